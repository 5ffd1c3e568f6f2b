//! Converts the Markdown of a description to Markdown for rustdoc: parses it, changes what rustdoc would compile, resolve or warn about,
//! and writes it again.
//!
//! - Code blocks become blocks of text, unless they name a language that is not Rust: rustdoc compiles Rust.
//! - HTML is text.
//! - Links and images with relative URLs become their text, since the URLs are not valid in the documentation of the crate.
//! - Bare URLs become links, or code if they are templates.
//!
//! The result is parsed again. If its events differ, the caller uses the description without formatting.

use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::lower::docs::bare_url;

/// How deep quotes and lists may be nested: each level indents all lines in it.
const DEEPEST: usize = 30;

/// Returns the description as Markdown for rustdoc, or `None` if it cannot be converted.
pub(in crate::lower) fn tidied(text: &str) -> Option<String> {
    crate::work::add(text.len());
    let events = events(text)?;
    let options = pulldown_cmark_to_cmark::Options {
        code_block_token_count: pulldown_cmark_to_cmark::calculate_code_block_token_count(&events).unwrap_or(3).max(3),
        list_token: '-',
        increment_ordered_list_bullets: true,
        ..pulldown_cmark_to_cmark::Options::default()
    };
    let mut out = String::with_capacity(text.len());
    pulldown_cmark_to_cmark::cmark_with_options(events.iter(), &mut out, options).ok()?;
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    let out = lines.join("\n");
    says_the_same(&out, events).then_some(out)
}

/// The extensions of Markdown that rustdoc reads, except footnotes, which it collects from the whole page.
fn syntax() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

fn events(text: &str) -> Option<Vec<Event<'static>>> {
    let mut out: Vec<Event<'static>> = Vec::new();
    let mut depth = 0_usize;
    // The enclosing links and images, and whether each is preserved.
    let mut kept: Vec<bool> = Vec::new();
    let mut in_code = false;
    for event in TextMergeStream::new(Parser::new_ext(text, syntax())) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                out.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language(&kind).into()))));
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                out.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let keeps = is_absolute(&dest_url) && !kept.contains(&true);
                kept.push(keeps);
                if keeps {
                    out.push(Event::Start(inline(link_type, dest_url, title)));
                }
            }
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let keeps = is_absolute(&dest_url);
                kept.push(keeps);
                if keeps {
                    let Tag::Link { link_type, dest_url, title, id } = inline(LinkType::Inline, dest_url, title) else {
                        return None;
                    };
                    out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
                }
            }
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => {
                if kept.pop() == Some(true) {
                    out.push(Event::End(end));
                }
            }
            // HTML becomes text; a block of HTML becomes a paragraph.
            Event::Start(Tag::HtmlBlock) => out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
            Event::Html(html) | Event::InlineHtml(html) => {
                lines_of(html.trim_end_matches('\n'), kept.contains(&true), &mut out);
            }
            Event::Text(text) if in_code => out.push(Event::Text(text.into_string().into())),
            Event::Text(text) => lines_of(&text, kept.contains(&true), &mut out),
            Event::HardBreak | Event::SoftBreak => out.push(Event::SoftBreak),
            Event::Start(tag) => {
                depth += usize::from(matches!(tag, Tag::BlockQuote(_) | Tag::List(_)));
                if depth > DEEPEST {
                    return None;
                }
                out.push(Event::Start(tag.into_static()));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(usize::from(matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_))));
                out.push(Event::End(tag));
            }
            other => out.push(other.into_static()),
        }
    }
    Some(out)
}

/// Returns the link as an inline link.
fn inline(kind: LinkType, url: CowStr<'_>, title: CowStr<'_>) -> Tag<'static> {
    let link_type = if kind == LinkType::Autolink { kind } else { LinkType::Inline };
    Tag::Link { link_type, dest_url: url.into_string().into(), title: title.into_string().into(), id: "".into() }
}

fn is_absolute(url: &str) -> bool {
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme));
    known && !url.contains(['{', '}', '|', '\\', '`'])
}

/// Returns the language of a code block, unless it is Rust.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(info) = kind else { return "text".to_owned() };
    let word = info.split([',', ' ', '{']).next().unwrap_or_default();
    let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#' | '.'));
    let lower = word.to_ascii_lowercase();
    // With these words, rustdoc compiles a block as Rust.
    let says_rust = ["rust", "rs", "ignore", "should_panic", "no_run", "custom", "standalone", "standalone_crate"]
        .contains(&lower.as_str())
        || lower.contains("compile")
        || lower.starts_with("edition")
        || lower.starts_with("test")
        || (lower.starts_with('e')
            && lower.get(1..).is_some_and(|code| code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit())));
    if word.is_empty() || !is_plain || says_rust { "text".to_owned() } else { word.to_owned() }
}

