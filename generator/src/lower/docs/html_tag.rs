//! Reads HTML tags and character references.
//!
//! Descriptions are Markdown, in which `<id>` and `a < b` are text. So a tag is read by itself, from the position where it may begin. A
//! parser of whole documents would drop the rest.

use html5gum::{DefaultEmitter, Error, State, Token, Tokenizer};

/// A tag in a text.
pub(in crate::lower) struct Tag {
    /// The name of the element in lower case.
    pub name: String,
    pub is_end: bool,
    /// The value of the attribute `href`.
    pub href: Option<String>,
    /// The position after the tag.
    pub end: usize,
}

/// Returns the tag that begins at a position of a text.
///
/// Reading ends at the first `<`, `"` or `'` that is neither syntax nor in a quoted value. So a position of the text is read for at
/// most three tags: one in which it is in no quotes, one in which it is in double quotes, and one in which it is in single quotes.
pub(in crate::lower) fn tag(text: &str, start: usize) -> Option<Tag> {
    let rest = text.get(start..).filter(|rest| begins_tag(rest))?;
    for Ok(token) in Tokenizer::new_with_emitter(rest, DefaultEmitter::<usize>::new_with_span()) {
        let (name, is_end, href, end) = match token {
            Token::Error(error) if is_no_tag(error.value, &rest[..error.span.start.min(rest.len())]) => {
                crate::work::add(error.span.start);
                return None;
            }
            Token::Error(_) => continue,
            Token::StartTag(tag) => {
                let href = tag.attributes.get(&b"href"[..]).map(|href| String::from_utf8_lossy(href).into_owned());
                (tag.name, false, href, tag.span.end)
            }
            Token::EndTag(tag) => (tag.name, true, None, tag.span.end),
            _ => return None,
        };
        crate::work::add(end);
        return Some(Tag { name: String::from_utf8_lossy(&name).into_owned(), is_end, href, end: start + end });
    }
    crate::work::add(rest.len());
    None
}

/// Whether a text begins with `<` or `</`, a name, and a character that ends the name.
fn begins_tag(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('<') else { return false };
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let after = inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    after.len() < inner.len() && after.starts_with([' ', '\t', '\n', '\r', '\u{c}', '/', '>'])
}

/// Whether a text is no tag because of an error at its end. Browsers tolerate `x="1"y="2"` and `href=/search?q=a`, and so does this.
fn is_no_tag(error: Error, text: &str) -> bool {
    match error {
        Error::UnexpectedCharacterInAttributeName => true,
        Error::UnexpectedCharacterInUnquotedAttributeValue => !text.ends_with('='),
        _ => false,
    }
}

/// Replaces the character references of a text, such as `&lt;`.
pub(in crate::lower) fn decoded(text: &str) -> String {
    let mut tokenizer = Tokenizer::new(text);
    tokenizer.set_state(State::RcData);
    let mut out = String::with_capacity(text.len());
    for Ok(token) in tokenizer {
        if let Token::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{decoded, tag};

    #[test]
    fn a_tag_has_a_name_and_ends_at_its_bracket() {
        for (text, name, is_end, rest) in [
            ("<b>a", "b", false, "a"),
            ("</b>a", "b", true, "a"),
            ("</b >a", "b", true, "a"),
            ("<B\tx>a", "b", false, "a"),
            ("<br/>a", "br", false, "a"),
            ("<h1\r\nx='é'>a", "h1", false, "a"),
            ("<b x=\"1 > 0\">a", "b", false, "a"),
            ("<b x=\"1\"y='<b>'>a", "b", false, "a"),
        ] {
            let tag = tag(text, 0).expect(text);
            assert_eq!((tag.name.as_str(), tag.is_end, &text[tag.end..]), (name, is_end, rest), "{text:?}");
        }
    }

    #[test]
    fn other_text_in_brackets_is_no_tag() {
        for text in [
            "",
            "a",
            "<",
            "<>",
            "</>",
            "< b>",
            "<b",
            "<b x",
            "<b x=\"1>",
            "<a-b>",
            "<é>",
            "<!-- a -->",
            "<?xml?>",
            "<https://a.example>",
            "<b <i>",
            "<b x=<i>",
            "<b x=\"1\"\">",
            "<b x=1\">",
            "<b x=`1`>",
        ] {
            assert!(tag(text, 0).is_none(), "{text:?}");
        }
    }

    #[test]
    fn an_address_is_decoded() {
        for (attributes, address) in [
            ("href=\"a b\"", Some("a b")),
            ("href = 'a'", Some("a")),
            ("href=a/b?c=d", Some("a/b?c=d")),
            ("x href=a", Some("a")),
            ("x=\"1\"href=a", Some("a")),
            ("HREF=a", Some("a")),
            ("href", Some("")),
            ("href=\"a?b&amp;c&copy=d\"", Some("a?b&c&copy=d")),
            ("data-href=a", None),
            ("hrefs=a", None),
            ("title=\" href=a\"", None),
            ("", None),
        ] {
            let tag = tag(&format!("<a {attributes}>"), 0).expect(attributes);
            assert_eq!(tag.href.as_deref(), address, "{attributes:?}");
        }
    }

    #[test]
    fn character_references_are_replaced_and_tags_remain() {
        for (text, wanted) in [
            ("a &lt; b &amp;&amp; c", "a < b && c"),
            ("&#39;&#x27;&quot;", "''\""),
            ("&", "&"),
            ("&unknown; é", "&unknown; é"),
            ("List<b>", "List<b>"),
            ("</code>", "</code>"),
        ] {
            assert_eq!(decoded(text), wanted, "{text:?}");
        }
    }
}
