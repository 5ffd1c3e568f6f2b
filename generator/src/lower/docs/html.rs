//! Converts the HTML in descriptions to Markdown. Elements without an equivalent remain, and are escaped as text.

use crate::lower::docs::html_table;
use crate::lower::docs::html_tag::{self, Tag, decoded, tag};
use crate::lower::docs::search::Search;

/// Converts the HTML tags of a text to Markdown, except in code and escaped tags.
pub(in crate::lower) fn to_markdown(text: &str) -> String {
    crate::work::add(text.len());
    let mut out = String::with_capacity(text.len());
    let mut search = Search::new(text);
    let mut here = 0;
    while let Some(at) = text[here..].find(['<', '`', '~', '\\']) {
        out.push_str(&text[here..here + at]);
        here += at;
        here = if let Some(end) = verbatim(text, here, &mut search) {
            out.push_str(&text[here..end]);
            end
        } else if let Some(end) = comment(text, here, &mut search) {
            end
        } else if let Some(end) = tag(text, here).and_then(|tag| element(text, &tag, &mut search, &mut out)) {
            end
        } else {
            out.push('<');
            here + 1
        };
    }
    out.push_str(&text[here..]);
    out
}

/// Returns the end of text that is copied unchanged: a code block, a code span or an escaped character.
fn verbatim(text: &str, start: usize, search: &mut Search<'_>) -> Option<usize> {
    let rest = &text[start..];
    if let Some(escaped) = rest.strip_prefix('\\') {
        return Some(start + 1 + escaped.chars().next().map_or(0, char::len_utf8));
    }
    let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let ticks = rest.len() - rest.trim_start_matches(mark).len();
    let inner = start + ticks;
    if ticks >= 3 {
        // A block ends at the next such fence, or with the text.
        let close = text[inner..].find(&rest[..ticks]);
        return Some(close.map_or(text.len(), |at| inner + at + ticks));
    }
    if mark == '~' {
        return Some(inner);
    }
    // A code span ends within its paragraph.
    let fence = if ticks == 1 { "`" } else { "``" };
    let paragraph = search.find("\n\n", start).unwrap_or(text.len());
    let close = search.find(fence, inner).map(|at| at + ticks).filter(|end| *end <= paragraph);
    Some(close.unwrap_or(inner))
}

/// Returns the end of a comment.
fn comment(text: &str, start: usize, search: &mut Search<'_>) -> Option<usize> {
    let begins = text[start..].starts_with("<!--");
    begins.then(|| search.find("-->", start + 1)).flatten().map(|at| at + "-->".len())
}

/// Writes an element as Markdown, and returns the end of the converted text; `None` if there is no equivalent.
fn element(text: &str, tag: &Tag, search: &mut Search<'_>, out: &mut String) -> Option<usize> {
    let markdown = match (tag.name.as_str(), tag.is_end) {
        ("a", false) => return Some(link(text, tag, search, out)),
        ("code", false) => return Some(code(text, tag, "code", search, out)),
        ("tt", false) => return Some(code(text, tag, "tt", search, out)),
        ("table", false) => return Some(table(text, tag, search, out)),
        ("b" | "strong", is_end) => return Some(emphasis(text, tag, "**", is_end, out)),
        ("i" | "em", is_end) => return Some(emphasis(text, tag, "*", is_end, out)),
        ("br", _) => "\n",
        ("p" | "ul" | "ol" | "div" | "details" | "summary", _) => "\n\n",
        ("li", false) => "\n- ",
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => "\n\n**",
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => "**\n\n",
        ("li" | "a" | "code" | "tt" | "span" | "u" | "small", _) => "",
        _ => return None,
    };
    // A row of a table cannot contain a line break.
    out.push_str(if markdown.starts_with('\n') && ends_in_row(out) { " " } else { markdown });
    Some(tag.end)
}

