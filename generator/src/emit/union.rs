//! Unions, split by how a value says which type it is: by a member, or by its shape.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{From, literal, ty};
use crate::api::{Api, JsonKind, Shape, TaggedVariant, Type, TypeDef, UntaggedVariant};

pub(super) fn tagged(api: &Api, def: &TypeDef, tag: &str, variants: &[TaggedVariant]) -> TokenStream {
    let name = &def.name;
    let from = From::Types(def.module.as_str());
    let mut held = HashSet::new();
    let lines = variants.iter().map(|variant| {
        let explicit = explicit(api, def, &mut held, &variant.ty);
        let (name, ty, tags) = (&variant.name, ty(api, &variant.ty, from), variant.tags.iter().map(literal));
        quote!(#name(#ty) #explicit = #(#tags)|*,)
    });
    quote!(pub enum #name by #tag { #(#lines)* })
}

pub(super) fn untagged(api: &Api, def: &TypeDef, variants: &[UntaggedVariant]) -> TokenStream {
    let name = &def.name;
    let from = From::Types(def.module.as_str());
    let mut held = HashSet::new();
    let lines = variants.iter().map(|variant| {
        let explicit = explicit(api, def, &mut held, &variant.ty);
        let (name, ty, shape) = (&variant.name, ty(api, &variant.ty, from), shape(&variant.shape));
        quote!(#name(#ty) #explicit: #shape,)
    });
    quote!(pub enum #name { #(#lines)* })
}

fn shape(shape: &Shape) -> TokenStream {
    let kind = match shape.kind {
        JsonKind::Null => quote!(null),
        JsonKind::Boolean => quote!(boolean),
        JsonKind::Integer => quote!(integer),
        JsonKind::Number => quote!(number),
        JsonKind::String => quote!(string),
        JsonKind::Array => quote!(array),
        JsonKind::Object => quote!(object),
        JsonKind::Any => quote!(any),
    };
    let members: Vec<TokenStream> = shape
        .required
        .iter()
        .map(|member| {
            if let Some((_, value)) = shape.constant.iter().find(|(name, _)| name == member) {
                let value = literal(value);
                quote!(#member = #value)
            } else {
                quote!(#member)
            }
        })
        .collect();
    if members.is_empty() { kind } else { quote!(#kind { #(#members),* }) }
}

/// The mark of a variant that is made by its name alone: it holds what one before it holds, or the union itself.
fn explicit(api: &Api, def: &TypeDef, held: &mut HashSet<Type>, ty: &Type) -> Option<TokenStream> {
    let expanded = expanded(api, ty);
    let itself = matches!(&expanded, Type::Named(id) if api.types[id.0].name == def.name);
    (itself || !held.insert(expanded)).then(|| quote!(explicit))
}

/// The type as the compiler knows it: aliases are what they stand for.
fn expanded(api: &Api, held: &Type) -> Type {
    match held {
        Type::Named(id) => match &api.types[id.0].kind {
            crate::api::TypeKind::Alias(inner) => expanded(api, inner),
            _ => held.clone(),
        },
        Type::List(item) => Type::List(Box::new(expanded(api, item))),
        Type::Map(value) => Type::Map(Box::new(expanded(api, value))),
        Type::Nullable(inner) => Type::Nullable(Box::new(expanded(api, inner))),
        Type::Boxed(inner) => expanded(api, inner),
        other => other.clone(),
    }
}
