//! The last check before a file is written: splits the formatted text into tokens and compares them with the emitted tokens.
//!
//! Text of a document that escaped from a string or comment would appear here as additional tokens. Documentation is not compared,
//! because the printer trims it, nor are trailing commas, which the printer adds and removes.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::text::hidden::{has_hidden, is_plain};

/// Compares the text with the tokens after `head`, which is text and comments of the generator.
///
/// # Errors
///
/// If they differ, or the text has hidden characters.
pub(super) fn verify(head: &str, text: &str, items: TokenStream) -> Result<(), String> {
    if !is_plain(text)
        && let Some(line) = text.lines().find(|line| has_hidden(line))
    {
        return Err(format!("a line has hidden characters: {line:?}"));
    }
    let parse = |text: &str| text.parse::<TokenStream>();
    let mut meant = Vec::new();
    let head = parse(head).map_err(|error| format!("the head of the file is no Rust: {error}"))?;
    collect(head.into_iter().chain(items), &mut meant);
    let mut written = Vec::new();
    collect(parse(text).map_err(|error| format!("the text is no Rust: {error}"))?, &mut written);
    if meant == written {
        return Ok(());
    }
    let same = meant.iter().zip(&written).take_while(|(meant, written)| meant == written).count();
    let shown = |tokens: &[Token]| {
        tokens.iter().skip(same.saturating_sub(5)).take(15).map(Token::to_string).collect::<Vec<_>>().join(" ")
    };
    Err(format!("the text says `{}` where `{}` is meant", shown(&written), shown(&meant)))
}

/// A token for comparison.
#[derive(PartialEq)]
enum Token {
    Open(Delimiter),
    Close(Delimiter),
    Punct(char),
    Ident(Ident),
    Literal(String),
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open(Delimiter::Brace) => f.write_str("{"),
            Self::Open(Delimiter::Bracket) => f.write_str("["),
            Self::Open(_) => f.write_str("("),
            Self::Close(Delimiter::Brace) => f.write_str("}"),
            Self::Close(Delimiter::Bracket) => f.write_str("]"),
            Self::Close(_) => f.write_str(")"),
            Self::Punct(c) => write!(f, "{c}"),
            Self::Ident(name) => name.fmt(f),
            Self::Literal(literal) => f.write_str(literal),
        }
    }
}

fn collect(tokens: impl IntoIterator<Item = TokenTree>, out: &mut Vec<Token>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let delimiter = group.delimiter();
                // The tokens of a group that still exists are shared, and copied where they are taken apart.
                let tokens = group.stream();
                drop(group);
                if delimiter == Delimiter::None {
                    collect(tokens, out);
                    continue;
                }
                let begin = out.len();
                out.push(Token::Open(delimiter));
                collect(tokens, out);
                if is_marked(&out[..begin]) && is_doc(&out[begin..]) {
                    out.truncate(begin);
                    drop_mark(out);
                    continue;
                }
                drop_comma(out);
                out.push(Token::Close(delimiter));
            }
            TokenTree::Punct(punct) => {
                if punct.as_char() == '>' {
                    drop_comma(out);
                }
                out.push(Token::Punct(punct.as_char()));
            }
            TokenTree::Ident(name) => out.push(Token::Ident(name)),
            TokenTree::Literal(literal) => out.push(Token::Literal(literal.to_string())),
        }
    }
}

/// Drops a trailing comma.
fn drop_comma(out: &mut Vec<Token>) {
    out.pop_if(|last| *last == Token::Punct(','));
}

/// Whether the tokens are those of `[doc = "…"]` without the end.
fn is_doc(tokens: &[Token]) -> bool {
    matches!(tokens, [Token::Open(Delimiter::Bracket), Token::Ident(name), Token::Punct('='), Token::Literal(_)] if name == "doc")
}

/// Whether the last collected token is the `#` or `#!` of an attribute.
fn is_marked(out: &[Token]) -> bool {
    matches!(out, [.., Token::Punct('#')] | [.., Token::Punct('#'), Token::Punct('!')])
}

/// Drops the `#` or `#!` before an attribute.
fn drop_mark(out: &mut Vec<Token>) {
    out.pop_if(|last| *last == Token::Punct('!'));
    out.pop_if(|last| *last == Token::Punct('#'));
}

#[cfg(test)]
mod tests {
    use super::verify;

    const HEAD: &str = "//! About this.\n\n";

    fn said(text: &str) -> Result<(), String> {
        let items = "#[doc = \" A.\"] pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }";
        verify(HEAD, &format!("{HEAD}{text}"), items.parse().expect("the items are tokens"))
    }

    #[test]
    fn the_same_tokens_are_the_same() {
        assert_eq!(
            said("/// A.\npub struct A(\n    Vec<u8>,\n    pub &'static str,\n);\nf! {\n    a: \"x\",\n}\n"),
            Ok(())
        );
        assert_eq!(said("/// B.\n/// C.\npub struct A(Vec<u8>, pub &'static str);\nf! { a: \"x\" }\n"), Ok(()));
    }

    #[test]
    fn anything_else_is_a_defect() {
        for text in [
            "/// A.\nmod evil {}\npub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"y\" }",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" } #[cfg(any())] use b;",
            "pub struct A(Vec<u8>, pub &'static str); f! { a: \"x\", }, ",
            "pub struct A(Vec<u8>, pub &'static str);",
            "/// A\u{202e}\npub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
            "/// A\rmod evil {}\npub struct A(Vec<u8>, pub &'static str); f! { a: \"x\" }",
        ] {
            assert!(said(text).is_err(), "{text}");
        }
    }
}
