//! Searches forward in a text, in time that is linear in the text.

/// Finds patterns in a text. The position of a match is cached until a search starts after it, and so is the absence of a match.
pub(in crate::lower) struct Search<'a> {
    text: &'a str,
    found: Vec<(&'static str, Option<usize>)>,
}

impl<'a> Search<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, found: Vec::new() }
    }

    /// Returns the position of `pattern` at or after `from`, which must not decrease between searches for one pattern.
    pub fn find(&mut self, pattern: &'static str, from: usize) -> Option<usize> {
        let known = self.found.iter().position(|(known, _)| *known == pattern);
        if let Some((_, at)) = known.and_then(|index| self.found.get(index)) {
            match at {
                Some(at) if *at < from => {}
                at => return *at,
            }
        }
        let at = self.text.get(from..).and_then(|rest| rest.find(pattern)).map(|at| from + at);
        crate::work::add(at.unwrap_or(self.text.len()).saturating_sub(from));
        match known.and_then(|index| self.found.get_mut(index)) {
            Some(known) => known.1 = at,
            None => self.found.push((pattern, at)),
        }
        at
    }
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
}
