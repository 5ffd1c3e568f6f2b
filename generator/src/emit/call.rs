//! Emits the call of an operation: a type with a setter for each optional parameter.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecated, docs_or};
use super::method::{feature, feature_of};
use super::parameter::{parameter_type, place};
use super::{From, Output, reply, ty};
use crate::api::{Api, Body, Encoding, Group, Media, Operation, Reply, ReplyBody};
use crate::text::markdown::code;

/// Emits the call of an operation.
pub(super) fn call(output: &Output<'_>, group: &Group, operation: &Operation) -> TokenStream {
    let api = output.api;
    let type_name = &operation.type_name;
    let (group, method) = (&group.type_name, &operation.name);
    let reply = reply::kind(api, operation);
    let pages = operation.paged.as_ref().map(|paged| {
        let item = ty(api, &paged.item, From::Crate);
        quote!(, pages of #item)
    });
    let streamed = match &operation.reply {
        Reply::One(ReplyBody::Bytes) => Some(quote!(, streamed)),
        Reply::One(body) if body.is_stream() => Some(quote!(, opened)),
        _ => None,
    };
    let setters = operation.parameters.iter().filter(|parameter| !parameter.required).map(|parameter| {
        let about = docs_or(&parameter.docs, &format!("Sets {}.", code(&parameter.wire)));
        let (name, ty, place) = (&parameter.name, parameter_type(api, &parameter.ty), place(api, parameter));
        let deprecated = deprecated(parameter.deprecated);
        quote!(#about #deprecated #name: #ty => #place,)
    });
    let body = operation.body.as_ref().filter(|body| !body.required).map(|body| optional_body(api, body));
    let feature = feature_of(operation);
    let bare = method.bare();
    let plain = (bare != method.as_str()).then(|| quote!(as #bare));
    quote! {
        #feature
        pub struct #type_name from #group::#method #plain -> #reply #pages #streamed {
            #(#setters)*
            #body
        }
    }
}

/// Emits a setter for each media type of an optional body. The last one that is called decides.
fn optional_body(api: &Api, body: &Body) -> TokenStream {
    let setters = body.media.iter().map(|media| optional_media(api, body, media));
    quote!(#(#setters)*)
}

fn optional_media(api: &Api, body: &Body, media: &Media) -> TokenStream {
    let name = &media.name;
    let about = docs_or(&body.docs, "Sets the optional request body.");
    let media_type = &media.media_type;
    let (of, kind) = match media.encoding {
        Encoding::Json => (ty(api, &media.ty, From::Crate), quote!(json)),
        Encoding::Xml => (ty(api, &media.ty, From::Crate), quote!(xml)),
        Encoding::Multipart => (ty(api, &media.ty, From::Crate), quote!(multipart)),
        Encoding::Form => (ty(api, &media.ty, From::Crate), quote!(form)),
        Encoding::Lines => (ty(api, &media.ty, From::Crate), quote!(json_lines)),
        Encoding::Text => (quote!(String), quote!(text)),
        Encoding::Bytes => (quote!(crate::runtime::Upload), quote!(octets)),
    };
    let usual = matches!(
        media_type.as_str(),
        "application/json"
            | "*/*"
            | "application/*"
            | "text/plain"
            | "application/octet-stream"
            | "application/x-www-form-urlencoded"
            | "multipart/form-data"
    );
    let named = (!usual && media.range.is_none() && media.encoding != Encoding::Form).then(|| {
        let document = media.xml.as_ref().map(|document| quote!(as crate::xml::#document));
        quote!((#media_type #document))
    });
    let feature = feature(media.encoding == Encoding::Xml);
    quote!(#about #feature #name: #of => #kind #named,)
}
