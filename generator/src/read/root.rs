//! Reads the root of the document: its version, its metadata, and the locations of operations and named schemas.

use indexmap::IndexMap;
use serde_json::Value;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::{Kind, newer_in_root};
use crate::pointer::Pointer;
use crate::resolve;

/// The most parameters that one path may have in braces.
const PLACEHOLDERS: usize = 256;

impl Reader<'_> {
    pub(super) fn root(&mut self) {
        let root = Pointer::root();
        if !self.is_openapi(&root) {
            return;
        }
        self.diagnostics.extend(newer_in_root(self.tree));
        self.about(&root);
        let components = root.child("components");
        self.check_object(&components);
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
        for pointer in [root.child("webhooks"), root.child("x-webhooks"), components.child("callbacks")] {
            self.webhooks(&pointer);
            self.callbacks();
        }
    }

    /// Whether the document says that it is OpenAPI 3; an error where it is something else.
    fn is_openapi(&mut self, root: &Pointer) -> bool {
        let Some(members) = self.tree.as_object() else {
            self.diagnostics.push(
                Diagnostic::error(Code::NotOpenapi, root, "this is not an OpenAPI document: its root is not an object")
                    .help("start the document with `openapi: 3.1.0`, `info` and `paths`"),
            );
            return false;
        };
        let version = match members.get("openapi") {
            Some(Value::String(version)) => version.clone(),
            Some(Value::Number(version)) => version.to_string(),
            _ => {
                let diagnostic = if members.contains_key("swagger") {
                    Diagnostic::error(Code::Swagger2, &root.child("swagger"), "this is a Swagger 2.0 document")
                        .help("convert the document to OpenAPI 3 first, for example with `npx swagger2openapi FILE`")
                } else {
                    Diagnostic::error(
                        Code::NotOpenapi,
                        root,
                        "this is not an OpenAPI document: it has no `openapi` field",
                    )
                    .help("start the document with `openapi: 3.1.0`, `info` and `paths`")
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
                    Code::UnknownVersion,
                    &root.child("openapi"),
                    format!("unsupported OpenAPI version `{version}`"),
                )
                .help("use a document of OpenAPI 3.0, 3.1 or 3.2"),
            );
        } else if later {
            self.diagnostics.push(
                Diagnostic::warning(
                    Code::UnknownVersion,
                    &root.child("openapi"),
                    format!("unknown OpenAPI version `{version}`"),
                )
                .outcome("the document is read as OpenAPI 3.2")
                .help("use a document of OpenAPI 3.0, 3.1 or 3.2"),
            );
        }
        let parts = || ["paths", "webhooks", "components"].into_iter();
        let is_described = |value: &Value| value.is_object() || value.is_null();
        if known && !parts().any(|key| members.get(key).is_some_and(is_described)) {
            parts().for_each(|key| self.check_object(&root.child(key)));
            self.diagnostics.push(
                Diagnostic::error(
                    Code::NothingDescribed,
                    root,
                    "the document has no `paths`, `webhooks` or `components`",
                )
                .help("add at least one of them: there is nothing to generate a client from"),
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
                Diagnostic::warning(Code::MissingInfo, root, "the document has no `info`")
                    .outcome("the documentation of the client has no title and no version")
                    .help("add `info` with a `title` and a `version`"),
            );
        }
        let self_uri = members.get("$self").and_then(Value::as_str).unwrap_or_default();
        self_uri.clone_into(&mut self.document.self_uri);
        for key in ["servers", "tags", "security"] {
            self.check_list(&at(key));
        }
        self.document.servers = self.servers(root);
        self.document.tags = self.items(&at("tags")).iter().filter_map(|tag| self.part(Kind::Tag, tag)).collect();
        if members.contains_key("security") {
            let pointers = self.items(&at("security"));
            let written = pointers.iter().filter_map(|pointer| resolve::at(self.tree, pointer));
            let requirements = written.filter_map(|item| serde_json::from_value(item.clone()).ok());
            self.document.security = Some(requirements.collect());
        }
    }

    pub(super) fn servers(&mut self, holder: &Pointer) -> Vec<openapiv3::Server> {
        self.items(&holder.child("servers")).iter().filter_map(|server| self.part(Kind::Server, server)).collect()
    }

    /// A part of the document that is read at its location.
    fn part<T: serde::de::DeserializeOwned>(&mut self, kind: Kind, at: &Pointer) -> Option<T> {
        let pointer = self.followed(at)?;
        let node = self.normalized(kind, resolve::at(self.tree, &pointer)?, &pointer);
        self.keep(node, &pointer, kind)
    }

    /// Returns the location of the node. References are followed also where the specification allows none.
    pub(super) fn followed(&mut self, at: &Pointer) -> Option<Pointer> {
        self.references.resolve(at).map_err(|diagnostic| self.diagnostics.push(*diagnostic)).ok()
    }

    /// Reports a value that should be a list and is none: nothing of it is read.
    pub(super) fn check_list(&mut self, at: &Pointer) {
        let Some(value) = resolve::at(self.tree, at) else { return };
        let is_list = value.is_array() || value.is_null() || value.get("$ref").is_some_and(Value::is_string);
        if !is_list {
            self.report_kind(at, "a list", if value.is_object() { "an object" } else { "a single value" });
        }
    }

    /// Reports a value that should be an object and is none: nothing of it is read.
    pub(super) fn check_object(&mut self, at: &Pointer) {
        let Some(value) = resolve::at(self.tree, at) else { return };
        if !value.is_object() && !value.is_null() {
            self.report_kind(at, "an object", if value.is_array() { "a list" } else { "a single value" });
        }
    }

    fn report_kind(&mut self, at: &Pointer, wanted: &str, found: &str) {
        let key = at.tokens().last().unwrap_or_default().into_owned();
        self.diagnostics.push(
            Diagnostic::warning(Code::MalformedKeyword, at, format!("`{key}` must be {wanted}, but it is {found}"))
                .label("ignored")
                .help(format!("replace the value with {wanted}, or remove `{key}`")),
        );
    }

    /// Returns the locations of the items of a list, if there is one.
    pub(super) fn items(&mut self, at: &Pointer) -> Vec<Pointer> {
        if resolve::at(self.tree, at).is_none() {
            return Vec::new();
        }
        let Some(at) = self.followed(at) else { return Vec::new() };
        (0..list(resolve::at(self.tree, &at)).count()).map(|index| at.item(index)).collect()
    }

    fn schemes(&mut self, at: &Pointer) {
        let tree = self.tree;
        for (name, pointer) in self.children(at) {
            match self.references.resolve(&pointer) {
                Ok(target) => {
                    let Some(value) = resolve::at(tree, &target) else { continue };
                    if value.get("type").is_some_and(|kind| kind == "mutualTLS") {
                        self.diagnostics.push(client_certificate(&target, &name));
                        self.document.transport_schemes.push(name);
                        continue;
                    }
                    let node = self.normalized(Kind::SecurityScheme, value, &target);
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
                        Code::PathWithoutSlash,
                        &pointer,
                        format!("the path `{path}` does not start with `/`"),
                    )
                    .outcome("requests use the path with a leading `/`")
                    .help("add the leading `/`"),
                );
            }
            if path.matches('{').count() > PLACEHOLDERS {
                self.diagnostics.push(
                    Diagnostic::warning(
                        Code::TooManyParameters,
                        &pointer,
                        format!("this path has more than {PLACEHOLDERS} parameters"),
                    )
                    .outcome("the operations of the path are skipped")
                    .help("use fewer placeholders in the path"),
                );
                continue;
            }
            self.repeats = self.repeats.saturating_add(super::repeats::REPEATS_OF_A_PATH);
            let operations = self.path_item(&path, &pointer);
            self.document.operations.extend(operations);
        }
    }

    fn webhooks(&mut self, at: &Pointer) {
        for (name, pointer) in self.children(at) {
            let webhooks = self.path_item(&name, &pointer);
            self.document.webhooks.extend(webhooks);
        }
    }

    /// Reads the callbacks that operations name, and those that the operations of callbacks name. Each is read once.
    fn callbacks(&mut self) {
        self.pending_callbacks.reverse();
        while let Some(callback) = self.pending_callbacks.pop() {
            self.webhooks(&callback);
        }
    }

    /// The members of the object at `at`, with their pointers, and of the one that a reference in it leads to: it may stand for a
    /// whole map, in documents that are split over files.
    pub(super) fn children(&mut self, at: &Pointer) -> Vec<(String, Pointer)> {
        let mut children: IndexMap<String, Pointer> = IndexMap::new();
        for pointer in self.pointers(at) {
            self.check_object(&pointer);
            for (key, value) in self.members(&pointer).into_iter().flatten() {
                let is_reference = key == "$ref" && value.is_string();
                if !is_reference {
                    children.entry(key.clone()).or_insert_with(|| pointer.child(key));
                }
            }
        }
        children.into_iter().collect()
    }

    /// The object at `at`, and the one that a reference in it leads to.
    pub(super) fn pointers(&mut self, at: &Pointer) -> Vec<Pointer> {
        let refers = self.members(at).is_some_and(|members| members.get("$ref").is_some_and(Value::is_string));
        let target = if refers { self.followed(at) } else { None };
        [at.clone()].into_iter().chain(target).collect()
    }
}

pub(super) fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn client_certificate(at: &Pointer, name: &str) -> Diagnostic {
    Diagnostic::note(
        Code::ClientCertificate,
        at,
        format!("`{name}` is a client certificate, which is not part of a request"),
    )
    .help("configure the certificate on the transport with `HttpTransport::configured`")
}
