//! Emits multipart bodies: a struct, its constructor and setters, and the line that lists its fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor::{Initial, Member, constructor};
use super::derives::attributes;
use super::docs::documented;
use super::parameter::styled;
use super::{From, ty};
use crate::api::{Api, Field, Form, FormMember, Location, Presence, TypeDef};

pub(super) fn form(api: &Api, def: &TypeDef, form: &Form) -> TokenStream {
    let name = &def.name;
    let from = From::Types(def.module.as_str());
    let fields = form.members.iter().map(|member| {
        let field = &member.field;
        let (name, ty) = (&field.name, field_type(api, field, from));
        documented(&field.docs, field.deprecated, quote!(pub #name: #ty,))
    });
    let rest = form.additional.as_ref().map(|(name, value)| {
        let value = ty(api, value, from);
        quote!(pub #name: std::collections::BTreeMap<String, #value>,)
    });
    let members: Vec<Member<'_>> = form.members.iter().map(|form_member| member(&form_member.field)).collect();
    let constructor = constructor(api, def, &members, form.additional.as_ref(), from);
    let traits: &[&str] =
        if constructor.derives_default { &["Clone", "Debug", "Default"] } else { &["Clone", "Debug"] };
    let attributes = attributes(def, traits);
    let (implementation, required) = (constructor.items, constructor.fields);
    let entries = form.members.iter().map(entry);
    let others = form.additional.as_ref().map(|(name, _)| quote!(..#name));
    let entries = entries.chain(others);
    quote! {
        #attributes
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #rest
        }

        #implementation

        crate::runtime::multipart_form!(#name { #(#entries),* });

        #required
    }
}

/// Emits the type of a field as it is declared.
pub(super) fn field_type(api: &Api, field: &Field, from: From<'_>) -> TokenStream {
    let ty = ty(api, &field.ty, from);
    if field.presence == Presence::Required { ty } else { quote!(Option<#ty>) }
}

/// Returns what the constructor and the setters need to know of a field.
pub(super) fn member(field: &Field) -> Member<'_> {
    let (initial, wrap) = match field.presence {
        Presence::Required => (Initial::Argument, None),
        _ => (Initial::LeftOut(quote!(None)), Some(quote!(Some))),
    };
    Member { field, initial, wrap, nullable: None }
}

fn entry(member: &FormMember) -> TokenStream {
    let (name, wire) = (&member.field.name, &member.field.wire);
    let options = part_options(member).map(|options| quote!(=> #options));
    quote!(#name = #wire #options)
}

/// Emits the media type, style and headers of a part as a chain of calls.
fn part_options(member: &FormMember) -> Option<TokenStream> {
    let content = member.content.as_ref().map(|content| quote!(content(#content)));
    let text = member.is_text.then(|| quote!(text()));
    let style = member.style.map(|style| {
        let parameter = styled(&member.field.wire, Location::Query, style);
        quote!(styled(crate::runtime::Parameter::#parameter))
    });
    let headers = member.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let headers = (!member.headers.is_empty()).then(|| quote!(headers(&[#(#headers),*])));
    let or_value = member.or_value.then(|| quote!(or_value()));
    let mut calls = [content, text, style, headers, or_value].into_iter().flatten();
    let first = calls.next()?;
    Some(quote!(#first #(.#calls)*))
}
