//! Refuses YAML on which the parser would not end in reasonable time, before the parser reads it.
//!
//! libyaml, which `serde_yaml` uses, examines each open bracket for each token, and each `%TAG` line for each tag.
//! So another parser without these faults limits the depth and the number of these lines first.

use saphyr_parser::{Event, Parser};

use super::syntax::SyntaxError;
use crate::source::Lines;

/// How deep values may nest. The readers of both formats allow 127 levels and report more themselves; this is only a guard.
const DEEPEST: usize = 128;
/// How many values, keys and ends of values a file may have.
const MOST_EVENTS: usize = 20_000_000;
/// How many open brackets libyaml may look at in a text whose depth is not known.
const MOST_STEPS: usize = 1_000_000_000;
/// How many `%TAG` lines a file may have.
const MOST_TAG_LINES: usize = 100;

/// The characters that end a line in YAML 1.1 alone.
const LINE_ENDS_OF_1_1: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

pub(super) fn check(text: &str) -> Result<(), SyntaxError> {
    let before_tags = text.match_indices("%TAG").filter_map(|(at, _)| text.get(..at));
    if let Some(before) = before_tags.filter(|before| begins_line(before)).nth(MOST_TAG_LINES) {
        return Err(fault(format!("more than {MOST_TAG_LINES} `%TAG` lines"), before.lines().count() + 1, 1));
    }
    if possible_openings(text) <= DEEPEST {
        return Ok(());
    }
    check_depth(text)?;
    // These end a line, and so a comment, to libyaml, which reads YAML 1.1, but not to the other parser.
    if text.contains(LINE_ENDS_OF_1_1) {
        let lines = text.replace(LINE_ENDS_OF_1_1, "\n");
        return check_depth(&lines).map_err(|fault| SyntaxError { position: None, ..fault });
    }
    Ok(())
}

/// Whether a line begins after a text.
fn begins_line(before: &str) -> bool {
    before.is_empty() || before.ends_with('\n')
}

fn check_depth(text: &str) -> Result<(), SyntaxError> {
    let mut depth = 0_usize;
    for (count, event) in Parser::new_from_str(text).enumerate() {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                // The other parser reads some texts that this one refuses, and its message is better for the others. It is kept
                // only from a rest that could be deep.
                let rest = Lines::of(text).from(text, error.marker().line());
                let openings = possible_openings(rest);
                if openings <= DEEPEST || openings.saturating_mul(rest.len()) <= MOST_STEPS {
                    return Ok(());
                }
                let position = (error.marker().line(), error.marker().col() + 1);
                return Err(SyntaxError::of(error.info(), Some(position), text));
            }
        };
        let (line, column) = (span.start.line(), span.start.col() + 1);
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(fault("values are nested more than 127 levels deep".to_owned(), line, column));
        }
        if count > MOST_EVENTS {
            return Err(fault(format!("more than {} million values", MOST_EVENTS / 1_000_000), line, column));
        }
    }
    Ok(())
}

/// How many lists and mappings in brackets may be open at once, at most: as many as brackets may open one, without those that the next
/// bracket closes. Most texts have few others, so that no parser is needed to see that they are not deep.
fn possible_openings(text: &str) -> usize {
    let is_opening = |(at, byte): &(usize, u8)| matches!(byte, b'[' | b'{') && may_begin_token(text.as_bytes(), *at);
    let rest = |at: usize| text.get(at + 1..).unwrap_or_default();
    text.bytes().enumerate().filter(is_opening).filter(|(at, _)| !is_closed_next(rest(*at))).count()
}

/// Whether a token can begin at a bracket. Brackets within words, as in `/users/{id}`, can't. A byte order mark and the line ends of
/// YAML 1.1 are known by their last bytes.
fn may_begin_token(bytes: &[u8], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| bytes.get(before)) {
        None => true,
        Some(before) => before.is_ascii_whitespace() || b"[]{},:?-\"'\xbf\x85\xa8\xa9".contains(before),
    }
}

/// Whether the next bracket after an opening one closes a list or mapping, if the opening one opens any: as in `[]`, and in
/// `[a link](https://..)` in a description.
///
/// Nothing that can hide a bracket is between them: no quote but within a word, no comment, no tag, and no line that may begin a
/// document.
fn is_closed_next(after: &str) -> bool {
    let mut before = ' ';
    let mut rest = after.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ']' | '}' => return true,
            '[' | '{' | '#' | '!' | '\r' => return false,
            '"' | '\'' if !before.is_alphanumeric() => return false,
            '\n' if rest.peek() != Some(&' ') => return false,
            c if LINE_ENDS_OF_1_1.contains(&c) => return false,
            c => before = c,
        }
    }
    false
}

fn fault(message: String, line: usize, column: usize) -> SyntaxError {
    SyntaxError { message, position: Some((line, column)) }
}

#[cfg(test)]
mod tests {
    use super::{check, possible_openings};

    #[test]
    fn brackets_that_the_next_one_closes_open_nothing() {
        for text in [
            "a: []",
            "a: {}",
            "a: [b, c]",
            "a: see [the guide](https://example.com/guide)",
            "a: the [customer's\n  id](b)",
        ] {
            assert_eq!(possible_openings(text), 0, "{text:?}");
        }
    }

    #[test]
    fn a_bracket_is_not_closed_by_one_that_may_be_hidden() {
        for text in
            ["['a]", "[\"a]", "[ 'a]", "[#]", "[ # ]", "[!<]>", "[\n%]", "[a\n---]", "[\r]", "[\u{2028}]", "[a", "["]
        {
            assert_eq!(possible_openings(text), 1, "{text:?}");
        }
        assert_eq!(possible_openings("[[a]"), 1);
        assert_eq!(possible_openings("[{[]}]"), 2);
    }

    #[test]
    fn brackets_within_words_open_nothing() {
        assert_eq!(possible_openings("/users/{id}/a[: b"), 0);
    }

    #[test]
    fn depth_is_limited_whatever_the_brackets_seem_to_close() {
        let hidden = "[ \"]\",\n".repeat(200);
        for text in ["[".repeat(200), "{a: ".repeat(200), "[ # ]\n".repeat(200), "[ ']',\n".repeat(200), hidden] {
            assert!(check(&text).is_err(), "{text:?}");
        }
        for text in ["a: []\n".repeat(1000), "- see [b](c)\n".repeat(1000)] {
            assert!(check(&text).is_ok());
        }
    }
}
