//! The operations: the methods that create requests, the setters of requests, and the responses.

use super::client_items::server_text;
use super::{Argument, Item, Kind, Signature, pagination, without_parameter_names, xml};
use crate::api::{
    Api, Body, DocumentedError, Encoding, Group, Location, Media, Operation, Parameter, Reply, ReplyBody, Style,
};
use crate::emit::signature;
use crate::names::Name;

pub(crate) fn items(api: &Api) -> Vec<Item> {
    let mut items = Vec::new();
    for group in &api.groups {
        items.push(group_item(group));
        for operation in group.calls() {
            items.extend(methods(api, group, operation));
        }
    }
    items
}

fn group_item(group: &Group) -> Item {
    let pointer = group.operations.first().map(|operation| operation.pointer.clone()).unwrap_or_default();
    let mut item = Item::new(Kind::Group, group.module.bare(), &pointer);
    item.key = without_parameter_names(pointer.as_str());
    item.text = format!("client.{}()", group.module);
    item.signature = Signature::result(&format!("{} with the feature {}", group.type_name, group.feature));
    item.docs.clone_from(&group.docs);
    item
}

/// How the key of a method in the group of another tag than the first ends.
pub(crate) const IN_ANOTHER_GROUP: &str = " in another group";

/// Returns the methods of an operation: its first one, one for each further media type, and those in other groups.
pub(crate) fn methods(api: &Api, group: &Group, operation: &Operation) -> Vec<Item> {
    let default = operation.body.as_ref().and_then(|body| body.media.first());
    let mut first = method(api, &group.module, &operation.name, operation, default);
    first.docs.clone_from(&operation.docs);
    first.docs.extend(operation.successes.iter().flat_map(|success| &success.docs).cloned());
    first.children = children(api, operation);
    let mut methods = vec![first];
    let other_media: Vec<&Media> = signature::other_media(operation).collect();
    for media in &other_media {
        methods.push(method(api, &group.module, &media.name, operation, Some(media)));
    }
    for other in &operation.other_groups {
        let first = std::iter::once((&other.name, default));
        for (name, media) in first.chain(other.media.iter().zip(other_media.iter().copied().map(Some))) {
            let mut method = method(api, &other.module, name, operation, media);
            method.key.push_str(IN_ANOTHER_GROUP);
            methods.push(method);
        }
    }
    methods
}

fn method(api: &Api, module: &Name, name: &Name, operation: &Operation, media: Option<&Media>) -> Item {
    let mut item = Item::new(Kind::Operation, &format!("{}().{}", module.bare(), name.bare()), &operation.pointer);
    let sent = media.filter(|_| operation.body.as_ref().is_some_and(|body| body.required));
    let media_type = sent.map(|media| media.media_type.as_str());
    let accept = operation.accept.as_deref().map(sorted_media_types);
    item.key = [
        without_parameter_names(operation.pointer.as_str()),
        media_type.unwrap_or_default().to_owned(),
        accept.clone().unwrap_or_default(),
    ]
    .join(" ");
    let arguments = signature::arguments(api, operation, media).into_iter();
    item.signature.arguments = arguments.map(|(name, ty)| argument(operation, name, ty)).collect();
    item.wire_facts.extend(argument_facts(operation, &item.signature.arguments));
    let output = signature::output(api, operation);
    let pages = operation.paged.as_ref().map(|paged| signature::type_text(api, &paged.item));
    let pages = pages.map(|item| format!(", pages of {item}")).unwrap_or_default();
    let arguments = Argument::list(&item.signature.arguments);
    let returns = if output == "()" { String::new() } else { format!(" -> {output}{pages}") };
    item.text = format!("client.{module}().{name}({arguments}){returns}");
    item.signature.result = format!("{output}{pages}");
    item.wire = format!("{} {}", operation.method, without_parameter_names(&operation.path));
    item.wire_facts.extend(sent.into_iter().flat_map(|media| body_facts(api, media)));
    item.wire_facts.extend(result_facts(api, operation));
    if let Some(media_type) = media_type {
        item.wire.push_str(&format!(" with {media_type}"));
    }
    if let Some(accept) = accept {
        item.wire.push_str(&format!(", accepts {accept}"));
    }
    item.deprecated = operation.deprecated;
    item
}

/// Returns the media types of an `Accept` header in the order of the alphabet: a server prefers one by its `q`, not by its position.
fn sorted_media_types(accept: &str) -> String {
    let mut media_types: Vec<&str> = accept.split(", ").collect();
    media_types.sort_unstable();
    media_types.join(", ")
}

