//! A client from each document, with what the generator reports of it.

use std::fs;
use std::path::{Path, PathBuf};

use generator::internals::config::{Config, Inputs};
use generator::internals::{analyze, has_errors, report};
use serde_json::Value;

use crate::workspace::Workspace;

/// A client that was written.
#[derive(Debug)]
pub struct Made {
    /// The specification: `encode/bytes`.
    pub spec: String,
    /// The crate's name for cargo: `encode-bytes`.
    pub package: String,
    /// Its name in Rust: `encode_bytes`.
    pub krate: String,
    /// The line of a manifest that depends on it.
    pub dependency: String,
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

/// Writes the clients of each specification, from its document of the version, and the overlay of it in a folder of overlays.
///
/// # Errors
///
/// When a document can't be used or a file can't be written.
pub fn clients<'a>(
    documents: &Path,
    version: &str,
    overlays: Option<&Path>,
    specs: impl IntoIterator<Item = &'a str>,
    workspace: &Workspace,
) -> Result<Vec<Made>, String> {
    let document = |spec: &str| documents.join(format!("{}.{version}.yaml", file(spec)));
    let overlay = |spec: &str| overlays.and_then(|folder| overlay(folder, spec));
    specs.into_iter().map(|spec| client(&document(spec), overlay(spec), spec, workspace)).collect()
}

/// The overlay of a specification, if the folder has one.
#[must_use]
pub fn overlay(folder: &Path, spec: &str) -> Option<PathBuf> {
    let path = folder.join(format!("{}.yaml", file(spec)));
    path.exists().then_some(path)
}

/// The name in Rust of a specification's client.
#[must_use]
pub fn krate(spec: &str) -> String {
    package(spec).replace('-', "_")
}

fn package(spec: &str) -> String {
    file(spec).to_lowercase()
}

/// What the files of a specification are called.
fn file(spec: &str) -> String {
    spec.replace('/', "-")
}

fn client(path: &Path, overlay: Option<PathBuf>, spec: &str, workspace: &Workspace) -> Result<Made, String> {
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let name = package(spec);
    let config = Config {
        spec: path.to_owned(),
        inputs: Inputs { overlays: overlay.into_iter().collect(), ..Inputs::default() },
        out: PathBuf::new(),
        name: name.clone(),
        ..Config::default()
    };
    let analysis = analyze(&config);
    let api = analysis.api.filter(|_| !has_errors(&analysis.diagnostics)).ok_or_else(|| at(&"it can't be used"))?;
    // Called the same whatever its version: then most clients are the same, and are not built again.
    let config = Config { spec: format!("{}.yaml", file(spec)).into(), ..config };
    let dependency = workspace.client(&api, &analysis.sources, &config).map_err(|error| at(&error))?;
    let report = report::report(Some(&api), &analysis.diagnostics, &analysis.sources, &name);
    let document = fs::read_to_string(path).map_err(|error| at(&error))?;
    Ok(Made {
        spec: spec.to_owned(),
        krate: krate(spec),
        dependency,
        report: serde_json::to_value(report).map_err(|error| at(&error))?,
        document: serde_yaml::from_str(&document).map_err(|error| at(&error))?,
        package: name,
    })
}
