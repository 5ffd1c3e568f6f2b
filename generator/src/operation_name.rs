//! How users name operations, in the settings and on the command line: by the `operationId`, by the method and the path, or by the
//! location in the document.

use crate::diagnostic::nearest::nearest;
use crate::document::OperationNode;
use crate::pointer::Pointer;

/// Whether a text names an operation: `getUser`, `GET /users/{id}`, or `#/paths/~1users~1{id}/get`. `is_same` compares what the user
/// wrote with what the document has: as patterns, or as they are.
pub(crate) fn is_named(text: &str, node: &OperationNode, is_same: impl Fn(&str, &str) -> bool) -> bool {
    let is_id = || node.operation.operation_id.as_deref().is_some_and(|id| is_same(text, id));
    let is_route = || {
        text.split_once(' ').is_some_and(|(method, path)| {
            let is_method = method.eq_ignore_ascii_case(&node.method) || is_same(method, &node.method);
            is_method && is_same(path.trim(), &node.path)
        })
    };
    let is_location = || Pointer::of_location(text).is_some_and(|pointer| pointer == node.pointer);
    is_id() || is_route() || is_location()
}

/// Returns the `operationId` that is most likely meant.
pub(crate) fn nearest_id<'n>(text: &str, nodes: impl Iterator<Item = &'n OperationNode>) -> Option<&'n str> {
    nearest(text, nodes.filter_map(|node| node.operation.operation_id.as_deref()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{is_named, nearest_id};
    use crate::test_documents::document;

    #[test]
    fn an_operation_has_an_id_a_route_and_a_location() {
        let document = document(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/users/{id}": { "get": { "operationId": "getUser", "responses": {} } } },
        }));
        let node = &document.operations[0];
        for text in ["getUser", "GET /users/{id}", "get  /users/{id} ", "#/paths/~1users~1{id}/get"] {
            assert!(is_named(text, node, |one, other| one == other), "{text}");
        }
        for text in ["", "getuser", "POST /users/{id}", "* /users/{id}", "/users/{id}", "#/paths/~1users~1{id}"] {
            assert!(!is_named(text, node, |one, other| one == other), "{text}");
        }
        assert_eq!(nearest_id("getUsr", document.operations.iter()), Some("getUser"));
    }
}
