//! Searches forward in a text, in time that is linear in the text.

use std::collections::HashMap;
use std::ops::Range;

use crate::lower::docs::html_tag::tag;

/// What is searched for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Wanted {
    Text(&'static str),
    /// The end tag of an element.
    EndTag(&'static str),
}

/// Finds patterns in a text. The position of a match is cached until a search starts after it, and so is the absence of a match.
pub(in crate::lower) struct Search<'a> {
    text: &'a str,
    found: HashMap<Wanted, Option<Range<usize>>>,
}

impl<'a> Search<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, found: HashMap::new() }
    }

    /// Returns the position of `pattern` at or after `from`, which must not decrease between searches for one pattern.
    pub fn find(&mut self, pattern: &'static str, from: usize) -> Option<usize> {
        self.next(Wanted::Text(pattern), from).map(|found| found.start)
    }

    /// Returns the next end tag of an element at or after `from`, which must not decrease between searches for one element.
    pub fn end_tag(&mut self, name: &'static str, from: usize) -> Option<Range<usize>> {
        self.next(Wanted::EndTag(name), from)
    }

    fn next(&mut self, wanted: Wanted, from: usize) -> Option<Range<usize>> {
        match self.found.get(&wanted) {
            Some(Some(found)) if found.start < from => {}
            Some(known) => return known.clone(),
            None => {}
        }
        let found = match wanted {
            Wanted::Text(pattern) => text_at(self.text, pattern, from),
            Wanted::EndTag(name) => end_tag_at(self.text, name, from),
        };
        crate::work::add(found.as_ref().map_or(self.text.len(), |found| found.start).saturating_sub(from));
        self.found.insert(wanted, found.clone());
        found
    }
}

fn text_at(text: &str, pattern: &str, from: usize) -> Option<Range<usize>> {
    let at = from + text.get(from..)?.find(pattern)?;
    Some(at..at + pattern.len())
}

fn end_tag_at(text: &str, name: &str, from: usize) -> Option<Range<usize>> {
    text.get(from..)?.match_indices("</").find_map(|(at, _)| {
        let start = from + at;
        let tag = tag(text, start).filter(|tag| tag.is_end && tag.name == name)?;
        Some(start..tag.end)
    })
}

#[cfg(test)]
mod tests {
    use super::Search;

    #[test]
    fn a_pattern_is_found_as_in_the_rest_of_the_text() {
        let text = "a>b>>é>";
        let mut search = Search::new(text);
        for from in (0..=text.len()).filter(|from| text.is_char_boundary(*from)) {
            assert_eq!(search.find(">", from), text[from..].find('>').map(|at| from + at), "{from}");
            assert_eq!(search.find("x", from), None);
        }
        assert_eq!(search.find(">", text.len() + 1), None);
    }

    #[test]
    fn an_end_tag_is_found_in_each_spelling() {
        for end in ["</a>", "</A>", "</a >", "</a\n>"] {
            let text = format!("<a>é</ab></b>{end}</a>");
            let mut search = Search::new(&text);
            assert_eq!(search.end_tag("a", 3).map(|found| &text[found]), Some(end));
            assert_eq!(search.end_tag("a", text.len() - 4).map(|found| &text[found]), Some("</a>"));
            assert_eq!(search.end_tag("a", text.len() - 3), None);
            assert_eq!(search.end_tag("i", 0), None);
        }
    }
}
