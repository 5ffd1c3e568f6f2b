//! Converts the parameters of the path item and the operation: where and how each is sent.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use openapiv3::{Parameter as Written, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle};

use crate::api::{Location, Parameter, Style, StyleKind, Type, TypeKind};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::parameter::{QUERYSTRING, RESERVED};
use crate::document::OperationNode;
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::{Origin, Section, shared};
use crate::lower::operation::parameter_docs::schema_facts;
use crate::lower::operation::path_template::{PathTemplate, path_template};
use crate::lower::operation::{argument_names, form, header, sent_path};
use crate::media_type::Essence;
use crate::names::{Name, Scope};
use crate::names_lock::Kind;
use crate::pointer::Pointer;
use crate::text::markdown::code;

/// Returns the parameters of an operation.
pub(in crate::lower) fn parameters(
    types: &mut Types<'_>,
    node: &OperationNode,
    template: &PathTemplate,
    scope: &mut Scope,
    origin: &dyn Fn(&str) -> Origin,
) -> Vec<Parameter> {
    let own = collect(types, node, &node.parameters);
    let shared = collect(types, node, &node.shared_parameters);
    // A parameter of the operation replaces that of the path item with the same location and name.
    let replaced: HashSet<_> = own.iter().map(|(_, own)| key(own)).collect();
    let kept = shared.into_iter().filter(|(_, shared)| !replaced.contains(&key(shared))).collect::<Vec<_>>();
    // Which is made first decides about the names of their types, and must not follow from the order of the document.
    let mut order: Vec<_> = kept.into_iter().chain(own.iter().cloned()).enumerate().collect();
    order.sort_by(|(_, (_, one)), (_, (_, other))| key(one).cmp(&key(other)));
    let mut made: Vec<(usize, Parameter)> = Vec::new();
    for (place, (pointer, written)) in order {
        made.extend(parameter(types, &pointer, &written, origin).map(|parameter| (place, parameter)));
    }
    made.sort_by_key(|(place, _)| *place);
    let mut parameters: Vec<Parameter> = made.into_iter().map(|(_, parameter)| parameter).collect();
    check_querystring(types, &mut parameters);
    fill_path(types, node, template, &mut parameters);
    argument_names::name(&mut parameters, scope, &types.document.choices.parameters);
    let mut earlier = types.lock.names(Kind::Arguments, &node.place).to_vec();
    argument_names::choose_in(&mut earlier, &parameters, &types.document.choices.parameters);
    argument_names::sort(&mut parameters, &template.placeholders, &earlier);
    parameters
}

/// Reports parameters that contradict a `querystring` parameter, which is the whole query.
fn check_querystring(types: &mut Types<'_>, parameters: &mut Vec<Parameter>) {
    let is_whole = |parameter: &Parameter| {
        let written = types.document.parameters.get(&parameter.pointer);
        written.is_some_and(|written| written.parameter_data_ref().extensions.contains_key(QUERYSTRING))
    };
    let Some(whole) = parameters.iter().find(|parameter| is_whole(parameter)).map(|whole| whole.pointer.clone()) else {
        return;
    };
    let mut found = Vec::new();
    parameters.retain(|parameter| {
        if parameter.pointer == whole {
            return true;
        }
        let repeated = is_whole(parameter);
        if repeated {
            let message = "an operation has two `querystring` parameters";
            found.push(
                Diagnostic::warning(Code::QuerystringTwice, &parameter.pointer, message)
                    .label("ignored")
                    .outcome(format!("the first, at {whole}, is used"))
                    .help("describe the whole query by one of them"),
            );
        } else if parameter.location == Location::Query {
            let message = format!(
                "the operation has both the query parameter {} and a `querystring` parameter",
                code(&parameter.wire)
            );
            let help = "define it in the schema of the `querystring` parameter, which is the whole query";
            found.push(Diagnostic::warning(Code::QuerystringBesideQuery, &parameter.pointer, message).help(help));
        }
        !repeated
    });
    types.diagnostics.extend(found);
}

