//! Text in Markdown, as `CommonMark` and GitHub read it: it shows as it is, and makes no heading, link, table, HTML or code block.

use super::hidden::visible;
use super::lines::one_line;

/// The text as a code span on one line: hidden characters are shown by their escapes, and grave accents become apostrophes.
#[must_use]
pub fn code(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    let text = visible(&words.join(" ")).replace('`', "'");
    // An empty span is no span but two accents.
    if text.is_empty() { "` `".to_owned() } else { format!("`{text}`") }
}

/// The text as prose on one line.
#[must_use]
pub fn prose(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len() + 8);
    let mut before = ' ';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next.is_alphanumeric() || next == '#',
            '#' | '+' | '-' | '=' => out.is_empty(),
            // `1.` and `1)` begin a list.
            '.' | ')' => next == ' ' && before.is_ascii_digit() && out.chars().all(|c| c.is_ascii_digit()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// The text of an HTML comment on one line, which nothing in it ends.
#[must_use]
pub fn html_comment(text: &str) -> String {
    let mut line = one_line(text);
    while line.contains("--") {
        line = line.replace("--", "- -");
    }
    format!("<!-- {line} -->")
}

/// The text as a code span in a cell of a table. A bar ends a cell in code too, unless it is escaped; behind a backslash, which
/// readers of Markdown count in different ways, it is written as `\u{7c}`.
#[must_use]
pub fn code_cell(text: &str) -> String {
    code(text).replace("\\|", "\\u{7c}").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::{code, code_cell, html_comment, prose};

    #[test]
    fn code_is_one_span_on_one_line() {
        assert_eq!(code("a\n```\nmod evil;"), "`a ''' mod evil;`");
        assert_eq!(code("a\u{202e}b"), "`a\\u{202e}b`");
        assert_eq!(code("\r\n"), "` `");
    }

    #[test]
    fn prose_is_text_and_nothing_else() {
        assert_eq!(prose("# a\n\n[x](y) <script> `c`"), "\\# a \\[x\\](y) \\<script\\> \\`c\\`");
        assert_eq!(prose("1. snake_case _em_"), "1\\. snake_case \\_em\\_");
    }

    #[test]
    fn a_comment_ends_where_it_should() {
        assert_eq!(html_comment("a --> b --- c"), "<!-- a - -> b - - - c -->");
    }

    #[test]
    fn a_cell_has_no_bar_that_ends_it() {
        assert_eq!(code_cell("a|b\\|c"), "`a\\|b\\u{7c}c`");
    }

    #[test]
    fn only_characters_that_mean_something_are_escaped() {
        for (text, markdown) in [
            ("a - b = c + d # e", "a - b = c + d # e"),
            ("- a", "\\- a"),
            ("+1", "\\+1"),
            ("1) a", "1\\) a"),
            ("Version 1.2, see 3. a", "Version 1.2, see 3. a"),
            ("snake_case and _em_", "snake_case and \\_em\\_"),
            ("a & b &amp; &#64;", "a & b \\&amp; \\&#64;"),
            ("a|b~c$d", "a\\|b\\~c\\$d"),
            ("", ""),
        ] {
            assert_eq!(prose(text), markdown, "{text:?}");
        }
    }
}
