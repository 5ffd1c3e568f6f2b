//! Converts descriptions to doc comments: Markdown for which rustdoc has no warnings, whatever the document contains.

pub(in crate::lower) mod enum_values;
pub(in crate::lower) mod html;
pub(in crate::lower) mod html_table;
pub(in crate::lower) mod html_tag;
pub(in crate::lower) mod markdown;
pub(in crate::lower) mod search;

use std::cell::RefCell;

use crate::fast_hash::FastMap;
use crate::lower::docs::html::to_markdown;
use crate::text::hidden::without_hidden;
use crate::text::lines::lines as lines_of;
use crate::text::markdown::prose;

/// How many descriptions are cached.
const CACHED: usize = 10_000;

thread_local! {
    /// The lines of descriptions. One is asked for several times: for the property, for its type, and for each copy of the text.
    static KNOWN: RefCell<FastMap<String, Vec<String>>> = RefCell::default();
}

/// Returns the lines of a doc comment for a text of the document; none for an empty text.
pub(in crate::lower) fn lines(text: &str) -> Vec<String> {
    if is_plain(text) {
        return vec![text.trim().to_owned()];
    }
    if text.trim().is_empty() {
        return Vec::new();
    }
    if let Some(known) = KNOWN.with_borrow(|known| known.get(text).cloned()) {
        return known;
    }
    let lines = converted(text);
    KNOWN.with_borrow_mut(|known| {
        if known.len() >= CACHED {
            known.clear();
        }
        known.insert(text.to_owned(), lines.clone());
    });
    lines
}

fn converted(text: &str) -> Vec<String> {
    let text = fenced(&to_markdown(text));
    let tidied = markdown::tidied(&text);
    let lines: Vec<String> = match &tidied {
        Some(text) => lines_of(text).map(|line| line.trim_end().to_owned()).collect(),
        None => lines_of(&text).map(prose).collect(),
    };
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        if !line.is_empty() || out.last().is_some_and(|last| !last.is_empty()) {
            out.push(line);
        }
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

/// Whether a text is a single line of plain words, which need no conversion.
fn is_plain(text: &str) -> bool {
    let text = text.trim();
    let is_word =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | ';' | '.' | '(' | ')' | '\'' | '"' | '?' | '/');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_word)
}

/// Normalizes code blocks for `CommonMark`: each fence is on a line of its own, and every block is closed.
fn fenced(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut fence: Option<(&str, usize)> = None;
    for line in dedented(text.trim()) {
        let mut line = line.trim_end();
        let start = line.trim_start();
        if let Some((mark, indent)) = fence {
            line = &line[indent.min(spaces(line))..];
            // Some descriptions have the closing fence at the end of the last line.
            let last =
                line.strip_suffix(mark).map(str::trim_end).filter(|last| !last.is_empty() && !start.starts_with(mark));
            if last.is_some() || start.starts_with(mark) {
                fence = None;
            }
            out.push(last.unwrap_or(line).to_owned());
            out.extend(last.map(|_| mark.to_owned()));
        } else if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark)) {
            // An indentation of four spaces would make the fence part of an indented code block.
            let indent = Some(spaces(line)).filter(|indent| *indent >= 4).unwrap_or_default();
            // A code span with three backticks is not a fence.
            let behind = start.trim_start_matches(mark);
            if mark == "```" && behind.contains('`') && !behind.trim_end().ends_with("```") {
                out.push(line.to_owned());
                continue;
            }
            fence = Some((mark, indent));
            out.extend(text_fence(&line[indent..], mark));
        } else {
            out.push(line.to_owned());
        }
    }
    if let Some((mark, _)) = fence {
        out.push(mark.to_owned()); // An unclosed block would contain the rest of the page.
    }
    out.join("\n")
}

/// Removes the indentation that all lines but the first have in common, as in descriptions from source code.
fn dedented(text: &str) -> Vec<String> {
    let mut lines: Vec<String> =
        lines_of(text).map(|line| without_hidden(&line.replace('\t', "    ")).into_owned()).collect();
    let indented = lines.iter().skip(1).filter(|line| !line.trim().is_empty());
    let shared = indented.map(|line| spaces(line)).min().unwrap_or_default();
    for line in lines.iter_mut().skip(1) {
        line.drain(..shared.min(spaces(line)));
    }
    lines
}

