//! From an OpenAPI document to a Rust client crate.
//!
//! The stages, each in the module named like it: [`load`] reads files into one tree, [`read`] reads the tree node by node with the
//! help of [`dialect`] and [`resolve`], [`lower`] decides what the API is in Rust, [`emit`] says it in tokens, [`mod@format`] in
//! text, and [`mod@write`] puts the text on disk. Between them stand two representations: [`document`], as written, and [`api`],
//! as Rust sees it.

pub mod api;
pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod document;
pub mod emit;
mod examples;
pub mod format;
mod large_stack;
pub mod load;
pub mod lower;
pub mod names;
pub mod pointer;
pub mod read;
pub mod report;
pub mod resolve;
mod runtime;
pub mod schema;
pub mod source;
#[cfg(test)]
mod test_documents;
pub mod text;
pub mod work;
pub mod write;

use std::collections::BTreeMap;

use api::Api;
use config::Config;
use diagnostic::{Diagnostic, Severity, flood};
use load::Loaded;
use pointer::Pointer;
use serde_json::Value;
use source::Sources;

/// What became of a document: the API unless it can't be used, and what was found on the way.
#[derive(Debug)]
pub struct Understood {
    /// The API.
    pub api: Option<Api>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that it was read from.
    pub sources: Sources,
}

/// Reads the document and decides what its API is in Rust.
#[must_use]
pub fn understand(config: &Config) -> Understood {
    large_stack::on_large_stack(|| understand_here(config))
}

fn understand_here(config: &Config) -> Understood {
    let mut loaded = load::load(&config.spec, &config.inputs);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let mut api = None;
    if !has_errors(&diagnostics) {
        let (document, found) = read::read(&loaded);
        diagnostics.extend(found);
        flood::bound(&mut diagnostics);
        if !has_errors(&diagnostics) {
            let (mut lowered, found) = lower::lower(&document);
            diagnostics.extend(found);
            flood::bound(&mut diagnostics);
            if config.emit_tests {
                let (examples, found) = examples::examples(&loaded.tree, &document, &lowered);
                lowered.examples = examples;
                lowered.keep_examples_of_json();
                diagnostics.extend(found);
                flood::bound(&mut diagnostics);
            }
            api = Some(lowered);
        }
    }
    let Loaded { sources, .. } = loaded;
    Understood { api, diagnostics, sources }
}

/// Values that the schemas at these places of the document accept, as far as some can be made: what tests may send.
#[must_use]
pub fn samples(config: &Config, places: &[Pointer]) -> Vec<Vec<Value>> {
    large_stack::on_large_stack(|| {
        let loaded = load::load(&config.spec, &config.inputs);
        let (document, _) = read::read(&loaded);
        examples::samples(&loaded.tree, &document, places)
    })
}

/// The files of the crate, by path.
///
/// # Errors
///
/// When a file can't be formatted, or its text says something else than was meant, which are defects of the generator.
pub fn generate(api: &Api, sources: &Sources, config: &Config) -> Result<BTreeMap<String, String>, String> {
    large_stack::on_large_stack(|| generate_here(api, sources, config))
}

fn generate_here(api: &Api, sources: &Sources, config: &Config) -> Result<BTreeMap<String, String>, String> {
    let document = config.spec.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let output = emit::Output {
        api,
        package: &config.name,
        document: &document,
        tests: config.emit_tests,
        describe: &|pointer| sources.describe(pointer),
    };
    emit::emit(&output).iter().map(|file| format::format(file).map(|text| (file.path.clone(), text))).collect()
}

/// Whether anything found makes the document unusable.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
