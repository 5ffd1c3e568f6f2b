//! Prints the line beside a type or request: `json_object!(Integration { id, name });`.
//!
//! prettyplease prints the contents of macros on one line however long it is, because it does not know their grammar. Here a list that
//! does not fit is broken between its entries.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ItemMacro;

use super::joined::WIDTH;

/// Prints a macro invocation in parentheses, whose last token may be a list in braces.
pub(super) fn print(item: ItemMacro) -> String {
    let mut text = String::new();
    for attribute in item.attrs {
        text.push_str(&inline(attribute.into_token_stream()));
        text.push('\n');
    }
    push_inline(item.mac.path.into_token_stream(), &mut text);
    text.push_str("!(");
    let mut head: Vec<TokenTree> = item.mac.tokens.into_iter().collect();
    let Some(list) = last_list(&mut head) else {
        push_inline(head.into_iter().collect(), &mut text);
        text.push_str(");\n");
        return text;
    };
    push_inline(head.into_iter().collect(), &mut text);
    let entries = entries(list);
    let length: usize = entries.iter().map(|entry| entry.len() + 2).sum();
    let before = text.len() - text.rfind('\n').map_or(0, |end| end + 1);
    // The last entry has no comma.
    if before + " { ".len() + length.saturating_sub(2) + " });\n".len() <= WIDTH {
        text.push_str(&format!(" {{ {} }});\n", entries.join(", ")));
    } else {
        text.push_str(" {\n");
        text.push_str(&filled(&entries));
        text.push_str("});\n");
    }
    text
}

/// Takes the list in braces from the end of the tokens.
fn last_list(tokens: &mut Vec<TokenTree>) -> Option<TokenStream> {
    let list = tokens.pop_if(|token| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
    list.map(|list| if let TokenTree::Group(list) = list { list.stream() } else { TokenStream::new() })
}

/// Prints the entries of a list, as many on a line as fit.
fn filled(entries: &[String]) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for entry in entries {
        if !line.is_empty() && line.len() + entry.len() + 2 > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line.clear();
        }
        line.push_str(if line.is_empty() { "    " } else { " " });
        line.push_str(entry);
        line.push(',');
    }
    text.push_str(&line);
    text.push('\n');
    text
}

/// Returns the entries, which commas separate that are not within `<…>`.
fn entries(list: TokenStream) -> Vec<String> {
    let mut entries = Vec::new();
    let mut entry: Vec<TokenTree> = Vec::new();
    let mut depth = 0_i32;
    let mut before = ' ';
    for token in list {
        let punct = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
        match punct {
            ',' if depth == 0 => {
                entries.push(inline(entry.drain(..).collect()));
                before = ' ';
                continue;
            }
            '<' => depth += 1,
            '>' if before != '-' && before != '=' => depth -= 1,
            _ => {}
        }
        before = punct;
        entry.push(token);
    }
    if !entry.is_empty() {
        entries.push(inline(entry.into_iter().collect()));
    }
    entries
}

/// Prints tokens on one line, spaced like types and expressions in rustfmt.
pub(crate) fn inline(tokens: TokenStream) -> String {
    let mut out = String::new();
    push_inline(tokens, &mut out);
    out
}

fn push_inline(tokens: TokenStream, out: &mut String) {
    let mut before: Option<Before> = None;
    for token in tokens {
        if before.is_some_and(|before| spaced(before, &token, out)) {
            out.push(' ');
        }
        before = Some(match &token {
            TokenTree::Punct(punct) => Before::Punct(punct.as_char(), punct.spacing()),
            _ => Before::Other,
        });
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                let tokens = group.stream();
                // The tokens of a group that still exists are shared, and copied where they are taken apart.
                drop(group);
                out.push_str(open);
                push_inline(tokens, out);
                out.push_str(close);
            }
            other => _ = write!(out, "{other}"),
        }
    }
}

/// The token before another one, as far as the space between them depends on it.
#[derive(Clone, Copy)]
enum Before {
    Punct(char, Spacing),
    Other,
}

fn spaced(before: Before, token: &TokenTree, out: &str) -> bool {
    match (before, token) {
        (Before::Punct(_, Spacing::Joint), _) => false,
        (Before::Punct(before, _), TokenTree::Punct(punct)) => match (before, punct.as_char()) {
            (',' | '|', _) | (_, '|') => true,
            ('>', '=' | '-') => true,
            ('=', _) => true,
            ('>', _) if out.ends_with("->") || out.ends_with("=>") => true,
            (':', '<' | '&') => !out.ends_with("::"),
            _ => false,
        },
        (Before::Punct(before, _), _) => match before {
            '<' | '&' | '.' | '\'' | '#' | '!' => false,
            ':' => !out.ends_with("::"),
            '>' => {
                !matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
                    || out.ends_with("->")
                    || out.ends_with("=>")
            }
            '-' => false,
            _ => true,
        },
        (Before::Other, TokenTree::Punct(punct)) => matches!(punct.as_char(), '=' | '|' | '-'),
        (Before::Other, TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        (Before::Other, _) => true,
    }
}