fn collect(types: &mut Types<'_>, node: &OperationNode, pointers: &[Pointer]) -> Vec<(Pointer, Written)> {
    let mut found: Vec<(Pointer, Written)> = Vec::new();
    let mut known: HashMap<(&'static str, Cow<'_, str>), Pointer> = HashMap::new();
    let document = types.document;
    for written in pointers {
        let pointer = document.target(written).clone();
        let Some(parameter) = document.parameters.get(&pointer) else { continue };
        let key = key(parameter);
        if let Some(first) = known.get(&key) {
            let name = &parameter.parameter_data_ref().name;
            let earlier = document.parameters.get(first).map_or(name, |first| &first.parameter_data_ref().name);
            let why = if earlier == name { "" } else { "; header names are case-insensitive" };
            types.diagnostics.push(
                Diagnostic::warning(
                    Code::DuplicateParameter,
                    written,
                    format!("{} {} has two {} parameters `{name}`", node.method, node.path, key.0),
                )
                .outcome(format!("the first, at {first}, is used{why}"))
                .help("remove one of them"),
            );
            continue;
        }
        known.insert(key, pointer.clone());
        found.push((pointer, parameter.clone()));
    }
    found
}

/// Returns what identifies a parameter: its location and its name, which is case-insensitive for headers.
fn key(parameter: &Written) -> (&'static str, Cow<'_, str>) {
    let name = parameter.parameter_data_ref().name.as_str();
    match parameter {
        Written::Query { .. } => ("query", name.into()),
        Written::Header { .. } => ("header", name.to_ascii_lowercase().into()),
        Written::Path { .. } => ("path", name.into()),
        Written::Cookie { .. } => ("cookie", name.into()),
    }
}

fn parameter(
    types: &mut Types<'_>,
    pointer: &Pointer,
    written: &Written,
    origin: &dyn Fn(&str) -> Origin,
) -> Option<Parameter> {
    let data = written.parameter_data_ref();
    let (location, mut style) = location_and_style(written, data);
    if location == Location::Header
        && let Some(unsent) = header::not_a_parameter(&data.name, pointer)
    {
        types.diagnostics.push(unsent);
        return None;
    }
    let whole = data.extensions.contains_key(QUERYSTRING);
    if whole {
        style.kind = StyleKind::Whole;
    }
    let origin =
        shared(pointer, Section::Parameters, "").unwrap_or_else(|| origin(&Name::of_type(&data.name).to_string()));
    let mut fields = Vec::new();
    let ty = match &data.format {
        ParameterSchemaOrContent::Schema(schema) => types.type_of_node(schema, &pointer.child("schema"), &origin),
        ParameterSchemaOrContent::Content(content) => {
            let (media_type, media) = content.first()?;
            if media_type.contains("json") {
                style.kind = StyleKind::Json;
            } else if whole || Essence::of(media_type).is_url_encoded() {
                style.kind = if whole { StyleKind::Whole } else { StyleKind::FormText };
                fields = form::styles(&media.encoding);
            }
            match &media.schema {
                Some(schema) => {
                    types.type_of_node(schema, &pointer.child("content").child(media_type).child("schema"), &origin)
                }
                None => Type::String,
            }
        }
    };
    let required = location == Location::Path || data.required;
    let facts = schema_facts(types, data, pointer);
    let mut docs = facts.docs(data);
    types.describe_values(&ty, &mut docs);
    Some(Parameter {
        pointer: pointer.clone(),
        // JSON that is the whole query has no name.
        wire: if whole && style.kind == StyleKind::Json { String::new() } else { data.name.clone() },
        name: Name::of_value(&data.name),
        location,
        style,
        fields,
        required,
        docs,
        deprecated: data.deprecated.unwrap_or_default() && !required,
        example: types.document.examples.get(pointer).cloned(),
        default: facts.default_literal().filter(|_| is_scalar(types, &ty)),
        ty: without_null(&ty),
        is_client_parameter: false,
    })
}

