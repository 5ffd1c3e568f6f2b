//! The stages one after the other: from files to the API, and from the API to the files of the crate.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::api::Api;
use crate::choices::Choices;
use crate::config::{Config, Purpose, STANDARD_INPUT};
use crate::diagnostic::{Diagnostic, Severity, flood};
use crate::load::{self, Loaded};
use crate::names_lock::{self, NamesLock};
#[cfg(feature = "emit-tests")]
use crate::pointer;
use crate::source::Sources;
use crate::version::Version;
use crate::{emit, examples, fingerprint, format, large_stack, license, lower, read};

/// What became of a document: the API unless it can't be used, what was found on the way, and what the names of the API come from.
#[derive(Debug)]
pub struct Analysis {
    /// The API.
    pub api: Option<Api>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that it was read from.
    pub sources: Sources,
    /// What the user chose for parts of the document.
    pub choices: Choices,
    /// The names of earlier runs.
    pub earlier_names: NamesLock,
    /// The document as it was read. It is freed with the rest, which the program does not do: it would take a fiftieth of a run.
    pub tree: Value,
}

/// Reads the document and decides what its API is in Rust.
#[must_use]
pub fn analyze(config: &Config) -> Analysis {
    large_stack::on_large_stack(|| analyze_here(config))
}

fn analyze_here(config: &Config) -> Analysis {
    let mut loaded = load::load(&config.spec, &config.inputs);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let mut api = None;
    let (mut choices, mut earlier_names) = Default::default();
    if !has_errors(&diagnostics) {
        let (mut document, found) = read::read(&loaded);
        diagnostics.extend(found);
        let mut found = config.selection.apply(&mut document);
        found.extend(config.customization.apply(&mut document));
        match config.purpose {
            Purpose::Client => diagnostics.extend(found),
            Purpose::Comparison => document.choices.made.clear(),
        }
        flood::bound(&mut diagnostics);
        if !has_errors(&diagnostics) {
            let lock = config.inputs.names.as_deref().map_or_else(|| Ok(NamesLock::default()), names_lock::load);
            let mut lock = lock.unwrap_or_else(|found| {
                diagnostics.extend(found);
                NamesLock::default()
            });
            let components = document.components.iter().map(|(_, pointer)| pointer);
            let contents = names_lock::contents(&loaded.tree, components);
            diagnostics.extend(lock.follow(&contents));
            let (mut lowered, found) = lower::lower(&document, &lock);
            lowered.fingerprint = fingerprint::fingerprint(&loaded.tree);
            lowered.license = license::license(&loaded.tree);
            if let Some(prefix) = &config.environment_prefix {
                lowered.env_prefix.clone_from(prefix);
            }
            diagnostics.extend(found);
            lowered.contents = contents;
            flood::bound(&mut diagnostics);
            if config.emit_tests {
                let (examples, found) = examples::examples(&loaded.tree, &document, &lowered);
                lower::add_examples(&mut lowered, examples);
                diagnostics.extend(found);
                flood::bound(&mut diagnostics);
            }
            api = (!has_errors(&diagnostics)).then_some(lowered);
            earlier_names = lock;
            choices = document.choices;
        }
    }
    let Loaded { sources, tree, .. } = loaded;
    Analysis { api, diagnostics, sources, choices, earlier_names, tree }
}

/// Returns values that the schemas at these locations accept, as far as some can be generated, for tests to send.
#[cfg(feature = "emit-tests")]
#[must_use]
pub fn samples(config: &Config, pointers: &[pointer::Pointer]) -> Vec<Vec<Value>> {
    large_stack::on_large_stack(|| {
        let loaded = load::load(&config.spec, &config.inputs);
        let (document, _) = read::read(&loaded);
        examples::samples(&loaded.tree, &document, pointers)
    })
}

/// The files of the crate, by path.
///
/// # Errors
///
/// When a file can't be formatted, or its text says something else than was meant, which are defects of the generator.
pub fn generate(api: &Api, sources: &Sources, config: &Config) -> Result<BTreeMap<String, String>, String> {
    large_stack::on_own_thread(|| generate_here(api, sources, config))
}

fn generate_here(api: &Api, sources: &Sources, config: &Config) -> Result<BTreeMap<String, String>, String> {
    let name = config.spec.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let document = if name == STANDARD_INPUT { "standard input" } else { &name };
    let output = emit::Output {
        api,
        package: &config.name,
        version: config.version.unwrap_or_else(|| Version::of(&api.version)),
        manifest: &config.manifest,
        schemas_only: config.schemas_only,
        document,
        tests: config.emit_tests,
        describe: &|pointer| sources.describe(pointer),
    };
    let mut files = BTreeMap::new();
    emit::emit(&output, |file| {
        files.insert(file.path.clone(), format::format(file)?);
        Ok::<_, String>(())
    })?;
    Ok(files)
}

/// Whether anything found makes the document unusable.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
