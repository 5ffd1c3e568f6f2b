//! Rust string literals with all characters visible.

use std::str::FromStr;

use proc_macro2::{Group, Literal, TokenStream, TokenTree};

use super::hidden::is_hidden;

/// The string as a literal in double quotes on one line, with each hidden character as an escape.
#[must_use]
pub fn string(text: &str) -> Literal {
    let literal = Literal::string(text);
    visible(&literal).unwrap_or(literal)
}

/// The tokens with each of their literals as [`string`] would write it: no emitter can forget to.
#[must_use]
pub fn visible_literals(tokens: TokenStream) -> TokenStream {
    let visible_token = |token| match token {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), visible_literals(group.stream()));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        TokenTree::Literal(literal) => TokenTree::Literal(visible(&literal).unwrap_or(literal)),
        other => other,
    };
    tokens.into_iter().map(visible_token).collect()
}

/// The literal with its hidden characters escaped, where it has any.
fn visible(literal: &Literal) -> Option<Literal> {
    let written = literal.to_string();
    // What is hidden in a raw literal can't be escaped there.
    if !written.contains(is_hidden) || !written.starts_with('"') {
        return None;
    }
    let escape = |c: char| if is_hidden(c) { c.escape_unicode().collect() } else { String::from(c) };
    Literal::from_str(&written.chars().map(escape).collect::<String>()).ok()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{string, visible_literals};
    use crate::text::hidden::is_hidden;

    const TEXTS: [&str; 7] = ["\"; evil(); \"", "a\nb\r\0", "\\", "\u{202e}\u{2066}", "\u{3164}\u{ffa0}", "é", "\"#"];

    #[test]
    fn a_literal_is_its_text_again_and_hides_nothing() -> Result<(), syn::Error> {
        for text in TEXTS {
            let written = string(text).to_string();
            assert!(!written.contains(is_hidden), "{written}");
            assert_eq!(syn::parse_str::<syn::LitStr>(&written)?.value(), text);
        }
        Ok(())
    }

    #[test]
    fn literals_of_an_emitter_are_made_visible() {
        let text = "\u{3164}";
        assert_eq!(visible_literals(quote!(f(&[#text]))).to_string(), quote!(f(&["\u{3164}"])).to_string());
    }

    #[test]
    fn literals_that_hide_nothing_are_left_alone() {
        let tokens = quote!(f(
            "é",
            r"\d",
            'a',
            b"x",
            1.5,
            #[doc = "text"]
            {
                "b"
            }
        ));
        assert_eq!(visible_literals(tokens.clone()).to_string(), tokens.to_string());
    }
}
