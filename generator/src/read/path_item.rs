//! Reads path items: their operations, with the parameters and servers that they share.

use indexmap::IndexMap;
use serde_json::Value;

use super::Reader;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::{Kind, misspelt_in_path_item, newer_in_path_item};
use crate::document::{METHODS, OperationNode};
use crate::http_token::is_token;
use crate::pointer::Pointer;
use crate::resolve;

impl Reader<'_> {
    /// The operations of a path item, webhook or callback, wherever its own `$ref` leads. What is beside the reference goes
    /// before what it leads to.
    pub(super) fn path_item(&mut self, path: &str, written: &Pointer) -> Vec<OperationNode> {
        let items: Vec<Pointer> = self.pointers(written);
        let (mut shared_parameters, mut shared_servers) = (Vec::new(), Vec::new());
        let mut operations: IndexMap<String, Pointer> = IndexMap::new();
        for item in &items {
            self.check_object(item);
            for key in ["parameters", "servers"] {
                self.check_list(&item.child(key));
            }
            shared_parameters.extend(self.parameters(item));
            shared_servers.extend(self.servers(item));
            for (method, pointer) in self.methods(item) {
                operations.entry(method).or_insert(pointer);
            }
        }
        operations
            .into_iter()
            .filter_map(|(method, pointer)| self.operation(path, method, pointer, &shared_parameters, &shared_servers))
            .collect()
    }

    /// Returns the methods of a path item and their locations, in the order of the document, which the client follows.
    fn methods(&mut self, at: &Pointer) -> Vec<(String, Pointer)> {
        let Some(item) = resolve::at(self.tree, at).and_then(Value::as_object) else { return Vec::new() };
        self.no_operations(item, at);
        self.diagnostics.extend(newer_in_path_item(self.tree, item, at));
        let mut methods = Vec::new();
        for (key, value) in item {
            if is_method(key) {
                if value.is_object() {
                    methods.push((key.to_uppercase(), at.child(key)));
                }
            } else {
                self.diagnostics.extend(misspelt_in_path_item(key, at));
            }
        }
        for (method, pointer) in self.children(&at.child("additionalOperations")) {
            let field = item.keys().find(|key| key.eq_ignore_ascii_case(&method) && is_method(key));
            self.diagnostics.extend(additional_method(&method, field.map(String::as_str), &pointer));
            match (is_token(&method), field) {
                (true, None) if is_method(&method) => methods.push((method.to_uppercase(), pointer)),
                (true, None) => methods.push((method, pointer)),
                _ => {}
            }
        }
        methods
    }

    /// Says which methods hold something else than an operation, and which operations no method.
    fn no_operations(&mut self, item: &serde_json::Map<String, Value>, at: &Pointer) {
        for (member, value) in item {
            if !is_method(member) && value.get("responses").is_some() {
                let help = match nearest(member, METHODS) {
                    Some(similar) => format!("did you mean `{similar}`?"),
                    None => format!("use one of these methods: {}", METHODS.join(", ")),
                };
                self.diagnostics.push(
                    Diagnostic::warning(
                        Code::NotAMethod,
                        &at.child(member),
                        format!("`{member}` is not an HTTP method"),
                    )
                    .outcome("the operation is skipped")
                    .help(help),
                );
            }
        }
        for (method, value) in item.iter().filter(|(key, value)| is_method(key) && !value.is_object()) {
            let found = if value.is_null() { "has no value" } else { "is not an object" };
            self.diagnostics.push(
                Diagnostic::warning(
                    Code::MalformedOperation,
                    &at.child(method),
                    format!("`{method}` {found}, but must be an operation"),
                )
                .outcome("the operation is skipped")
                .help(format!("describe the operation, at least its `responses`, or remove `{method}`")),
            );
        }
    }

    fn parameters(&mut self, holder: &Pointer) -> Vec<Pointer> {
        let pointers = self.items(&holder.child("parameters"));
        self.pending.extend(pointers.iter().map(|pointer| (Kind::Parameter, pointer.clone())));
        pointers
    }

    fn operation(
        &mut self,
        path: &str,
        method: String,
        written: Pointer,
        shared_parameters: &[Pointer],
        shared_servers: &[openapiv3::Server],
    ) -> Option<OperationNode> {
        // One whose definition is nowhere can still be called.
        let pointer = self.followed(&written).unwrap_or(written);
        let value = resolve::at(self.tree, &pointer)?;
        if !self.may_repeat(value, &pointer, shared_parameters.len() + shared_servers.len()) {
            return None;
        }
        let node = self.normalized(Kind::Operation, value, &pointer);
        let operation = self.keep(node, &pointer, Kind::Operation)?;
        for (_, callback) in self.children(&pointer.child("callbacks")) {
            if let Ok(target) = self.references.resolve(&callback)
                && self.callbacks.insert(target.clone())
            {
                self.pending_callbacks.push(target);
            }
        }
        let parameters = self.parameters(&pointer);
        Some(OperationNode {
            path: path.to_owned(),
            method,
            operation,
            shared_parameters: shared_parameters.to_vec(),
            parameters,
            shared_servers: shared_servers.to_vec(),
            // It is known when all are read.
            position: 0,
            place: pointer.clone(),
            pointer,
        })
    }
}

/// What is wrong with the key of an operation under `additionalOperations`, where `field` is the field that the path item has for
/// the same method.
fn additional_method(method: &str, field: Option<&str>, at: &Pointer) -> Option<Diagnostic> {
    if !is_token(method) {
        return Some(
            Diagnostic::warning(Code::NotAMethod, at, format!("`{method}` is not a valid HTTP method"))
                .outcome("the operation is skipped")
                .help("use a token as defined by RFC 9110, such as `COPY`"),
        );
    }
    if let Some(field) = field {
        return Some(
            Diagnostic::warning(Code::DuplicateMethod, at, format!("the path defines the method `{method}` twice"))
                .label("ignored")
                .outcome(format!("the operation under `{field}` is generated"))
                .help("remove one of the two operations"),
        );
    }
    if is_method(method) {
        return Some(
            Diagnostic::warning(
                Code::MethodWithField,
                at,
                format!("the method `{method}` has a field of its own in the path item"),
            )
            .help(format!("move the operation to the field `{}`", method.to_lowercase())),
        );
    }
    let upper = method.to_uppercase();
    (upper != method).then(|| {
        Diagnostic::note(Code::MethodInLowerCase, at, format!("the method `{method}` is not in upper case"))
            .outcome("the method is sent as written: HTTP methods are case-sensitive")
            .help(format!("write `{upper}` unless the server expects `{method}`"))
    })
}

/// Whether a path item's member is a method, in whatever case it is written.
fn is_method(key: &str) -> bool {
    METHODS.iter().any(|method| key.eq_ignore_ascii_case(method))
}
