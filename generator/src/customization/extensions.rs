//! The extensions by which a document or an overlay chooses names and types: `x-rust-name` and `x-rust-type`.

use std::sync::Arc;

use serde_json::Value;

use super::Renamed;
use super::own_type::{self, form, own_type};
use super::rust_name::problem;
use crate::choices::{Choice, Choices, RustExtension, Target};
use crate::diagnostic::{Code, Diagnostic, InputLocation};
use crate::document::Document;
use crate::pointer::Pointer;
use crate::schema::JsonType;

/// Adds what the document chooses.
/// `crates` are those whose types it may choose.
pub(super) fn add(choices: &mut Choices, document: &Document, crates: &[String]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut nodes: Vec<(&Pointer, &RustExtension)> = document.rust_extensions.iter().collect();
    nodes.sort_by_key(|(pointer, _)| *pointer);
    for (pointer, extension) in nodes {
        if let Some(ty) = &extension.ty {
            diagnostics.extend(replace(choices, document, crates, ty, pointer));
        }
        let Some(name) = &extension.name else { continue };
        let (what, target) = if document.parameters.contains_key(pointer) {
            (Renamed::Parameter, Target::Parameter(pointer.clone()))
        } else if is_property(document, pointer) {
            (Renamed::Field, Target::Field(pointer.clone()))
        } else {
            (Renamed::Type, Target::Type(document.target(pointer).clone()))
        };
        choose(choices, &mut diagnostics, what, target, name, pointer);
    }
    for node in &document.operations {
        if let Some(name) = node.operation.extensions.get(RustExtension::NAME) {
            let target = Target::Operation(node.place.clone());
            choose(choices, &mut diagnostics, Renamed::Operation, target, name, &node.pointer);
        }
    }
    for (index, tag) in document.tags.iter().enumerate() {
        if let Some(name) = tag.extensions.get(RustExtension::NAME) {
            let pointer = Pointer::root().child("tags").item(index);
            choose(choices, &mut diagnostics, Renamed::Group, Target::Group(tag.name.clone()), name, &pointer);
        }
    }
    diagnostics
}

/// Sets the type of the schema with the extension `x-rust-type`: a path, or an object with `type` or `path`, and `as`.
fn replace(
    choices: &mut Choices,
    document: &Document,
    crates: &[String],
    written: &Value,
    pointer: &Pointer,
) -> Option<Diagnostic> {
    let path = written.as_str().or_else(|| written.get("type").or_else(|| written.get("path"))?.as_str());
    let problem = match path {
        None => Some(format!("`{}` is neither the path of a type nor an object with a `type`", RustExtension::TYPE)),
        Some(path) => own_type::problem(path, crates),
    };
    if let Some(problem) = problem {
        let at = pointer.child(RustExtension::TYPE);
        return Some(
            Diagnostic::warning(Code::OwnTypeRefused, &at, problem)
                .label("ignored")
                .outcome("the type is made from the schema")
                .help("write `x-rust-type: uuid::Uuid`, and add the crate to `dependencies` in the settings"),
        );
    }
    let form = written.get("as").and_then(Value::as_str).and_then(form);
    let pointer = document.target(pointer).clone();
    let is_text = document.schemas.get(&pointer).is_some_and(|schema| schema.kind() == Some(JsonType::String));
    let own = own_type(path.unwrap_or_default(), form, is_text);
    choices.own_types.entry(pointer).or_insert_with(|| Arc::new(own));
    None
}

/// Whether a schema is that of a property.
fn is_property(document: &Document, pointer: &Pointer) -> bool {
    let Some(list) = pointer.parent() else { return false };
    list.last().as_deref() == Some("properties")
        && list.parent().is_some_and(|schema| document.schemas.contains_key(&schema))
}

fn choose(
    choices: &mut Choices,
    diagnostics: &mut Vec<Diagnostic>,
    what: Renamed,
    target: Target,
    name: &Value,
    pointer: &Pointer,
) {
    let at = pointer.child(RustExtension::NAME);
    let problem = match name.as_str() {
        Some(name) => problem(what, name),
        None => Some(format!("`{}` is not a text", RustExtension::NAME)),
    };
    match problem {
        Some(problem) => diagnostics.push(
            Diagnostic::warning(Code::NotARustName, &at, problem)
                .label("ignored")
                .outcome("the name is made from the document")
                .help("types and variants are named in `UpperCamelCase`, all else in `snake_case`"),
        ),
        None => choices.add(Choice {
            target,
            name: name.as_str().unwrap_or_default().to_owned(),
            written: pointer.to_string(),
            location: InputLocation::Node(at),
        }),
    }
}
