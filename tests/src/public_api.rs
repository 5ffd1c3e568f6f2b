//! What users of a client can name, an item a line.

use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Fields, File, ImplItem, Item, Signature, TraitItem, Visibility};

/// Returns the module of a file: `types::integration::` for `types/integration.rs`, nothing for `lib.rs`.
#[must_use]
pub fn module(path: &Path) -> String {
    let path = path.with_extension("").display().to_string().replace('/', "::");
    let path = path.trim_end_matches("::mod");
    if path == "lib" { String::new() } else { format!("{path}::") }
}

/// Adds the public items among `items`.
pub fn items(module: &str, items: &[Item], api: &mut Vec<String>) {
    for item in items {
        match item {
            Item::Struct(item) if is_public(&item.vis, &item.attrs) => {
                let name = &item.ident;
                api.push(format!("struct {module}{name}{}", text(&item.generics)));
                fields(&format!("{module}{name}"), &item.fields, api);
            }
            Item::Enum(item) if is_public(&item.vis, &item.attrs) => {
                let name = &item.ident;
                api.push(format!("enum {module}{name}{}", text(&item.generics)));
                for variant in &item.variants {
                    api.push(format!("variant {module}{name}::{}{}", variant.ident, text(&variant.fields)));
                }
            }
            Item::Type(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("type {module}{} = {}", item.ident, text(&item.ty)));
            }
            Item::Const(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("const {module}{}: {}", item.ident, text(&item.ty)));
            }
            Item::Fn(item) if is_public(&item.vis, &item.attrs) => api.push(function(module, &item.sig)),
            Item::Use(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("{module}use {}", text(&item.tree)))
            }
            Item::Mod(item) if is_public(&item.vis, &item.attrs) => api.push(format!("mod {module}{}", item.ident)),
            Item::Trait(item) if is_public(&item.vis, &item.attrs) => {
                api.push(format!("trait {module}{}", item.ident));
                api.extend(item.items.iter().filter_map(|member| match member {
                    TraitItem::Fn(method) => Some(function(&format!("{module}{}::", item.ident), &method.sig)),
                    _ => None,
                }));
            }
            Item::Impl(item) => match &item.trait_ {
                Some((path, _)) => api.push(format!("impl {module}{} for {}", text(path), text(&item.self_ty))),
                None => api.extend(item.items.iter().filter_map(|member| match member {
                    ImplItem::Fn(method) if is_public(&method.vis, &method.attrs) => {
                        Some(function(&format!("{module}{}::", text(&item.self_ty)), &method.sig))
                    }
                    _ => None,
                })),
            },
            // The line beside a request says what it returns, and that beside an enum what its values are.
            Item::Macro(item) if item.ident.is_none() => {
                api.push(format!("{module}{}!({})", text(&item.mac.path), text(&item.mac.tokens)));
            }
            _ => {}
        }
    }
}

/// Returns the signature with the path of the function.
fn function(owner: &str, signature: &Signature) -> String {
    text(signature).replacen("fn ", &format!("fn {owner}"), 1)
}

fn fields(owner: &str, fields: &Fields, api: &mut Vec<String>) {
    for (index, field) in fields.iter().enumerate() {
        if is_public(&field.vis, &field.attrs) {
            let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            api.push(format!("field {owner}.{name}: {}", text(&field.ty)));
        }
    }
}

fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    let hidden = |attribute: &Attribute| attribute.path().is_ident("doc") && text(&attribute.meta).contains("hidden");
    matches!(visibility, Visibility::Public(_)) && !attributes.iter().any(hidden)
}

/// Returns the tokens on one line, without the spaces that Rust code does not have.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let pairs = [
        (" :: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" : ", ": "),
        (" <", "<"),
        ("' ", "'"),
        (" ;", ";"),
    ];
    pairs.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

/// Sorts what is between the commas of each macro, where the order has no meaning: the fields and variants in the line beside a type.
pub fn sort_macros(file: &mut File) {
    for item in &mut file.items {
        if let Item::Macro(item) = item {
            item.mac.tokens = sorted(&item.mac.tokens);
        }
    }
}

fn sorted(tokens: &TokenStream) -> TokenStream {
    let tokens = tokens.clone().into_iter().map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            TokenTree::Group(Group::new(Delimiter::Brace, sorted_list(group.stream())))
        }
        other => other,
    });
    tokens.collect()
}

fn sorted_list(list: TokenStream) -> TokenStream {
    let mut entries = vec![TokenStream::new()];
    for token in list {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => entries.push(TokenStream::new()),
            _ => entries.last_mut().into_iter().for_each(|entry| entry.extend([token.clone()])),
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries.sort_by_cached_key(ToString::to_string);
    let entries = entries.into_iter().map(|entry| sorted(&entry));
    quote::quote!(#(#entries),*)
}
