//! Runs the stages, and returns the files.

use std::path::PathBuf;

use super::Generator;
use crate::config::Config;
use crate::diagnostic::{Severity, flood};
use crate::emit::feature_names;
use crate::library::cargo_lines::of_error;
use crate::library::error::{Error, Rejection};
use crate::library::generated::Generated;
use crate::library::missing_dependencies::missing_dependencies;
use crate::source::Sources;
use crate::{Analysis, has_errors};

/// # How it runs
impl Generator {
    /// Generates the files of the client, in memory.
    ///
    /// # Errors
    ///
    /// If an option or the document cannot be used.
    pub fn generate(&self) -> Result<Generated, Error> {
        let config = self.resolved()?;
        let analysis = crate::analyze(&config);
        self.generated(config, analysis)
    }

    /// Generates the client in a build script: prints the lines by which Cargo runs the script again when a file that was read changes,
    /// prints warnings as Cargo shows them, and writes the files.
    ///
    /// Of a [module](Self::module), it makes sure that the crate has the dependencies that the client needs.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), generator::Error> {
    ///     generator::Generator::new("openapi.yaml").module("crate::api").run_build_script()
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// If an option or the document cannot be used, or a file cannot be written. The errors are printed as Cargo shows them.
    pub fn run_build_script(&self) -> Result<(), Error> {
        let written = self.generate().and_then(|generated| {
            print!("{}", generated.cargo_lines());
            if self.module.is_some() {
                missing_dependencies(generated.dependencies())?;
            }
            generated.write()
        });
        written.map(drop).inspect_err(|error| print!("{}", of_error(error)))
    }

    /// Generates the files from what was found in the document.
    pub(in crate::library) fn generated(&self, config: Config, analysis: Analysis) -> Result<Generated, Error> {
        let inputs = self.inputs(&config, &analysis.sources);
        let reject = |reason, Analysis { diagnostics, sources, .. }| Rejection {
            path: config.spec.clone(),
            reason,
            found: diagnostics,
            sources,
            inputs: inputs.clone(),
        };
        let Some(api) = analysis.api.as_ref().filter(|_| !has_errors(&analysis.diagnostics)) else {
            let reason = format!("cannot generate a client from {}", config.spec.display());
            return Err(Error::Document(reject(reason, analysis)));
        };
        if let Some(reason) = self.denial(&analysis)? {
            return Err(Error::Denied(reject(reason, analysis)));
        }
        let known = feature_names(api);
        if let Some(unknown) = config.manifest.default_features.iter().flatten().find(|name| !known.contains(name)) {
            return Err(Error::UnknownFeature { feature: unknown.clone(), known });
        }
        let defect = |message| Error::Defect { message };
        let mut files = crate::generate(api, &analysis.sources, &config).map_err(defect)?;
        let mut dependencies = String::new();
        if let Some(module) = self.module_path()? {
            let included = module.included(files).map_err(defect)?;
            (files, dependencies) = (included.files, included.dependencies);
        }
        Ok(Generated { config, analysis, files, inputs, dependencies, on_wait: self.on_wait })
    }

    /// Returns why the diagnostics are denied, if they are.
    fn denial(&self, analysis: &Analysis) -> Result<Option<String>, Error> {
        let warnings = flood::counts(&analysis.diagnostics);
        let warnings = warnings.iter().filter(|((severity, _), _)| *severity == Severity::Warning);
        let count: usize = warnings.map(|(_, count)| count).sum();
        if self.deny_warnings && count > 0 {
            let word = if count == 1 { "warning" } else { "warnings" };
            return Ok(Some(format!("{count} {word} denied by deny-warnings")));
        }
        let denied = self.denied_codes()?;
        let found = analysis.diagnostics.iter().find(|found| denied.contains(&found.code));
        Ok(found.map(|found| format!("`{}` is denied", found.code)))
    }

    /// Returns the files that were read, each once, as far as they exist: Cargo runs a build script again and again for one that does
    /// not.
    fn inputs(&self, config: &Config, sources: &Sources) -> Vec<PathBuf> {
        let read = sources.0.iter().map(|source| &source.path);
        let named = std::iter::once(&config.spec).chain(&config.inputs.overlays).chain(&config.inputs.names);
        let mut inputs: Vec<PathBuf> = Vec::new();
        for path in self.settings.iter().chain(read).chain(named) {
            if !inputs.contains(path) && path.is_file() {
                inputs.push(path.clone());
            }
        }
        inputs
    }
}
