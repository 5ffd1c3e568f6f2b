//! The extensions by which a document or an overlay chooses names: `x-rust-name`.

use serde_json::Value;

use super::{Renamed, problem};
use crate::choices::{Choice, Choices, RustExtension, Target};
use crate::diagnostic::{Code, Diagnostic, InputLocation};
use crate::document::Document;
use crate::pointer::Pointer;

/// Adds what the document chooses.
pub(super) fn add(choices: &mut Choices, document: &Document) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut nodes: Vec<(&Pointer, &RustExtension)> = document.rust_extensions.iter().collect();
    nodes.sort_by_key(|(pointer, _)| *pointer);
    for (pointer, extension) in nodes {
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
            let target = Target::Operation(node.pointer.clone());
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
