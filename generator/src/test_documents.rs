//! Documents for unit tests, given as JSON.

use serde_json::{Value, json};

use crate::api::Api;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::load::Loaded;
use crate::names_lock::NamesLock;
use crate::{lower, read};

/// Reads a document, which must be usable.
pub(crate) fn document(tree: Value) -> Document {
    let (document, diagnostics) = read::read(&Loaded { tree, ..Loaded::default() });
    assert!(!crate::has_errors(&diagnostics), "{diagnostics:?}");
    document
}

/// Reads a document and returns its API, with the diagnostics of lowering.
pub(crate) fn api(tree: Value) -> (Api, Vec<Diagnostic>) {
    lower::lower(&document(tree), &NamesLock::default())
}

/// Reads a document that consists of these component schemas.
pub(crate) fn schemas(schemas: &Value) -> Document {
    document(json!({
        "openapi": "3.1.0",
        "info": { "title": "Test", "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    }))
}
