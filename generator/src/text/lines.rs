//! Line breaks: each line break of Unicode, whether Rust, Markdown or an editor recognizes it.

/// Whether the character ends a line: LF, VT, FF, CR, NEL, LS or PS.
#[must_use]
pub fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines of a text, without their ends. CR and LF together are one end, and an end at the end of the text begins no line.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = (!text.is_empty()).then_some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((line, after)) = text.find(ends_line).and_then(|at| text.split_at_checked(at)) else {
            rest = None;
            return Some(text);
        };
        let after = after.strip_prefix("\r\n").unwrap_or_else(|| behind_first(after));
        rest = (!after.is_empty()).then_some(after);
        Some(line)
    })
}

/// The text behind its first character.
fn behind_first(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next();
    characters.as_str()
}

/// The words of a text with one space between them.
#[must_use]
pub fn one_line(text: &str) -> String {
    super::hidden::without_hidden(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{ends_line, lines, one_line};

    #[test]
    fn every_line_end_ends_a_line() {
        let text = "a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i";
        assert_eq!(lines(text).collect::<String>(), "abcdefghi");
        assert_eq!(lines(text).count(), 9);
    }

    #[test]
    fn lines_are_those_of_the_standard_library_where_it_knows_the_end() {
        for text in ["", "\n", "a", "a\n", "a\n\nb", "\na", "a\r\n\r\nb\r\n"] {
            assert_eq!(lines(text).collect::<Vec<_>>(), text.lines().collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn one_line_has_no_line_end_and_nothing_hidden() {
        assert_eq!(one_line(" a\r\nb\u{2028}c\u{202e} \0d "), "a b c d");
    }

    #[test]
    fn only_the_line_ends_of_unicode_end_a_line() {
        for c in ['\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert!(ends_line(c), "{c:?}");
        }
        for c in [' ', '\t', '\u{1c}', '\u{a0}', '\u{200b}', 'a'] {
            assert!(!ends_line(c), "{c:?}");
        }
    }
}
