//! Emits the request of an operation: a type with a setter for each optional parameter, the line that says what it returns, and the enum
//! of its responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::body::send_body;
use super::docs::documented;
use super::group::braces;
use super::method::{feature, feature_of};
use super::parameter::{argument, constructor, converted};
use super::{From, Output, body, reply, ty};
use crate::api::{Api, Body, Encoding, Group, Media, Operation, Parameter};
use crate::names::Name;
use crate::text::markdown::code;

/// Emits the request of an operation. The setters of an alternative refer to those of `original`, which is the type of the request that
/// has the documentation.
pub(super) fn request(output: &Output<'_>, group: &Group, operation: &Operation, original: &Name) -> TokenStream {
    let api = output.api;
    let name = &operation.type_name;
    let about = format!(
        " A request to [`{}::{}`]. Awaiting it sends it and returns a `Response<{}>`.",
        group.type_name,
        operation.name.bare(),
        reply::output_text(api, operation),
    );
    let mut setters = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.required)
        .map(|parameter| {
            let about = documented_once(&parameter.docs, name, original, &parameter.name);
            setter(api, parameter, &about)
        })
        .chain(
            operation
                .body
                .iter()
                .filter(|body| !body.required)
                .flat_map(|body| body_setters(api, body, name, original)),
        )
        .peekable();
    let feature = feature_of(operation);
    let setters = setters.peek().is_some().then(|| {
        let setters = braces(setters);
        quote!(#feature impl #name<'_> #setters)
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

/// Returns the documentation of a setter: a link if the same setter of another request has it.
fn documented_once(lines: &[String], request: &Name, original: &Name, setter: &Name) -> Vec<String> {
    if request == original || lines.is_empty() {
        return lines.to_vec();
    }
    vec![format!("See [`{original}::{0}`].", setter.bare())]
}

/// Emits the setter of an optional parameter.
fn setter(api: &Api, parameter: &Parameter, about: &[String]) -> TokenStream {
    let name = &parameter.name;
    let (argument, converted, constructor) =
        (argument(api, parameter), converted(api, parameter), constructor(api, parameter));
    let function = quote! {
        pub fn #name(self, #name: #argument) -> Self {
            #converted
            Self(self.0.set(crate::runtime::Parameter::#constructor, &#name))
        }
    };
    documented(about, parameter.deprecated, function)
}

/// Emits a setter for each media type of an optional body. The last one that is called decides.
fn body_setters(api: &Api, body: &Body, request: &Name, original: &Name) -> Vec<TokenStream> {
    let setters = body.media.iter().enumerate().map(|(index, media)| {
        let about = match index {
            0 => documented_once(&body.docs, request, original, &media.name),
            _ => vec![format!("Like [`{0}`](Self::{0}), as {1}.", body.name.bare(), code(&media.media_type))],
        };
        body_setter(api, media, &about)
    });
    setters.collect()
}

fn body_setter(api: &Api, media: &Media, about: &[String]) -> TokenStream {
    let name = &media.name;
    let feature = feature(media.encoding == Encoding::Xml);
    let argument = body::body_argument(api, media);
    let send = send_body(media, name, None);
    let function = quote! {
        #feature
        pub fn #name(self, #name: #argument) -> Self {
            Self(self.0 #send)
        }
    };
    documented(about, false, function)
}
