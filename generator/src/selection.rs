//! Which operations the client has: those that the settings or the arguments name.
//!
//! An entry is `tag:NAME`, a method and a path such as `GET /users/*`, a path alone, an `operationId`, or a location. `*` matches any
//! text without a slash, `**` any text.

mod pattern;

use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, OperationNode};
use crate::operation_name::{is_named, nearest_id};
use crate::pointer::Pointer;

use pattern::matches;

/// The operations that are wanted.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The only operations that the client has; all, if there are none.
    pub include: Vec<String>,
    /// Operations that the client does not have.
    pub exclude: Vec<String>,
}

impl Selection {
    /// Whether all operations are wanted.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// Removes the operations and webhooks that are not wanted. Returns an error for each entry that names none.
    pub(crate) fn apply(&self, document: &mut Document) -> Vec<Diagnostic> {
        let nodes: Vec<&OperationNode> = document.operations.iter().chain(&document.webhooks).collect();
        let entries = self.include.iter().chain(&self.exclude);
        let unused = entries.filter(|entry| !nodes.iter().any(|node| names(entry, node)));
        let diagnostics = unused.map(|entry| names_nothing(entry, &nodes)).collect();
        let is_wanted = |node: &OperationNode| {
            let is_included = self.include.is_empty() || self.include.iter().any(|entry| names(entry, node));
            is_included && !self.exclude.iter().any(|entry| names(entry, node))
        };
        document.operations.retain(is_wanted);
        document.webhooks.retain(is_wanted);
        document.is_selection = !self.is_everything();
        diagnostics
    }
}

/// Whether an entry names an operation.
fn names(entry: &str, node: &OperationNode) -> bool {
    match entry.strip_prefix("tag:") {
        Some(tag) => node.operation.tags.iter().any(|name| matches(tag.trim(), name)),
        None if entry.starts_with('/') => matches(entry, &node.path),
        None => is_named(entry, node, matches),
    }
}

fn names_nothing(entry: &str, nodes: &[&OperationNode]) -> Diagnostic {
    let tags = nodes.iter().flat_map(|node| &node.operation.tags).map(String::as_str);
    let paths = nodes.iter().map(|node| node.path.as_str());
    let near = match entry.strip_prefix("tag:") {
        Some(tag) => nearest(tag, tags).map(|tag| format!("tag:{tag}")),
        None if entry.starts_with('/') => nearest(entry, paths).map(str::to_owned),
        None => nearest_id(entry, nodes.iter().copied()).map(str::to_owned),
    };
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name an `operationId`, `tag:NAME`, or a method and a path such as `GET /users/*`".to_owned(),
    };
    let message = format!("`{entry}` names no operation of the document");
    Diagnostic::error(Code::SelectionNamesNothing, &Pointer::root(), message).help(help)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Selection;
    use crate::test_documents::document;

    fn tree() -> Value {
        let operation = |id: &str, tag: &str| json!({ "operationId": id, "tags": [tag], "responses": {} });
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": {
                "/users": { "get": operation("listUsers", "users"), "post": operation("createUser", "users") },
                "/users/{id}": { "get": operation("getUser", "users") },
                "/teams/{id}/users": { "get": operation("listTeamUsers", "teams") },
            },
        })
    }

    fn selected(include: &[&str], exclude: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |entries: &[&str]| entries.iter().map(ToString::to_string).collect();
        let mut document = document(tree());
        let selection = Selection { include: owned(include), exclude: owned(exclude) };
        let diagnostics = selection.apply(&mut document);
        let ids = document.operations.iter().filter_map(|node| node.operation.operation_id.clone());
        let mut ids: Vec<String> = ids.collect();
        ids.sort();
        (ids, diagnostics.into_iter().filter_map(|diagnostic| diagnostic.help).collect())
    }

    #[test]
    fn operations_are_named_by_id_tag_method_and_path() {
        for (include, exclude, ids) in [
            (&[][..], &[][..], &["createUser", "getUser", "listTeamUsers", "listUsers"][..]),
            (&["getUser"], &[], &["getUser"]),
            (&["list*"], &[], &["listTeamUsers", "listUsers"]),
            (&["tag:users"], &["POST /users"], &["getUser", "listUsers"]),
            (&["GET /users/*"], &[], &["getUser"]),
            (&["get /users"], &[], &["listUsers"]),
            (&["/users**"], &[], &["createUser", "getUser", "listUsers"]),
            (&["* /**/users"], &[], &["listTeamUsers"]),
            (&[], &["tag:users"], &["listTeamUsers"]),
        ] {
            assert_eq!(selected(include, exclude), (ids.iter().map(ToString::to_string).collect(), vec![]));
        }
    }

    #[test]
    fn an_entry_that_names_nothing_is_an_error() {
        for (entry, help) in [
            ("getUsr", "did you mean `getUser`?"),
            ("tag:user", "did you mean `tag:users`?"),
            ("/user", "did you mean `/users`?"),
            ("DELETE /users", "name an `operationId`, `tag:NAME`, or a method and a path such as `GET /users/*`"),
        ] {
            assert_eq!(selected(&[entry], &[]).1, [help]);
        }
    }
}
