//! Emits structs that are JSON objects: the struct, its constructor and setters if it is sent, and the line that lists its fields for
//! reading and writing.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor::{Initial, Member, constructor};
use super::derives::Derives;
use super::docs::documented;
use super::group::{braces, list};
use super::{From, literal, ty};
use crate::api::{Api, Field, Presence, Struct, Type, TypeDef};

pub(super) fn object(api: &Api, derives: &Derives<'_>, def: &TypeDef, object: &Struct) -> TokenStream {
    let from = From::Types(def.module.as_str());
    let name = &def.name;
    let fields = object.fields.iter().map(|field| {
        let Field { name, docs: about, .. } = field;
        let ty = field_type(api, field, from);
        documented(about, field.deprecated, quote!(pub #name: #ty,))
    });
    let rest = object.additional.as_ref().map(|(name, value)| {
        let value = ty(api, value, from);
        quote!(pub #name: std::collections::BTreeMap<String, #value>,)
    });
    let fields = braces(fields.chain(rest));
    let members: Vec<Member<'_>> = object.fields.iter().map(|field| member(api, field, from)).collect();
    let constructor = def.is_constructed().then(|| constructor(api, def, &members, object.additional.as_ref(), from));
    let constructor = constructor.unwrap_or_default();
    let derives = derives.of(def, constructor.derives_default);
    let (implementation, required) = (constructor.items, constructor.fields);
    let codec = codec(api, def, object);
    quote! {
        #derives
        #[non_exhaustive]
        pub struct #name #fields

        #implementation

        #codec

        #required
    }
}

/// Emits the type of a field as it is declared.
pub(super) fn field_type(api: &Api, field: &Field, from: From<'_>) -> TokenStream {
    let ty = ty(api, &field.ty, from);
    match field.presence {
        Presence::Required | Presence::Constant(_) => ty,
        Presence::Optional | Presence::ReadOnly | Presence::WriteOnly => quote!(Option<#ty>),
        Presence::OptionalNullable | Presence::ReadOnlyNullable => quote!(crate::runtime::Patch<#ty>),
    }
}

/// Returns what the constructor and the setters need to know of a field.
pub(super) fn member<'a>(api: &Api, field: &'a Field, from: From<'_>) -> Member<'a> {
    let (initial, wrap) = match &field.presence {
        Presence::Required => (Initial::Argument, None),
        Presence::WriteOnly => (Initial::Argument, Some(quote!(Some))),
        Presence::Constant(value) => (Initial::Constant(literal(value)), None),
        Presence::Optional | Presence::ReadOnly => (Initial::LeftOut(quote!(None)), Some(quote!(Some))),
        Presence::OptionalNullable | Presence::ReadOnlyNullable => {
            (Initial::LeftOut(quote!(crate::runtime::Patch::Absent)), None)
        }
    };
    let nullable = matches!(field.presence, Presence::OptionalNullable | Presence::ReadOnlyNullable).then(|| {
        let ty = ty(api, &field.ty, from);
        quote!(crate::runtime::Patch<#ty>)
    });
    Member { field, initial, wrap, nullable }
}

/// Emits the line that lists the fields.
fn codec(api: &Api, def: &TypeDef, object: &Struct) -> TokenStream {
    let name = &def.name;
    let fields = object.fields.iter().map(|field| entry(api, field, def.received));
    let rest = object.additional.as_ref().map(|(name, _)| quote!(..#name));
    let entries = list(fields.chain(rest));
    quote!(crate::runtime::json_object!(#name #entries);)
}

/// Emits the name of a field, its mark if its type does not say all, and its name on the wire. That is written even if both are equal,
/// so that an editor which renames the field changes nothing on the wire.
fn entry(api: &Api, field: &Field, is_received: bool) -> TokenStream {
    let Field { name, wire, .. } = field;
    let mark = match &field.presence {
        Presence::Required if is_option(api, &field.ty) => Some(quote!(: required)),
        Presence::ReadOnly | Presence::ReadOnlyNullable => Some(quote!(: read_only)),
        Presence::Constant(value) => {
            let value = literal(value);
            Some(quote!(: constant(#value)))
        }
        _ => None,
    };
    let default = field.default.as_ref().filter(|_| is_received && field.presence == Presence::Required);
    let default = default.map(|json| quote!(or #json));
    quote!(#name #mark = #wire #default)
}

/// Whether the type is an `Option`, which is left out where it is `None` unless it is marked as required.
fn is_option(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Nullable(_) => true,
        Type::Named(id) => match &api.types[id.0].kind {
            crate::api::TypeKind::Alias(of) => is_option(api, of),
            _ => false,
        },
        _ => false,
    }
}