/// How many spaces a line begins with.
fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Returns documentation with the summary as the first paragraph, which rustdoc shows in lists.
pub(in crate::lower) fn summary_and_description(summary: Option<&str>, description: Option<&str>) -> Vec<String> {
    let summary = lines(summary.unwrap_or_default());
    let description = lines(description.unwrap_or_default());
    let is_repeated = match (summary.as_slice(), description.first()) {
        ([summary], Some(first)) => begins_with(first, summary.trim_end_matches('.')),
        _ => false,
    };
    if summary.is_empty() || is_repeated {
        return description;
    }
    let mut docs = summary;
    if !description.is_empty() {
        docs.push(String::new());
        docs.extend(description);
    }
    docs
}

/// Whether the text begins with these words, ignoring case.
fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
        && !text[words.len()..].starts_with(char::is_alphanumeric)
}

/// Returns the opening fence of a code block. Rust becomes `text`, because rustdoc would compile it. Text after the fence that is not a
/// language becomes the first line of the block.
fn text_fence(line: &str, mark: &str) -> Vec<String> {
    let indent = &line[..line.len() - line.trim_start().len()];
    let behind = line.trim_start().trim_start_matches(mark).trim();
    let word = behind.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#' | '.'));
    let rust = behind.contains("rust") || behind.contains("compile");
    let language = if behind.is_empty() || rust || !word { "text" } else { behind };
    let fence = format!("{indent}{mark}{language}");
    if word || behind.contains(',') || rust { vec![fence] } else { vec![fence, format!("{indent}{behind}")] }
}

