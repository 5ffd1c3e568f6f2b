//! The options about the manifest of the crate.

use std::panic::Location;

use super::Generator;
use crate::diagnostic::{Diagnostic, InputLocation};
use crate::settings::CargoTable;

/// # The manifest
///
/// Entries of tables of Cargo are written as in a `Cargo.toml`. What is no TOML is an error with the position of the call.
impl Generator {
    /// Adds entries to the dependencies of the crate. A dependency that was added before under the same name is replaced.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").dependencies("uuid = '1'\nmoney = { path = '../money' }");
    /// assert!(generator.generate()?.files()["Cargo.toml"].contains("money = { path = \"../money\" }"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn dependencies(self, entries: impl AsRef<str>) -> Self {
        self.cargo_table(CargoTable::Dependencies, entries.as_ref())
    }

    /// Adds entries to the `[package]` table of the crate, in place of those that are generated.
    ///
    /// ```
    /// let generator = generator::Generator::new("examples/pets.yaml").package("license = 'MIT'\npublish = false");
    /// assert!(generator.generate()?.files()["Cargo.toml"].contains("publish = false"));
    /// # Ok::<(), generator::Error>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn package(self, entries: impl AsRef<str>) -> Self {
        let mut generator = self.cargo_table(CargoTable::Package, entries.as_ref());
        // Of the two ways to set them, the later one counts.
        let package = &mut generator.config.manifest.package;
        let mut taken = |key| package.remove(key).and_then(|item| item.as_str().map(str::to_owned));
        let (name, version) = (taken("name"), taken("version"));
        generator.name = name.or(generator.name);
        generator.version = version.or(generator.version);
        generator
    }

    /// Takes the versions of dependencies from `[workspace.dependencies]`.
    #[must_use]
    pub fn workspace_dependencies(mut self) -> Self {
        self.config.manifest.workspace_dependencies = true;
        self
    }

    /// Takes the lints from `[workspace.lints]`.
    #[must_use]
    pub fn workspace_lints(mut self) -> Self {
        self.config.manifest.workspace_lints = true;
        self
    }

    #[track_caller]
    fn cargo_table(mut self, table: CargoTable, entries: &str) -> Self {
        let found = self.config.manifest.add(table, entries);
        let location = InputLocation::Call(Location::caller());
        self.refused.extend(found.into_iter().map(|found| Diagnostic { location: location.clone(), ..found }));
        self.config.customization.crates = self.config.manifest.crate_names();
        self
    }
}
