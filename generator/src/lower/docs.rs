//! Descriptions to doc comments: Markdown that rustdoc takes without a warning, whatever the document writes.

pub(in crate::lower) mod enum_values;
pub(in crate::lower) mod html;
pub(in crate::lower) mod html_table;
pub(in crate::lower) mod markdown;
pub(in crate::lower) mod search;

use crate::lower::docs::html::to_markdown;
use crate::text::hidden::without_hidden;
use crate::text::lines::lines as lines_of;
use crate::text::markdown::prose;

/// The lines of a doc comment for a text of the document; empty when there is nothing to say.
pub(in crate::lower) fn lines(text: &str) -> Vec<String> {
    if is_plain(text) {
        return vec![text.trim().to_owned()];
    }
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

/// Whether a text is one line of words, which need no Markdown.
fn is_plain(text: &str) -> bool {
    let text = text.trim();
    let is_word =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | ';' | '.' | '(' | ')' | '\'' | '"' | '?' | '/');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_word)
}

/// The text with its code blocks as `CommonMark` has them: each fence on a line of its own, and every block closed.
fn fenced(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut fence: Option<(&str, usize)> = None;
    for line in dedented(text.trim()) {
        let mut line = line.trim_end();
        let start = line.trim_start();
        if let Some((mark, indent)) = fence {
            line = &line[indent.min(spaces(line))..];
            // Some end the block behind its last line.
            let last =
                line.strip_suffix(mark).map(str::trim_end).filter(|last| !last.is_empty() && !start.starts_with(mark));
            if last.is_some() || start.starts_with(mark) {
                fence = None;
            }
            out.push(last.unwrap_or(line).to_owned());
            out.extend(last.map(|_| mark.to_owned()));
        } else if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark)) {
            // Where four spaces make a code block by themselves, the fence would be part of it.
            let indent = Some(spaces(line)).filter(|indent| *indent >= 4).unwrap_or_default();
            // A span of code with three ticks is no fence.
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
        out.push(mark.to_owned()); // A fence that is never closed would take the rest of the page.
    }
    out.join("\n")
}

/// The lines without the indentation that all but the first share, as descriptions have that were written in a program's source.
fn dedented(text: &str) -> Vec<String> {
    let mut lines: Vec<String> =
        lines_of(text).map(|line| without_hidden(&line.replace('\t', "    ")).into_owned()).collect();
    let said = lines.iter().skip(1).filter(|line| !line.trim().is_empty());
    let shared = said.map(|line| spaces(line)).min().unwrap_or_default();
    for line in lines.iter_mut().skip(1) {
        line.drain(..shared.min(spaces(line)));
    }
    lines
}

/// How many spaces a line begins with.
fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The first line as a sentence of its own, as rustdoc shows it in lists.
pub(in crate::lower) fn summary_and_description(summary: Option<&str>, description: Option<&str>) -> Vec<String> {
    let summary = lines(summary.unwrap_or_default());
    let description = lines(description.unwrap_or_default());
    let said_again = match (summary.as_slice(), description.first()) {
        ([summary], Some(first)) => begins_with(first, summary.trim_end_matches('.')),
        _ => false,
    };
    if summary.is_empty() || said_again {
        return description;
    }
    let mut docs = summary;
    if !description.is_empty() {
        docs.push(String::new());
        docs.extend(description);
    }
    docs
}

/// Whether the text begins with these words, in capitals or not.
fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
        && !text[words.len()..].starts_with(char::is_alphanumeric)
}

/// The first line of a code block, and what stands behind its mark: a language, if it is not Rust, which rustdoc would compile,
/// or else the block's first line.
fn text_fence(line: &str, mark: &str) -> Vec<String> {
    let indent = &line[..line.len() - line.trim_start().len()];
    let behind = line.trim_start().trim_start_matches(mark).trim();
    let word = behind.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#' | '.'));
    let rust = behind.contains("rust") || behind.contains("compile");
    let language = if behind.is_empty() || rust || !word { "text" } else { behind };
    let fence = format!("{indent}{mark}{language}");
    if word || behind.contains(',') || rust { vec![fence] } else { vec![fence, format!("{indent}{behind}")] }
}

/// A URL that stands for itself, without the punctuation that ends its sentence.
pub(in crate::lower) fn bare_url(rest: &str) -> Option<&str> {
    if !(rest.starts_with("http://") || rest.starts_with("https://")) {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ')' | ']' | '\'' | '[');
    let url = rest[..rest.find(ends).unwrap_or(rest.len())]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '|', '\\']);
    (url.len() > "https://".len()).then_some(url)
}
