//! Lines of comments: without line breaks, which would end the comment, and without hidden characters, which rustc
//! refuses in part and a reader cannot review.

use std::borrow::Cow;

use super::hidden::without_hidden;
use super::lines::{lines, one_line};

/// Returns the lines of a text for `///`, `//!` or `//`. Hidden characters are removed.
pub fn comment_lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let empty = text.is_empty().then_some("");
    lines(text).chain(empty).map(without_hidden)
}

/// Returns the text as one line of a comment.
#[must_use]
pub fn comment_line(text: &str) -> String {
    one_line(text)
}

#[cfg(test)]
mod tests {
    use super::{comment_line, comment_lines};
    use crate::text::hidden::has_hidden;
    use crate::text::lines::ends_line;

    #[test]
    fn every_line_of_any_text_stands_in_a_comment() {
        for text in ["a\nmod evil;", "a\rmod evil;", "\u{2028}x\u{85}y", "a\u{202e}b", "\0", "*/ evil /*", ""] {
            assert!(comment_lines(text).all(|line| !line.contains(ends_line) && !has_hidden(&line)), "{text:?}");
        }
    }

    #[test]
    fn an_empty_text_is_an_empty_line() {
        assert_eq!(comment_lines("").count(), 1);
    }

    #[test]
    fn a_comment_has_the_lines_of_its_text() {
        for (text, lines) in [
            ("a\nb", ["a", "b"].as_slice()),
            ("a\r\n\u{202e}b\n", &["a", "b"]),
            ("a\n\nb", &["a", "", "b"]),
            ("\n", &[""]),
        ] {
            assert_eq!(comment_lines(text).collect::<Vec<_>>(), lines, "{text:?}");
        }
        assert_eq!(comment_line("a\n  b\u{202e}"), "a b");
    }
}
