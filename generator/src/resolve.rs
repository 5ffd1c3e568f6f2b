//! `$ref`s: each is followed to the node it stands for, through as many others as there are between, once.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::dialect::Kind;
use crate::pointer::Pointer;

/// The node at `pointer`.
#[must_use]
pub fn at<'a>(tree: &'a Value, pointer: &Pointer) -> Option<&'a Value> {
    tree.pointer(pointer.as_str())
}

/// Where the node at `pointer` really stands: its own place, or the end of the references that begin there.
///
/// # Errors
///
/// When a reference leads nowhere or back to itself.
pub fn resolve(tree: &Value, pointer: &Pointer, kind: Kind) -> Result<Pointer, Box<Diagnostic>> {
    chase(tree, pointer, |node| {
        let (reference, alone) = reference_in(node)?;
        // What stands beside a reference counts in a schema; elsewhere the specification says to ignore it.
        (alone || kind != Kind::Schema).then_some(reference)
    })
}

/// Like [`resolve`] for path items, which are followed also when other members stand beside the reference.
///
/// # Errors
///
/// When a reference leads nowhere or back to itself.
pub fn resolve_beside(tree: &Value, pointer: &Pointer) -> Result<Pointer, Box<Diagnostic>> {
    chase(tree, pointer, |node| reference_in(node).map(|(reference, _)| reference))
}

fn chase<'a>(
    tree: &'a Value,
    start: &Pointer,
    next: impl Fn(&'a Value) -> Option<&'a str>,
) -> Result<Pointer, Box<Diagnostic>> {
    let mut here = start.clone();
    let mut seen = HashSet::new();
    loop {
        let Some(node) = at(tree, &here) else { return Err(Box::new(nowhere(start, &here))) };
        let Some(reference) = next(node) else { return Ok(here) };
        if !seen.insert(here.clone()) {
            return Err(Box::new(
                Diagnostic::warning(
                    "cyclic-reference",
                    start,
                    format!("this reference leads back to itself: {reference}"),
                )
                .help(
                    "let one of the references in the circle hold the definition; what uses it is left out or untyped",
                ),
            ));
        }
        here = target(tree, reference).ok_or_else(|| {
            Box::new(
                Diagnostic::warning("dangling-reference", &here, format!("`{reference}` is not within this document"))
                    .help("refer to a place that exists; what uses it is left out or untyped"),
            )
        })?;
    }
}

/// The reference in a node, and whether it stands alone.
fn reference_in(node: &Value) -> Option<(&str, bool)> {
    let members = node.as_object()?;
    match members.get("$ref")? {
        Value::String(reference) => Some((reference, members.keys().all(|key| key == "$ref" || key.starts_with("x-")))),
        _ => None,
    }
}

/// The place that a reference within the tree names: a JSON pointer, or an anchor.
fn target(tree: &Value, reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    if fragment.is_empty() || fragment.starts_with('/') {
        return Some(Pointer::from_fragment(fragment));
    }
    anchor(tree, fragment, &Pointer::root())
}

fn anchor(node: &Value, name: &str, here: &Pointer) -> Option<Pointer> {
    match node {
        Value::Object(members) => {
            let named =
                ["$anchor", "$dynamicAnchor"].iter().any(|key| members.get(*key).is_some_and(|anchor| anchor == name));
            if named {
                return Some(here.clone());
            }
            members.iter().find_map(|(key, member)| anchor(member, name, &here.child(key)))
        }
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| anchor(item, name, &here.item(index))),
        _ => None,
    }
}

fn nowhere(start: &Pointer, target: &Pointer) -> Diagnostic {
    let what = target.last().unwrap_or_default().into_owned();
    Diagnostic::warning("dangling-reference", start, format!("there is nothing at {target}"))
        .label("refers to nothing")
        .help(format!("define `{what}` there or refer to what exists; what uses it is left out or untyped"))
}
