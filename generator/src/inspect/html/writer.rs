//! Writes HTML. Tags and names of attributes are those of this program, and all other text is escaped.

use std::collections::HashMap;

use crate::text::hidden::{visible, without_hidden};

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// HTML that is written element by element.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    /// The identifier of the entry that is being written.
    entry: String,
    /// The long texts that were written, each with the identifier of its entry.
    long_texts: HashMap<String, String>,
}

/// A text with more bytes is written once.
const LONG: usize = 400;

impl Writer {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Writes the entry of an operation or a type.
    pub(super) fn entry(&mut self, kind: &'static str, id: &str, content: impl FnOnce(&mut Self)) {
        id.clone_into(&mut self.entry);
        self.element("details", &[("class", kind), ("id", id)], content);
        self.entry.clear();
    }

    /// Returns the identifier of the entry that has this text already, if it is long: what many operations share is written once, so that
    /// the page grows as the document does.
    pub(super) fn written_in(&mut self, text: &str) -> Option<String> {
        if text.len() <= LONG || self.entry.is_empty() {
            return None;
        }
        let earlier = self.long_texts.get(text).cloned();
        if earlier.is_none() {
            self.long_texts.insert(text.to_owned(), self.entry.clone());
        }
        earlier
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Writes an element with what `content` writes in it.
    pub(super) fn element(&mut self, tag: &'static str, attributes: &[Attribute<'_>], content: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        content(self);
        self.close(tag);
    }

    /// Begins an element.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.void(tag, attributes);
    }

    /// Ends an element.
    pub(super) fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
        if is_block(tag) {
            self.out.push('\n');
        }
    }

    /// Writes an element that has no content.
    pub(super) fn void(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            if !value.is_empty() {
                self.out.push_str("=\"");
                self.escaped(value);
                self.out.push('"');
            }
        }
        self.out.push('>');
    }

    /// Writes text of which a reader sees every character.
    pub(super) fn text(&mut self, text: &str) {
        self.escaped(&visible(text));
    }

    /// Writes prose, without hidden characters.
    pub(super) fn prose(&mut self, text: &str) {
        self.escaped(&without_hidden(text));
    }

    /// Writes text in which code is between backticks.
    pub(super) fn with_code(&mut self, text: &str) {
        for (index, part) in text.split('`').enumerate() {
            if index % 2 == 0 {
                self.text(part);
            } else {
                self.element("code", &[], |page| page.text(part));
            }
        }
    }

    /// Writes a script or style of this program.
    pub(super) fn raw(&mut self, tag: &'static str, text: &'static str) {
        self.open(tag, &[]);
        self.out.push_str(text);
        self.close(tag);
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                _ => self.out.push(c),
            }
        }
    }
}

/// Whether a line can end behind the element.
fn is_block(tag: &str) -> bool {
    !matches!(tag, "a" | "code" | "em" | "span" | "strong" | "small" | "b" | "del")
}

#[cfg(test)]
mod tests {
    use super::Writer;

    fn written(write: impl FnOnce(&mut Writer)) -> String {
        let mut page = Writer::new();
        write(&mut page);
        page.finish()
    }

    #[test]
    fn text_can_neither_begin_an_element_nor_end_an_attribute() {
        let hostile = "</script><script>alert(\"1\")</script>'&";
        let escaped = "&lt;/script&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;";
        assert_eq!(written(|page| page.text(hostile)), escaped);
        assert_eq!(written(|page| page.prose(hostile)), escaped);
        let element = written(|page| page.element("a", &[("href", hostile)], |page| page.text("x")));
        assert_eq!(element, format!("<a href=\"{escaped}\">x</a>"));
    }

    #[test]
    fn hidden_characters_are_visible_in_text_and_removed_from_prose() {
        assert_eq!(written(|page| page.text("a\u{202e}b\0")), "a\\u{202e}b\\u{0}");
        assert_eq!(written(|page| page.prose("a\u{202e}b\0")), "ab");
    }

    #[test]
    fn code_is_between_backticks() {
        let hostile = written(|page| page.with_code("the header `<b>` and ` more"));
        assert_eq!(hostile, "the header <code>&lt;b&gt;</code> and <code> more</code>");
    }
}
