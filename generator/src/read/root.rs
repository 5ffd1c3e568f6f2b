//! The root of the document: what it is, and the places that hold operations and named schemas.

use indexmap::IndexMap;
use serde_json::Value;

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::nearest::nearest;
use crate::dialect::{Kind, misspelt_in_path_item};
use crate::document::{METHODS, OperationNode};
use crate::names::is_token;
use crate::pointer::Pointer;
use crate::resolve;

/// How many parameters and responses may be read again for other operations than the first that has them: those of a path item for
/// each of its methods, those of an operation for each path that refers to it. Each path allows for some more.
pub(super) const REPEATS: usize = 20_000;
const REPEATS_OF_A_PATH: usize = 20;

/// How many media types of a request body or response that operations share count as none: usual documents have no more.
const MEDIA_TYPES_FREE: usize = 4;

/// The most parameters that one path may have in braces.
const PLACEHOLDERS: usize = 256;

impl Reader<'_> {
    pub(super) fn root(&mut self) {
        let root = Pointer::root();
        if !self.is_openapi(&root) {
            return;
        }
        self.about(&root);
        let components = root.child("components");
        for (name, pointer) in self.children(&components.child("schemas")) {
            self.document.components.push((name, pointer.clone()));
            self.pending.push((Kind::Schema, pointer));
        }
        self.schemes(&components.child("securitySchemes"));
        for (kind, section) in [
            (Kind::Parameter, "parameters"),
            (Kind::Header, "headers"),
            (Kind::RequestBody, "requestBodies"),
            (Kind::Response, "responses"),
        ] {
            for (_, pointer) in self.children(&components.child(section)) {
                self.pending.push((kind, pointer));
            }
        }
        self.paths(&root.child("paths"));
        self.callbacks();
        for place in [root.child("webhooks"), root.child("x-webhooks"), components.child("callbacks")] {
            self.webhooks(&place);
            self.callbacks();
        }
    }

    /// Whether the document says that it is OpenAPI 3; an error where it is something else.
    fn is_openapi(&mut self, root: &Pointer) -> bool {
        let Some(members) = self.tree.as_object() else {
            self.diagnostics.push(
                Diagnostic::error("not-openapi", root, "this is no OpenAPI document: its root is not an object")
                    .help("an OpenAPI document starts with `openapi: 3.1.0`, `info` and `paths`"),
            );
            return false;
        };
        let version = match members.get("openapi") {
            Some(Value::String(version)) => version.clone(),
            Some(Value::Number(version)) => version.to_string(),
            _ => {
                let diagnostic = if members.contains_key("swagger") {
                    Diagnostic::error("swagger-2", &root.child("swagger"), "this is a Swagger 2.0 document")
                        .help("convert it to OpenAPI 3 first, for example with `npx swagger2openapi FILE`")
                } else {
                    Diagnostic::error("not-openapi", root, "this is no OpenAPI document: it has no `openapi` member")
                        .help("an OpenAPI document starts with `openapi: 3.1.0`, `info` and `paths`")
                };
                self.diagnostics.push(diagnostic);
                return false;
            }
        };
        let known = matches!(version.split('.').collect::<Vec<_>>().as_slice(), ["3", ..]);
        let later = version.starts_with("3.") && !["3.0", "3.1", "3.2"].iter().any(|known| version.starts_with(known));
        if !known {
            self.diagnostics.push(
                Diagnostic::error(
                    "unknown-version",
                    &root.child("openapi"),
                    format!("OpenAPI {version} is not a version this reads"),
                )
                .help("the versions are 3.0, 3.1 and 3.2"),
            );
        } else if later {
            self.diagnostics.push(
                Diagnostic::warning(
                    "unknown-version",
                    &root.child("openapi"),
                    format!("OpenAPI {version} is read as 3.2"),
                )
                .help("the versions known are 3.0, 3.1 and 3.2"),
            );
        }
        if known && !["paths", "webhooks", "components"].iter().any(|key| members.contains_key(*key)) {
            self.diagnostics.push(
                Diagnostic::error(
                    "nothing-described",
                    root,
                    "this document has no `paths`, `webhooks` or `components`",
                )
                .help("there is nothing to generate a client from; describe at least one of them"),
            );
            return false;
        }
        known
    }

    fn about(&mut self, root: &Pointer) {
        let Some(members) = self.tree.as_object() else { return };
        let at = |key: &str| root.child(key);
        if members.contains_key("info") {
            self.document.info = self.part(Kind::Info, &at("info")).unwrap_or_default();
        } else {
            self.diagnostics.push(
                Diagnostic::warning("missing-info", root, "the document has no `info`")
                    .help("give it a title and a version; the client has none to show"),
            );
        }
        for key in ["servers", "tags", "security"] {
            self.check_list(&at(key));
        }
        self.document.servers = self.servers(root);
        self.document.tags = self.items(&at("tags")).iter().filter_map(|tag| self.part(Kind::Tag, tag)).collect();
        if members.contains_key("security") {
            let places = self.items(&at("security"));
            let written = places.iter().filter_map(|place| resolve::at(self.tree, place));
            let requirements = written.filter_map(|item| serde_json::from_value(item.clone()).ok());
            self.document.security = Some(requirements.collect());
        }
    }

    fn servers(&mut self, holder: &Pointer) -> Vec<openapiv3::Server> {
        self.items(&holder.child("servers")).iter().filter_map(|server| self.part(Kind::Server, server)).collect()
    }

    /// A part of the document that is read where it stands.
    fn part<T: serde::de::DeserializeOwned>(&mut self, kind: Kind, at: &Pointer) -> Option<T> {
        let place = self.followed(at)?;
        let node = self.outlined(kind, resolve::at(self.tree, &place)?, &place);
        self.keep(node, &place, kind)
    }

    /// Where the node really stands. References are followed in places that the specification has none in, too.
    fn followed(&mut self, at: &Pointer) -> Option<Pointer> {
        self.references.resolve_beside(at).map_err(|diagnostic| self.diagnostics.push(*diagnostic)).ok()
    }

    /// Reports what stands where a list is meant and is none: nothing of it is read.
    fn check_list(&mut self, at: &Pointer) {
        let Some(value) = resolve::at(self.tree, at) else { return };
        let is_list = value.is_array() || value.is_null() || value.get("$ref").is_some_and(Value::is_string);
        if !is_list {
            let key = at.tokens().last().unwrap_or_default().into_owned();
            let found = if value.is_object() { "an object" } else { "a single value" };
            let help = format!("write a list, with `- ` before each of its items; `{key}` is ignored");
            self.diagnostics.push(
                Diagnostic::warning("malformed-keyword", at, format!("`{key}` should be a list, and is {found}"))
                    .label("ignored")
                    .help(help),
            );
        }
    }

    /// The places of the items of a list, if there is one.
    fn items(&mut self, at: &Pointer) -> Vec<Pointer> {
        if resolve::at(self.tree, at).is_none() {
            return Vec::new();
        }
        let Some(at) = self.followed(at) else { return Vec::new() };
        (0..list(resolve::at(self.tree, &at)).count()).map(|index| at.item(index)).collect()
    }

    fn schemes(&mut self, at: &Pointer) {
        let tree = self.tree;
        for (name, pointer) in self.children(at) {
            match self.references.resolve(&pointer, Kind::SecurityScheme) {
                Ok(target) => {
                    let Some(value) = resolve::at(tree, &target) else { continue };
                    if value.get("type").is_some_and(|kind| kind == "mutualTLS") {
                        self.diagnostics.push(client_certificate(&target, &name));
                        self.document.transport_schemes.push(name);
                        continue;
                    }
                    let node = self.outlined(Kind::SecurityScheme, value, &target);
                    if let Some(scheme) = self.keep(node, &pointer, Kind::SecurityScheme) {
                        self.document.schemes.insert(name, scheme);
                    }
                }
                Err(diagnostic) => self.diagnostics.push(*diagnostic),
            }
        }
    }

    fn paths(&mut self, at: &Pointer) {
        for (path, pointer) in self.children(at) {
            if path.starts_with("x-") {
                continue;
            }
            if !path.starts_with('/') {
                self.diagnostics.push(
                    Diagnostic::warning(
                        "path-without-slash",
                        &pointer,
                        format!("the path `{path}` does not start with `/`"),
                    )
                    .help("it is sent with one put before it"),
                );
            }
            if path.matches('{').count() > PLACEHOLDERS {
                self.diagnostics.push(
                    Diagnostic::warning(
                        "too-many-parameters",
                        &pointer,
                        format!("this path has more than {PLACEHOLDERS} parameters"),
                    )
                    .help("shorten the path; its operations are left out"),
                );
                continue;
            }
            self.repeats = self.repeats.saturating_add(REPEATS_OF_A_PATH);
            let operations = self.path_item(&path, &pointer);
            self.document.operations.extend(operations);
        }
    }

    fn webhooks(&mut self, at: &Pointer) {
        for (name, pointer) in self.children(at) {
            let incoming = self.path_item(&name, &pointer);
            self.document.incoming.extend(incoming);
        }
    }

    /// Reads the callbacks that operations name, and those that the operations of callbacks name. Each is read once.
    fn callbacks(&mut self) {
        self.pending_callbacks.reverse();
        while let Some(callback) = self.pending_callbacks.pop() {
            self.webhooks(&callback);
        }
    }

    /// The operations of a path item, webhook or callback, wherever its own `$ref` leads. What stands beside the reference goes
    /// before what it leads to.
    fn path_item(&mut self, path: &str, written: &Pointer) -> Vec<OperationNode> {
        let items: Vec<Pointer> = self.places(written);
        let (mut shared_parameters, mut shared_servers) = (Vec::new(), Vec::new());
        let mut operations: IndexMap<String, Pointer> = IndexMap::new();
        for item in &items {
            for key in ["parameters", "servers"] {
                self.check_list(&item.child(key));
            }
            shared_parameters.extend(self.parameters(item));
            shared_servers.extend(self.servers(item));
            for (method, place) in self.methods(item) {
                operations.entry(method).or_insert(place);
            }
        }
        operations
            .into_iter()
            .filter_map(|(method, place)| self.operation(path, method, place, &shared_parameters, &shared_servers))
            .collect()
    }

    /// The methods of a path item and their places, in the order of the document, which the client follows.
    fn methods(&mut self, at: &Pointer) -> Vec<(String, Pointer)> {
        let Some(item) = resolve::at(self.tree, at).and_then(Value::as_object) else { return Vec::new() };
        self.no_operations(item, at);
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
        for (method, place) in self.children(&at.child("additionalOperations")) {
            let field = item.keys().find(|key| key.eq_ignore_ascii_case(&method) && is_method(key));
            self.diagnostics.extend(additional_method(&method, field.map(String::as_str), &place));
            match (is_token(&method), field) {
                (true, None) if is_method(&method) => methods.push((method.to_uppercase(), place)),
                (true, None) => methods.push((method, place)),
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
                    Some(similar) => format!("did you mean `{similar}`? The operation is left out"),
                    None => format!("its methods are {}; the operation is left out", METHODS.join(", ")),
                };
                self.diagnostics.push(
                    Diagnostic::warning("not-a-method", &at.child(member), format!("a path has no member `{member}`"))
                        .help(help),
                );
            }
        }
        for (method, value) in item.iter().filter(|(key, value)| is_method(key) && !value.is_object()) {
            let found = if value.is_null() { "nothing" } else { "no object" };
            self.diagnostics.push(
                Diagnostic::warning(
                    "malformed-operation",
                    &at.child(method),
                    format!("`{method}` holds {found} where an operation is meant"),
                )
                .help("describe the operation, at least its `responses`, or remove it; it is left out"),
            );
        }
    }

    fn parameters(&mut self, holder: &Pointer) -> Vec<Pointer> {
        let places = self.items(&holder.child("parameters"));
        self.pending.extend(places.iter().map(|place| (Kind::Parameter, place.clone())));
        places
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
        let node = self.outlined(Kind::Operation, value, &pointer);
        let operation = self.keep(node, &pointer, Kind::Operation)?;
        for (_, callback) in self.children(&pointer.child("callbacks")) {
            if let Ok(target) = self.references.resolve_beside(&callback)
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
            pointer,
        })
    }

    /// Whether an operation may be read: what it shares with others is counted against an allowance.
    fn may_repeat(&mut self, operation: &Value, at: &Pointer, shared: usize) -> bool {
        let own = if self.operations.insert(at.clone()) {
            0
        } else {
            let parameters = operation.get("parameters").and_then(Value::as_array).map_or(0, Vec::len);
            let responses = operation.get("responses").and_then(Value::as_object).map_or(0, serde_json::Map::len);
            1 + parameters + responses
        };
        let media_types = self.repeated_media_types(operation, at);
        let Some(left) = self.repeats.checked_sub(shared + own + media_types) else {
            let message = "operations of this document share too many parameters, responses and media types";
            self.diagnostics.push(
                Diagnostic::warning("too-many-parameters", at, message).help(
                    "let fewer path items refer to each other, with fewer parameters; this operation is left out",
                ),
            );
            return false;
        };
        self.repeats = left;
        true
    }

    /// Returns how many media types the request bodies and responses have that the operation refers to and that an earlier operation
    /// refers to as well. Each of them gives every operation a method or a setter. A few of each are free.
    fn repeated_media_types(&mut self, operation: &Value, at: &Pointer) -> usize {
        let responses = at.child("responses");
        let statuses = operation.get("responses").and_then(Value::as_object).into_iter().flat_map(|all| all.keys());
        let places = statuses.map(|status| responses.child(status)).chain([at.child("requestBody")]);
        let mut repeated = 0;
        for place in places {
            let is_reference = resolve::at(self.tree, &place).is_some_and(|node| node.get("$ref").is_some());
            // A reference that leads nowhere is reported where it is read.
            let target = if is_reference { self.references.resolve_beside(&place).ok() } else { None };
            let Some(target) = target else { continue };
            if !self.shared.insert(target.clone()) {
                let content = resolve::at(self.tree, &target.child("content")).and_then(Value::as_object);
                repeated += content.map_or(0, |content| content.len().saturating_sub(MEDIA_TYPES_FREE));
            }
        }
        repeated
    }

    /// The members of the object at `at`, with their places, and of the one that a reference in it leads to: it may stand for a
    /// whole map, in documents that are split over files.
    fn children(&mut self, at: &Pointer) -> Vec<(String, Pointer)> {
        let mut children: IndexMap<String, Pointer> = IndexMap::new();
        for place in self.places(at) {
            for (key, value) in self.members(&place).into_iter().flatten() {
                let is_reference = key == "$ref" && value.is_string();
                if !is_reference {
                    children.entry(key.clone()).or_insert_with(|| place.child(key));
                }
            }
        }
        children.into_iter().collect()
    }

    /// The object at `at`, and the one that a reference in it leads to.
    fn places(&mut self, at: &Pointer) -> Vec<Pointer> {
        let refers = self.members(at).is_some_and(|members| members.get("$ref").is_some_and(Value::is_string));
        let target = if refers { self.followed(at) } else { None };
        [at.clone()].into_iter().chain(target).collect()
    }
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// What is wrong with the key of an operation under `additionalOperations`, where `field` is the field that the path item has for
/// the same method.
fn additional_method(method: &str, field: Option<&str>, at: &Pointer) -> Option<Diagnostic> {
    if !is_token(method) {
        return Some(
            Diagnostic::warning("not-a-method", at, format!("`{method}` can't be a method of HTTP"))
                .help("a method is a token of RFC 9110, such as COPY; the operation is left out"),
        );
    }
    if let Some(field) = field {
        return Some(
            Diagnostic::warning("duplicate-method", at, format!("the path defines the method `{method}` twice"))
                .label("ignored")
                .help(format!("remove one of the two operations; the one under `{field}` is generated")),
        );
    }
    if is_method(method) {
        return Some(
            Diagnostic::warning("method-with-field", at, format!("a path item has a field for the method `{method}`"))
                .help(format!("move the operation to `{}` of the path item", method.to_lowercase())),
        );
    }
    let upper = method.to_uppercase();
    (upper != method).then(|| {
        Diagnostic::note("method-in-lower-case", at, format!("the method `{method}` is sent as it is written"))
            .help(format!("methods are case-sensitive; write `{upper}` unless the server expects `{method}`"))
    })
}

/// Whether a path item's member is a method, in whatever case it is written.
fn is_method(key: &str) -> bool {
    METHODS.iter().any(|method| key.eq_ignore_ascii_case(method))
}

fn client_certificate(at: &Pointer, name: &str) -> Diagnostic {
    Diagnostic::note("client-certificate", at, format!("`{name}` is a certificate, which no request carries"))
        .help("give it to the transport of the client, by `HttpTransport::configured`")
}
