//! Emits the constant in an operation's method that describes the operation for the runtime.

use indexmap::IndexMap;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::method::{feature, returns_xml};
use super::parameter::styled;
use super::{From, ty};
use crate::api::{
    Api, Counted, ErrorBody, ListEnd, Location, NextPage, Operation, Paged, Reply, ReplyBody, Sent, Type,
};

/// Emits the constant that describes the operation.
pub(super) fn constant(api: &Api, operation: &Operation) -> TokenStream {
    let Operation { route, .. } = operation;
    let label = operation.label();
    let method = method(&operation.method);
    let errors = (!operation.errors.is_empty()).then(|| {
        let errors = operation.errors.iter().map(|error| {
            let (status, description) = (&error.status, &error.description);
            quote!((#status, #description))
        });
        quote!(.errors(&[#(#errors),*]))
    });
    let error_bodies = error_bodies(api, operation);
    let answers = (!operation.answers.is_empty()).then(|| {
        let answers = operation.answers.iter().map(|status| Literal::u16_unsuffixed(*status));
        quote!(.answers(&[#(#answers),*]))
    });
    let accept = operation.accept.as_ref().map(|media_types| quote!(.accept(#media_types)));
    let styles: Vec<_> = operation.body.iter().flat_map(|body| &body.media).flat_map(|media| &media.styles).collect();
    let form = (!styles.is_empty()).then(|| {
        let styles = styles.into_iter().map(|(wire, style)| styled(wire, Location::Query, *style));
        quote!(.form(&[#(crate::runtime::Parameter::#styles),*]))
    });
    let security = operation.security.as_ref().map(|alternatives| {
        let alternatives = security(alternatives);
        quote!(.security(#alternatives))
    });
    let server = operation.server.as_ref().map(|server| {
        let server = super::client::server(server);
        quote!(.server(&#server))
    });
    let paging = operation.paged.as_ref().and_then(|paged| paging(paged, &operation.reply));
    quote! {
        const OPERATION: crate::runtime::Operation = crate::runtime::Operation::new(#label, #method, #route) #accept #form #errors #error_bodies #answers #security #server #paging;
    }
}

/// Emits the types of error bodies, each with the statuses that have it. Untyped JSON is omitted: any body can be read as a value.
fn error_bodies(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let mut statuses: IndexMap<&ErrorBody, Vec<&str>> = IndexMap::new();
    for error in &operation.errors {
        for body in error.bodies.iter().filter(|body| !matches!(body.ty, Type::Value | Type::Object)) {
            statuses.entry(body).or_default().push(&error.status);
        }
    }
    let bodies = statuses.into_iter().map(|(body, statuses)| error_body(api, operation, body, &statuses));
    let bodies: Vec<TokenStream> = bodies.collect();
    (!bodies.is_empty()).then(|| quote!(.error_bodies(&[#(#bodies),*])))
}

/// Emits the type of an error's body, for the statuses that have it. XML needs its feature.
fn error_body(api: &Api, operation: &Operation, body: &ErrorBody, statuses: &[&str]) -> TokenStream {
    let ErrorBody { media_types, ty: of, xml } = body;
    let of = ty(api, of, From::Crate);
    match (media_types.as_slice(), xml) {
        (_, Some(document)) => {
            let feature = feature(!returns_xml(operation));
            quote!(#feature crate::runtime::ErrorBody::xml::<#of, crate::xml::#document>(&[#(#statuses),*], &[#(#media_types),*]))
        }
        ([media_type], None) if media_type == "application/json" => {
            quote!(crate::runtime::ErrorBody::json::<#of>(&[#(#statuses),*]))
        }
        _ => quote!(crate::runtime::ErrorBody::of::<#of>(&[#(#statuses),*], &[#(#media_types),*])),
    }
}

/// Emits how the operation is paginated; nothing for a `Link` header, which is the default.
fn paging(paged: &Paged, reply: &Reply) -> Option<TokenStream> {
    let xml = match reply.page() {
        Some(ReplyBody::Xml(_, document)) => Some(quote!(.xml::<crate::xml::#document>())),
        _ => None,
    };
    let next = match &paged.next {
        NextPage::Link if xml.is_none() => return None,
        NextPage::Link => quote!(),
        NextPage::Address(at) => quote!(.address(&[#(#at),*])),
        NextPage::Token { at, sent } => {
            let parameter = position(sent);
            quote!(.token(&[#(#at),*], #parameter))
        }
        NextPage::HeaderToken { header, sent } => {
            let parameter = position(sent);
            quote!(.header_token(#header, #parameter))
        }
        NextPage::Skip(counted) => numbered("skip", 0, counted),
        NextPage::ItemNumber(counted) => numbered("item_number", 1, counted),
        NextPage::Page(counted) => numbered("page", 1, counted),
        NextPage::AfterItem { id, sent, more } => {
            let parameter = position(sent);
            quote!(.after_item(#id, #parameter, &[#(#more),*]))
        }
    };
    let end = paged.end.as_ref().map(|end| match end {
        ListEnd::More(at) => quote!(.more(&[#(#at),*])),
        ListEnd::Last(at) => quote!(.last(&[#(#at),*])),
        ListEnd::TotalPages(at) => quote!(.total_pages(&[#(#at),*])),
    });
    let items = &paged.items;
    Some(quote!(.paging(crate::runtime::Paging::of(&[#(#items),*]) #next #end #xml)))
}

/// Emits pagination by the number of a page or item; `usual` is the default of the first number.
fn numbered(by: &str, usual: u64, counted: &Counted) -> TokenStream {
    let Counted { sent, first } = counted;
    let by = format_ident!("{by}");
    let first = first.filter(|first| *first != usual).map(|first| {
        let first = Literal::u64_unsuffixed(first);
        quote!(.first(#first))
    });
    match sent {
        Sent::Query(name) => quote!(.#by(#name) #first),
        Sent::Header(name) => quote!(.#by(#name).sent_as(crate::runtime::Parameter::header(#name)) #first),
        Sent::Body { path, .. } => {
            let (name, parameter) = (path.last(), position(sent));
            quote!(.#by(#name).sent_as(#parameter) #first)
        }
    }
}

/// Emits the parameter that selects the position in the list.
fn position(sent: &Sent) -> TokenStream {
    match sent {
        Sent::Query(name) => quote!(crate::runtime::Parameter::query(#name)),
        Sent::Header(name) => quote!(crate::runtime::Parameter::header(#name)),
        Sent::Body { path, is_number } => {
            let keys = path.iter().map(|key| format!("/{}", key.replace('~', "~0").replace('/', "~1")));
            let pointer: String = keys.collect();
            let number = is_number.then(|| quote!(.content_json()));
            quote!(crate::runtime::Parameter::body(#pointer) #number)
        }
    }
}

/// Emits alternative sets of security schemes.
pub(super) fn security(alternatives: &[Vec<String>]) -> TokenStream {
    let alternatives = alternatives.iter().map(|schemes| quote!(&[#(#schemes),*]));
    quote!(&[#(#alternatives),*])
}

/// Emits the HTTP method.
fn method(method: &str) -> TokenStream {
    let name = match method.to_ascii_uppercase().as_str() {
        "GET" => quote!(Get),
        "PUT" => quote!(Put),
        "POST" => quote!(Post),
        "DELETE" => quote!(Delete),
        "OPTIONS" => quote!(Options),
        "HEAD" => quote!(Head),
        "PATCH" => quote!(Patch),
        "TRACE" => quote!(Trace),
        "QUERY" => quote!(Query),
        _ => return quote!(crate::runtime::Method::other(#method)),
    };
    quote!(crate::runtime::Method::#name)
}
