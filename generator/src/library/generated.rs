//! The files of a client in memory, and how they get to disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::cargo_lines;
use super::diagnostic::Diagnostic;
use super::error::Error;
use crate::Analysis;
use crate::config::Config;
use crate::write::{self, Access, Difference, OutputLock};

/// The files of a generated client, which are not written yet.
#[derive(Debug)]
pub struct Generated {
    pub(super) config: Config,
    pub(super) analysis: Analysis,
    pub(super) files: BTreeMap<String, String>,
    pub(super) inputs: Vec<PathBuf>,
    pub(super) dependencies: String,
    pub(super) on_wait: Option<fn(&Path)>,
}

impl Generated {
    /// Returns the texts of the files, by their paths in the output folder, which are separated by `/`.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// Returns the folder that the files are written to.
    #[must_use]
    pub fn output(&self) -> &Path {
        &self.config.out
    }

    /// Returns the name of the package.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// Returns the warnings and notes about the document, in its order.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic<'_>> {
        Diagnostic::all(&self.analysis.diagnostics, &self.analysis.sources)
    }

    /// Returns the files that were read: the document, overlays, files of `$ref`s, `names.lock` and the settings.
    #[must_use]
    pub fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }

    /// Returns the dependencies that a crate needs for the [module](crate::Generator::module) that it includes, as lines of its
    /// `Cargo.toml`. The manifest of a crate of its own has them already, and this text is empty.
    #[must_use]
    pub fn dependencies(&self) -> &str {
        &self.dependencies
    }

    /// Returns the lines that a build script prints for Cargo: `cargo::rerun-if-changed` for each file that was read, and
    /// `cargo::warning` for each warning. Of many warnings with one code, only the first are listed.
    #[must_use]
    pub fn cargo_lines(&self) -> String {
        cargo_lines::of_files(&self.inputs) + &cargo_lines::of_warnings(&self.diagnostics())
    }

    /// Compares the files with those on disk, and writes nothing.
    ///
    /// # Errors
    ///
    /// If the output folder cannot be read, or has files that the generator did not write.
    pub fn check(&self) -> Result<Difference, Error> {
        let _lock = self.lock(Access::Compare)?;
        Ok(write::compare(&self.config.out, &self.files)?)
    }

    /// Writes the files that changed, removes those that are no longer generated, and returns what was different. If something cannot be
    /// written, the output folder stays as it was.
    ///
    /// # Errors
    ///
    /// If a file cannot be written, or the output folder has files that the generator did not write.
    pub fn write(&self) -> Result<Difference, Error> {
        let _lock = self.lock(Access::Write)?;
        let difference = write::compare(&self.config.out, &self.files)?;
        write::apply(&self.config.out, &difference)?;
        Ok(difference)
    }

    /// Waits for other runs that write to the same folder. A comparison waits as well, so that it never sees half of a run.
    fn lock(&self, access: Access) -> Result<OutputLock, Error> {
        let waiting = || {
            if let Some(waiting) = self.on_wait {
                waiting(&self.config.out);
            }
        };
        Ok(write::lock(&self.config.out, access, waiting)?)
    }
}
