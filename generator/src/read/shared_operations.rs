//! Identifies the operations of a path item that several paths refer to.

use std::collections::HashSet;

use crate::document::{Document, OperationNode};
use crate::pointer::{Pointer, PointerMap};

/// Gives each operation a place of its own. Of several operations with one location, that of the path at the location keeps it, otherwise
/// the first one. The others have a place below their own paths.
pub(super) fn distinguish(document: &mut Document) {
    let mut owners: PointerMap<usize> = PointerMap::default();
    for (index, node) in document.operations.iter().enumerate() {
        let owner = owners.entry(node.pointer.clone()).or_insert(index);
        if own_place(node) == node.pointer {
            *owner = index;
        }
    }
    if owners.len() == document.operations.len() {
        return;
    }
    let owners: HashSet<usize> = owners.into_values().collect();
    for (_, node) in document.operations.iter_mut().enumerate().filter(|(index, _)| !owners.contains(index)) {
        node.place = own_place(node);
    }
}

/// Returns the location of the method below the path.
fn own_place(node: &OperationNode) -> Pointer {
    Pointer::from("/paths").child(&node.path).child(&node.method.to_lowercase())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::test_documents::api;

    #[test]
    fn each_path_has_the_operations_of_the_item_that_it_refers_to() {
        let (api, diagnostics) = api(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": {
                "/a": { "$ref": "#/paths/~1m" },
                "/m": { "get": { "tags": ["things"], "responses": { "204": { "description": "" } } } },
                "/z": { "$ref": "#/paths/~1m" },
            },
        }));
        let operations = api.groups.iter().flat_map(|group| &group.operations);
        let mut found: Vec<(&str, &str, &str)> = operations
            .map(|operation| (operation.path.as_str(), operation.name.as_str(), operation.pointer.as_str()))
            .collect();
        found.sort_unstable();
        let expected =
            [("/a", "get_a", "/paths/~1a/get"), ("/m", "get_m", "/paths/~1m/get"), ("/z", "get_z", "/paths/~1z/get")];
        assert_eq!(found, expected, "{diagnostics:?}");
    }
}
