//! A client from each document, with what the generator reports of it.

use std::fs;
use std::path::{Path, PathBuf};

use generator::config::Config;
use generator::{generate, has_errors, report, understand, write};
use serde_json::Value;

/// A client that was written.
#[derive(Debug)]
pub struct Made {
    /// The specification: `encode/bytes`.
    pub spec: String,
    /// The crate's name in Rust: `encode_bytes`.
    pub krate: String,
    /// What the generator reports.
    pub report: Value,
    /// The document.
    pub document: Value,
}

impl Made {
    /// What is reported of the operation.
    #[must_use]
    pub fn operation(&self, method: &str, path: &str) -> Option<&Value> {
        let operations = self.report["operations"].as_array()?;
        operations.iter().find(|operation| operation["method"] == method && operation["path"] == path)
    }

    /// The node of the document that stands at a pointer, behind its references.
    #[must_use]
    pub fn node(&self, pointer: &str) -> Option<&Value> {
        let node = self.document.pointer(pointer)?;
        match node.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.node(reference.strip_prefix('#')?),
            None => Some(node),
        }
    }
}

/// Writes the clients of the newest version of each specification to `crates/NAME`.
///
/// # Errors
///
/// When a document can't be used or a file can't be written.
pub fn clients(documents: &Path, version: &str, specs: &[String], work: &Path) -> Result<Vec<Made>, String> {
    specs
        .iter()
        .map(|spec| client(&documents.join(format!("{}.{version}.yaml", spec.replace('/', "-"))), spec, work))
        .collect()
}

fn client(path: &Path, spec: &str, work: &Path) -> Result<Made, String> {
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let name = spec.replace('/', "-").to_lowercase();
    let out = work.join("crates").join(&name);
    let config = Config {
        spec: path.to_owned(),
        overlays: Vec::new(),
        out: PathBuf::new(),
        name: name.clone(),
        emit_tests: false,
    };
    let understood = understand(&config);
    let api = understood.api.filter(|_| !has_errors(&understood.diagnostics)).ok_or_else(|| at(&"it can't be used"))?;
    let files = generate(&api, &understood.sources, &config).map_err(|error| at(&error))?;
    let difference = write::compare(&out, &files).map_err(|error| at(&error))?;
    write::apply(&out, &difference).map_err(|error| at(&error))?;
    let krate = name.replace('-', "_");
    let report = report::report(Some(&api), &understood.diagnostics, &understood.sources, &name);
    let document = fs::read_to_string(path).map_err(|error| at(&error))?;
    Ok(Made {
        spec: spec.to_owned(),
        krate,
        report: serde_json::to_value(report).map_err(|error| at(&error))?,
        document: serde_yaml::from_str(&document).map_err(|error| at(&error))?,
    })
}
