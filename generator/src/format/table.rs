//! Prints the contents of macros: documentation on separate lines, then a line for each entry.
//!
//! prettyplease prints the contents of macros without line breaks, since it does not know their grammar.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ItemMacro;

use crate::text::comment::stands_in_doc_comment;

/// Prints a macro invocation, indented like a struct.
pub(super) fn print(item: &ItemMacro) -> String {
    let mut printer = Printer::default();
    item.attrs.iter().for_each(|attribute| printer.line(&inline(attribute.to_token_stream())));
    printer.line(&format!("{}! {{", inline(item.mac.path.to_token_stream())));
    printer.depth += 1;
    printer.item = printer.text.len();
    printer.entries(item.mac.tokens.clone());
    printer.depth -= 1;
    printer.line("}");
    printer.text
}

/// The longest list that is printed on one line.
const WIDTH: usize = 110;

#[derive(Default)]
struct Printer {
    text: String,
    depth: usize,
    /// The position where the current item begins.
    item: usize,
    /// Whether the previous item has more than one line.
    before: Option<bool>,
}

impl Printer {
    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn entries(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut entry: Vec<TokenTree> = Vec::new();
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            index += 1;
            match (token, tokens.get(index)) {
                (TokenTree::Punct(punct), Some(TokenTree::Group(attribute)))
                    if punct.as_char() == '#' && entry.is_empty() =>
                {
                    index += 1;
                    self.attribute(attribute);
                }
                (TokenTree::Group(label), _) if label.delimiter() == Delimiter::Bracket && entry.is_empty() => {
                    self.line(&format!("[{}]", inline(label.stream())));
                }
                (TokenTree::Group(body), next) if body.delimiter() == Delimiter::Brace && !is_comma(next) => {
                    self.block(&entry, body.stream());
                    entry.clear();
                    self.end_item();
                }
                (TokenTree::Punct(punct), _)
                    if punct.as_char() == ',' && !in_generics(&entry) && ends_entry(&entry, tokens.get(index)) =>
                {
                    let line = inline(entry.drain(..).collect());
                    self.line(&format!("{line},"));
                }
                (TokenTree::Punct(punct), _) if punct.as_char() == ';' => {
                    let line = inline(entry.drain(..).collect());
                    self.line(&format!("{line};"));
                }
                _ => entry.push(token.clone()),
            }
        }
        if !entry.is_empty() {
            let line = inline(entry.into_iter().collect());
            self.line(&format!("{line},"));
        }
    }

    /// Adds a blank line between items, unless both have a single line.
    fn end_item(&mut self) {
        if self.depth > 1 {
            return;
        }
        let long = self.text[self.item..].lines().count() > 1;
        if self.before.is_some_and(|before| long || before) {
            self.text.insert(self.item, '\n');
        }
        (self.item, self.before) = (self.text.len(), Some(long));
    }

    fn block(&mut self, head: &[TokenTree], body: TokenStream) {
        let head = inline(head.iter().cloned().collect());
        if body.is_empty() {
            self.line(&format!("{head} {{}}"));
            return;
        }
        // A list without a trailing comma is printed on one line.
        let short = format!("{head} {{ {} }}", inline(body.clone()));
        if !is_comma(body.clone().into_iter().last().as_ref()) && short.len() < WIDTH {
            self.line(&short);
            return;
        }
        self.line(&format!("{head} {{"));
        self.depth += 1;
        self.entries(body);
        self.depth -= 1;
        self.line("}");
    }

    /// Prints documentation as a comment if possible, and other attributes unchanged.
    fn attribute(&mut self, attribute: &Group) {
        match doc_text(attribute).filter(|text| stands_in_doc_comment(text)) {
            Some(text) => self.line(&format!("///{text}")),
            None => self.line(&format!("#[{}]", inline(attribute.stream()))),
        }
    }
}

/// Returns the text of `#[doc = "…"]`.
fn doc_text(attribute: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)] if name == "doc" => {
            syn::parse_str::<syn::LitStr>(&text.to_string()).ok().map(|text| text.value())
        }
        _ => None,
    }
}

fn is_comma(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ',')
}

/// Whether the tokens end within `<…>`, where a comma separates arguments.
fn in_generics(tokens: &[TokenTree]) -> bool {
    let mut depth = 0_i32;
    let mut before = ' ';
    for token in tokens {
        if let TokenTree::Punct(punct) = token {
            match punct.as_char() {
                '<' => depth += 1,
                '>' if before != '-' && before != '=' => depth -= 1,
                _ => {}
            }
            before = punct.as_char();
        } else {
            before = ' ';
        }
    }
    depth > 0
}

/// `pub struct X -> Json<T>, pages of T { … }` and `pub struct X -> Binary, streamed { … }` have a comma that does not end an entry.
fn ends_entry(entry: &[TokenTree], next: Option<&TokenTree>) -> bool {
    let heads_block = matches!(entry.first(), Some(TokenTree::Ident(ident)) if ident == "pub");
    !(heads_block
        && matches!(next, Some(TokenTree::Ident(ident)) if ["pages", "streamed", "opened"].iter().any(|word| ident == word)))
}

/// Prints tokens on one line, spaced like types and expressions in rustfmt.
pub(crate) fn inline(tokens: TokenStream) -> String {
    let mut out = String::new();
    let mut before: Option<TokenTree> = None;
    for token in tokens {
        if before.as_ref().is_some_and(|before| spaced(before, &token, &out)) {
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
                out.push_str(&inline(group.stream()));
                out.push_str(close);
            }
            other => out.push_str(&other.to_string()),
        }
        before = Some(token);
    }
    out
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
