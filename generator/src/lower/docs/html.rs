//! Converts the HTML in descriptions to Markdown. Elements without an equivalent remain, and are escaped as text.

use crate::lower::docs::html_table;
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
        } else if let Some(tag) = tag(text, here, &mut search) {
            element(text, &tag, &mut search, &mut out)
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

/// A tag in a text.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
    /// The positions of its start and its end.
    start: usize,
    end: usize,
}

fn tag<'a>(text: &'a str, start: usize, search: &mut Search<'_>) -> Option<Tag<'a>> {
    let inner = text[start..].strip_prefix('<')?;
    if inner.starts_with("!--") {
        let end = search.find("-->", start + 1)? + "-->".len();
        return Some(Tag { name: "!--".to_owned(), closes: false, attributes: "", start, end });
    }
    let close = search.find(">", start + 1)?;
    let inner = &text[start + 1..close];
    let (closes, body) = inner.strip_prefix('/').map_or((false, inner), |body| (true, body));
    let name_end = body.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(body.len());
    let (name, attributes) = body.split_at(name_end);
    let plain = attributes.is_empty() || attributes.starts_with([' ', '\n', '/']);
    (plain && !name.is_empty() && !attributes.contains('<')).then(|| Tag {
        name: name.to_ascii_lowercase(),
        closes,
        attributes,
        start,
        end: close + 1,
    })
}

/// Writes an element as Markdown, and returns the end of the converted text.
fn element(text: &str, tag: &Tag<'_>, search: &mut Search<'_>, out: &mut String) -> usize {
    let markdown = match (tag.name.as_str(), tag.closes) {
        ("a", false) => return link(text, tag, search, out),
        ("code", false) => return code(text, tag, "</code>", search, out),
        ("tt", false) => return code(text, tag, "</tt>", search, out),
        ("table", false) => return table(text, tag, search, out),
        ("br", _) => "\n",
        ("p" | "ul" | "ol" | "div" | "details" | "summary", _) => "\n\n",
        ("li", false) => "\n- ",
        ("b" | "strong", _) => "**",
        ("i" | "em", _) => "*",
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => "\n\n**",
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => "**\n\n",
        ("li" | "a" | "code" | "tt" | "span" | "u" | "small" | "!--", _) => "",
        _ => {
            out.push('<');
            return tag.start + 1;
        }
    };
    // A row of a table cannot contain a line break.
    out.push_str(if markdown.starts_with('\n') && ends_in_row(out) { " " } else { markdown });
    tag.end
}

/// The longest row of a table that is recognized.
const ROW: usize = 4_096;

/// Whether the last line of a text is a row of a table.
fn ends_in_row(text: &str) -> bool {
    let bytes = &text.as_bytes()[text.len().saturating_sub(ROW)..];
    let line = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    (line.len() < ROW || text.len() == line.len()) && line.trim_ascii_start().starts_with(b"|")
}

fn table(text: &str, tag: &Tag<'_>, search: &mut Search<'_>, out: &mut String) -> usize {
    let close = search.find("</table>", tag.end).or_else(|| search.find("</TABLE>", tag.end));
    out.push_str(&html_table::table(&text[tag.end..close.unwrap_or(text.len())]));
    close.map_or(text.len(), |at| at + "</table>".len())
}

/// Converts `<a href="URL">text</a>` to `[text](URL)`, or to the text if the URL is relative.
fn link(text: &str, tag: &Tag<'_>, search: &mut Search<'_>, out: &mut String) -> usize {
    let close = search.find("</a>", tag.end).or_else(|| search.find("</A>", tag.end));
    let Some(close) = close else { return tag.end };
    let shown = to_markdown(text[tag.end..close].trim()).replace(['[', ']'], "").replace('\n', " ");
    let target = attribute(tag.attributes, "href").filter(|target| target.starts_with("http"));
    match target.filter(|target| !shown.contains("](") && !target.contains([' ', '(', ')', '<', '>'])) {
        Some(target) if shown == target || shown.is_empty() => out.push_str(&format!("<{target}>")),
        Some(target) => out.push_str(&format!("[{shown}]({target})")),
        None => out.push_str(&shown),
    }
    close + "</a>".len()
}

/// Returns the value of an attribute; empty if it has none.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes.trim_start_matches(separates);
    while !rest.is_empty() {
        let (key, after) = rest.split_at(rest.find(|c| separates(c) || c == '=').unwrap_or(rest.len()));
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(written) => attribute_value(written.trim_start()),
            None => ("", after),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after.trim_start_matches(separates);
    }
    None
}

/// Whether a character separates attributes.
fn separates(c: char) -> bool {
    c.is_whitespace() || c == '/'
}

/// Splits a text into the attribute value at its start, without quotation marks, and the rest.
fn attribute_value(text: &str) -> (&str, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// Converts `<code>text</code>` to a code span.
fn code(text: &str, tag: &Tag<'_>, close: &'static str, search: &mut Search<'_>, out: &mut String) -> usize {
    let Some(end) = search.find(close, tag.end) else { return tag.end };
    if ["`", "\n"].into_iter().any(|other| search.find(other, tag.end).is_some_and(|at| at < end)) {
        return tag.end;
    }
    let plain =
        text[tag.end..end].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    if !plain.trim().is_empty() {
        out.push_str(&format!("`{plain}`"));
    }
    end + close.len()
}

#[cfg(test)]
mod tests {
    use super::{attribute, ends_in_row, to_markdown};

    #[test]
    fn elements_are_written_in_markdown() {
        for (html, markdown) in [
            ("<p>a</p><p>b</p>", "\n\na\n\n\n\nb\n\n"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<b>a</b> <strong>b</strong>", "**a** **b**"),
            ("<i>a</i> <em>b</em>", "*a* *b*"),
            ("<B>a</B>", "**a**"),
            ("<h2 class=\"x\">a</h2>", "\n\n**a**\n\n"),
            ("<ul><li>a<li>b</ul>", "\n\n\n- a\n- b\n\n"),
            ("<span>a</span> <u>b</u> <small>c</small>", "a b c"),
            ("a<!-- b -->c", "ac"),
            ("<code>a &lt; b &amp;&amp; c</code>", "`a < b && c`"),
            ("<tt>a</tt>", "`a`"),
            ("<code></code>a", "a"),
        ] {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }

    #[test]
    fn a_link_leads_to_an_absolute_address_or_is_its_text() {
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
    fn code_and_escaped_characters_are_left_alone() {
        for text in ["`<b>`", "``a`<b>``", "```\n<b>\n```", "~~~\n<b>\n~~~", "```\n<b>", "\\<b>", "~a~", "\\"] {
            assert_eq!(to_markdown(text), text, "{text:?}");
        }
        assert_eq!(to_markdown("`a\n\n<b>b`</b>"), "`a\n\n**b`**");
    }

    #[test]
    fn text_that_is_no_known_element_is_left_alone() {
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

    #[test]
    fn attributes_are_found_by_their_whole_names() {
        for (attributes, value) in [
            (" href=\"a b\"", Some("a b")),
            (" href = 'a'", Some("a")),
            (" href=a/b", Some("a/b")),
            (" x href=a", Some("a")),
            (" x=\"1\"href=a", Some("a")),
            (" HREF=a", Some("a")),
            (" href", Some("")),
            (" data-href=a", None),
            (" hrefs=a", None),
            (" title=\" href=a\"", None),
            (" href=\"a", Some("a")),
            (" = = href", Some("")),
            ("", None),
        ] {
            assert_eq!(attribute(attributes, "href"), value, "{attributes:?}");
        }
    }
}
