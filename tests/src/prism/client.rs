//! A client from a document, and its API as the generator understood it.

use std::path::{Path, PathBuf};

use generator::api::Api;
use generator::config::Config;
use generator::{generate, has_errors, understand, write};

/// A client that was written.
#[derive(Debug)]
pub struct Made {
    /// The crate's name in Rust.
    pub krate: String,
    /// What it was made from.
    pub config: Config,
    /// What was understood.
    pub api: Api,
}

/// Writes the client of a document to `folder`.
///
/// # Errors
///
/// When the document can't be used or a file can't be written.
pub fn client(document: &Path, id: &str, folder: &Path) -> Result<Made, String> {
    let name = format!("client-{id}");
    let config = Config { spec: document.to_owned(), out: PathBuf::new(), name: name.clone(), emit_tests: false };
    let understood = understand(&config);
    let api = understood.api.filter(|_| !has_errors(&understood.diagnostics)).ok_or("the document can't be used")?;
    let files = generate(&api, &understood.sources, &config)?;
    let difference = write::compare(folder, &files).map_err(|error| error.to_string())?;
    write::apply(folder, &difference).map_err(|error| error.to_string())?;
    Ok(Made { krate: name.replace('-', "_"), config, api })
}
