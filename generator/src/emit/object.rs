//! Emits structs: `object!` with a line for each field, required fields first.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecated, docs};
use super::{From, literal, ty};
use crate::api::{Api, Field, Presence, Struct, TypeDef};

pub(super) fn object(api: &Api, def: &TypeDef, object: &Struct) -> TokenStream {
    let name = &def.name;
    let from = From::Types(def.module.as_str());
    let option = |field: &Field| member(api, field, from, |ty| quote!(Option<#ty>));
    let patch = |field: &Field| member(api, field, from, |ty| quote!(Patch<#ty>));
    let required =
        lines(object, |presence| *presence == Presence::Required, |field| required(api, field, from, def.received));
    let write_only = section("write_only", lines(object, |presence| *presence == Presence::WriteOnly, option));
    let read_only = section("read_only", lines(object, |presence| *presence == Presence::ReadOnly, option));
    let optional = section("optional", lines(object, |presence| *presence == Presence::Optional, option));
    let nullable = section("nullable", lines(object, |presence| *presence == Presence::OptionalNullable, patch));
    let read_only_nullable =
        section("read_only_nullable", lines(object, |presence| *presence == Presence::ReadOnlyNullable, patch));
    let constant = section(
        "constant",
        lines(object, |presence| matches!(presence, Presence::Constant(_)), |field| constant(api, field, from)),
    );
    let additional = object.additional.as_ref().map(|(name, value)| {
        let value = ty(api, value, from);
        quote!([additional] #name: std::collections::BTreeMap<String, #value>,)
    });
    let of = |wanted: Presence| object.fields.iter().filter(move |field| field.presence == wanted);
    let arguments = arguments(api, &of(Presence::Required).chain(of(Presence::WriteOnly)).collect::<Vec<_>>(), from);
    quote! {
        pub struct #name {
            #required #write_only #optional #nullable #read_only #read_only_nullable #constant #additional #arguments
        }
    }
}

/// Emits the arguments of the constructor in alphabetical order, so that the order of the document does not matter; nothing if the
/// fields are in this order.
pub(super) fn arguments(api: &Api, fields: &[&Field], from: From<'_>) -> Option<TokenStream> {
    if fields.is_sorted_by_key(|field| &field.wire) {
        return None;
    }
    let mut sorted = fields.to_vec();
    sorted.sort_by(|one, other| one.wire.cmp(&other.wire));
    let arguments = sorted.into_iter().map(|field| {
        let (name, ty) = (&field.name, ty(api, &field.ty, from));
        quote!(#name: #ty,)
    });
    section("arguments", Some(quote!(#(#arguments)*)))
}

fn lines(
    object: &Struct,
    wanted: impl Fn(&Presence) -> bool,
    line: impl Fn(&Field) -> TokenStream,
) -> Option<TokenStream> {
    let lines: Vec<TokenStream> = object.fields.iter().filter(|field| wanted(&field.presence)).map(line).collect();
    (!lines.is_empty()).then(|| quote!(#(#lines)*))
}

pub(super) fn section(label: &str, lines: Option<TokenStream>) -> Option<TokenStream> {
    let label = syn::Ident::new(label, proc_macro2::Span::call_site());
    lines.map(|lines| quote!([#label] #lines))
}

fn member(api: &Api, field: &Field, from: From<'_>, wrap: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    line(field, &wrap(ty(api, &field.ty, from)), None)
}

/// A required field, with the default for responses that omit it.
fn required(api: &Api, field: &Field, from: From<'_>, is_received: bool) -> TokenStream {
    line(field, &ty(api, &field.ty, from), field.default.as_ref().filter(|_| is_received))
}

fn line(field: &Field, ty: &TokenStream, default: Option<&String>) -> TokenStream {
    let Field { name, wire, .. } = field;
    let about = docs(&field.docs);
    let deprecated = deprecated(field.deprecated);
    let default = default.map(|json| quote!(or #json));
    let wire = (wire != name.as_str() || default.is_some()).then(|| quote!(= #wire #default));
    quote!(#about #deprecated #name: #ty #wire,)
}

fn constant(api: &Api, field: &Field, from: From<'_>) -> TokenStream {
    let Field { name, wire, .. } = field;
    let about = docs(&field.docs);
    let ty = ty(api, &field.ty, from);
    let value = match &field.presence {
        Presence::Constant(value) => Some(literal(value)),
        _ => None,
    };
    quote!(#about #name: #ty = #wire => #value,)
}
