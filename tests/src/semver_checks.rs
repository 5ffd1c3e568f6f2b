//! Whether `compare` reports each breaking change that cargo-semver-checks finds between the clients of two versions of a document.

pub mod findings;
pub mod reported;
pub mod rustdoc;
pub mod table;

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use generator::internals::api::Api;
use generator::internals::compare::{Change, Comparison, Level};
use generator::internals::config::{Config, Inputs};
use generator::internals::{Analysis, analyze, generate, names_lock, write};

use findings::Finding;
use rustdoc::Tool;

/// A version of the document with its client.
#[derive(Debug)]
pub struct Version {
    /// The document.
    pub document: PathBuf,
    /// What became of it.
    pub analysis: Analysis,
    /// The documentation of its client as JSON.
    pub rustdoc: PathBuf,
}

/// A step from a version of the document to the next.
#[derive(Debug)]
pub struct Step {
    /// The name of the new document.
    pub document: String,
    /// What cargo-semver-checks finds and `compare` does not report.
    pub missed: Vec<Finding>,
    /// What cargo-semver-checks finds.
    pub found: Vec<Finding>,
    /// The breaking changes of `compare`, each with whether cargo-semver-checks finds it too.
    pub reported: Vec<(Change, bool)>,
}

/// Generates the clients of all documents one after the other in the same folder, with the names of the one before, and the
/// documentation as JSON of those that are wanted.
///
/// # Errors
///
/// When a client cannot be generated or documented.
pub fn versions(
    documents: &[PathBuf],
    wanted: RangeInclusive<usize>,
    tool: &Tool,
    mut done: impl FnMut(),
) -> Result<Vec<Version>, String> {
    let mut versions = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let names = Some(tool.client().join(names_lock::FILE)).filter(|_| index > 0);
        let config = Config {
            spec: document.clone(),
            inputs: Inputs { names, ..Inputs::default() },
            out: tool.client(),
            name: "client".to_owned(),
            ..Config::default()
        };
        let at = |message: String| format!("{}: {message}", document.display());
        let analysis = analyze(&config);
        let api = analysis.api.as_ref().ok_or_else(|| at("no client can be generated".to_owned()))?;
        let files = generate(api, &analysis.sources, &config).map_err(at)?;
        let difference = write::compare(&config.out, &files).map_err(|error| at(error.to_string()))?;
        write::apply(&config.out, &difference).map_err(|error| at(error.to_string()))?;
        if wanted.contains(&index) {
            let rustdoc = tool.document(index).map_err(at)?;
            versions.push(Version { document: document.clone(), analysis, rustdoc });
            done();
        }
    }
    Ok(versions)
}

/// Compares a version with the next by both.
///
/// # Errors
///
/// When cargo-semver-checks cannot be run.
pub fn step(old: &Version, new: &Version, tool: &Tool) -> Result<Step, String> {
    let found = findings::findings(&tool.check(&old.rustdoc, &new.rustdoc)?);
    let comparison = Comparison::of(&old.analysis, &new.analysis).ok_or("the documents cannot be compared")?;
    let breaking: Vec<Change> =
        comparison.changes.into_iter().filter(|change| change.level == Level::Breaking).collect();
    let apis = [&old.analysis, &new.analysis].map(|analysis| analysis.api.as_ref());
    let [Some(old_api), Some(new_api)] = apis else { return Err("a document cannot be used".to_owned()) };
    Ok(matched(name(&new.document), found, breaking, (old_api, new_api)))
}

fn matched(document: String, found: Vec<Finding>, breaking: Vec<Change>, apis: (&Api, &Api)) -> Step {
    let mut is_found = vec![false; breaking.len()];
    let mut missed = Vec::new();
    for finding in &found {
        let mut is_reported = false;
        for (change, found) in breaking.iter().zip(&mut is_found) {
            if reported::is_about(change, finding, apis) {
                is_reported = true;
                *found = true;
            }
        }
        if !is_reported {
            missed.push(finding.clone());
        }
    }
    Step { document, missed, found, reported: breaking.into_iter().zip(is_found).collect() }
}

fn name(document: &Path) -> String {
    document.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
