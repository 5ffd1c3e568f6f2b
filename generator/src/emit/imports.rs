//! The `use` lines of a file, by the names that its items mention.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// Names that emitted code uses unqualified, and where they come from.
const KNOWN: &[(&str, &str, &str)] = &[
    ("crate", "Client", "Client"),
    ("crate", "types", "types"),
    ("crate::runtime", "Binary", "Binary"),
    ("crate::runtime", "Bytes", "Bytes"),
    ("crate::runtime", "Call", "Call"),
    ("crate::runtime", "Date", "Date"),
    ("crate::runtime", "DateTime", "DateTime"),
    ("crate::runtime", "Empty", "Empty"),
    ("crate::runtime", "Json", "Json"),
    ("crate::runtime", "List", "List"),
    ("crate::runtime", "Method", "Method"),
    ("crate::runtime", "Operation", "Operation"),
    ("crate::runtime", "Text", "Text"),
    ("crate::runtime", "call", "call!"),
    ("crate::runtime", "cookie", "cookie("),
    ("crate::runtime", "header", "header("),
    ("crate::runtime", "integer_enum", "integer_enum!"),
    ("crate::runtime", "newtype", "newtype!"),
    ("crate::runtime", "object", "object!"),
    ("crate::runtime", "path", "path("),
    ("crate::runtime", "query", "query("),
    ("crate::runtime", "replies", "replies!"),
    ("crate::runtime", "string_enum", "string_enum!"),
    ("crate::runtime", "tagged_union", "tagged_union!"),
    ("crate::runtime", "union", "union!"),
    ("serde_json", "Map", "Map"),
    ("serde_json", "Value", "Value"),
    ("std::collections", "BTreeMap", "BTreeMap"),
];

/// The imports that `items` need.
pub(super) fn imports(items: &TokenStream) -> TokenStream {
    let mut mentioned = BTreeSet::new();
    collect(items.clone(), &mut mentioned);
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (module, name, mention) in KNOWN {
        if !mentioned.contains(*mention) {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| known == module) {
            Some((_, names)) => names.push(name),
            None => groups.push((module, vec![name])),
        }
    }
    let uses = groups.iter().map(|(module, names)| {
        let module: syn::Path = syn::parse_str(module).unwrap_or_else(|_| syn::parse_quote!(crate));
        let names = names.iter().map(|name| syn::Ident::new(name, proc_macro2::Span::call_site()));
        let names: Vec<_> = names.collect();
        match names.as_slice() {
            [one] => quote!(use #module::#one;),
            several => quote!(use #module::{#(#several),*};),
        }
    });
    quote!(#(#uses)*)
}

/// Each identifier that no path leads to, and with what follows it where that tells a function or a macro.
fn collect(tokens: TokenStream, mentioned: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) => {
                let qualified = index >= 1 && matches!(&tokens[index - 1], TokenTree::Punct(punct) if punct.as_char() == ':') && index >= 2 && matches!(&tokens[index - 2], TokenTree::Punct(punct) if punct.as_char() == ':');
                let member = index >= 1 && matches!(&tokens[index - 1], TokenTree::Punct(punct) if punct.as_char() == '.');
                if qualified || member {
                    continue;
                }
                mentioned.insert(ident.to_string());
                match tokens.get(index + 1) {
                    Some(TokenTree::Punct(punct)) if punct.as_char() == '!' => mentioned.insert(format!("{ident}!")),
                    Some(TokenTree::Group(group)) if group.delimiter() == proc_macro2::Delimiter::Parenthesis => mentioned.insert(format!("{ident}(")),
                    _ => false,
                };
            }
            TokenTree::Group(group) => collect(group.stream(), mentioned),
            _ => {}
        }
    }
}
