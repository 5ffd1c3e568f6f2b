//! One operation: its constant, the method that begins a call, and the call with its setters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{deprecated, docs, docs_or};
use super::{From, Output, about, reply, ty};
use crate::api::{
    Api, Body, Encoding, Group, Location, Media, NextPage, Operation, Paged, Parameter, Reply, ReplyBody, Style,
    StyleKind, Type, TypeKind,
};
use crate::document::METHODS;
use crate::names::{Name, media_type};

/// The constant that tells the runtime what the operation is.
pub(super) fn constant(operation: &Operation) -> TokenStream {
    let Operation { constant, id, path, .. } = operation;
    let method = method(&operation.method);
    let errors = (!operation.errors.is_empty()).then(|| {
        let errors = operation.errors.iter().map(|error| {
            let (status, description) = (&error.status, &error.description);
            quote!((#status, #description))
        });
        quote!(.errors(&[#(#errors),*]))
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
        let url = filled(server);
        quote!(.server(#url))
    });
    let paging = operation.paged.as_ref().and_then(|paged| paging(paged, &operation.reply));
    quote! {
        const #constant: crate::runtime::Operation = crate::runtime::Operation::new(#id, #method, #path) #accept #form #errors #security #server #paging;
    }
}

/// How the pages follow each other, where the runtime doesn't know by itself.
fn paging(paged: &Paged, reply: &Reply) -> Option<TokenStream> {
    let xml = match reply {
        Reply::One(ReplyBody::Xml(_, document)) => Some(quote!(.xml::<crate::xml::#document>())),
        _ => None,
    };
    let parameter = |(location, name): &(Location, String)| {
        let place = if *location == Location::Header { quote!(header) } else { quote!(query) };
        quote!(crate::runtime::Parameter::#place(#name))
    };
    let next = match &paged.next {
        NextPage::Link if xml.is_none() => return None,
        NextPage::Link => quote!(),
        NextPage::Address(at) => quote!(.address(&[#(#at),*])),
        NextPage::Token { at, sent } => {
            let parameter = parameter(sent);
            quote!(.token(&[#(#at),*], #parameter))
        }
        NextPage::HeaderToken { header, sent } => {
            let parameter = parameter(sent);
            quote!(.header_token(#header, #parameter))
        }
        NextPage::Skip(name) => quote!(.skip(#name)),
        NextPage::Page(name) => quote!(.page(#name)),
    };
    let items = &paged.items;
    Some(quote!(.paging(crate::runtime::Paging::of(&[#(#items),*]) #next #xml)))
}

/// An operation's own server, its variables at their defaults.
fn filled(server: &crate::api::Server) -> String {
    server
        .variables
        .iter()
        .fold(server.url.clone(), |url, variable| url.replace(&format!("{{{}}}", variable.name), &variable.default))
}

/// Alternatives of schemes that are needed together.
pub(super) fn security(alternatives: &[Vec<String>]) -> TokenStream {
    let alternatives = alternatives.iter().map(|schemes| quote!(&[#(#schemes),*]));
    quote!(&[#(#alternatives),*])
}

fn method(method: &str) -> TokenStream {
    if !METHODS.iter().any(|known| known.eq_ignore_ascii_case(method)) {
        return quote!(crate::runtime::Method::other(#method));
    }
    let name = format_ident!("{}", Name::of_type(&method.to_lowercase()).as_str());
    quote!(crate::runtime::Method::#name)
}

/// The methods of the group that begin a call: one, and one more for each further media type.
pub(super) fn methods(output: &Output<'_>, group: &Group, operation: &Operation) -> TokenStream {
    let default = operation.body.as_ref().and_then(|body| body.media.first());
    let mut methods = gated(operation, default, &method_with(output, group, operation, &operation.name, default));
    for (media, name) in other_media(operation) {
        methods.extend(gated(operation, Some(media), &method_with(output, group, operation, &name, Some(media))));
    }
    methods
}

fn gated(operation: &Operation, media: Option<&Media>, method: &TokenStream) -> TokenStream {
    let sends = operation.body.as_ref().is_some_and(|body| body.required)
        && media.is_some_and(|media| media.encoding == Encoding::Xml);
    let feature = feature(sends || gives_xml(operation));
    quote!(#feature #method)
}

/// What needs XML is there with its feature only.
fn feature(needs_xml: bool) -> Option<TokenStream> {
    needs_xml.then(|| quote!(#[cfg(feature = "xml")]))
}

/// What an operation that gives XML is there with.
pub(super) fn feature_of(operation: &Operation) -> Option<TokenStream> {
    feature(gives_xml(operation))
}

fn gives_xml(operation: &Operation) -> bool {
    match &operation.reply {
        Reply::One(body) => matches!(body, ReplyBody::Xml(..)),
        Reply::ByStatus { variants, .. } => variants.iter().any(|variant| matches!(variant.body, ReplyBody::Xml(..))),
    }
}

/// The media types besides the default that have a method of their own: those written on the wire in another way, or of
/// another type.
fn other_media(operation: &Operation) -> Vec<(&Media, Name)> {
    let Some(Body { media, required: true, .. }) = &operation.body else { return Vec::new() };
    let mut scope = crate::names::Scope::default();
    media.iter().skip(1).map(|media| (media, scope.take(as_media(&operation.name, media)))).collect()
}

fn method_with(
    output: &Output<'_>,
    group: &Group,
    operation: &Operation,
    name: &Name,
    media: Option<&Media>,
) -> TokenStream {
    let api = output.api;
    let Operation { constant, type_name, .. } = operation;
    let about = docs(&about::about(output, group, operation, name, media));
    let deprecated = deprecated(operation.deprecated);
    let required = || operation.parameters.iter().filter(|parameter| parameter.required);
    let arguments = required().map(|parameter| {
        let (name, ty) = (&parameter.name, argument(api, parameter));
        quote!(#name: #ty)
    });
    let sent = media.filter(|_| operation.body.as_ref().is_some_and(|body| body.required));
    let body_name = operation.body.as_ref().map(|body| &body.name);
    let body_argument = sent.map(|media| {
        let ty = body_argument(api, media);
        let range = media.range.iter();
        quote!(#(#range: &str,)* #body_name: #ty)
    });
    let arguments = arguments.chain(body_argument);
    let set = required().map(|parameter| set(api, parameter));
    let send = sent.zip(body_name).map(|(media, name)| send_body(media, name));
    quote! {
        #about
        #deprecated
        pub fn #name(&self, #(#arguments),*) -> #type_name<'c> {
            crate::runtime::Call::new(self.client, &#constant) #(#set)* #send.into()
        }
    }
}

/// Text that converts on its own is taken as such; anything else by its type.
fn argument(api: &Api, parameter: &Parameter) -> TokenStream {
    let plain = parameter_type(api, &parameter.ty);
    match parameter.ty {
        Type::Integer(_) | Type::Boolean | Type::Number | Type::DateTime | Type::Date => plain,
        Type::String => quote!(impl AsRef<str>),
        _ => quote!(impl Into<#plain>),
    }
}

/// Lists are taken from whatever holds their items.
fn parameter_type(api: &Api, of: &Type) -> TokenStream {
    match of {
        Type::List(item) => {
            let item = ty(api, item, From::Crate);
            quote!(crate::runtime::List<#item>)
        }
        other => ty(api, other, From::Crate),
    }
}

fn set(api: &Api, parameter: &Parameter) -> TokenStream {
    let Parameter { name, wire, ty, .. } = parameter;
    let value = match ty {
        Type::Integer(_) | Type::Boolean | Type::Number | Type::DateTime | Type::Date => quote!(&#name),
        Type::String => quote!(#name.as_ref()),
        other => {
            let of = parameter_type(api, other);
            quote!(&Into::<#of>::into(#name))
        }
    };
    let simple = parameter.location == Location::Path && parameter.style == Style::SIMPLE;
    if simple {
        quote!(.path(#wire, #value))
    } else {
        let place = place(api, parameter);
        quote!(.set(crate::runtime::Parameter::#place, #value))
    }
}

/// Where a parameter is sent, and its style where that is not the default there.
fn place(api: &Api, parameter: &Parameter) -> TokenStream {
    let Parameter { wire, location, mut style, .. } = parameter.clone();
    if is_scalar(api, &parameter.ty) {
        // There is nothing in it that could be apart.
        style.explode = explodes(location, style.kind);
    }
    styled(&wire, location, style)
}

fn is_scalar(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Boolean | Type::Integer(_) | Type::Number | Type::String | Type::DateTime | Type::Date => true,
        Type::Encoded(_) => true,
        Type::Nullable(inner) | Type::Boxed(inner) => is_scalar(api, inner),
        Type::Named(id) => match &api.types[id.0].kind {
            TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => true,
            TypeKind::Alias(inner) | TypeKind::Newtype(inner) => is_scalar(api, inner),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the runtime takes a style as exploded unless it is told otherwise.
fn explodes(location: Location, kind: StyleKind) -> bool {
    matches!(location, Location::Query | Location::Cookie) && !matches!(kind, StyleKind::Space | StyleKind::Pipe)
}

/// The same for anything that is written like a parameter.
pub(super) fn styled(wire: &str, location: Location, style: Style) -> TokenStream {
    let Style { kind, explode, allow_reserved } = style;
    let place = match location {
        Location::Path => quote!(path),
        Location::Query => quote!(query),
        Location::Header => quote!(header),
        Location::Cookie => quote!(cookie),
    };
    let style = match kind {
        StyleKind::Simple | StyleKind::Form => None,
        StyleKind::Label => Some(quote!(.label())),
        StyleKind::Matrix => Some(quote!(.matrix())),
        StyleKind::Space => Some(quote!(.space())),
        StyleKind::Pipe => Some(quote!(.pipe())),
        StyleKind::Deep => Some(quote!(.deep())),
        StyleKind::Json => Some(quote!(.content_json())),
        StyleKind::Whole => Some(quote!(.whole())),
    };
    let explode = match (explode, explodes(location, kind)) {
        (true, false) => Some(quote!(.explode())),
        (false, true) if kind != StyleKind::Deep => Some(quote!(.comma())),
        _ => None,
    };
    let reserved = allow_reserved.then(|| quote!(.reserved()));
    quote!(#place(#wire) #style #explode #reserved)
}

fn body_argument(api: &Api, media: &Media) -> TokenStream {
    match media.encoding {
        Encoding::Bytes => quote!(impl Into<crate::runtime::Upload>),
        Encoding::Text => quote!(impl AsRef<str>),
        Encoding::Multipart if media.ty == Type::Form => quote!(impl Into<crate::runtime::Form>),
        Encoding::Lines => {
            let item = ty(api, line(media), From::Crate);
            quote!(impl IntoIterator<Item = #item>)
        }
        _ => {
            let ty = ty(api, &media.ty, From::Crate);
            if matches!(media.ty, Type::String) { quote!(impl Into<String>) } else { ty }
        }
    }
}

/// The type of a line.
fn line(media: &Media) -> &Type {
    match &media.ty {
        Type::List(item) => item,
        other => other,
    }
}

fn send_body(media: &Media, name: &Name) -> TokenStream {
    let media_type = &media.media_type;
    let value = if media.ty == Type::String { quote!(&#name.into()) } else { quote!(&#name) };
    if let Some(range) = &media.range {
        return quote!(.octets_as(#range, #name));
    }
    match (media.encoding, media_type.as_str()) {
        (Encoding::Multipart, "multipart/form-data") => quote!(.multipart(#name)),
        (Encoding::Multipart, _) => quote!(.multipart_as(#media_type, #name)),
        (Encoding::Json, "application/json" | "*/*" | "application/*") => quote!(.json(#value)),
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

/// The call: a setter per optional parameter.
pub(super) fn call(output: &Output<'_>, group: &Group, operation: &Operation) -> TokenStream {
    let api = output.api;
    let type_name = &operation.type_name;
    let about = format!(" The request of [`{}::{}`], sent when awaited.", group.type_name, operation.name);
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
        let about = docs_or(&parameter.docs, &format!("Sets `{}`.", parameter.wire));
        let (name, ty, place) = (&parameter.name, parameter_type(api, &parameter.ty), place(api, parameter));
        let deprecated = deprecated(parameter.deprecated);
        quote!(#about #deprecated #name: #ty => #place,)
    });
    let body = operation.body.as_ref().filter(|body| !body.required).map(|body| optional_body(api, body));
    quote! {
        crate::runtime::call! {
            #[doc = #about]
            pub struct #type_name -> #reply #pages #streamed {
                #(#setters)*
                #body
            }
        }
    }
}

/// A setter for each media type; the one that is called last counts.
fn optional_body(api: &Api, body: &Body) -> TokenStream {
    let mut scope = crate::names::Scope::default();
    let setters = body.media.iter().enumerate().map(|(index, media)| match index {
        0 => optional_media(api, body, media, &body.name),
        _ => optional_media(api, body, media, &scope.take(as_media(&body.name, media))),
    });
    quote!(#(#setters)*)
}

/// `body_as_text`.
fn as_media(name: &Name, media: &Media) -> Name {
    name.with_suffix(&format!("_as_{}", media_type::short(&media.media_type)))
}

fn optional_media(api: &Api, body: &Body, media: &Media, name: &Name) -> TokenStream {
    let about = docs_or(&body.docs, "The body, which may be left out.");
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
