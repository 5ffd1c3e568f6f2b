//! A Cargo workspace of generated clients, and one crate that uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::internals::api::Api;
use generator::internals::config::Config;
use generator::internals::generate;
use generator::internals::source::Sources;

/// The clients that the user depends on are members by that.
const MANIFEST: &str = "[workspace]\nmembers = [\"user\"]\nresolver = \"3\"\n";

/// The profile of the dependencies in this repository, so that what is built for it is used. What rustc would write for the next build
/// nobody reads.
pub const PROFILE: &str =
    "\n[profile.dev]\ndebug = false\ndebug-assertions = false\noverflow-checks = true\nincremental = false\n";

/// A workspace: clients in `crates/`, and their user in `user/`.
#[derive(Debug)]
pub struct Workspace {
    folder: PathBuf,
    /// Where in it the clients are. Cargo knows a crate by its name and its path in the workspace, so workspaces that share what they
    /// build need paths of their own: else one is given the client that was built for another.
    crates: PathBuf,
}

impl Workspace {
    /// The workspace in a folder, with the versions that are locked here.
    ///
    /// # Errors
    ///
    /// When a file can't be written.
    pub fn at(folder: &Path) -> Result<Self, String> {
        let crates = Path::new("crates").join(folder.file_name().unwrap_or_default());
        let workspace = Self { folder: folder.to_owned(), crates };
        workspace.put("Cargo.toml", &(MANIFEST.to_owned() + PROFILE))?;
        let locked = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
        fs::copy(locked, folder.join("Cargo.lock")).map_err(|error| format!("{locked}: {error}"))?;
        Ok(workspace)
    }

    /// Writes the client that the configuration names, and gives the line that depends on it: with all of its features but TLS,
    /// which takes long to build and is of no use on the loopback.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn client(&self, api: &Api, sources: &Sources, config: &Config) -> Result<String, String> {
        self.client_with(api, sources, config, |_| true)
    }

    /// The features for a client that is built by itself: all but TLS.
    #[must_use]
    pub fn features(api: &Api, config: &Config) -> Vec<String> {
        let xml = (!api.xml.documents.is_empty()).then_some("xml");
        xml.into_iter().chain(["all-tags"]).map(|feature| format!("{}/{feature}", config.name)).collect()
    }

    /// The same with the features of those tags that are wanted.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn client_with(
        &self,
        api: &Api,
        sources: &Sources,
        config: &Config,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<String, String> {
        let name = &config.name;
        let files = generate(api, sources, config)?;
        let path = self.crates.join(name);
        self.put_all(&path.display().to_string(), &files)?;
        let xml = (!api.xml.documents.is_empty()).then_some("xml");
        let tags = api.groups.iter().map(|group| group.feature.as_str()).filter(|tag| wanted(tag));
        let features: Vec<&str> = xml.into_iter().chain(tags).collect();
        let path = path.display();
        Ok(format!("{name} = {{ path = \"../{path}\", default-features = false, features = {features:?} }}\n"))
    }

    /// Writes the manifest of the user.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn user(&self, dependencies: &str) -> Result<(), String> {
        // The user of another workspace may be in the same folder of what is built, and is another package by its version.
        let of =
            self.folder.file_name().map(|name| name.to_string_lossy().replace(|c: char| !c.is_alphanumeric(), "-"));
        let version = format!("0.0.0-{}", of.unwrap_or_default());
        let package =
            format!("[package]\nname = \"user\"\nversion = {version:?}\nedition = \"2024\"\npublish = false\n");
        self.put("user/Cargo.toml", &format!("{package}\n[dependencies]\n{dependencies}"))
    }

    /// Writes a file, unless it is there already.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn put(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Writes the files of a folder, and removes others that an earlier run wrote there.
    ///
    /// # Errors
    ///
    /// When a file can't be written or removed.
    pub fn put_all(&self, folder: &str, texts: &BTreeMap<String, String>) -> Result<(), String> {
        let root = self.folder.join(folder);
        let wanted: BTreeSet<PathBuf> = texts.keys().map(|path| root.join(path)).collect();
        let mut pending = vec![root];
        while let Some(path) = pending.pop() {
            if path.is_dir() {
                let entries = fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                pending.extend(entries.filter_map(Result::ok).map(|entry| entry.path()));
            } else if path.exists() && !wanted.contains(&path) {
                fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            }
        }
        texts.iter().try_for_each(|(path, text)| self.put(&format!("{folder}/{path}"), text))
    }

    /// Cargo in the workspace, for a test that is given this folder for its files. What Cargo builds is beside what is built of this
    /// repository, so that dependencies with the same features are built once; what it makes of that is in the workspace.
    #[must_use]
    pub fn cargo_of_test(&self, given: &Path) -> Command {
        let mut cargo = self.cargo(&self.folder.join("target"));
        cargo.envs(given.parent().map(|build| ("CARGO_BUILD_BUILD_DIR", build)));
        cargo.arg("--config").arg("term.color='never'");
        cargo
    }

    /// The same for crates that are compiled and not run: `cargo build` examines the packages that its options select. `program` is the
    /// `rustc-without-code` of this package.
    #[must_use]
    pub fn cargo_of_examination(&self, given: &Path, program: &str) -> Command {
        let mut cargo = self.cargo_of_test(given);
        cargo.env("RUSTC", program);
        cargo
    }

    /// Cargo in the workspace, with a folder for what it builds.
    #[must_use]
    pub fn cargo(&self, target: &Path) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS");
        cargo
    }
}