/// The `value` of an argument for a parameter of the path, the name of which is not sent.
pub(crate) const PATH_ARGUMENT: &str = "the path";

fn argument(operation: &Operation, name: &Name, ty: String) -> Argument {
    let (value, wire) = match required_parameter(operation, name.bare()) {
        Some(parameter) if parameter.location == Location::Path => {
            (PATH_ARGUMENT.to_owned(), format!("{PATH_ARGUMENT}{}", style(parameter.style)))
        }
        Some(parameter) => (format!("`{}`", parameter.wire), place(parameter)),
        None => ("the body".to_owned(), "the body".to_owned()),
    };
    Argument { name: name.bare().to_owned(), ty, value, wire }
}

fn required_parameter<'o>(operation: &'o Operation, name: &str) -> Option<&'o Parameter> {
    operation.parameters.iter().find(|parameter| parameter.required && parameter.name.bare() == name)
}

/// Returns how each argument is sent. Arguments for the path are counted, since they may have other names.
fn argument_facts(operation: &Operation, arguments: &[Argument]) -> Vec<(String, String)> {
    let (in_path, others): (Vec<&Argument>, Vec<&Argument>) =
        arguments.iter().partition(|argument| argument.value == PATH_ARGUMENT);
    let in_path = in_path.into_iter().enumerate().map(|(index, argument)| {
        let style = required_parameter(operation, &argument.name).map(|parameter| style(parameter.style));
        let style = style.unwrap_or_default();
        let style = if style.is_empty() { "the default style" } else { style.trim_start_matches(", ") };
        (format!("argument {} for the path", index + 1), style.to_owned())
    });
    let others = others.into_iter().map(|argument| (format!("argument `{}`", argument.name), argument.wire.clone()));
    in_path.chain(others).collect()
}

pub(crate) fn place(parameter: &Parameter) -> String {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let properties: String = parameter.fields.iter().map(|(name, of)| format!(", `{name}`{}", style(*of))).collect();
    format!("`{}` in the {location}{}{properties}", parameter.wire, style(parameter.style))
}

/// Returns how a body is written, as far as its media type does not say it.
fn body_facts(api: &Api, media: &Media) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    if media.encoding == Encoding::Form {
        let fields: Vec<String> = media.styles.iter().map(|(name, of)| format!("`{name}`{}", style(*of))).collect();
        let fields = if fields.is_empty() { "the default styles".to_owned() } else { fields.join(", ") };
        facts.push(("fields of the form".to_owned(), fields));
    }
    facts.extend(root_fact(api, media.xml.as_ref(), "the body"));
    facts
}

/// Returns how the result is found in the response.
fn result_facts(api: &Api, operation: &Operation) -> Vec<(String, String)> {
    let pages = operation.paged.as_ref().map(|paged| ("pages".to_owned(), pagination::pages(paged)));
    let root = match &operation.reply {
        Reply::One(body) => response_fact(api, body),
        Reply::ByStatus { .. } => None,
    };
    pages.into_iter().chain(root).collect()
}

fn response_fact(api: &Api, body: &ReplyBody) -> Option<(String, String)> {
    let ReplyBody::Xml(_, document) = body else { return None };
    root_fact(api, Some(document), "the response")
}

/// Returns the root element of a body in XML.
fn root_fact(api: &Api, document: Option<&Name>, of: &str) -> Option<(String, String)> {
    Some((format!("root element of {of}"), xml::root(api, document?)?))
}

/// Returns which bodies of an error are read.
fn error_facts(api: &Api, error: &DocumentedError) -> Vec<(String, String)> {
    let mut media_types: Vec<&str> =
        error.bodies.iter().flat_map(|body| &body.media_types).map(String::as_str).collect();
    media_types.sort_unstable();
    let known = (!media_types.is_empty()).then(|| ("media type".to_owned(), media_types.join(", ")));
    let roots = error.bodies.iter().filter_map(|body| root_fact(api, body.xml.as_ref(), "the error"));
    known.into_iter().chain(roots).collect()
}

/// Returns the style of a parameter, if it is none of the two defaults.
pub(super) fn style(style: Style) -> String {
    let Style { kind, explode, allow_reserved } = style;
    if style == Style::FORM || style == Style::SIMPLE {
        return String::new();
    }
    let explode = if explode { "" } else { ", not exploded" };
    let reserved = if allow_reserved { ", reserved characters as they are" } else { "" };
    format!(", style {}{explode}{reserved}", format!("{kind:?}").to_lowercase())
}