/// Writes the mark at the begin or end of emphasis, and returns the position after what was read. Spaces within the element are written
/// outside of it: beside a space, Markdown reads `**` as text.
fn emphasis(text: &str, tag: &Tag, mark: &str, is_end: bool, out: &mut String) -> usize {
    if is_end {
        let spaces = out.split_off(before_spaces(out).len());
        out.push_str(mark);
        push_spaces(out, &spaces);
        return tag.end;
    }
    let inside = &text[tag.end..];
    let content = after_spaces(inside);
    let start = text.len() - content.len();
    push_spaces(out, &inside[..inside.len() - content.len()]);
    if let Some(end) = html_tag::tag(text, start).filter(|end| end.is_end && end.name == tag.name) {
        // There is nothing to emphasize.
        return end.end;
    }
    out.push_str(mark);
    start
}

/// The spaces of HTML that can be at the begin or end of an element.
const SPACES: &[&str] = &[" ", "\t", "\n", "\r", "\u{a0}", "&nbsp;", "&#160;", "&#xa0;", "&ensp;", "&emsp;"];

fn after_spaces(mut text: &str) -> &str {
    while let Some(rest) = SPACES.iter().find_map(|space| text.strip_prefix(space)) {
        text = rest;
    }
    text
}

fn before_spaces(mut text: &str) -> &str {
    while let Some(rest) = SPACES.iter().find_map(|space| text.strip_suffix(space)) {
        text = rest;
    }
    text
}

/// Writes spaces as one, as a line break or as the end of a paragraph.
fn push_spaces(out: &mut String, spaces: &str) {
    let breaks = if ends_in_row(out) { 0 } else { spaces.matches('\n').count() };
    out.push_str(match breaks {
        _ if spaces.is_empty() => "",
        0 => " ",
        1 => "\n",
        _ => "\n\n",
    });
}

/// The longest row of a table that is recognized.
const ROW: usize = 4_096;

/// Whether the last line of a text is a row of a table.
fn ends_in_row(text: &str) -> bool {
    let bytes = &text.as_bytes()[text.len().saturating_sub(ROW)..];
    let line = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    (line.len() < ROW || text.len() == line.len()) && line.trim_ascii_start().starts_with(b"|")
}

fn table(text: &str, tag: &Tag, search: &mut Search<'_>, out: &mut String) -> usize {
    let close = search.end_tag("table", tag.end).unwrap_or(text.len()..text.len());
    out.push_str(&html_table::table(&text[tag.end..close.start]));
    close.end
}

/// Converts `<a href="URL">text</a>` to `[text](URL)`, or to the text if the URL is relative.
fn link(text: &str, tag: &Tag, search: &mut Search<'_>, out: &mut String) -> usize {
    let Some(close) = search.end_tag("a", tag.end) else { return tag.end };
    let shown = to_markdown(text[tag.end..close.start].trim()).replace(['[', ']'], "").replace('\n', " ");
    let target = tag.href.as_deref().filter(|target| target.starts_with("http"));
    let breaks = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>');
    match target.filter(|target| !shown.contains("](") && !target.contains(breaks)) {
        Some(target) if shown == target || shown.is_empty() => out.push_str(&format!("<{target}>")),
        Some(target) => out.push_str(&format!("[{shown}]({target})")),
        None => out.push_str(&shown),
    }
    close.end
}

/// Converts `<code>text</code>` to a code span.
fn code(text: &str, tag: &Tag, name: &'static str, search: &mut Search<'_>, out: &mut String) -> usize {
    let Some(close) = search.end_tag(name, tag.end) else { return tag.end };
    if ["`", "\n"].into_iter().any(|other| search.find(other, tag.end).is_some_and(|at| at < close.start)) {
        return tag.end;
    }
    let plain = decoded(&text[tag.end..close.start]);
    if plain.contains(['`', '\n']) {
        return tag.end;
    }
    if !plain.trim().is_empty() {
        out.push_str(&format!("`{plain}`"));
    }
    close.end
}

#[cfg(test)]
mod tests {
    use super::{ends_in_row, to_markdown};

