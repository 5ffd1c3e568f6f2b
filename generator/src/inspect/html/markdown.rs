//! The Markdown of documentation as HTML.
//!
//! HTML in the Markdown is text, images are their description, and only links to web pages are links.

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::links::type_id;
use super::writer::Writer;

/// Writes documentation. Of a long text that another entry has, it writes the beginning, and a link.
pub(super) fn write(page: &mut Writer, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let text = lines.join("\n");
    let earlier = page.written_in(&text);
    page.element("div", &[("class", "docs")], |page| match earlier {
        None => write_inside(page, &text),
        Some(id) => page.element("p", &[], |page| {
            page.prose(&first_line(lines));
            page.text(" ");
            page.element("a", &[("href", &format!("#{id}"))], |page| page.text("(the whole text)"));
        }),
    });
}

fn write_inside(page: &mut Writer, text: &str) {
    // Whether each of the links that are open is written.
    let mut links: Vec<bool> = Vec::new();
    for event in events(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_written = (is_web_page(&dest_url) || dest_url.starts_with('#')) && !links.contains(&true);
                if is_written {
                    page.open("a", &[("href", &dest_url), ("rel", "noreferrer noopener")]);
                }
                links.push(is_written);
            }
            Event::End(TagEnd::Link) => {
                let is_written = links.pop().unwrap_or_default();
                if is_written {
                    page.close("a");
                }
            }
            Event::Start(tag) => {
                if let Some(name) = element(tag.to_end()) {
                    page.open(name, &[]);
                }
            }
            Event::End(tag) => {
                if let Some(name) = element(tag) {
                    page.close(name);
                }
            }
            Event::Code(text) => page.element("code", &[], |page| page.text(&text)),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => page.prose(&text),
            Event::SoftBreak => page.prose(" "),
            Event::HardBreak => page.void("br", &[]),
            Event::Rule => page.void("hr", &[]),
            _ => {}
        }
    }
}

/// Parses documentation. What is in brackets, as rustdoc reads it, is a link to the type of that name.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_with_broken_link_callback(
        text,
        options,
        Some(|link: BrokenLink<'_>| {
            let name = link.reference.trim_matches('`');
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
            is_name.then(|| (CowStr::from(format!("#{}", type_id(name))), CowStr::from("")))
        }),
    )
}

fn is_web_page(url: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Returns the element that is written for a part of the Markdown.
fn element(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(_) => "h5",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        _ => return None,
    })
}

/// How many characters of a first paragraph are written on one line.
const LONGEST_LINE: usize = 300;

/// Returns the first paragraph of documentation as one line, without formatting, up to a length.
pub(super) fn first_line(lines: &[String]) -> String {
    let first = lines.split(String::is_empty).next().unwrap_or_default().join("\n");
    let mut line = String::new();
    for event in events(&first) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => line.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Item | TagEnd::Paragraph) => line.push(' '),
            _ => {}
        }
    }
    line.truncate(line.trim_end().len());
    if let Some((end, _)) = line.char_indices().nth(LONGEST_LINE) {
        line.truncate(end);
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Writer, first_line, write_inside};

    fn written(text: &str) -> String {
        let mut page = Writer::new();
        write_inside(&mut page, text);
        page.finish()
    }

    #[test]
    fn markdown_is_formatted() {
        assert_eq!(
            written("Returns *all* `<pets>`.\n\n- small\n- large"),
            "<p>Returns <em>all</em> <code>&lt;pets&gt;</code>.</p>\n<ul><li>small</li>\n<li>large</li>\n</ul>\n"
        );
    }

    #[test]
    fn html_is_text() {
        let html = written("a <img src=x onerror=alert(1)> b\n\n<script>alert(1)</script>");
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
    }

    #[test]
    fn only_web_pages_are_links() {
        for url in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example", "java\tscript:x"] {
            let html = written(&format!("[x](<{url}>)"));
            assert!(!html.contains("href"), "{html}");
        }
        assert_eq!(
            written("[x](https://a.example/?a=1&b=%22)"),
            "<p><a href=\"https://a.example/?a=1&amp;b=%22\" rel=\"noreferrer noopener\">x</a></p>\n"
        );
        assert_eq!(written("![x](https://a.example/x.png)"), "<p>x</p>\n");
    }

    #[test]
    fn a_name_in_brackets_is_a_link_to_the_type() {
        let link = "<p>of <a href=\"#type.Pet\" rel=\"noreferrer noopener\">Pet</a></p>\n";
        assert_eq!(written("of [Pet]"), link);
        assert_eq!(written("a [pet < b]"), "<p>a [pet &lt; b]</p>\n");
        assert_eq!(first_line(&["One of [`Pet`].".to_owned()]), "One of Pet.");
    }

    #[test]
    fn the_first_line_is_without_formatting() {
        assert_eq!(
            first_line(&["Lists `all` [pets](https://a.example).".to_owned(), String::new(), "More.".to_owned()]),
            "Lists all pets."
        );
        let wrapped = ["Lists all", "pets of", "", "Not of others."].map(str::to_owned);
        assert_eq!(first_line(&wrapped), "Lists all pets of");
        assert_eq!(written(&wrapped.join("\n")), "<p>Lists all pets of</p>\n<p>Not of others.</p>\n");
        assert_eq!(first_line(&["long ".repeat(100)]).chars().count(), 301);
        assert_eq!(first_line(&[]), "");
    }
}
