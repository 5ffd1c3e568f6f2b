//! Parameters: those of the path item and of the operation, where and how each is sent.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;
use openapiv3::{Parameter as Written, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle};

use super::hint::{Hint, shared};
use super::nullable::strip;
use super::types::Types;
use super::{docs, route};
use crate::api::{Location, Parameter, Style, StyleKind, Type};
use crate::diagnostic::Diagnostic;
use crate::dialect::parameter::{QUERYSTRING, RESERVED};
use crate::document::OperationNode;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;

/// Headers that the client writes itself: the specification says to ignore parameters of these names.
const OWN_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// The operation's parameters; `None` when its path can't be filled.
pub(super) fn parameters(
    types: &mut Types<'_>,
    node: &OperationNode,
    scope: &mut Scope,
    hint: &dyn Fn(&str) -> Hint,
) -> Option<Vec<Parameter>> {
    let mut parameters: Vec<Parameter> = Vec::new();
    let own = collect(types, node, &node.parameters);
    let shared = collect(types, node, &node.shared_parameters);
    // The operation's own parameter replaces the path item's of the same place and name.
    let replaced: HashSet<(&str, &str)> = own.iter().map(|(_, own)| key(own)).collect();
    let kept = shared.into_iter().filter(|(_, shared)| !replaced.contains(&key(shared))).collect::<Vec<_>>();
    for (place, written) in kept.into_iter().chain(own.iter().cloned()) {
        if let Some(parameter) = parameter(types, node, &place, &written, scope, hint) {
            parameters.push(parameter);
        }
    }
    fill_path(types, node, &mut parameters, scope).then_some(parameters)
}