/// Writes text line by line. A bare URL becomes a link, unless it is within a link.
fn lines_of(text: &str, is_linked: bool, out: &mut Vec<Event<'static>>) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push(Event::SoftBreak);
        }
        let mut rest = line;
        let mut plain = 0;
        while let Some(at) =
            rest.get(plain..).and_then(|rest| rest.find("http")).map(|at| plain + at).filter(|_| !is_linked)
        {
            let Some(url) = rest.get(at..).and_then(bare_url) else {
                plain = at + "http".len();
                continue;
            };
            escaped(&rest[..at], out);
            if is_absolute(url) {
                let link = Tag::Link {
                    link_type: LinkType::Autolink,
                    dest_url: url.to_owned().into(),
                    title: "".into(),
                    id: "".into(),
                };
                out.extend([Event::Start(link), Event::Text(url.to_owned().into()), Event::End(TagEnd::Link)]);
            } else {
                out.push(Event::Code(url.to_owned().into()));
            }
            rest = &rest[at + url.len()..];
            plain = 0;
        }
        escaped(rest, out);
    }
}

/// Splits text before special characters, because the writer only escapes the first character of a text.
fn escaped(text: &str, out: &mut Vec<Event<'static>>) {
    let mut begin = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let special = match c {
            '`' | '[' | ']' | '<' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '*' => !(before.is_whitespace() && after.is_whitespace()) || at == 0,
            '\\' => after.is_ascii_punctuation(),
            '#' | '>' => at == 0,
            _ => false,
        };
        if special && at > begin {
            out.push(Event::Text(text[begin..at].to_owned().into()));
            begin = at;
        }
        before = c;
    }
    if begin < text.len() {
        out.push(Event::Text(text[begin..].to_owned().into()));
    }
}

/// Whether a text says what the events say, and rustdoc would neither compile nor resolve anything of it, and has no HTML to warn of.
fn says_the_same(text: &str, events: Vec<Event<'static>>) -> bool {
    let mut is_broken = false;
    let callback = |_: pulldown_cmark::BrokenLink<'_>| {
        is_broken = true;
        None
    };
    let parsed = Parser::new_with_broken_link_callback(text, syntax() | Options::ENABLE_FOOTNOTES, Some(callback));
    let parsed: Vec<Event<'_>> = parsed.collect();
    !is_broken && parsed.iter().all(is_harmless) && content(parsed.into_iter()) == content(events.into_iter())
}

/// Whether an event is nothing that rustdoc compiles, resolves or warns of.
fn is_harmless(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => false,
        Event::Start(Tag::CodeBlock(kind)) => {
            matches!(kind, CodeBlockKind::Fenced(info) if language(kind) == **info)
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => is_absolute(dest_url),
        _ => true,
    }
}

/// What events say: their structure and words, each piece on a line.
fn content<'e>(events: impl Iterator<Item = Event<'e>>) -> String {
    let mut content = String::new();
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            mark => {
                add_words(&mut content, &mut words);
                // Writing to a string does not fail.
                let _ = match mark {
                    Event::Start(Tag::List(first)) => writeln!(content, "list {}", first.is_some()),
                    Event::Start(Tag::Link { dest_url, title, .. }) => writeln!(content, "link {dest_url} {title}"),
                    Event::Start(Tag::Image { dest_url, title, .. }) => writeln!(content, "image {dest_url} {title}"),
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                        writeln!(content, "block {language}")
                    }
                    Event::Code(code) => writeln!(content, "code {code}"),
                    other => writeln!(content, "{other:?}"),
                };
            }
        }
    }
    add_words(&mut content, &mut words);
    content
}

/// Moves the words to the end of the content, with one space between them.
fn add_words(content: &mut String, words: &mut String) {
    for (index, word) in words.split_whitespace().enumerate() {
        content.push_str(if index > 0 { " " } else { "" });
        content.push_str(word);
    }
    if !words.trim().is_empty() {
        content.push('\n');
    }
    words.clear();
}

#[cfg(test)]
mod tests {
    use super::tidied;

    #[test]
    fn markdown_is_normalized() {
        for (text, wanted) in [
            ("Plain text, with snake_case and 2 * 3.", "Plain text, with snake_case and 2 * 3."),
            (
                "[a](https://a.example \"T\") and [b](<https://a.example/b c> 'T')",
                "[a](https://a.example \"T\") and [b](<https://a.example/b c> \"T\")",
            ),
            ("[a](/docs/x) and [b](#part) and [c](x.md)", "a and b and c"),
            ("![diagram](https://a.example/d.png) ![x](d.png)", "![diagram](https://a.example/d.png) x"),
            (
                "See https://a.example/bare_url_x. And https://a.example/{id}/x.",
                "See <https://a.example/bare_url_x>. And `https://a.example/{id}/x`.",
            ),
            (
                "Vec<String>, foo[0], [ref], [^1], `Vec<T>`.",
                "Vec\\<String>, foo\\[0\\], \\[ref\\], \\[^1\\], `Vec<T>`.",
            ),
            ("a\n\n    let x = [1];\n\nb", "a\n\n```text\nlet x = [1];\n```\n\nb"),
            ("> a\n>\n>         | Greater | 1e {", ">\n > a\n >\n > ```text\n >     | Greater | 1e {\n > ```"),
            ("```rust,no_run\nfn main() {}\n```", "```text\nfn main() {}\n```"),
            ("```json\n{}\n```", "```json\n{}\n```"),
            ("* one\n* two\n  more", "- one\n- two\n  more"),
            ("| a | b |\n|---|---|\n| `x\\|y` | *z* |", "|a|b|\n|-|-|\n|`x\\|y`|*z*|"),
        ] {
            assert_eq!(tidied(text).as_deref().map(str::trim_start), Some(wanted), "{text:?}");
        }
    }
}
