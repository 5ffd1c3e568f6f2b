//! The dependencies of clients, as dependencies of one package.
//!
//! A workspace that a test writes has a package with these dependencies. They have the features that they have in the workspace of this
//! repository, so that Cargo takes what is built already.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// Features that clients are tested without: objects are in the order of their keys, as clients write them.
const NOT_OF_CLIENTS: (&str, [&str; 3]) = ("serde_json", ["indexmap", "preserve_order", "raw_value"]);

/// The lines of a manifest.
///
/// # Errors
///
/// When Cargo can't say what the dependencies are.
pub fn of_clients() -> Result<String, String> {
    static LINES: OnceLock<Result<String, String>> = OnceLock::new();
    LINES.get_or_init(lines).clone()
}

fn lines() -> Result<String, String> {
    let of_clients = tree(&["-p", "generated-client", "-p", "client-runtime", "-e", "normal,no-proc-macro"])?;
    let names: BTreeSet<(&str, &str)> =
        of_clients.lines().filter_map(package).map(|(name, version, _)| (name, version)).collect();
    let of_workspace = tree(&["--workspace", "-e", "normal,dev,no-proc-macro"])?;
    let mut features: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for (name, version, list) in of_workspace.lines().filter_map(package) {
        if names.contains(&(name, version)) {
            features.entry((name, version)).or_default().extend(list.split(',').filter(|feature| !feature.is_empty()));
        }
    }
    // The one that is used by its name is the last of several versions.
    let last: BTreeMap<&str, &str> = features.keys().copied().collect();
    Ok(features
        .iter()
        .map(|((name, version), features)| line(name, version, features, last.get(name) == Some(version)))
        .collect())
}

fn line(name: &str, version: &str, features: &BTreeSet<&str>, by_name: bool) -> String {
    let is_left_out = |feature: &str| name == NOT_OF_CLIENTS.0 && NOT_OF_CLIENTS.1.contains(&feature);
    let features: Vec<&str> = features.iter().copied().filter(|feature| !is_left_out(feature)).collect();
    let requirement = format!("version = \"={version}\", default-features = false, features = {features:?}");
    if by_name {
        format!("{name} = {{ {requirement} }}\n")
    } else {
        let alias = version.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        format!("{name}-{alias} = {{ package = {name:?}, {requirement} }}\n")
    }
}

/// Name, version and features of a line; none for a package of this repository, which has its path in the line.
fn package(line: &str) -> Option<(&str, &str, &str)> {
    let (package, features) = line.trim_end_matches(" (*)").split_once('|')?;
    let (name, version) = package.split_once(" v")?;
    (!version.contains(' ')).then_some((name, version, features))
}

/// The packages in the tree of dependencies, a line each.
fn tree(options: &[&str]) -> Result<String, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    cargo.args(["tree", "--offline", "--color", "never", "--prefix", "none", "--format", "{p}|{f}"]).args(options);
    match cargo.output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Err(format!("{cargo:?}: {error}")),
    }
}