    #[test]
    fn elements_are_written_in_markdown() {
        for (html, markdown) in [
            ("<p>a</p><p>b</p>", "\n\na\n\n\n\nb\n\n"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<b>a</b> <strong>b</strong>", "**a** **b**"),
            ("<i>a</i> <em>b</em>", "*a* *b*"),
            ("<B>a</B>", "**a**"),
            ("a<strong> b </strong>c", "a **b** c"),
            ("<strong>&nbsp; &nbsp;a&#160;</strong>b", " **a** b"),
            ("a<i>\n\nb\n\n</i>c", "a\n\n*b*\n\nc"),
            ("a<b></b>b<i>&nbsp;</i>c", "ab c"),
            ("<b><i>a</i></b>", "***a***"),
            ("<h2 class=\"x\">a</h2>", "\n\n**a**\n\n"),
            ("<ul><li>a<li>b</ul>", "\n\n\n- a\n- b\n\n"),
            ("<span>a</span> <u>b</u> <small>c</small>", "a b c"),
            ("a<!-- b -->c", "ac"),
            ("<code>a &lt; b &amp;&amp; c</code>", "`a < b && c`"),
            ("<code>&#39;a&#39;</Code >", "`'a'`"),
            ("<code>a&#96;b</code>", "a&#96;b"),
            ("<tt>a</tt>", "`a`"),
            ("<p title=\"1 > 0\">a</p\n>b", "\n\na\n\nb"),
            ("<table><tr><td>a</table >b", "\n\n| a |\n|---|\n\nb"),
            ("<code></code>a", "a"),
        ] {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }

    #[test]
    fn a_link_with_a_relative_address_becomes_its_text() {
        for (html, markdown) in [
            ("<a href=\"https://a.example\">a</a>", "[a](https://a.example)"),
            ("<a href='https://a.example' target=_blank>a</a>", "[a](https://a.example)"),
            ("<a target=_blank href=https://a.example>a</a>", "[a](https://a.example)"),
            ("<A HREF=\"https://a.example\">a</A>", "[a](https://a.example)"),
            ("<a data-href=\"x\" href=\"https://a.example\">a</a>", "[a](https://a.example)"),
            ("<a title=\"href='b'\" href=\"https://a.example\">a</a>", "[a](https://a.example)"),
            ("<a href=\"https://a.example\">https://a.example</a>", "<https://a.example>"),
            ("<a href=\"https://a.example\"></a>", "<https://a.example>"),
            ("<a href=\"https://a.example\"><b>a</b></a>", "[**a**](https://a.example)"),
            ("<a href=\"https://a.example\">a</a >b", "[a](https://a.example)b"),
            ("<a title='a > b' href=https://a.example/?c=d>a</a>", "[a](https://a.example/?c=d)"),
            ("<a href=\"https://a.example?b&amp;c\">a</a>", "[a](https://a.example?b&c)"),
            ("<a href=\"https://a.example/b\nc\">a</a>", "a"),
            ("<a href=\"/docs\">a</a>", "a"),
            ("<a href=\"javascript:x\">a</a>", "a"),
            ("<a href=\"https://a.example/(b)\">a</a>", "a"),
            ("<a name=\"x\">a</a>", "a"),
            ("<a href=\"https://a.example\">a", "a"),
        ] {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }

    #[test]
    fn code_and_escaped_characters_stay() {
        for text in ["`<b>`", "``a`<b>``", "```\n<b>\n```", "~~~\n<b>\n~~~", "```\n<b>", "\\<b>", "~a~", "\\"] {
            assert_eq!(to_markdown(text), text, "{text:?}");
        }
        assert_eq!(to_markdown("`a\n\n<b>b`</b>"), "`a\n\n**b`**");
    }

    #[test]
    fn text_that_is_no_known_element_stays() {
        for text in ["a < b", "a<b", "<custom>", "Vec<T>", "<https://a.example>", "<", "<>", "</>", "<!-- a", "1<2>3"] {
            assert_eq!(to_markdown(text), text, "{text:?}");
        }
    }

    #[test]
    fn a_row_of_a_table_is_one_line() {
        assert_eq!(to_markdown("| a | b<br>c |"), "| a | b c |");
        for (text, row) in [("| a", true), ("x\n  | a", true), ("a | b", false), ("| a\n", false), ("", false)] {
            assert_eq!(ends_in_row(text), row, "{text:?}");
        }
    }
}
