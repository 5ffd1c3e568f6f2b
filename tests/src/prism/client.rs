//! A client from a document, and its API as the generator analysis it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use generator::internals::api::Api;
use generator::internals::config::Config;
use generator::internals::{analyze, has_errors};

use super::sample::chosen;
use crate::corpus::documents::inputs;
use crate::workspace::Workspace;

/// A client that was written.
#[derive(Debug)]
pub struct Made {
    /// The crate's name in Rust.
    pub krate: String,
    /// The line of a manifest that depends on it.
    pub dependency: String,
    /// What it was made from.
    pub config: Config,
    /// What was analysis.
    pub api: Api,
}

/// Writes the client of a document. Of its tags, which take long to build, it has those that `most` calls need.
///
/// # Errors
///
/// When the document can't be used or a file can't be written.
pub fn client(document: &Path, id: &str, most: usize, workspace: &Workspace) -> Result<Made, String> {
    // Names of packages do not begin with a digit, as those of documents may.
    let name = format!("client-{id}");
    let config = Config {
        spec: document.to_owned(),
        inputs: inputs(document),
        out: PathBuf::new(),
        name: name.clone(),
        ..Config::default()
    };
    let analysis = analyze(&config);
    let api = analysis.api.filter(|_| !has_errors(&analysis.diagnostics)).ok_or("the document can't be used")?;
    let called: HashSet<&str> = chosen(&api, most).iter().map(|(group, _)| group.feature.as_str()).collect();
    let dependency = workspace.client_with(&api, &analysis.sources, &config, |tag| called.contains(tag))?;
    Ok(Made { krate: name.replace('-', "_"), dependency, config, api })
}
