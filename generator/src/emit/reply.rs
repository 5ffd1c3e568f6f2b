//! Emits the type of an operation's response, and the enum of responses if there are several.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{docs, docs_or};
use super::{From, ty};
use crate::api::{Api, Operation, Reply, ReplyBody, ReplyVariant, Type};
use crate::text::markdown::code;

/// Emits the type of the body that the request returns.
pub(super) fn output(api: &Api, operation: &Operation) -> TokenStream {
    match &operation.reply {
        Reply::One(body) => body_type(api, body),
        Reply::ByStatus { name, .. } => quote!(#name),
    }
}

/// Returns the type of the body as text, for the documentation.
pub(super) fn output_text(api: &Api, operation: &Operation) -> String {
    let body = match &operation.reply {
        Reply::ByStatus { name, .. } => return name.to_string(),
        Reply::One(body) => body,
    };
    let of = |ty: &Type| super::types::short(api, ty);
    match body {
        ReplyBody::Empty => "()".to_owned(),
        ReplyBody::Json(ty) | ReplyBody::Xml(ty, _) => of(ty),
        ReplyBody::Text => "String".to_owned(),
        ReplyBody::Bytes => "Bytes".to_owned(),
        ReplyBody::Events(Type::String) => "EventStream<Text>".to_owned(),
        ReplyBody::Events(ty) => format!("EventStream<Json<{}>>", of(ty)),
        ReplyBody::Lines(ty) => format!("JsonLines<{}>", of(ty)),
    }
}

/// Emits how the body is read, for the line beside the request.
pub(super) fn reading(operation: &Operation) -> TokenStream {
    match &operation.reply {
        Reply::ByStatus { .. } => quote!(by_status),
        Reply::One(body) => match body {
            ReplyBody::Empty => quote!(empty),
            ReplyBody::Json(_) => quote!(json),
            ReplyBody::Xml(_, document) => quote!(xml(crate::xml::#document)),
            ReplyBody::Text => quote!(text),
            ReplyBody::Bytes => quote!(binary),
            ReplyBody::Events(_) | ReplyBody::Lines(_) => quote!(stream),
        },
    }
}

/// Emits the type of a body.
pub(super) fn body_type(api: &Api, body: &ReplyBody) -> TokenStream {
    match body {
        ReplyBody::Empty => quote!(()),
        ReplyBody::Json(of) | ReplyBody::Xml(of, _) => ty(api, of, From::Crate),
        ReplyBody::Text => quote!(String),
        ReplyBody::Bytes => quote!(bytes::Bytes),
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

/// Emits the type that reads a body.
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
        ReplyBody::Events(_) | ReplyBody::Lines(_) => body_type(api, body),
    }
}

/// Emits the enum of responses of an operation whose successes differ.
pub(super) fn enumeration(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let Reply::ByStatus { name, variants } = &operation.reply else { return None };
    let feature = super::method::feature_of(operation);
    let about = docs(&[format!("The response of {}, by status.", code(operation.label()))]);
    let lines = variants.iter().map(|variant| line(api, variant));
    let entries = variants.iter().map(|variant| entry(api, variant));
    Some(quote! {
        #feature
        #about
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#lines)*
            /// A success that the document does not name.
            Undocumented {
                /// The status.
                status: http::StatusCode,
                /// The body as it was received.
                body: bytes::Bytes,
            },
        }

        #feature
        crate::runtime::replies!(#name { #(#entries),* });
    })
}

fn line(api: &Api, variant: &ReplyVariant) -> TokenStream {
    let ReplyVariant { name, status, docs, body } = variant;
    let about = docs_or(docs, &format!("Status {status}."));
    let payload = (*body != ReplyBody::Empty).then(|| {
        let of = body_type(api, body);
        quote!((#of))
    });
    quote!(#about #name #payload,)
}

fn entry(api: &Api, variant: &ReplyVariant) -> TokenStream {
    let ReplyVariant { name, status, body, .. } = variant;
    let body = body_kind(api, body);
    // A range is its first digit; `default` counts as 2XX.
    let status = status.trim_end_matches('X').parse().unwrap_or(2);
    let status = Literal::u16_unsuffixed(status);
    quote!(#name(#body) = #status)
}
