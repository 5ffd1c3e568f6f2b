//! Converts tags to groups. An operation belongs to the group of its first tag; the documentation of its other groups mentions it.

use std::collections::HashMap;

use crate::api::Group;
use crate::document::{Document, OperationNode};
use crate::names::{Name, Scope};
use crate::pointer::PointerMap;
use crate::runtime;

use crate::lower::docs;
use crate::text::markdown::code;

/// The group of operations without a tag.
const UNTAGGED: &str = "api";

/// Returns a group for each tag of an operation, in the order of the tags of the document, then of the operations.
pub(in crate::lower) fn groups(document: &Document) -> Vec<Group> {
    let mut tags: Vec<(String, Option<String>)> =
        document.tags.iter().map(|tag| (tag.name.clone(), tag.description.clone())).collect();
    for node in &document.operations {
        let tag = tag_of(node);
        if !tags.iter().any(|(known, _)| known == tag) {
            tags.push((tag.to_owned(), None));
        }
    }
    tags.retain(|(tag, _)| document.operations.iter().any(|node| tag_of(node) == tag));
    let mut modules = Scope::of_modules(runtime::methods("Client").chain(["builder", "from_env", "clone"]));
    let mut types = Scope::of_operations(["Client", "Call", "Operation", "Empty", "Method"]);
    let mut features = Scope::with_reserved(["default", "rustls", "native_tls", "fs", "xml", "all_tags"]);
    tags.into_iter()
        .map(|(tag, description)| {
            let module = modules.take(Name::of_module(&tag));
            Group {
                title: title(&tag),
                docs: docs::lines(description.as_deref().unwrap_or_default()),
                type_name: types.take(Name::of_type(&tag)),
                feature: feature(
                    &features
                        .take_first(&[module.clone(), module.with_suffix("_tag")])
                        .unwrap_or_else(|| module.clone()),
                ),
                module,
                tag,
                operations: Vec::new(),
                elsewhere: Vec::new(),
            }
        })
        .collect()
}

fn title(tag: &str) -> String {
    if tag == UNTAGGED {
        return "The operations without a tag.".to_owned();
    }
    format!("The operations with the tag {}.", code(tag))
}

/// Features are spelled with hyphens, as crates.io users expect, and ASCII, as Cargo demands.
fn feature(name: &Name) -> String {
    name.bare().trim_end_matches('_').replace('_', "-")
}

fn tag_of(node: &OperationNode) -> &str {
    node.operation.tags.iter().map(String::as_str).find(|tag| !tag.trim().is_empty()).unwrap_or(UNTAGGED)
}

/// Mentions each operation with several tags in the groups of the tags after the first. Methods in all groups would multiply the code
/// to compile, and the types of the request.
pub(in crate::lower) fn name_elsewhere(document: &Document, groups: &mut [Group]) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        places.entry(group.tag.clone()).or_insert(index);
    }
    let mut calls: PointerMap<String> = PointerMap::default();
    for group in groups.iter() {
        for operation in &group.operations {
            let call = format!("client.{}().{}()", group.module, operation.name);
            calls.insert(operation.pointer.clone(), call);
        }
    }
    for node in &document.operations {
        let Some(call) = calls.get(&node.pointer) else { continue };
        let first = tag_of(node);
        for tag in node.operation.tags.iter().filter(|tag| *tag != first) {
            crate::work::add(1);
            let group = places.get(tag).and_then(|index| groups.get_mut(*index));
            if let Some(group) = group.filter(|group| group.elsewhere.last() != Some(call)) {
                group.elsewhere.push(call.clone());
            }
        }
    }
}

/// The group of an operation.
pub(in crate::lower) fn index(groups: &[Group], node: &OperationNode) -> usize {
    groups.iter().position(|group| group.tag == tag_of(node)).unwrap_or_default()
}
