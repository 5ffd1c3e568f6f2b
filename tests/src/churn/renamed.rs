//! What has another name in the next version of a client although its part of the document is the same.

use std::collections::{BTreeSet, HashMap};

use generator::internals::api::{Type, TypeId};
use serde_json::Value;

use super::versions::Version;

/// A type or a method that was renamed without need.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// Its name before.
    pub before: String,
    /// Its name after.
    pub after: String,
    /// The location in the document, which is the same in both.
    pub pointer: String,
}

/// Returns what was renamed, each name once.
#[must_use]
pub fn renamed(before: &Version, after: &Version) -> Vec<Renamed> {
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for (old, new) in [(types(before), types(after)), (methods(before), methods(after))] {
        let mut found: Vec<Renamed> = old
            .into_iter()
            .filter(|(pointer, _)| is_same(&before.document, &after.document, pointer))
            .filter_map(|(pointer, name)| {
                let now = new.get(pointer).filter(|now| **now != name)?;
                Some(Renamed { before: name, after: now.clone(), pointer: pointer.to_owned() })
            })
            .collect();
        found.sort();
        all.extend(found.into_iter().filter(|renamed| seen.insert(renamed.before.clone())));
    }
    all
}

/// Whether a part of the document is the same in both versions. What an operation contains is named after its `operationId`, so that it is
/// not the same if the operation is called differently.
fn is_same(before: &Value, after: &Value, pointer: &str) -> bool {
    let id = |document: &Value| {
        let at = operation(pointer)?;
        document.pointer(at)?.get("operationId").cloned()
    };
    before.pointer(pointer) == after.pointer(pointer) && id(before) == id(after)
}

/// Returns the location of the operation that contains this location.
fn operation(pointer: &str) -> Option<&str> {
    if !pointer.starts_with("/paths/") {
        return None;
    }
    let end = pointer.match_indices('/').nth(3).map_or(pointer.len(), |(at, _)| at);
    pointer.get(..end)
}

/// The names of types by the locations of their schemas.
fn types(version: &Version) -> HashMap<&str, String> {
    let schemas = version.api.schemas.iter();
    let name = |ty: &Type| Some(version.api.types.get(named(ty)?.0)?.name.to_string());
    schemas.filter_map(|(pointer, ty)| Some((pointer.as_str(), name(ty)?))).collect()
}

/// Returns the type that a schema has, also if its values may be null.
fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) | Type::Boxed(inner) => named(inner),
        _ => None,
    }
}

/// The names of methods by the locations of their operations.
fn methods(version: &Version) -> HashMap<&str, String> {
    let groups = version.api.groups.iter();
    let methods = groups.flat_map(|group| {
        let name = |method| format!("client.{}().{method}()", group.module);
        group.operations.iter().map(move |operation| (operation.pointer.as_str(), name(&operation.name)))
    });
    methods.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::is_same;

    #[test]
    fn what_an_operation_contains_is_not_the_same_under_another_id() {
        let document = |id: &str, kind: &str| {
            json!({
                "paths": { "/a": { "get": { "operationId": id, "responses": { "type": "object" } } } },
                "components": { "schemas": { "A": { "type": kind } } },
            })
        };
        let schema = "/paths/~1a/get/responses";
        let first = document("list", "object");
        assert!(is_same(&first, &document("list", "string"), schema));
        assert!(!is_same(&first, &document("find", "object"), schema));
        assert!(is_same(&first, &document("find", "object"), "/components/schemas/A"));
        assert!(!is_same(&first, &document("list", "string"), "/components/schemas/A"));
    }
}