fn collect(types: &mut Types<'_>, node: &OperationNode, places: &[Pointer]) -> Vec<(Pointer, Written)> {
    let mut found: Vec<(Pointer, Written)> = Vec::new();
    let mut known: HashMap<(&'static str, &str), Pointer> = HashMap::new();
    let document = types.document;
    for written in places {
        let place = document.follow(written.as_str());
        let Some(parameter) = document.parameters.get(&place) else { continue };
        let (location, name) = key(parameter);
        if let Some(first) = known.get(&(location, name)) {
            types.diagnostics.push(
                Diagnostic::warning(
                    "duplicate-parameter",
                    written,
                    format!(
                        "{} {} has two {} parameters `{}`",
                        node.method,
                        node.path,
                        key(parameter).0,
                        key(parameter).1
                    ),
                )
                .help(format!("remove one; the first, at {first}, counts")),
            );
            continue;
        }
        known.insert((location, name), place.clone());
        found.push((place, parameter.clone()));
    }
    found
}

fn key(parameter: &Written) -> (&'static str, &str) {
    let place = match parameter {
        Written::Query { .. } => "query",
        Written::Header { .. } => "header",
        Written::Path { .. } => "path",
        Written::Cookie { .. } => "cookie",
    };
    (place, &parameter.parameter_data_ref().name)
}

fn parameter(
    types: &mut Types<'_>,
    node: &OperationNode,
    place: &Pointer,
    written: &Written,
    scope: &mut Scope,
    hint: &dyn Fn(&str) -> Hint,
) -> Option<Parameter> {
    let data = written.parameter_data_ref();
    let (location, mut style) = place_and_style(written, data);
    if location == Location::Header && OWN_HEADERS.contains(&data.name.to_lowercase().as_str()) {
        types.diagnostics.push(
            Diagnostic::warning("own-header", place, format!("the header `{}` is not a parameter", data.name))
                .help("the client writes it by the media types and security schemes; the parameter is left out, as the specification says"),
        );
        return None;
    }
    let whole = data.extensions.contains_key(QUERYSTRING);
    if whole {
        style.kind = StyleKind::Whole;
    }
    let hint = shared(place, "parameters", "").unwrap_or_else(|| hint(&Name::of_type(&data.name).to_string()));
    let ty = match &data.format {
        ParameterSchemaOrContent::Schema(schema) => types.type_of_node(schema, &place.child("schema"), &hint),
        ParameterSchemaOrContent::Content(content) => {
            let (media_type, media) = content.first()?;
            if media_type.contains("json") {
                style.kind = StyleKind::Json;
            }
            match &media.schema {
                Some(schema) => {
                    types.type_of_node(schema, &place.child("content").child(media_type).child("schema"), &hint)
                }
                None => Type::String,
            }
        }
    };
    let required = location == Location::Path || data.required;
    let mut docs = described(data);
    types.describe_values(&ty, &mut docs);
    Some(Parameter {
        pointer: place.clone(),
        // JSON that is the whole query has no name there.
        wire: if whole && style.kind == StyleKind::Json { String::new() } else { data.name.clone() },
        name: scope.take(Name::of_value(&data.name)),
        location,
        style,
        required,
        docs,
        deprecated: data.deprecated.unwrap_or_default() && !required,
        ty: strip(&ty),
    })
    .inspect(|_| debug_assert!(!node.path.is_empty()))
}

fn described(data: &ParameterData) -> Vec<String> {
    docs::lines(data.description.as_deref().unwrap_or_default())
}

fn place_and_style(written: &Written, data: &ParameterData) -> (Location, Style) {
    let reserved = data.extensions.contains_key(RESERVED);
    let (location, kind, allow_reserved) = match written {
        Written::Path { style, .. } => {
            let kind = match style {
                PathStyle::Matrix => StyleKind::Matrix,
                PathStyle::Label => StyleKind::Label,
                PathStyle::Simple => StyleKind::Simple,
            };
            (Location::Path, kind, reserved)
        }
        Written::Query { style, allow_reserved, .. } => {
            let kind = match style {
                QueryStyle::Form => StyleKind::Form,
                QueryStyle::SpaceDelimited => StyleKind::Space,
                QueryStyle::PipeDelimited => StyleKind::Pipe,
                QueryStyle::DeepObject => StyleKind::Deep,
            };
            (Location::Query, kind, *allow_reserved)
        }
        Written::Header { .. } => (Location::Header, StyleKind::Simple, false),
        Written::Cookie { .. } => (Location::Cookie, StyleKind::Form, reserved),
    };
    let explode = data.explode.unwrap_or(matches!(kind, StyleKind::Form | StyleKind::Deep));
    (location, Style { kind, explode, allow_reserved })
}

/// Makes the path's placeholders and the parameters that fill them the same set; `false` when the path can't be read.
fn fill_path(types: &mut Types<'_>, node: &OperationNode, parameters: &mut Vec<Parameter>, scope: &mut Scope) -> bool {
    let Some(placeholders) = placeholders(route::before_fragment(&node.path)) else {
        types.diagnostics.push(
            Diagnostic::warning("malformed-path", &node.pointer, format!("the braces of `{}` do not match", node.path))
                .help("write each placeholder as `{name}`; the operation is left out"),
        );
        return false;
    };
    parameters.retain(|parameter| {
        let there = parameter.location != Location::Path || placeholders.contains(parameter.wire.as_str());
        if !there {
            types.diagnostics.push(
                Diagnostic::warning(
                    "parameter-not-in-path",
                    &parameter.pointer,
                    format!("the path `{}` has no `{{{}}}`", node.path, parameter.wire),
                )
                .help("add the placeholder to the path or remove the parameter; it is left out"),
            );
        }
        there
    });
    types.diagnostics.extend(route::fragment(node));
    for name in placeholders {
        let key = route::in_query(&node.path, name);
        let described = |parameter: &mut Parameter| match key {
            Some(key) => route::stands_in_query(parameter, key, name),
            None => parameter.location == Location::Path && parameter.wire == name,
        };
        if parameters.iter_mut().any(described) {
            continue;
        }
        let (location, style) =
            if key.is_some() { (Location::Query, Style::FORM) } else { (Location::Path, Style::SIMPLE) };
        types.diagnostics.push(
            Diagnostic::warning(
                "path-without-parameter",
                &node.pointer,
                format!("`{{{name}}}` in the path `{}` is not described", node.path),
            )
            .help(format!("add a parameter `{name}`; it is read as a string")),
        );
        parameters.push(Parameter {
            pointer: node.pointer.clone(),
            wire: key.unwrap_or(name).to_owned(),
            name: scope.take(Name::of_value(name)),
            location,
            style,
            required: true,
            docs: Vec::new(),
            deprecated: false,
            ty: Type::String,
        });
    }
    true
}

/// The names between braces, or `None` when the braces do not match.
fn placeholders(path: &str) -> Option<IndexSet<&str>> {
    let mut names = IndexSet::new();
    let mut rest = path;
    while let Some(open) = rest.find(['{', '}']) {
        let inner = rest[open..].strip_prefix('{')?;
        let close = inner.find(['{', '}'])?;
        if inner[close..].starts_with('{') {
            return None;
        }
        let name = &inner[..close];
        names.insert(name);
        rest = &inner[close + 1..];
    }
    Some(names)
}
