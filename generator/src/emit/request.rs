//! Emits the request of an operation: a type with a setter for each optional parameter, the line that says what it returns, and the enum
//! of its responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::body::send_body;
use super::docs::{deprecated, docs};
use super::method::{feature, feature_of};
use super::parameter::{argument, constructor, converted};
use super::{From, Output, body, reply, ty};
use crate::api::{Api, Body, Encoding, Group, Media, Operation, Parameter};

/// Emits the request of an operation.
pub(super) fn request(output: &Output<'_>, group: &Group, operation: &Operation) -> TokenStream {
    let api = output.api;
    let name = &operation.type_name;
    let about = format!(
        " A request to [`{}::{}`]. Awaiting it sends it and returns a `Response<{}>`.",
        group.type_name,
        operation.name.bare(),
        reply::output_text(api, operation),
    );
    let setters: Vec<TokenStream> = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.required)
        .map(|parameter| setter(api, parameter))
        .chain(operation.body.iter().filter(|body| !body.required).flat_map(|body| body_setters(api, body)))
        .collect();
    let feature = feature_of(operation);
    let setters = (!setters.is_empty()).then(|| {
        quote! {
            #feature
            impl #name<'_> {
                #(#setters)*
            }
        }
    });
    let returns = returns(api, operation);
    let replies = reply::enumeration(api, operation);
    quote! {
        #feature
        #[doc = #about]
        #[derive(Clone, Debug)]
        #[must_use = "a request is sent when it is awaited"]
        pub struct #name<'c>(crate::runtime::Call<'c>);

        #setters

        #feature
        crate::runtime::request!(#name -> #returns);

        #replies
    }
}

/// Emits what the request returns, and how it is sent.
fn returns(api: &Api, operation: &Operation) -> TokenStream {
    let (body, reading) = (reply::output(api, operation), reply::reading(operation));
    let pages = operation.paged.as_ref().map(|paged| {
        let item = ty(api, &paged.item, From::Crate);
        quote!(, pages of #item)
    });
    quote!(#body as #reading #pages)
}

/// Emits the setter of an optional parameter.
fn setter(api: &Api, parameter: &Parameter) -> TokenStream {
    let (name, about, deprecated) = (&parameter.name, docs(&parameter.docs), deprecated(parameter.deprecated));
    let (argument, converted, constructor) =
        (argument(api, parameter), converted(api, parameter), constructor(api, parameter));
    quote! {
        #about
        #deprecated
        pub fn #name(self, #name: #argument) -> Self {
            #converted
            Self(self.0.set(crate::runtime::Parameter::#constructor, &#name))
        }
    }
}

/// Emits a setter for each media type of an optional body. The last one that is called decides.
fn body_setters(api: &Api, body: &Body) -> Vec<TokenStream> {
    body.media.iter().map(|media| body_setter(api, body, media)).collect()
}

fn body_setter(api: &Api, body: &Body, media: &Media) -> TokenStream {
    let name = &media.name;
    let about = docs(&body.docs);
    let feature = feature(media.encoding == Encoding::Xml);
    let argument = body::body_argument(api, media);
    let send = send_body(media, name, None);
    quote! {
        #about
        #feature
        pub fn #name(self, #name: #argument) -> Self {
            Self(self.0 #send)
        }
    }
}
