//! Emits request bodies: the type of the argument, and the call that sets the body.

use proc_macro2::TokenStream;
use quote::quote;

use super::{From, ty};
use crate::api::{Api, Encoding, Media, Type};
use crate::names::Name;

pub(super) fn body_argument(api: &Api, media: &Media) -> TokenStream {
    match media.encoding {
        Encoding::Bytes => quote!(impl Into<crate::runtime::Upload>),
        Encoding::Text => quote!(impl AsRef<str>),
        Encoding::Multipart if media.ty == Type::Form => quote!(impl Into<crate::runtime::Form>),
        Encoding::Lines => {
            let item = ty(api, line(media), From::Crate);
            quote!(impl IntoIterator<Item = #item>)
        }
        _ => {
            let of = ty(api, &media.ty, From::Crate);
            // A value that may be null is given as itself or as `None`.
            if is_converted(&media.ty) { quote!(impl Into<#of>) } else { of }
        }
    }
}

/// Whether the argument is whatever converts to the type of the body.
fn is_converted(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Nullable(_))
}

/// Returns the type of a line.
fn line(media: &Media) -> &Type {
    match &media.ty {
        Type::List(item) => item,
        other => other,
    }
}

/// Emits the call that sets the body. If the document has a media range, `range` is the argument with the media type.
pub(super) fn send_body(media: &Media, name: &Name, range: Option<&Name>) -> TokenStream {
    let media_type = media.content_type();
    let value = if is_converted(&media.ty) { quote!(&#name.into()) } else { quote!(&#name) };
    if let Some(range) = range {
        return quote!(.octets_as(#range, #name));
    }
    if media.range.is_some() {
        return quote!(.octets(#name));
    }
    match (media.encoding, media_type) {
        (Encoding::Multipart, "multipart/form-data") => quote!(.multipart(#name)),
        (Encoding::Multipart, _) => quote!(.multipart_as(#media_type, #name)),
        (Encoding::Json, "application/json") => quote!(.json(#value)),
        (Encoding::Json, _) => quote!(.json_as(#media_type, #value)),
        (Encoding::Lines, _) => quote!(.json_lines(#media_type, #name)),
        (Encoding::Xml, _) => {
            let document = &media.xml;
            quote!(.xml_as::<crate::xml::#document>(#media_type, #value))
        }
        (Encoding::Form, _) => quote!(.form(#value)),
        (Encoding::Text, "text/plain") => quote!(.text(#name.as_ref())),
        (Encoding::Text, _) => quote!(.text_as(#media_type, #name.as_ref())),
        (Encoding::Bytes, "application/octet-stream") => quote!(.octets(#name)),
        (Encoding::Bytes, _) => quote!(.octets_as(#media_type, #name)),
    }
}
