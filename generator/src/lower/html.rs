//! The HTML that descriptions are written with, in Markdown. What has no word there stays, and is escaped as text.

use super::html_table;

/// The text with its tags said in Markdown; code is left alone, and so are tags that are escaped.
pub(super) fn to_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '`', '~', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match (verbatim(rest), tag(rest)) {
            (Some(length), _) => {
                out.push_str(&rest[..length]);
                length
            }
            (None, Some(tag)) => element(&tag, &mut out),
            (None, None) => {
                out.push('<');
                1
            }
        };
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

/// The length of what is taken as it is: a code block, a code span, an escaped character.
fn verbatim(text: &str) -> Option<usize> {
    if let Some(escaped) = text.strip_prefix('\\') {
        return Some(1 + escaped.chars().next().map_or(0, char::len_utf8));
    }
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let ticks = text.len() - text.trim_start_matches(mark).len();
    if mark == '~' && ticks < 3 {
        return Some(ticks);
    }
    let fence = &text[..ticks];
    // A span ends within its paragraph, a block where its fence is met again, or never.
    let paragraph = if ticks < 3 { text.find("\n\n").unwrap_or(text.len()) } else { text.len() };
    let close = text.get(ticks..paragraph).and_then(|inner| inner.find(fence));
    Some(match close {
        Some(at) => ticks + at + ticks,
        None if ticks < 3 => ticks,
        None => text.len(),
    })
}

/// A tag at the start of a text.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
    /// The tag itself, and all that follows it.
    length: usize,
    after: &'a str,
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    if inner.starts_with("!--") {
        let length = inner.find("-->").map(|at| at + "<-->".len())?;
        return Some(Tag { name: "!--".to_owned(), closes: false, attributes: "", length, after: "" });
    }
    let end = inner.find('>')?;
    let (closes, body) = inner[..end].strip_prefix('/').map_or((false, &inner[..end]), |body| (true, body));
    let name_end = body.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(body.len());
    let (name, attributes) = body.split_at(name_end);
    let plain = attributes.is_empty() || attributes.starts_with([' ', '\n', '/']);
    (plain && !name.is_empty() && !attributes.contains('<')).then(|| Tag {
        name: name.to_ascii_lowercase(),
        closes,
        attributes,
        length: end + 2,
        after: &inner[end + 1..],
    })
}

/// Says an element in Markdown; the length of what it stands for.
fn element(tag: &Tag<'_>, out: &mut String) -> usize {
    let said = match (tag.name.as_str(), tag.closes) {
        ("a", false) => return link(tag, out),
        ("code" | "tt", false) => return code(tag, out),
        ("table", false) => return table(tag, out),
        ("br", _) => "\n",
        ("p" | "ul" | "ol", _) => "\n\n",
        ("li", false) => "\n- ",
        ("b" | "strong", _) => "**",
        ("i" | "em", _) => "*",
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => "\n\n**",
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => "**\n\n",
        ("li" | "a" | "code" | "tt" | "span" | "div" | "u" | "small" | "details" | "summary" | "!--", _) => "",
        _ => {
            out.push('<');
            return 1;
        }
    };
    // In a row of a table a line can't end.
    let row = out.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('|'));
    out.push_str(if row && said.starts_with('\n') { " " } else { said });
    tag.length
}

fn table(tag: &Tag<'_>, out: &mut String) -> usize {
    let close = tag.after.find("</table>").or_else(|| tag.after.find("</TABLE>"));
    out.push_str(&html_table::table(&tag.after[..close.unwrap_or(tag.after.len())]));
    tag.length + close.map_or(tag.after.len(), |at| at + "</table>".len())
}

/// `<a href="URL">text</a>` as `[text](URL)`; the text alone when it leads nowhere that can be followed from here.
fn link(tag: &Tag<'_>, out: &mut String) -> usize {
    let Some(end) = tag.after.find("</a>").or_else(|| tag.after.find("</A>")) else { return tag.length };
    let text = to_markdown(tag.after[..end].trim()).replace(['[', ']'], "").replace('\n', " ");
    let target = attribute(tag.attributes, "href").filter(|target| target.starts_with("http"));
    match target.filter(|target| !text.contains("](") && !target.contains([' ', '(', ')', '<', '>'])) {
        Some(target) if text == target || text.is_empty() => out.push_str(&format!("<{target}>")),
        Some(target) => out.push_str(&format!("[{text}]({target})")),
        None => out.push_str(&text),
    }
    tag.length + end + "</a>".len()
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = attributes.split_once(name)?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}

/// `<code>text</code>` as a code span, in which nothing is escaped.
fn code(tag: &Tag<'_>, out: &mut String) -> usize {
    let close = format!("</{}>", tag.name);
    let Some(end) = tag.after.find(&close).filter(|end| !tag.after[..*end].contains(['`', '\n'])) else {
        return tag.length;
    };
    let plain =
        tag.after[..end].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    if !plain.trim().is_empty() {
        out.push_str(&format!("`{plain}`"));
    }
    tag.length + end + close.len()
}
