//! Compiles the clients of many documents in one crate: a module for each client, and the client runtime once.
//!
//! The runtime is most of a small client, and compiling it again for each of thousands of documents takes hours. A client becomes a
//! module when its paths are moved below the name of the module. The inherent methods of `Client` and `ClientBuilder` get a suffix,
//! because the crate has only one of these types.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::DocumentMut;

use crate::compiler::Checked;

/// How many lines of Rust, without the runtime, a bundle holds at most, unless one client has more.
const MOST_LINES: usize = 40_000;

/// How many clients a bundle holds at most.
const MOST_CLIENTS: usize = 60;

/// A client that a bundle takes in.
#[derive(Clone, Debug)]
pub struct Client {
    /// The id of the document.
    pub id: String,
    /// The Cargo features of the client.
    pub features: Vec<String>,
    /// Lines of Rust.
    pub lines: usize,
}

/// Several clients that are compiled as one crate.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The name of the package and of its folder.
    pub package: String,
    /// The clients.
    pub clients: Vec<Client>,
}

/// Returns the name of the module for a document.
#[must_use]
pub fn module(id: &str) -> String {
    id.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}

/// Writes the files of a client as a module to `work/modules/ID` and returns the Cargo features of the client.
///
/// # Errors
///
/// When a file cannot be written or the manifest of the client is no TOML.
pub fn write_module(work: &Path, id: &str, files: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let folder = work.join("modules").join(id);
    let module = module(id);
    let examples = files.get("tests/examples.rs").zip(files.get("tests/examples.json"));
    if let Some((rust, data)) = examples {
        let rust = rust.replace("\nuse client::", &format!("\nuse crate::{module}::"));
        put(&folder.join("examples.rs"), &rust)?;
        put(&folder.join("examples.json"), data)?;
    }
    for (path, text) in files {
        let Some(path) = path.strip_prefix("src/").filter(|path| !path.starts_with("runtime")) else { continue };
        let text = match path {
            "lib.rs" if examples.is_some() => root(text) + "\n#[cfg(test)]\nmod examples;\n",
            "lib.rs" => root(text),
            "client.rs" => client(text, &module),
            _ => text.clone(),
        };
        let path = if path == "lib.rs" { "mod.rs" } else { path };
        put(&folder.join(path), &moved(&text, &module))?;
    }
    let manifest = files.get("Cargo.toml").map(String::as_str).unwrap_or_default();
    let manifest: DocumentMut = manifest.parse().map_err(|error| format!("Cargo.toml: {error}"))?;
    let features = manifest.get("features").and_then(|features| features.as_table_like());
    Ok(features.into_iter().flat_map(|features| features.iter()).map(|(name, _)| name.to_owned()).collect())
}

/// The root module of the client without what only a crate root can have, and with the runtime of the bundle.
pub(crate) fn root(text: &str) -> String {
    // An attribute that is spread over lines ends with the line that begins with `)]`.
    let mut is_within = false;
    let is_kept = |line: &&str| {
        let ends = is_within && line.starts_with(")]");
        let begins = line.starts_with("#![");
        let is_inner = is_within || begins || line.starts_with("//!");
        is_within = (is_within && !ends) || (begins && !line.ends_with(']'));
        !is_inner
    };
    let lines: Vec<&str> = text.lines().filter(is_kept).collect();
    lines.join("\n").replace("pub mod runtime;", "pub use crate::runtime;") + "\n"
}

/// The client with a suffix behind each function that it defines.
fn client(text: &str, module: &str) -> String {
    let names: BTreeSet<&str> =
        text.lines().filter_map(|line| line.trim_start().strip_prefix("pub fn ")?.split(['(', '<']).next()).collect();
    names.into_iter().fold(text.to_owned(), |text, name| {
        ["(", "<"].iter().fold(text, |text, open| {
            text.replace(&format!("pub fn {name}{open}"), &format!("pub fn {name}_{module}{open}"))
                .replace(&format!("Self::{name}{open}"), &format!("Self::{name}_{module}{open}"))
        })
    })
}

/// The text with the paths of the crate moved below the module.
pub(crate) fn moved(text: &str, module: &str) -> String {
    text.replace("$crate::", "$\u{0}")
        .replace("crate::", &format!("crate::{module}::"))
        .replace("$\u{0}", "$crate::")
        .replace(&format!("pub use crate::{module}::runtime;"), "pub use crate::runtime;")
}