/// Whether values of the type are written like literals of strings, numbers or booleans.
fn is_scalar(types: &Types<'_>, ty: &Type) -> bool {
    match ty {
        Type::Named(id) => types.defs.get(id.0).is_some_and(|draft| match &draft.def.kind {
            TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => true,
            TypeKind::Alias(inner) => inner != ty && is_scalar(types, inner),
            _ => false,
        }),
        Type::Boolean | Type::Integer(_) | Type::Number | Type::String | Type::DateTime | Type::Date => true,
        _ => false,
    }
}

fn location_and_style(written: &Written, data: &ParameterData) -> (Location, Style) {
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

/// Reads the path template of an operation; reports braces that do not match.
pub(in crate::lower) fn template(types: &mut Types<'_>, node: &OperationNode) -> Option<PathTemplate> {
    let template = path_template(sent_path::before_fragment(&node.path));
    if template.is_none() {
        types.diagnostics.push(
            Diagnostic::warning(
                Code::MalformedPath,
                &node.pointer,
                format!("the braces of `{}` do not match", node.path),
            )
            .outcome("the operation is skipped")
            .help("write each placeholder as `{name}`"),
        );
    }
    template
}

/// Removes path parameters without a placeholder, and adds parameters for placeholders without one.
fn fill_path(types: &mut Types<'_>, node: &OperationNode, template: &PathTemplate, parameters: &mut Vec<Parameter>) {
    let placeholders = &template.placeholders;
    parameters.retain_mut(|parameter| {
        if parameter.location != Location::Path {
            return true;
        }
        // Some documents write the name of a parameter as the placeholder is written: `path+`.
        let bare = parameter.wire.trim_start_matches(['+', '*']).trim_end_matches('+').to_owned();
        if !placeholders.contains_key(&parameter.wire) && placeholders.contains_key(&bare) {
            parameter.wire = bare;
        }
        let Some(slashes) = placeholders.get(&parameter.wire) else {
            let help = match nearest(&parameter.wire, placeholders.keys().map(String::as_str)) {
                Some(similar) => format!("did you mean `{{{similar}}}`?"),
                None => "add the placeholder to the path, or remove the parameter".to_owned(),
            };
            types.diagnostics.push(
                Diagnostic::warning(
                    Code::ParameterNotInPath,
                    &parameter.pointer,
                    format!("the path `{}` has no placeholder `{{{}}}`", node.path, parameter.wire),
                )
                .outcome("the parameter is ignored")
                .help(help),
            );
            return false;
        };
        parameter.style.allow_reserved |= slashes;
        true
    });
    types.diagnostics.extend(sent_path::fragment(node));
    for (name, slashes) in placeholders {
        let key = sent_path::in_query(&template.path, name);
        let described = |parameter: &mut Parameter| match key {
            Some(key) => sent_path::is_query_parameter(parameter, key, name),
            None => parameter.location == Location::Path && parameter.wire == *name,
        };
        if parameters.iter_mut().any(described) {
            continue;
        }
        let (location, style) =
            if key.is_some() { (Location::Query, Style::FORM) } else { (Location::Path, Style::SIMPLE) };
        let is_named = ["}", "+}"].iter().any(|end| node.path.contains(&format!("{name}{end}")));
        let written = if is_named {
            (format!("`{{{name}}}`"), format!("add a parameter `{name}`"))
        } else {
            ("a placeholder".to_owned(), format!("name it, and add a parameter such as `{name}`"))
        };
        types.diagnostics.push(
            Diagnostic::warning(
                Code::PathWithoutParameter,
                &node.pointer,
                format!("{} in the path `{}` has no parameter", written.0, node.path),
            )
            .outcome("it is generated as a string parameter")
            .help(written.1),
        );
        parameters.push(Parameter {
            pointer: node.pointer.clone(),
            wire: key.unwrap_or(name).to_owned(),
            name: Name::of_value(name),
            location,
            style: Style { allow_reserved: *slashes, ..style },
            fields: Vec::new(),
            required: true,
            docs: Vec::new(),
            deprecated: false,
            ty: Type::String,
            example: None,
            default: None,
            is_client_parameter: false,
        });
    }
}
