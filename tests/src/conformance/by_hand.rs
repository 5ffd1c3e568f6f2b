//! The calls that a person wrote: a file for each kind of what they show, which may use the clients of several specifications.

use std::fs;
use std::path::{Path, PathBuf};

use heck::ToSnakeCase as _;

use super::scenarios::Scenario;

/// The files with the calls of some scenarios.
#[derive(Debug)]
pub struct ByHand(Vec<File>);

/// A file, which becomes a module of the program.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct File {
    module: String,
    path: PathBuf,
    text: String,
}

impl ByHand {
    /// Reads those of a folder that have a call of any of the scenarios.
    ///
    /// # Errors
    ///
    /// When a file can't be read.
    pub fn of(scenarios: &[Scenario], folder: &Path) -> Result<Self, String> {
        let at = |error: std::io::Error| format!("{}: {error}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(at)? {
            let path = entry.map_err(at)?.path();
            let module = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).map_err(at)?;
            files.push(File { module, path, text });
        }
        files.retain(|file| scenarios.iter().any(|scenario| file.has(&function(scenario))));
        files.sort();
        Ok(Self(files))
    }

    /// The modules, with where they are.
    pub fn modules(&self) -> impl Iterator<Item = (&str, &Path)> {
        self.0.iter().map(|file| (file.module.as_str(), file.path.as_path()))
    }

    /// The module with the call of a scenario.
    #[must_use]
    pub fn module_of(&self, scenario: &Scenario) -> Option<&str> {
        self.0.iter().find(|file| file.has(&function(scenario))).map(|file| file.module.as_str())
    }

    /// Whether any file names this crate.
    #[must_use]
    pub fn names(&self, krate: &str) -> bool {
        self.0.iter().any(|file| file.text.contains(&format!("{krate}::")))
    }
}

impl File {
    /// Whether the function is in it: by itself, or as the first of what a macro makes functions from.
    fn has(&self, function: &str) -> bool {
        [format!("pub async fn {function}("), format!("    {function}:")].iter().any(|head| self.text.contains(head))
    }
}

/// The function with the call of a scenario.
#[must_use]
pub fn function(scenario: &Scenario) -> String {
    scenario.name.to_snake_case()
}