/// Returns the bare URL at the start of a text, without the punctuation that ends its sentence.
pub(in crate::lower) fn bare_url(rest: &str) -> Option<&str> {
    if !(rest.starts_with("http://") || rest.starts_with("https://")) {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ')' | ']' | '\'' | '[');
    let url = rest[..rest.find(ends).unwrap_or(rest.len())]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '|', '\\']);
    (url.len() > "https://".len()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::{bare_url, begins_with, dedented, fenced, is_plain, lines, summary_and_description, text_fence};
    use crate::text::hidden::has_hidden;
    use crate::text::lines::ends_line;

    #[test]
    fn docs_have_no_repeated_or_outer_empty_lines() {
        for (text, wanted) in [
            ("", [].as_slice()),
            (" \n\t\n ", &[]),
            (" One line. ", &["One line."]),
            ("a\r\nb", &["a", "b"]),
            ("\n\na\n\n\n\nb\n\n", &["a", "", "b"]),
            ("First\n    second\n    third", &["First", "second", "third"]),
            ("a\u{202e}b\u{0}", &["ab"]),
            ("<b>bold</b> and [link](docs.html)", &["**bold** and link"]),
        ] {
            assert_eq!(lines(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn emphasis_with_spaces_in_it_leaves_a_table_a_table() {
        let list = "<ul><li><strong>&bull; read</strong></li><li><strong>&nbsp; &nbsp;write**</strong></li></ul>";
        let table = format!("<table><tr><th>Scopes</th></tr><tr><td>{list}</td></tr></table>");
        assert_eq!(lines(&table), ["|Scopes|", "|------|", "|**• read**, **write**\\*\\*|"]);
    }

    #[test]
    fn code_blocks_are_closed_and_not_rust() {
        for (text, wanted) in [
            ("```\nlet x;\n```", ["```text", "let x;", "```"].as_slice()),
            ("```rust\nlet x;\n```", &["```text", "let x;", "```"]),
            ("```json\n{}", &["```json", "{}", "```"]),
            ("~~~\nx\n~~~", &["```text", "x", "```"]),
            ("```\nx```", &["```text", "x", "```"]),
        ] {
            assert_eq!(lines(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn one_line_of_words_needs_no_markdown() {
        for (text, plain) in [
            ("The user's name (optional), or \"none\".", true),
            ("a/b; c?", true),
            ("a_b", false),
            ("a: b", false),
            ("1. a", false),
            ("`a`", false),
            ("a\nb", false),
            ("é", false),
            ("", false),
        ] {
            assert_eq!(is_plain(text), plain, "{text:?}");
        }
    }

    #[test]
    fn fences_are_on_lines_of_their_own() {
        for (text, wanted) in [
            ("a\n```\nb\n```\nc", "a\n```text\nb\n```\nc"),
            ("```\nb```", "```text\nb\n```"),
            ("```\nb", "```text\nb\n```"),
            ("```curl -X GET\nb\n```", "```text\ncurl -X GET\nb\n```"),
            ("a\n      ```\n      b\n      ```\nc", "a\n```text\nb\n```\nc"),
            ("```a` b", "```a` b"),
            ("~~~\n```\n~~~", "~~~text\n```\n~~~"),
        ] {
            assert_eq!(fenced(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_fence_names_a_language_that_rustdoc_does_not_compile() {
        for (line, wanted) in [
            ("```", ["```text"].as_slice()),
            ("```json", &["```json"]),
            ("```c++", &["```c++"]),
            ("  ```", &["  ```text"]),
            ("```rust", &["```text"]),
            ("```rust,no_run", &["```text"]),
            ("```compile_fail", &["```text"]),
            ("```json, pretty", &["```text"]),
            ("```GET /users", &["```text", "GET /users"]),
        ] {
            assert_eq!(text_fence(line, "```"), wanted, "{line:?}");
        }
    }

    #[test]
    fn common_indentation_is_removed() {
        for (text, wanted) in [
            ("a\n  b\n    c", ["a", "b", "  c"].as_slice()),
            ("a\n\tb", &["a", "b"]),
            ("a\n\n    b", &["a", "", "b"]),
            ("a\nb\n  c", &["a", "b", "  c"]),
        ] {
            assert_eq!(dedented(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_summary_is_omitted_if_the_description_repeats_it() {
        for (summary, description, wanted) in [
            (None, None, [].as_slice()),
            (Some("A user"), None, &["A user"]),
            (None, Some("A user."), &["A user."]),
            (Some("A user"), Some("Who logs in."), &["A user", "", "Who logs in."]),
            (Some("A user."), Some("a user who logs in."), &["a user who logs in."]),
            (Some("Use"), Some("User of the system."), &["Use", "", "User of the system."]),
            (Some(""), Some(""), &[]),
        ] {
            assert_eq!(summary_and_description(summary, description), wanted);
        }
    }

    #[test]
    fn a_text_begins_with_whole_words() {
        for (text, words, begins) in
            [("A user.", "a user", true), ("A users", "a user", false), ("A", "a user", false), ("aé", "aa", false)]
        {
            assert_eq!(begins_with(text, words), begins, "{text:?} {words:?}");
        }
    }

    #[test]
    fn a_bare_url_ends_before_the_punctuation_of_its_sentence() {
        for (text, url) in [
            ("https://a.example/b?c=d#e.", Some("https://a.example/b?c=d#e")),
            ("https://a.example), and", Some("https://a.example")),
            ("http://a.example>", Some("http://a.example")),
            ("https://a.example/x_**", Some("https://a.example/x")),
            ("https://", None),
            ("ftp://a.example", None),
            ("a https://a.example", None),
        ] {
            assert_eq!(bare_url(text), url, "{text:?}");
        }
    }

    #[test]
    fn no_text_ends_its_comment_or_has_hidden_characters() {
        for text in [
            "a\u{b}mod evil;\u{c}b",
            "a\u{85}mod evil;\u{2028}b\u{2029}c",
            "```\n\u{202e}x\u{2066}\n```",
            "<p>a\rb</p>",
            "| a\u{2028} | b |\n|---|---|\n| \0 | \u{1b}[2J |",
            "*/ evil(); /*",
        ] {
            for line in lines(text) {
                assert!(!line.contains(ends_line) && !has_hidden(&line), "{line:?} of {text:?}");
            }
        }
    }
}