/// Writes a file, unless the file already has this content: Cargo compiles what is newer again.
fn put(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Distributes the clients over bundles, in their order.
#[must_use]
pub fn distribute(clients: &[Client]) -> Vec<Bundle> {
    let mut bundles: Vec<Vec<Client>> = Vec::new();
    let mut lines = 0;
    for client in clients {
        let full = bundles.last().is_none_or(|last| last.len() >= MOST_CLIENTS || lines + client.lines > MOST_LINES);
        if full {
            bundles.push(Vec::new());
            lines = 0;
        }
        lines += client.lines;
        if let Some(last) = bundles.last_mut() {
            last.push(client.clone());
        }
    }
    bundles
        .into_iter()
        .enumerate()
        .map(|(number, clients)| Bundle { package: format!("bundle-{number:03}"), clients })
        .collect()
}

impl Bundle {
    /// Writes the crate, without the clients that are `left_out`.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn write(&self, work: &Path, left_out: &BTreeSet<String>) -> Result<(), String> {
        let folder = work.join("crates").join(&self.package);
        put(&folder.join("Cargo.toml"), &self.manifest())?;
        put(&folder.join("src/lib.rs"), &self.root(work, left_out))
    }

    fn manifest(&self) -> String {
        let own = ["default", "rustls", "rustls-ring", "native-tls", "blocking", "fs", "xml"];
        let tags: BTreeSet<&str> = self
            .clients
            .iter()
            .flat_map(|client| client.features.iter().map(String::as_str))
            .filter(|feature| !own.contains(feature))
            .collect();
        let default: Vec<&str> = tags.iter().copied().chain(["blocking", "fs", "xml"]).collect();
        let tags: String = tags.iter().map(|tag| format!("{tag:?} = []\n")).collect();
        let dependencies = include_str!("../../../generator/runtime/dependencies.toml");
        let of_targets = include_str!("../../../generator/runtime/target_dependencies.toml");
        format!(
            "[package]\nname = {:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
            [features]\ndefault = {default:?}\nnative-tls = []\nrustls = []\nrustls-ring = [\"dep:rustls\"]\nblocking = []\nfs = [\"tokio/fs\"]\nxml = [\"dep:quick-xml\"]\n{tags}\n\
            {dependencies}\
            quick-xml = {{ version = \"0.42\", default-features = false, optional = true }}\n\n{of_targets}",
            self.package
        )
    }

    fn root(&self, work: &Path, left_out: &BTreeSet<String>) -> String {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/runtime/mod.rs");
        let runtime = runtime.canonicalize().unwrap_or(runtime);
        let mut text = format!(
            "//! Clients of several documents.\n\n#![forbid(unsafe_code)]\n#![warn(missing_docs)]\n#![allow(deprecated)]\n\n\
            #[path = {runtime:?}]\npub mod runtime;\n"
        );
        for client in self.clients.iter().filter(|client| !left_out.contains(&client.id)) {
            let path: PathBuf = work.join("modules").join(&client.id).join("mod.rs");
            let id = &client.id;
            text.push_str(&format!("/// The client of `{id}`.\n#[path = {path:?}]\npub mod {};\n", module(id)));
        }
        text
    }

    /// What the compiler reported, by the client that each message is located in; messages about no client have the name of the bundle.
    #[must_use]
    pub fn by_client(&self, checked: &Checked) -> BTreeMap<String, Checked> {
        let mut by_client: BTreeMap<String, Checked> = BTreeMap::new();
        for (messages, is_error) in [(&checked.errors, true), (&checked.warnings, false)] {
            for message in messages {
                let client = self.client_of(message).unwrap_or(&self.package);
                let of_client = by_client.entry(client.to_owned()).or_default();
                let list = if is_error { &mut of_client.errors } else { &mut of_client.warnings };
                list.push(message.clone());
            }
        }
        by_client
    }

    fn client_of(&self, message: &str) -> Option<&str> {
        let (_, rest) = message.split_once("/modules/")?;
        let id = rest.split('/').next()?;
        self.clients.iter().map(|client| client.id.as_str()).find(|known| *known == id)
    }
}
