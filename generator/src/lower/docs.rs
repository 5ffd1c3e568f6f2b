//! Descriptions to doc comments: Markdown that rustdoc takes without a warning, whatever the document writes.

use super::html::to_markdown;
use crate::text::hidden::without_hidden;
use crate::text::lines::lines as lines_of;

/// The lines of a doc comment for a text of the document; empty when there is nothing to say.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut fence: Option<(&str, usize)> = None;
    let mut fence_ended = false;
    for line in dedented(to_markdown(text).trim()) {
        let mut line = line.trim_end();
        let start = line.trim_start();
        let after_fence = std::mem::take(&mut fence_ended);
        if let Some((mark, indent)) = fence {
            line = &line[indent.min(spaces(line))..];
            // Some end the block behind its last line.
            let last =
                line.strip_suffix(mark).map(str::trim_end).filter(|last| !last.is_empty() && !start.starts_with(mark));
            if last.is_some() || start.starts_with(mark) {
                fence = None;
                fence_ended = true;
            }
            out.push(last.unwrap_or(line).to_owned());
            out.extend(last.map(|_| mark.to_owned()));
        } else if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark)) {
            // Where four spaces make a code block by themselves, the fence would be part of it.
            let indent = Some(spaces(line)).filter(|indent| *indent >= 4).unwrap_or_default();
            fence = Some((mark, indent));
            out.extend(text_fence(&line[indent..], mark));
        } else if line.is_empty() {
            if out.last().is_some_and(|last| !last.is_empty()) {
                out.push(String::new());
            }
        } else {
            let gap = after_fence || out.last().is_none_or(|last| last.is_empty() || last.starts_with('#'));
            out.push(prose(line, gap));
        }
    }
    if let Some((mark, _)) = fence {
        out.push(mark.to_owned()); // A fence that is never closed would take the rest of the page.
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
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
pub(super) fn summary_and_description(summary: Option<&str>, description: Option<&str>) -> Vec<String> {
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

/// A line of prose: bare URLs become links, brackets and tags that rustdoc would resolve or warn about are escaped, and what
/// is indented after a gap stays text.
fn prose(line: &str, after_gap: bool) -> String {
    let indent = line.len() - line.trim_start().len();
    let body = line.trim_start();
    let keeps_indent = indent < 4 || !after_gap;
    let mut out = String::with_capacity(line.len() + 8);
    if keeps_indent {
        out.push_str(&line[..indent]);
    } else {
        out.push_str("   "); // Four spaces after a gap would make it a code block, which rustdoc compiles as Rust.
    }
    escape(body, &mut out);
    out
}

fn escape(body: &str, out: &mut String) {
    crate::work::add(body.len());
    let runs = tick_runs(body);
    let mut rest = body;
    let mut in_code = false;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            // A tick that nothing closes in this line is a tick.
            let closes = in_code || closes(&runs, body.len() - rest.len() + ticks, ticks);
            if closes {
                in_code = !in_code;
                out.push_str(&rest[..ticks]);
            } else {
                out.push_str(&"\\`".repeat(ticks));
            }
            rest = &rest[ticks..];
            continue;
        }
        if in_code {
            out.push(c);
        } else if let Some(url) = bare_url(rest) {
            // A template is no link.
            let (open, close) = if url.contains(['{', '|', '\\']) { ('`', '`') } else { ('<', '>') };
            out.push(open);
            out.push_str(url);
            out.push(close);
            rest = &rest[url.len()..];
            continue;
        } else {
            match c {
                '<' => match autolink(rest) {
                    Some(link) => {
                        out.push_str(link);
                        rest = &rest[link.len()..];
                        continue;
                    }
                    None => out.push_str("\\<"),
                },
                '[' => match link(rest) {
                    Some(link) => {
                        out.push_str(link);
                        rest = &rest[link.len()..];
                        continue;
                    }
                    None => out.push_str("\\["),
                },
                ']' => out.push_str("\\]"),
                '\\' if rest[1..].starts_with(['<', '[', ']', '`']) => {
                    out.push_str(&rest[..2]);
                    rest = &rest[2..];
                    continue;
                }
                _ => out.push(c),
            }
        }
        rest = &rest[c.len_utf8()..];
    }
    if in_code {
        out.push('`');
    }
}

/// Where each run of ticks begins, and the length of the longest run from there on.
fn tick_runs(line: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut ended = None;
    for (at, _) in line.match_indices('`') {
        match runs.last_mut() {
            Some((_, length)) if ended == Some(at) => *length += 1,
            _ => runs.push((at, 1)),
        }
        ended = Some(at + 1);
    }
    let mut longest = 0;
    for (_, length) in runs.iter_mut().rev() {
        longest = longest.max(*length);
        *length = longest;
    }
    runs
}

/// Whether so many ticks follow at or behind `from`.
fn closes(runs: &[(usize, usize)], from: usize, ticks: usize) -> bool {
    runs.get(runs.partition_point(|(at, _)| *at < from)).is_some_and(|(_, longest)| *longest >= ticks)
}

/// A Markdown link with an absolute URL; others would be broken links in the crate's docs.
fn link(text: &str) -> Option<&str> {
    // Neither the label nor the target holds what ends the search for its end, so no part of a line is searched twice.
    let close = 1 + text.get(1..)?.find(['[', ']', '<'])?;
    let target = text[close..].strip_prefix("](")?;
    let label = &text[1..close];
    let end = target.find([')', ' ', '<', '>', '(', '"']).filter(|end| target[*end..].starts_with(')'))?;
    let plain = label.matches('`').count().is_multiple_of(2) && !label.is_empty();
    (plain && target.starts_with("http")).then(|| &text[..=close + 2 + end])
}

/// A URL in angle brackets.
fn autolink(text: &str) -> Option<&str> {
    let url = text.get(1..).filter(|url| url.starts_with("http"))?;
    let end = url.find(['>', ' ', '<']).filter(|end| url[*end..].starts_with('>'))?;
    url[..end].contains("://").then(|| &text[..=end + 1])
}

/// A URL that stands for itself, without the punctuation that ends its sentence.
fn bare_url(rest: &str) -> Option<&str> {
    if !(rest.starts_with("http://") || rest.starts_with("https://")) {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ')' | ']' | '\'' | '[');
    let url = rest[..rest.find(ends).unwrap_or(rest.len())]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '|', '\\']);
    (url.len() > "https://".len()).then_some(url)
}
