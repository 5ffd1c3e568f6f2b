//! Generators for the clients of a settings file.

use std::path::{Path, PathBuf};

use super::Generator;
use crate::config::{Config, Inputs};
use crate::library::error::{Error, Rejection};
use crate::library::find_document::find_document;
use crate::settings::{self, Client};
use crate::source::Sources;

/// # From a settings file
impl Generator {
    /// Reads a settings file, `generator.toml`, and returns the generator of each client, in the order of the file.
    ///
    /// # Errors
    ///
    /// If there is no such file, it cannot be used, or a client has no document.
    pub fn from_settings(path: impl AsRef<Path>) -> Result<Vec<Self>, Error> {
        let path = path.as_ref();
        clients(path)?.iter().map(|client| Self::of_settings(client, path)).collect()
    }

    /// Reads a settings file, `generator.toml`, and returns the generator of the client with a name.
    ///
    /// # Errors
    ///
    /// If there is no such file, it cannot be used, or it has no such client.
    pub fn client_from_settings(path: impl AsRef<Path>, name: &str) -> Result<Self, Error> {
        let path = path.as_ref();
        let clients = clients(path)?;
        if let Some(client) = clients.iter().find(|client| client.name == name) {
            return Self::of_settings(client, path);
        }
        let known = clients.into_iter().map(|client| client.name).collect();
        Err(Error::UnknownClient { path: path.to_owned(), name: name.to_owned(), known })
    }

    fn of_settings(client: &Client, path: &Path) -> Result<Self, Error> {
        let document = match &client.document {
            Some(document) => document.clone(),
            None => find_document(&path.parent().unwrap_or(Path::new("")).join("spec"))?,
        };
        Ok(Self { settings: Some(path.to_owned()), ..Self::of_client(client, document) })
    }

    /// The generator for the settings of a client.
    pub(crate) fn of_client(client: &Client, document: PathBuf) -> Self {
        let config = Config {
            spec: document,
            inputs: Inputs {
                overlays: client.overlays.clone(),
                root: client.root.clone(),
                max_bytes: client.max_bytes,
                mapped: client.mapped.clone(),
                ..Inputs::default()
            },
            emit_tests: client.emit_tests,
            selection: client.selection.clone(),
            schemas_only: client.schemas_only,
            customization: client.customization.clone(),
            environment_prefix: client.environment_prefix.clone(),
            manifest: client.manifest.clone(),
            ..Config::default()
        };
        Self {
            config,
            output: client.output.clone(),
            name: client.manifest.text("name").map(str::to_owned),
            version: client.manifest.version().map(|version| version.to_string()),
            client: Some(client.name.clone()),
            deny_warnings: client.deny_warnings,
            denied: client.denied.clone(),
            ..Self::new("")
        }
    }
}

/// The clients of a settings file.
fn clients(path: &Path) -> Result<Vec<Client>, Error> {
    let loaded = settings::load(path).map_err(|found| {
        Error::Settings(Rejection {
            path: path.to_owned(),
            reason: format!("cannot use the settings in {}", path.display()),
            found,
            sources: Sources::default(),
            inputs: vec![path.to_owned()],
        })
    })?;
    loaded.ok_or_else(|| Error::NoSettings { path: path.to_owned() })
}
