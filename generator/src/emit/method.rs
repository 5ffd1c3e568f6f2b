//! Emits the methods that create a call: one for each media type of the request body.

use proc_macro2::TokenStream;
use quote::quote;

use super::body::{body_argument, send_body};
use super::docs::documented;
use super::parameter::{argument, converted, set};
use super::{Output, constant, example, method_docs};
use crate::api::{Api, Encoding, Group, Media, Operation, OtherGroup, Reply, ReplyBody};
use crate::names::Name;

/// Emits the methods of an operation: one, and another for each further media type of the request body.
/// `about` returns the documentation of the first.
pub(super) fn methods(
    output: &Output<'_>,
    group: &Group,
    operation: &Operation,
    about: fn(&Api, &Operation) -> Vec<String>,
) -> TokenStream {
    let api = output.api;
    let default = operation.body.as_ref().and_then(|body| body.media.first());
    let mut about = about(api, operation);
    about.extend(example::example(output, group, operation, default));
    let mut methods = gated(operation, default, method_with(api, operation, default, &about));
    for media in other_media(operation) {
        let mut about = method_docs::about_other_media(operation, media);
        about.extend(example::example(output, group, operation, Some(media)));
        methods.extend(gated(operation, Some(media), method_with(api, operation, Some(media), &about)));
    }
    methods
}

/// Returns the name of the method for a media type of the request body.
pub(super) fn method_name<'a>(operation: &'a Operation, media: Option<&'a Media>) -> &'a Name {
    required_media(operation, media).map_or(&operation.name, |media| &media.name)
}

/// Returns the media type if the method takes a body in it: if the body is required.
pub(super) fn required_media<'a>(operation: &Operation, media: Option<&'a Media>) -> Option<&'a Media> {
    media.filter(|_| operation.body.as_ref().is_some_and(|body| body.required))
}

fn gated(operation: &Operation, media: Option<&Media>, method: TokenStream) -> TokenStream {
    let sends = required_media(operation, media).is_some_and(|media| media.encoding == Encoding::Xml);
    feature(sends || returns_xml(operation)).into_iter().chain([method]).collect()
}

/// Emits the condition for items that need the feature `xml`.
pub(super) fn feature(needs_xml: bool) -> Option<TokenStream> {
    needs_xml.then(|| quote!(#[cfg(feature = "xml")]))
}

/// Emits the condition for an operation that returns XML.
pub(super) fn feature_of(operation: &Operation) -> Option<TokenStream> {
    feature(returns_xml(operation))
}

/// Whether a success is XML.
pub(super) fn returns_xml(operation: &Operation) -> bool {
    match &operation.reply {
        Reply::One(body) => matches!(body, ReplyBody::Xml(..)),
        Reply::ByStatus { variants, .. } => variants.iter().any(|variant| matches!(variant.body, ReplyBody::Xml(..))),
    }
}

/// The media types besides the default, each of which has a method of its own.
pub(super) fn other_media(operation: &Operation) -> impl Iterator<Item = &Media> {
    operation.body.iter().filter(|body| body.required).flat_map(|body| body.media.iter().skip(1))
}

/// Emits the methods of an operation in the group of another tag, which call those of its own group.
pub(super) fn methods_of_other_group(
    api: &Api,
    group: &Group,
    operation: &Operation,
    other: &OtherGroup,
) -> TokenStream {
    let default = operation.body.as_ref().and_then(|body| body.media.first());
    let own = std::iter::once((default, &operation.name))
        .chain(other_media(operation).map(|media| (Some(media), &media.name)));
    let names = std::iter::once(&other.name).chain(&other.media);
    let methods = own.zip(names).map(|((media, target), name)| {
        let (module, group_type, type_name) = (&group.module, &group.type_name, &operation.type_name);
        let about =
            format!("The same as [`{group_type}::{target}`](crate::operations::{module}::{group_type}::{target}).");
        let (names, types): (Vec<_>, Vec<_>) = arguments(api, operation, media).into_iter().unzip();
        let method = quote! {
            pub fn #name(&self, #(#names: #types),*) -> crate::operations::#module::#type_name<'c> {
                crate::operations::#module::#group_type(self.0).#target(#(#names),*)
            }
        };
        gated(operation, media, documented(&[about], operation.deprecated, method))
    });
    methods.collect()
}

/// Returns the arguments of a method with their types: the required parameters, and the body if it is required.
pub(super) fn arguments<'o>(
    api: &Api,
    operation: &'o Operation,
    media: Option<&'o Media>,
) -> Vec<(&'o Name, TokenStream)> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let mut arguments: Vec<_> = required.map(|parameter| (&parameter.name, argument(api, parameter))).collect();
    if let (Some(media), Some(body)) = (media, operation.body.as_ref().filter(|body| body.required)) {
        arguments.extend(media.range.iter().map(|range| (range, quote!(&str))));
        arguments.push((&body.name, body_argument(api, media)));
    }
    arguments
}

/// Emits the method for a media type of the request body, with its documentation.
fn method_with(api: &Api, operation: &Operation, media: Option<&Media>, about: &[String]) -> TokenStream {
    let name = method_name(operation, media);
    let type_name = &operation.type_name;
    let constant = constant::constant(api, operation);
    let (names, types): (Vec<_>, Vec<_>) = arguments(api, operation, media).into_iter().unzip();
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let sent = required_media(operation, media);
    let body_name = operation.body.as_ref().map(|body| &body.name);
    let converted = required.filter_map(|parameter| converted(api, parameter));
    let set = set(api, operation);
    let send = sent.zip(body_name).map(|(media, name)| send_body(media, name, media.range.as_ref()));
    let function = quote! {
        pub fn #name(&self, #(#names: #types),*) -> #type_name<'c> {
            #constant
            #(#converted)*
            #type_name(crate::runtime::Call::new(self.0, &OPERATION) #set #send)
        }
    };
    documented(about, operation.deprecated, function)
}