fn children(api: &Api, operation: &Operation) -> Vec<Item> {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let mut children: Vec<Item> = optional.map(|parameter| parameter_item(api, parameter)).collect();
    let bodies = operation.body.iter().filter(|body| !body.required);
    children.extend(bodies.flat_map(|body| body.media.iter().map(|media| body_item(api, body, media))));
    children.extend(responses(api, operation));
    children.extend(operation.errors.iter().map(|error| {
        let mut item =
            Item::new(Kind::Error, &error.status, &operation.pointer.child("responses").child(&error.status));
        let bodies: Vec<String> = error.bodies.iter().map(|body| signature::type_text(api, &body.ty)).collect();
        let bodies = if bodies.is_empty() { String::new() } else { format!(": {}", bodies.join(" or ")) };
        item.text = format!("fails with {}{bodies}", error.status);
        item.signature = Signature::result(&bodies);
        item.wire_facts.extend(error_facts(api, error));
        item.docs.clone_from(&error.docs);
        item
    }));
    children.push(security(api, operation));
    children.push(server(api, operation));
    children
}

fn parameter_item(api: &Api, parameter: &Parameter) -> Item {
    let mut item = Item::new(Kind::Parameter, parameter.name.bare(), &parameter.pointer);
    let ty = signature::parameter(api, parameter);
    item.wire = place(parameter);
    item.key.clone_from(&item.wire);
    if let Some(default) = &parameter.default {
        item.wire.push_str(&format!(", {default} by default"));
    }
    item.text = format!(".{}({ty})", parameter.name);
    item.signature = Signature::argument(&ty);
    item.deprecated = parameter.deprecated;
    item.docs.clone_from(&parameter.docs);
    item
}

/// Returns the setter of an optional request body.
fn body_item(api: &Api, body: &Body, media: &Media) -> Item {
    let mut item = Item::new(Kind::Parameter, media.name.bare(), &media.pointer);
    let ty = signature::request_body(api, media);
    item.wire = format!("the body as {}", media.media_type);
    item.wire_facts.extend(body_facts(api, media));
    item.key.clone_from(&item.wire);
    item.text = format!(".{}({ty})", media.name);
    item.signature = Signature::argument(&ty);
    item.docs.clone_from(&body.docs);
    item
}

/// Returns the variants of the enum of responses.
fn responses(api: &Api, operation: &Operation) -> Vec<Item> {
    let Reply::ByStatus { name, variants } = &operation.reply else { return Vec::new() };
    let variants = variants.iter().map(|variant| {
        let pointer = operation.pointer.child("responses").child(&variant.status);
        let mut item = Item::new(Kind::Response, variant.name.as_str(), &pointer);
        let body = signature::reply_body(api, &variant.body);
        item.key.clone_from(&variant.status);
        item.text = format!("{name}::{}({body})", variant.name);
        item.signature = Signature::result(&body);
        item.wire.clone_from(&variant.status);
        item.wire_facts.extend(response_fact(api, &variant.body));
        item.docs.clone_from(&variant.docs);
        item
    });
    variants.collect()
}

fn security(api: &Api, operation: &Operation) -> Item {
    let mut item = Item::new(Kind::Security, "security", &operation.pointer.child("security"));
    item.is_inherited = operation.security.is_none();
    item.credentials.clone_from(operation.security.as_ref().unwrap_or(&api.security));
    item.wire = requirement(&item.credentials);
    item.text = format!("credentials: {}", item.wire);
    item
}

fn server(api: &Api, operation: &Operation) -> Item {
    let mut item = Item::new(Kind::Server, "server", &operation.pointer.child("servers"));
    item.is_inherited = operation.server.is_none();
    item.wire =
        operation.server.as_ref().or(api.servers.first()).map_or_else(|| "none by default".to_owned(), server_text);
    item.text = format!("the server {}", item.wire);
    item
}

/// Returns sets of security schemes as text.
pub(crate) fn requirement(sets: &[Vec<String>]) -> String {
    let sets = sets.iter().map(|set| if set.is_empty() { "none".to_owned() } else { set.join(" and ") });
    let sets: Vec<String> = sets.collect();
    if sets.is_empty() { "none".to_owned() } else { sets.join(", or ") }
}
