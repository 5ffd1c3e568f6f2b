//! Emits multipart bodies: `multipart!` with a line for each field, required fields first.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecated, docs};
use super::object::{arguments, section};
use super::parameter::styled;
use super::{From, ty};
use crate::api::{Api, Form, FormMember, Location, Presence, TypeDef};

pub(super) fn form(api: &Api, def: &TypeDef, form: &Form) -> TokenStream {
    let name = &def.name;
    let from = From::Types(def.module.as_str());
    let (required, optional): (Vec<_>, Vec<_>) =
        form.members.iter().partition(|member| member.field.presence == Presence::Required);
    let arguments = arguments(api, &required.iter().map(|member| &member.field).collect::<Vec<_>>(), from);
    let required = required.into_iter().map(|member| line(api, member, from, |ty| ty));
    let optional: Vec<_> =
        optional.into_iter().map(|member| line(api, member, from, |ty| quote!(Option<#ty>))).collect();
    let optional = section("optional", (!optional.is_empty()).then(|| quote!(#(#optional)*)));
    let additional = form.additional.as_ref().map(|(name, value)| {
        let value = ty(api, value, from);
        quote!([additional] #name: std::collections::BTreeMap<String, #value>,)
    });
    quote! {
        pub struct #name {
            #(#required)* #optional #additional #arguments
        }
    }
}

fn line(api: &Api, member: &FormMember, from: From<'_>, wrap: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let field = &member.field;
    let (name, wire) = (&field.name, &field.wire);
    let about = docs(&field.docs);
    let deprecated = deprecated(field.deprecated);
    let ty = wrap(ty(api, &field.ty, from));
    let renamed = (wire != name.as_str()).then(|| quote!(= #wire));
    let options = part_options(member).map(|options| quote!(=> #options));
    quote!(#about #deprecated #name: #ty #renamed #options,)
}

/// Emits the media type, style and headers of a part as a chain of calls.
fn part_options(member: &FormMember) -> Option<TokenStream> {
    let content = member.content.as_ref().map(|content| quote!(content(#content)));
    let style = member.style.map(|style| {
        let parameter = styled(&member.field.wire, Location::Query, style);
        quote!(styled(crate::runtime::Parameter::#parameter))
    });
    let headers = member.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let headers = (!member.headers.is_empty()).then(|| quote!(headers(&[#(#headers),*])));
    let or_value = member.or_value.then(|| quote!(or_value()));
    let mut calls = [content, style, headers, or_value].into_iter().flatten();
    let first = calls.next()?;
    Some(quote!(#first #(.#calls)*))
}
