//! The clients of several documents in few crates: clients are modules of one crate, which has their runtime once.
//!
//! The runtime is nine tenths of a small client. Clients differ in the files of the runtime that they carry: those that carry the same
//! files are one crate, or any clients are one crate with the whole runtime.
//!
//! A client becomes a module when its paths are moved below the name of the module.
//! The type `Client` of the runtime becomes a type of each module, because each client has functions of its own on it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Value};

use crate::suites::bundle::{moved, root};
use crate::workspace::Workspace;

/// The files of a client, by path.
pub type Files = BTreeMap<String, String>;

/// Clients that are one crate.
#[derive(Debug)]
pub struct Crate {
    /// The name of the package.
    pub package: String,
    /// The names of the clients, which are modules.
    pub clients: Vec<String>,
    /// The functions that the clients have on `ClientBuilder`.
    functions: BTreeSet<String>,
}

impl Crate {
    /// The line with which a manifest depends on it.
    #[must_use]
    pub fn dependency(&self) -> String {
        format!("{0} = {{ path = \"../crates/{0}\" }}\n", self.package)
    }
}

/// The runtime of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// The files that its clients carry, which are the same for all of them.
    Carried,
    /// All files, so that one crate does for clients that carry different ones.
    Whole,
}

/// Writes the crates, whose packages are called by the prefix and a number.
///
/// # Errors
///
/// When a file can't be written, or a client is not as it was when this was written.
pub fn write(
    workspace: &Workspace,
    prefix: &str,
    clients: &BTreeMap<String, Files>,
    runtime: Runtime,
) -> Result<Vec<Crate>, String> {
    let crates = distribute(prefix, clients, runtime);
    for krate in &crates {
        workspace.put_all(&format!("crates/{}", krate.package), &texts(krate, clients, runtime)?)?;
    }
    Ok(crates)
}

/// The files of a crate.
fn texts(krate: &Crate, clients: &BTreeMap<String, Files>, runtime: Runtime) -> Result<Files, String> {
    let mut texts = Files::new();
    let mut manifest: Option<DocumentMut> = None;
    let mut modules = String::new();
    for (index, name) in krate.clients.iter().enumerate() {
        let Some(files) = clients.get(name) else { continue };
        let text = files.get("Cargo.toml").map(String::as_str).unwrap_or_default();
        let own: DocumentMut = text.parse().map_err(|error| format!("{name}: Cargo.toml: {error}"))?;
        match &mut manifest {
            None => manifest = Some(own),
            Some(manifest) => ["features", "dependencies"].into_iter().for_each(|table| add(manifest, &own, table)),
        }
        modules.push_str(&format!("pub mod {name};\n"));
        for (path, text) in files.iter().filter_map(|(path, text)| Some((path.strip_prefix("src/")?, text))) {
            match (path, is_runtime(path)) {
                (_, true) if index == 0 && runtime == Runtime::Carried => {
                    texts.insert(format!("src/{path}"), text.clone());
                }
                (_, true) => {}
                ("lib.rs", _) => drop(texts.insert(format!("src/{name}/mod.rs"), library(text, name))),
                ("client.rs", _) => {
                    let text = moved(&client(text).ok_or_else(|| format!("{name}: {text}"))?, name);
                    texts.insert(format!("src/{name}/client.rs"), text);
                }
                _ => drop(texts.insert(format!("src/{name}/{path}"), moved(text, name))),
            }
        }
    }
    let manifest = manifest.map(|manifest| of_crate(manifest, &krate.package)).unwrap_or_default();
    texts.insert("Cargo.toml".to_owned(), manifest);
    let attributes = "#![forbid(unsafe_code)]\n#![warn(missing_docs)]\n#![allow(deprecated, unexpected_cfgs)]\n";
    let head = format!("//! Several clients.\n\n{attributes}\n");
    texts.insert("src/lib.rs".to_owned(), format!("{head}{}pub mod runtime;\n{modules}", path_of(runtime)));
    Ok(texts)
}

