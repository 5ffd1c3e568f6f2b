//! The generator of one client, with its options.

mod customize;
mod diagnostics;
mod from_settings;
mod inputs;
mod manifest;
mod output;
mod resolved;
mod run;
#[cfg(test)]
mod tests;

pub use customize::RustType;

use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// Generates the client of one OpenAPI document.
///
/// The options are those of the command line and of the settings file, and have the same names. An option that is set later replaces
/// one that was set before, except that options about one of several things add to it, such as [`overlay`](Self::overlay),
/// [`include`](Self::include), [`deny`](Self::deny) and [`rename_type`](Self::rename_type). Nothing is read before
/// [`generate`](Self::generate).
///
/// ```
/// let generated = generator::Generator::new("examples/pets.yaml").output("clients/pets").name("pets-client").generate()?;
/// assert!(generated.files()["Cargo.toml"].contains("name = \"pets-client\""));
/// # Ok::<(), generator::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    /// The options as the stages have them, except the output, the name and the version, which have defaults.
    config: Config,
    output: Option<PathBuf>,
    name: Option<String>,
    version: Option<String>,
    client: Option<String>,
    settings: Option<PathBuf>,
    is_renamed: bool,
    module: Option<String>,
    deny_warnings: bool,
    denied: Vec<String>,
    on_wait: Option<fn(&Path)>,
    /// What is wrong with the options, as far as their values alone show it.
    refused: Vec<Diagnostic>,
}

impl Generator {
    /// Creates a generator for the document at a path, with the default of each option.
    #[must_use]
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self {
            config: Config { spec: document.into(), ..Config::default() },
            output: None,
            name: None,
            version: None,
            client: None,
            settings: None,
            is_renamed: false,
            module: None,
            deny_warnings: false,
            denied: Vec::new(),
            on_wait: None,
            refused: Vec::new(),
        }
    }
}
