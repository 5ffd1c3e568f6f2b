//! The last check before a file is written: compares the formatted text with the emitted tokens.
//!
//! Text of a document that escaped from a string or comment would appear here as additional tokens. Comments and documentation are not
//! compared, because the printer trims them, nor are trailing commas, which the printer adds and removes.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Ident, Literal, TokenTree};
use syn::buffer::Cursor;
use unicode_ident::is_xid_continue;

use super::documentation::MARK;
use crate::text::hidden::{has_hidden, is_plain};

/// Compares the text with the tokens. `head` is the text before it, which has no emitted tokens.
///
/// # Errors
///
/// If they differ, or one of the texts has hidden characters.
pub(super) fn verify(head: &str, text: &str, items: Cursor<'_>) -> Result<(), String> {
    let not_plain = [head, text].into_iter().filter(|text| !is_plain(text));
    if let Some(line) = not_plain.flat_map(str::lines).find(|line| has_hidden(line)) {
        return Err(format!("a line has hidden characters: {line:?}"));
    }
    let mut reader = Reader { rest: text, literal: String::new() };
    reader.expect_tokens(items)?;
    reader.skip_space();
    if reader.rest.is_empty() { Ok(()) } else { Err(reader.differs("the end")) }
}

/// Reads the text token by token, and compares each token with the one that is meant. This takes a fraction of the time that it takes
/// to parse the text into tokens.
struct Reader<'t> {
    /// The text that is not yet read.
    rest: &'t str,
    /// The text of a literal, in memory that all literals share.
    literal: String,
}

impl Reader<'_> {
    fn expect_tokens(&mut self, mut meant: Cursor<'_>) -> Result<(), String> {
        loop {
            self.skip_space();
            if let Some((within, delimiter, _, after)) = meant.any_group() {
                self.expect_group(delimiter, within)?;
                meant = after;
                continue;
            }
            let Some((token, after)) = meant.token_tree() else { return Ok(()) };
            meant = after;
            match token {
                TokenTree::Group(_) => {}
                TokenTree::Ident(name) => self.expect_name(&name)?,
                TokenTree::Literal(literal) => self.expect_literal(&literal)?,
                TokenTree::Punct(punct) => match punct.as_char() {
                    ',' if meant.eof() || begins_with_greater(meant) => {}
                    '#' => match meant.any_group() {
                        Some((attribute, _, _, after)) => {
                            self.expect_attribute(attribute)?;
                            meant = after;
                        }
                        None => self.expect('#')?,
                    },
                    '>' => self.expect_end('>')?,
                    other => self.expect(other)?,
                },
            }
        }
    }

    fn expect_attribute(&mut self, attribute: Cursor<'_>) -> Result<(), String> {
        if is_mark(attribute) {
            // The documentation is a comment in the text.
            return Ok(());
        }
        if is_doc(attribute) {
            // Documentation is a comment in the text, which is skipped, except in macros and in lines that the printer breaks.
            let before = self.rest;
            if !before.starts_with('#') {
                return Ok(());
            }
            if self.expect_in_attribute(attribute).is_err() {
                self.rest = before;
            }
            return Ok(());
        }
        self.expect_in_attribute(attribute)
    }

    fn expect_in_attribute(&mut self, attribute: Cursor<'_>) -> Result<(), String> {
        self.expect('#')?;
        self.expect('[')?;
        self.expect_tokens(attribute)?;
        self.skip_space();
        self.expect_end(']')
    }

    fn expect_group(&mut self, delimiter: Delimiter, within: Cursor<'_>) -> Result<(), String> {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ('(', ')'),
            Delimiter::Brace => ('{', '}'),
            Delimiter::Bracket => ('[', ']'),
            Delimiter::None => return self.expect_tokens(within),
        };
        self.expect(open)?;
        self.expect_tokens(within)?;
        self.skip_space();
        self.expect_end(close)
    }

    /// Reads a closing delimiter, before which the text may have a trailing comma.
    fn expect_end(&mut self, close: char) -> Result<(), String> {
        if let Some(rest) = self.rest.strip_prefix(',') {
            self.rest = rest;
            self.skip_space();
        }
        self.expect(close)
    }

    fn expect(&mut self, meant: char) -> Result<(), String> {
        match self.rest.strip_prefix(meant) {
            // A comment would hide the tokens after it.
            Some(rest) if !self.rest.starts_with("/*") => {
                self.rest = rest;
                Ok(())
            }
            _ => Err(self.differs(&meant.to_string())),
        }
    }

    fn expect_name(&mut self, meant: &Ident) -> Result<(), String> {
        let end = name_end(self.rest);
        let (name, rest) = self.rest.split_at(end);
        if meant != name || continues(rest) {
            return Err(self.differs(&meant.to_string()));
        }
        self.rest = rest;
        Ok(())
    }

    fn expect_literal(&mut self, meant: &Literal) -> Result<(), String> {
        self.literal.clear();
        let _ = write!(self.literal, "{meant}");
        match self.rest.strip_prefix(self.literal.as_str()) {
            Some(rest) if !continues(rest) => {
                self.rest = rest;
                Ok(())
            }
            _ => Err(self.differs(&self.literal)),
        }
    }

    /// Skips spaces, line breaks and comments up to the end of their lines.
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_ascii_start();
        while self.rest.starts_with("//") {
            self.rest = self.rest.find('\n').map_or("", |end| &self.rest[end..]).trim_ascii_start();
        }
    }

    fn differs(&self, meant: &str) -> String {
        let written: String = self.rest.chars().take(80).collect();
        format!("the text says `{written}` where `{meant}` is meant")
    }
}

