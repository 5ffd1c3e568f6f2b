//! A version of a document, and the crate that is generated for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use generator::internals::api::Api;
use generator::internals::config::{Config, Inputs};
use generator::internals::{Analysis, analyze, generate, names_lock};
use serde_json::Value;

/// A version of a document, and its crate.
#[derive(Debug)]
pub struct Version {
    /// The document.
    pub document: Value,
    /// Its API.
    pub api: Api,
    /// The files of its crate.
    pub files: BTreeMap<String, String>,
}

impl Version {
    /// Generates the crate for a document, with the names in a file.
    ///
    /// # Errors
    ///
    /// When the document cannot be used.
    pub fn of(document: &Path, names: Option<&Path>) -> Result<Self, String> {
        let config = Config {
            spec: document.to_owned(),
            inputs: Inputs { names: names.map(Path::to_owned), ..Inputs::default() },
            out: PathBuf::from("client"),
            name: "client".to_owned(),
            ..Config::default()
        };
        let Analysis { api, sources, .. } = analyze(&config);
        let api = api.ok_or("no client can be generated from it")?;
        let files = generate(&api, &sources, &config)?;
        let text = std::fs::read_to_string(document).map_err(|error| error.to_string())?;
        let document = serde_yaml::from_str(&text).map_err(|error| error.to_string())?;
        Ok(Self { document, api, files })
    }

    /// The names that the next run keeps.
    #[must_use]
    pub fn names(&self) -> &str {
        self.files.get(names_lock::FILE).map_or("", String::as_str)
    }
}

/// Returns the documents of a folder, the oldest first by name.
///
/// # Errors
///
/// When the folder cannot be read, or has less than two.
pub fn documents(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let at = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(at)?;
    let is_document = |path: &PathBuf| {
        path.extension().is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|known| extension == *known))
    };
    let mut documents: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_document).collect();
    documents.sort();
    if documents.len() < 2 {
        return Err(format!("{} has no two versions of a document", folder.display()));
    }
    Ok(documents)
}
