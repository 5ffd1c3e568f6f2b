//! Whether the order of a document decides anything that a caller can see, where the order has no meaning.

pub mod differences;
pub mod exceptions;
pub mod order;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use differences::{Differences, differences};
use generator::internals::config::{Config, Inputs};
use generator::internals::{Analysis, analyze, generate, load, names_lock};
use serde_json::Value;

/// The files of a crate.
type Files = BTreeMap<String, String>;

/// What a document gives in another order.
#[derive(Debug)]
pub struct Outcome {
    /// What differs if all names are made anew.
    pub afresh: Differences,
    /// What differs with the names of the document as it is.
    pub with_names: Differences,
    /// What differs for the document as it is, with its own names: a second run must change nothing.
    pub again: Differences,
}

/// Generates the crate for a document, and for the same document in another order, which follows from the seed.
///
/// # Errors
///
/// When no crate can be generated.
pub fn outcome(document: &Path, inputs: &Inputs, seed: u64) -> Result<Outcome, String> {
    // The document as one tree, so that a document of several files can be written again as one.
    let tree: Value = load::load(document, inputs).tree.clone();
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).map(|()| path).map_err(|error| error.to_string())
    };
    let [plain, shuffled] = [("plain", &tree), ("shuffled", &order::shuffled(&tree, seed))].map(|(name, tree)| {
        let folder = folder.path().join(name);
        std::fs::create_dir(&folder).map_err(|error| error.to_string())?;
        write(&format!("{name}/document.json"), &tree.to_string())
    });
    let (plain, shuffled) = (plain?, shuffled?);
    let before = files(&plain, None)?;
    let names = write(names_lock::FILE, before.get(names_lock::FILE).map_or("", String::as_str))?;
    let afresh = differences(&before, &files(&shuffled, None)?);
    let with_names = differences(&before, &files(&shuffled, Some(names.clone()))?);
    let again = differences(&before, &files(&plain, Some(names))?);
    Ok(Outcome { afresh, with_names, again })
}

fn files(document: &Path, names: Option<PathBuf>) -> Result<Files, String> {
    let config = Config {
        spec: document.to_owned(),
        inputs: Inputs { names, ..Inputs::default() },
        out: PathBuf::from("client"),
        name: "client".to_owned(),
        ..Config::default()
    };
    let Analysis { api, sources, diagnostics, .. } = analyze(&config);
    let api = api.ok_or_else(|| {
        let first = diagnostics.first().map(|diagnostic| diagnostic.message.clone());
        format!("no client can be generated: {}", first.unwrap_or_default())
    })?;
    generate(&api, &sources, &config)
}
