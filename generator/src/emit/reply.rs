//! Emits the type of an operation's response, and the enum of responses if there are several.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{docs, docs_or};
use super::{From, ty};
use crate::api::{Api, Operation, Reply, ReplyBody, ReplyVariant, Type};
use crate::text::markdown::code;

/// Emits the kind of response that the call returns.
pub(super) fn kind(api: &Api, operation: &Operation) -> TokenStream {
    match &operation.reply {
        Reply::One(body) => body_kind(api, body),
        Reply::ByStatus { name, .. } => quote!(#name),
    }
}

fn body_kind(api: &Api, body: &ReplyBody) -> TokenStream {
    match body {
        ReplyBody::Empty => quote!(crate::runtime::Empty),
        ReplyBody::Json(of) => {
            let of = ty(api, of, From::Crate);
            quote!(crate::runtime::Json<#of>)
        }
        ReplyBody::Xml(of, document) => {
            let of = ty(api, of, From::Crate);
            quote!(crate::xml::Xml<#of, crate::xml::#document>)
        }
        ReplyBody::Text => quote!(crate::runtime::Text),
        ReplyBody::Bytes => quote!(crate::runtime::Binary),
        ReplyBody::Events(Type::String) => quote!(crate::runtime::EventStream<crate::runtime::Text>),
        ReplyBody::Events(of) => {
            let of = ty(api, of, From::Crate);
            quote!(crate::runtime::EventStream<crate::runtime::Json<#of>>)
        }
        ReplyBody::Lines(of) => {
            let of = ty(api, of, From::Crate);
            quote!(crate::runtime::JsonLines<#of>)
        }
    }
}

/// Emits the enum of responses of an operation whose successes differ.
pub(super) fn enumeration(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let Reply::ByStatus { name, variants } = &operation.reply else { return None };
    let about = docs(&[format!("The response of {}, by status.", code(&operation.id))]);
    let lines = variants.iter().map(|variant| line(api, variant));
    Some(quote! {
        crate::runtime::replies! {
            #about
            pub enum #name {
                #(#lines)*
            }
        }
    })
}

fn line(api: &Api, variant: &ReplyVariant) -> TokenStream {
    let ReplyVariant { name, status, docs, body } = variant;
    let about = docs_or(docs, &format!("Status {status}."));
    let body = body_kind(api, body);
    // A range is its first digit; `default` counts as 2XX.
    let status = status.trim_end_matches('X').parse().unwrap_or(2);
    let status = Literal::u16_unsuffixed(status);
    quote!(#about #name(#body) = #status,)
}