/// What stands before the declaration of the runtime.
fn path_of(runtime: Runtime) -> String {
    match runtime {
        Runtime::Carried => String::new(),
        // What no client uses is no fault here.
        Runtime::Whole => {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/runtime/mod.rs");
            format!("#[allow(dead_code, unused)]\n#[path = {path:?}]\n")
        }
    }
}

/// Clients are together if they carry the same runtime or share the whole, unless they have the same functions on `ClientBuilder`.
fn distribute(prefix: &str, clients: &BTreeMap<String, Files>, runtime: Runtime) -> Vec<Crate> {
    let mut crates: Vec<(BTreeMap<&str, &str>, Crate)> = Vec::new();
    for (name, files) in clients {
        let carried: BTreeMap<&str, &str> = files
            .iter()
            .filter(|(path, _)| runtime == Runtime::Carried && path.strip_prefix("src/").is_some_and(is_runtime))
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let functions = functions_of_builder(files.get("src/client.rs").map(String::as_str).unwrap_or_default());
        let fits = |(of_crate, krate): &&mut (BTreeMap<&str, &str>, Crate)| {
            *of_crate == carried && krate.functions.is_disjoint(&functions)
        };
        if let Some((_, krate)) = crates.iter_mut().find(fits) {
            krate.clients.push(name.clone());
            krate.functions.extend(functions);
        } else {
            let package = format!("{prefix}-{}", crates.len());
            crates.push((carried, Crate { package, clients: vec![name.clone()], functions }));
        }
    }
    crates.into_iter().map(|(_, krate)| krate).collect()
}

fn is_runtime(path: &str) -> bool {
    path == "runtime.rs" || path.starts_with("runtime/")
}

fn functions_of_builder(client: &str) -> BTreeSet<String> {
    let (_, builder) = client.split_once("\nimpl ClientBuilder {").unwrap_or_default();
    let names = builder.lines().filter_map(|line| line.trim_start().strip_prefix("pub fn ")?.split(['(', '<']).next());
    names.map(str::to_owned).collect()
}

/// The root module of a client, with its documentation and the `Client` of the module.
fn library(text: &str, module: &str) -> String {
    let docs: String = text.lines().filter(|line| line.starts_with("//!")).map(|line| format!("{line}\n")).collect();
    let items = moved(&root(text), module).replacen(" Client,", "", 1);
    format!("{}\n{items}\npub use self::client::Client;\n", moved(&docs, module))
}

/// The functions of a client on a type of its own, around that of the runtime.
fn client(text: &str) -> Option<String> {
    let (imports, build) = ("Client, ClientBuilder", "Self::builder().from_env()?.build()");
    let whole = text.contains(imports) && text.contains(build);
    whole.then(|| text.replacen(imports, "ClientBuilder", 1).replacen(build, &format!("{build}.map(Self)"), 1) + OWN)
}

const OWN: &str = "
/// The client of the runtime, with the functions of this API.
#[derive(Clone, Debug)]
pub struct Client(crate::runtime::Client);

impl From<crate::runtime::Client> for Client {
    fn from(client: crate::runtime::Client) -> Self {
        Self(client)
    }
}

impl std::ops::Deref for Client {
    type Target = crate::runtime::Client;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
";

/// Adds the entries of a table that the manifest has not.
fn add(manifest: &mut DocumentMut, other: &DocumentMut, table: &str) {
    let entries = other.get(table).and_then(Item::as_table_like);
    for (name, entry) in entries.into_iter().flat_map(|entries| entries.iter()) {
        if manifest[table].get(name).is_none() {
            manifest[table][name] = entry.clone();
        }
    }
}

/// The manifest of the first client as that of the crate: with all features but TLS, which takes long to build and is of no use on
/// the loopback.
fn of_crate(mut manifest: DocumentMut, package: &str) -> String {
    let not_default = ["default", "rustls", "rustls-ring", "native-tls", "all-tags", "fs"];
    let features = manifest["features"].as_table_like().into_iter().flat_map(|features| features.iter());
    let default: Array =
        features.map(|(name, _)| name.to_owned()).filter(|name| !not_default.contains(&name.as_str())).collect();
    manifest["features"]["default"] = Item::Value(Value::Array(default));
    manifest["package"]["name"] = package.into();
    manifest.to_string()
}
