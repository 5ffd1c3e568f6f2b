//! Shortens paths: emitters write full paths, and this pass replaces them by names and adds the imports.
//!
//! So no emitter has to know what others import. If the file declares a type with the same name, the path remains.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// Modules whose names are imported, in the order of the `use` lines, which is rustfmt's.
const MODULES: &[&[&str]] = &[
    &["bytes"],
    &["crate", "runtime", "xml"],
    &["crate", "runtime"],
    &["crate"],
    &["http"],
    &["serde_json"],
    &["std", "collections"],
];

/// The names under `crate` that are imported; items below them are qualified by them.
const ROOT_NAMES: &[&str] = &["Client", "types"];

/// Returns the items with short names, after the `use` lines that they need.
pub(super) fn imported(items: TokenStream) -> TokenStream {
    let mut taken = BTreeSet::new();
    declared(items.clone(), &mut taken);
    let mut used: BTreeSet<(usize, String)> = BTreeSet::new();
    let items = shorten(items, &taken, &mut used);
    let uses = MODULES.iter().enumerate().filter_map(|(index, module)| {
        let names: Vec<Ident> = used.iter().filter(|(used, _)| *used == index).map(|(_, name)| ident(name)).collect();
        let module = module.iter().map(|part| ident(part));
        match names.as_slice() {
            [] => None,
            [one] => Some(quote!(use #(#module)::*::#one;)),
            several => Some(quote!(use #(#module)::*::{#(#several),*};)),
        }
    });
    quote!(#(#uses)* #items)
}

/// Collects the names of the types that the items declare, in macros too.
fn declared(items: TokenStream, names: &mut BTreeSet<String>) {
    let mut declares = false;
    for token in items {
        match token {
            TokenTree::Ident(name) if declares => {
                names.insert(name.to_string());
                declares = false;
            }
            TokenTree::Ident(keyword) => {
                declares = ["struct", "enum", "type", "union", "trait"].iter().any(|known| keyword == known);
            }
            TokenTree::Group(group) => {
                declared(group.stream(), names);
                declares = false;
            }
            _ => declares = false,
        }
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn shorten(tokens: TokenStream, taken: &BTreeSet<String>, used: &mut BTreeSet<(usize, String)>) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    // The tokens of the modules that are imported from.
    let mut dropped = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        if begins_path(&tokens[at..])
            && !follows_path(&tokens[..at])
            && let Some((module, name)) = importable(&path_at(&tokens[at..]), taken)
        {
            used.insert((module, name));
            // `a::b::C` is seven tokens: each separator is two.
            dropped[at..at + MODULES[module].len() * 3].fill(true);
        }
    }
    let left = tokens.into_iter().zip(dropped).filter(|(_, dropped)| !dropped);
    let short = left.map(|(token, _)| match token {
        TokenTree::Group(group) => {
            let mut short = proc_macro2::Group::new(group.delimiter(), shorten(group.stream(), taken, used));
            short.set_span(group.span());
            TokenTree::Group(short)
        }
        other => other,
    });
    short.collect()
}

/// Whether the tokens begin with an identifier and `::`.
fn begins_path(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(_), TokenTree::Punct(first), TokenTree::Punct(second), ..] if first.as_char() == ':' && second.as_char() == ':')
}

/// Returns the identifiers of the path at the start of the tokens.
fn path_at(tokens: &[TokenTree]) -> Vec<String> {
    let mut path = Vec::new();
    let mut rest = tokens;
    while let [TokenTree::Ident(part), more @ ..] = rest {
        path.push(part.to_string());
        match more {
            [TokenTree::Punct(first), TokenTree::Punct(second), more @ ..]
                if first.as_char() == ':' && second.as_char() == ':' =>
            {
                rest = more;
            }
            _ => break,
        }
    }
    path
}

/// Whether the next token continues a path, or is part of a `use`.
fn follows_path(before: &[TokenTree]) -> bool {
    if matches!(before.last(), Some(TokenTree::Ident(keyword)) if keyword == "use") {
        return true;
    }
    matches!(before.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
        && matches!(before.iter().rev().nth(1), Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// Returns the module to import from and the name, if the path can be shortened. The longest matching module is used.
fn importable(path: &[String], taken: &BTreeSet<String>) -> Option<(usize, String)> {
    MODULES
        .iter()
        .enumerate()
        .filter(|(_, module)| path.len() > module.len() && module.iter().zip(path).all(|(module, path)| module == path))
        .max_by_key(|(_, module)| module.len())
        .map(|(index, module)| (index, path[module.len()].clone()))
        .filter(|(index, name)| {
            !taken.contains(name) && (MODULES[*index] != ["crate"] || ROOT_NAMES.contains(&name.as_str()))
        })
}