/// Returns the end of the name at the begin of a text. Nearly all names are ASCII.
fn name_end(text: &str) -> usize {
    let begin = if text.starts_with("r#") { 2 } else { 0 };
    let name = &text[begin..];
    let in_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let end = name.bytes().take_while(in_name).count();
    if name.as_bytes().get(end).is_none_or(u8::is_ascii) {
        return begin + end;
    }
    name.find(|c| !is_xid_continue(c)).map_or(text.len(), |end| begin + end)
}

/// Whether a name or literal does not end before this text: the compiler would read both as one token.
fn continues(rest: &str) -> bool {
    rest.starts_with(|c| matches!(c, '"' | '\'' | '#') || is_xid_continue(c))
}

fn begins_with_greater(tokens: Cursor<'_>) -> bool {
    tokens.punct().is_some_and(|(punct, _)| punct.as_char() == '>')
}

/// Whether an attribute is a mark for documentation.
fn is_mark(attribute: Cursor<'_>) -> bool {
    attribute.ident().is_some_and(|(name, rest)| rest.eof() && name == MARK)
}

/// Whether the tokens in an attribute are `doc = "…"`.
fn is_doc(attribute: Cursor<'_>) -> bool {
    let Some((name, rest)) = attribute.ident() else { return false };
    let Some((equals, rest)) = rest.punct() else { return false };
    name == "doc" && equals.as_char() == '=' && rest.literal().is_some_and(|(_, rest)| rest.eof())
}

#[cfg(test)]
mod tests {
    use syn::buffer::TokenBuffer;

    fn verify(head: &str, text: &str, items: &str) -> Result<(), String> {
        super::verify(head, text, TokenBuffer::new2(items.parse().expect("the items are tokens")).begin())
    }

    fn said(text: &str) -> Result<(), String> {
        let items = "#[doc = \" A.\"] pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }";
        verify("//! About this.\n\n", text, items)
    }

    #[test]
    fn the_same_tokens_are_the_same() {
        assert_eq!(
            said("/// A.\npub struct A(\n    Vec<u8>,\n    pub &'static str,\n);\nf! {\n    a: \"x\",\n}\n"),
            Ok(())
        );
        assert_eq!(said("#[doc = \" A.\"]\npub struct A(Vec<u8>, pub &'static str);\nf! { a: \"x\" }\n"), Ok(()));
        assert_eq!(said("#[doc =\n    \" A.\"]\npub struct A(Vec<u8>, pub &'static str);\nf! { a: \"x\" }\n"), Ok(()));
        assert_eq!(said("/// B.\n/// C.\npub struct A(Vec<u8>, pub &'static str);\nf! { a: \"x\" }\n"), Ok(()));
    }

    #[test]
    fn anything_else_is_a_defect() {
        for text in [
            "#[doc = \" B.\"]\npub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "/// A.\nmod evil {}\npub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"y\" }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" } #[cfg(any())] use b;",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\", }, ",
            "pub struct A(Vec<u8>, pub &'static str);",
            "/// A\u{202e}\npub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "/// A\rmod evil {}\npub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "/* A */ pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "pub struct A(Vec<u8>, pub &'static str); // f! { a: \"x\" }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\"y }",
            "pub struct A(Vec<u8>, pub &'static_str); f! { a: \"x\" }",
            "pub struct A(Vec<u8>, pub &'static'str); f! { a: \"x\" }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: b\"x\" }",
            "pub struct AB(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" } }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\"",
        ] {
            assert!(said(text).is_err(), "{text}");
        }
    }

    #[test]
    fn tokens_that_would_be_read_as_a_comment_or_as_one_token_are_a_defect() {
        for (items, same, other) in [
            ("a / *b", "a / *b", "a /*b"),
            ("a / /b", "a / / b", "a //b"),
            ("r#type", "r#type", "type"),
            ("b \"x\"", "b \"x\"", "b\"x\""),
            ("1 u8", "1 u8", "1u8"),
            ("f(-1, 'a', Vec<b>)", "f(-1, 'a', Vec<b,>,)", "f(1, 'a', Vec<b>)"),
        ] {
            assert_eq!(verify("", same, items), Ok(()));
            assert!(verify("", other, items).is_err(), "{other}");
        }
    }
}
