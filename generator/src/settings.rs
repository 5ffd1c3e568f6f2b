//! The settings file, `generator.toml`: what is generated, for one client or several.
//!
//! It has a table `[clients.NAME]` for each client. Paths are relative to the folder of the file. What the command line says as well
//! counts more.

mod attributes;
mod dependencies;
mod init;
mod keys;
mod read;
mod rename;
mod replace;
mod schema;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml_edit::Table;

use crate::customization::Customization;
use crate::diagnostic::{Code, Diagnostic, InputLocation};
use crate::selection::Selection;
use crate::version::Version;

pub use init::template;
pub use schema::json_schema;

/// The name of the file.
pub const FILE: &str = "generator.toml";

/// The largest file that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// The settings of one client. What the file does not say is empty.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// What the file calls it.
    pub name: String,
    /// The document.
    pub document: Option<PathBuf>,
    /// Overlays, applied in this order.
    pub overlays: Vec<PathBuf>,
    /// The folder below which `$ref`s may name files.
    pub root: Option<PathBuf>,
    /// What URLs begin with, and the files or folders that are read instead.
    pub mapped: Vec<(String, PathBuf)>,
    /// How many bytes are read in all.
    pub max_bytes: Option<u64>,
    /// Where the crate is written.
    pub output: Option<PathBuf>,
    /// What environment variables of the client begin with.
    pub environment_prefix: Option<String>,
    /// The operations that the client has.
    pub selection: Selection,
    /// Whether the crate has the types alone.
    pub schemas_only: bool,
    /// The names and types that the user chose.
    pub customization: Customization,
    /// Whether tests are generated from the examples of the document.
    pub emit_tests: bool,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
    /// The codes of diagnostics that are errors.
    pub denied: Vec<String>,
    /// What the manifest of the crate has.
    pub manifest: Manifest,
}

/// What the manifest of the crate has besides what its code needs.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Entries of `[package]`, which replace those that are generated.
    pub package: Table,
    /// Further entries of `[dependencies]`.
    pub dependencies: Table,
    /// The features that are on by default, in place of all.
    pub default_features: Option<Vec<String>>,
    /// Whether dependencies have the versions of the workspace.
    pub workspace_dependencies: bool,
    /// Whether the lints are those of the workspace.
    pub workspace_lints: bool,
}

/// A table of the manifest that the user adds entries to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CargoTable {
    Package,
    Dependencies,
}

impl Manifest {
    /// Returns a text of `[package]`.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.package.get(key)?.as_str()
    }

    /// Returns the names of the further dependencies as Rust has them.
    #[must_use]
    pub fn crate_names(&self) -> Vec<String> {
        self.dependencies.iter().map(|(name, _)| name.replace('-', "_")).collect()
    }

    /// Adds the entries of a table, which are written as TOML. Returns what is wrong with them, without useful positions.
    pub(crate) fn add(&mut self, table: CargoTable, entries: &str) -> Vec<Diagnostic> {
        read::entries(self, table, entries)
    }

    /// Returns the version of the crate.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        self.text("version")?.parse().ok()
    }
}

/// Reads the settings file at `path`; `None` if there is no file.
///
/// # Errors
///
/// What is wrong with it.
pub fn load(path: &Path) -> Result<Option<Vec<Client>>, Vec<Diagnostic>> {
    let unreadable = |reason: String| {
        let location = InputLocation::File { path: path.to_owned(), text: "".into(), position: None };
        vec![Diagnostic::file(Code::SettingsUnreadable, location, format!("the settings cannot be read: {reason}"))]
    };
    let text = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error.to_string())),
        Ok(found) if !found.is_file() => return Err(unreadable("it is not a file".to_owned())),
        Ok(found) if found.len() > LARGEST => return Err(unreadable("it is larger than 16 MiB".to_owned())),
        Ok(_) => fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?,
    };
    read::read(path, &text).map(Some)
}

/// Parses a number of bytes, such as `500000` or `64M`.
///
/// # Errors
///
/// What is expected instead.
pub fn size(text: &str) -> Result<u64, String> {
    let (digits, shift) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (&text[..at], 10),
        Some((at, 'm' | 'M')) => (&text[..at], 20),
        Some((at, 'g' | 'G')) => (&text[..at], 30),
        _ => (text, 0),
    };
    let number: u64 = digits.parse().map_err(|_| "expected a number of bytes, such as `500000` or `64M`".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "the number of bytes is too large".to_owned())
}
