//! Emits unions, which are distinguished by a property or by the shape of the value, and the line that says how.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::derives::Derives;
use super::docs::documented;
use super::{From, literal, ty};
use crate::api::{Api, JsonKind, Shape, TaggedVariant, Type, TypeDef, UntaggedVariant, VariantContent};
use crate::names::Name;
use crate::pointer::Pointer;

pub(super) fn tagged(
    api: &Api,
    derives: &Derives<'_>,
    def: &TypeDef,
    tag: &str,
    variants: &[TaggedVariant],
) -> TokenStream {
    let name = &def.name;
    let from = From::Types(def.module.as_str());
    let mut held = HashSet::new();
    let (mut entries, mut otherwise) = (Vec::new(), None);
    for variant in variants {
        let explicit = explicit(api, def, &mut held, &variant.ty);
        let (name, ty, tags) = (&variant.name, ty(api, &variant.ty, from), variant.tags.iter().map(literal));
        if variant.is_default {
            otherwise = Some(quote!(otherwise #name(#ty) #explicit));
        } else {
            entries.push(quote!(#name(#ty) #explicit = #(#tags)|*));
        }
    }
    let codec = quote!(crate::runtime::tagged_union!(#name by #tag { #(#entries),* } #otherwise););
    let lines = variants.iter().map(|variant| with_type(api, def, &variant.name, &variant.ty));
    enumeration(derives, def, lines, &codec)
}

pub(super) fn untagged(api: &Api, derives: &Derives<'_>, def: &TypeDef, variants: &[UntaggedVariant]) -> TokenStream {
    let name = &def.name;
    let from = From::Types(def.module.as_str());
    let mut held = HashSet::new();
    let entries = variants.iter().map(|variant| match &variant.content {
        VariantContent::Type { ty: of, shape: rules } => {
            let made = explicit(api, def, &mut held, of).or_else(|| text(api, of));
            let (name, ty, shape) = (&variant.name, ty(api, of, from), shape(rules));
            quote!(#name(#ty) #made: #shape)
        }
        VariantContent::Constant { value, .. } => {
            let (name, value) = (&variant.name, literal(value));
            quote!(#name = #value)
        }
    });
    let codec = quote!(crate::runtime::union!(#name { #(#entries),* }););
    let lines = variants.iter().map(|variant| match &variant.content {
        VariantContent::Type { ty, .. } => with_type(api, def, &variant.name, ty),
        VariantContent::Constant { docs: about, .. } => {
            let name = &variant.name;
            documented(about, false, quote!(#name,))
        }
    });
    enumeration(derives, def, lines, &codec)
}

fn with_type(api: &Api, def: &TypeDef, name: &Name, of: &Type) -> TokenStream {
    let of = ty(api, of, From::Types(def.module.as_str()));
    quote!(#name(#of),)
}

fn enumeration(
    derives: &Derives<'_>,
    def: &TypeDef,
    lines: impl Iterator<Item = TokenStream>,
    codec: &TokenStream,
) -> TokenStream {
    let name = &def.name;
    let derives = derives.of(def, false);
    quote! {
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#lines)*
            /// A value that no documented variant fits.
            Unrecognized(serde_json::Value),
        }

        #codec
    }
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
    let constant = |path: &[String]| shape.constant.iter().find(|(known, _)| known == path).map(|(_, value)| value);
    let member = |path: &[String]| {
        let name = property(path);
        let value = constant(path).map(literal).into_iter();
        quote!(#name #(= #value)*)
    };
    let named = shape.required.iter().map(|name| member(std::slice::from_ref(name)));
    let nested = shape.constant.iter().filter(|(path, _)| path.len() > 1).map(|(path, _)| member(path));
    let members: Vec<TokenStream> = named.chain(nested).collect();
    if members.is_empty() { kind } else { quote!(#kind { #(#members),* }) }
}

/// Returns the name of a property, or a JSON pointer if it is nested or its name begins with a slash.
fn property(path: &[String]) -> String {
    match path {
        [name] if !name.starts_with('/') => name.clone(),
        _ => path.iter().fold(Pointer::root(), |pointer, name| pointer.child(name)).as_str().to_owned(),
    }
}

/// Returns for each variant of a union whether the union is made from its type by `From`.
pub(super) fn conversions(api: &Api, def: &TypeDef) -> Vec<bool> {
    let types: Vec<Option<&Type>> = match &def.kind {
        crate::api::TypeKind::Tagged { variants, .. } => variants.iter().map(|variant| Some(&variant.ty)).collect(),
        crate::api::TypeKind::Untagged(variants) => variants.iter().map(UntaggedVariant::ty).collect(),
        _ => Vec::new(),
    };
    let mut held = HashSet::new();
    let is_made = |ty: Option<&Type>| ty.is_some_and(|ty| explicit(api, def, &mut held, ty).is_none());
    types.into_iter().map(is_made).collect()
}

/// Emits the mark of a variant without a `From` impl: its type is that of an earlier variant, or the union itself.
fn explicit(api: &Api, def: &TypeDef, held: &mut HashSet<Type>, ty: &Type) -> Option<TokenStream> {
    let expanded = expanded(api, ty);
    let itself = matches!(&expanded, Type::Named(id) if api.types[id.0].name == def.name);
    (itself || !held.insert(expanded)).then(|| quote!(explicit))
}

/// Emits the mark of a variant whose type is an alias of `String`, which gets a `From<&str>` impl too.
fn text(api: &Api, ty: &Type) -> Option<TokenStream> {
    let is_named = matches!(ty, Type::Named(_));
    (is_named && expanded(api, ty) == Type::String).then(|| quote!(text))
}

/// Returns the type with all aliases resolved.
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
