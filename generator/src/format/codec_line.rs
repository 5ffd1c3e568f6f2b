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
pub(super) fn print(item: &ItemMacro) -> String {
    let mut text = String::new();
    for attribute in &item.attrs {
        text.push_str(&inline(attribute.to_token_stream()));
        text.push('\n');
    }
    let begin = format!("{}!(", inline(item.mac.path.to_token_stream()));
    let line = format!("{begin}{});\n", inline(item.mac.tokens.clone()));
    if line.len() <= WIDTH {
        text.push_str(&line);
        return text;
    }
    let tokens: Vec<TokenTree> = item.mac.tokens.clone().into_iter().collect();
    let list = match tokens.split_last() {
        Some((TokenTree::Group(list), head)) if list.delimiter() == Delimiter::Brace => {
            Some((head.iter().cloned().collect(), list.stream()))
        }
        _ => None,
    };
    match list {
        None => text.push_str(&line),
        Some((head, list)) => {
            text.push_str(&format!("{begin}{} {{\n", inline(head)));
            text.push_str(&filled(list));
            text.push_str("});\n");
        }
    }
    text
}

/// Prints the entries of a list, as many on a line as fit.
fn filled(list: TokenStream) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for entry in entries(list) {
        if !line.is_empty() && line.len() + entry.len() + 2 > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line.clear();
        }
        line.push_str(if line.is_empty() { "    " } else { " " });
        line.push_str(&entry);
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
    let mut before: Option<TokenTree> = None;
    for token in tokens {
        if before.as_ref().is_some_and(|before| spaced(before, &token, out)) {
            out.push(' ');
        }
        match &token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                push_inline(group.stream(), out);
                out.push_str(close);
            }
            other => _ = write!(out, "{other}"),
        }
        before = Some(token);
    }
}

fn spaced(before: &TokenTree, token: &TokenTree, out: &str) -> bool {
    match (before, token) {
        (TokenTree::Punct(before), _) if before.spacing() == Spacing::Joint => false,
        (TokenTree::Punct(before), TokenTree::Punct(punct)) => match (before.as_char(), punct.as_char()) {
            (',' | '|', _) | (_, '|') => true,
            ('>', '=' | '-') => true,
            ('=', _) => true,
            ('>', _) if out.ends_with("->") || out.ends_with("=>") => true,
            (':', '<' | '&') => !out.ends_with("::"),
            _ => false,
        },
        (TokenTree::Punct(before), _) => match before.as_char() {
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
        (_, TokenTree::Punct(punct)) => matches!(punct.as_char(), '=' | '|' | '-'),
        (_, TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        _ => true,
    }
}
