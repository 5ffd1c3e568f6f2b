//! The dependencies of clients and of the generator, as dependencies of one package.
//!
//! A workspace that a test writes has a package with these dependencies. They have the features that they have in the workspace of this
//! repository, so that Cargo takes what is built already.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// Features that clients are tested without: objects are in the order of their keys, as clients write them.
const NOT_OF_CLIENTS: (&str, [&str; 3]) = ("serde_json", ["indexmap", "preserve_order", "raw_value"]);

/// The lines of a manifest for the dependencies of clients.
///
/// # Errors
///
/// When Cargo can't say what the dependencies are.
pub fn of_clients() -> Result<String, String> {
    static LINES: OnceLock<Result<String, String>> = OnceLock::new();
    let lines = || {
        let packages = ["-p", "generated-client", "-p", "client-runtime", "-e", "normal,no-proc-macro"];
        let mut features = features(&packages, "normal,dev,no-proc-macro")?;
        for ((name, _), features) in &mut features {
            features.retain(|feature| name != NOT_OF_CLIENTS.0 || !NOT_OF_CLIENTS.1.contains(&feature.as_str()));
        }
        Ok(lines(&features))
    };
    LINES.get_or_init(lines).clone()
}

/// The lines of a manifest for the dependencies of the generator. They have the features that procedural macros use too, because the
/// generator and the procedural macros share them if a build script uses the generator.
///
/// # Errors
///
/// When Cargo can't say what the dependencies are.
pub fn of_generator() -> Result<String, String> {
    static LINES: OnceLock<Result<String, String>> = OnceLock::new();
    let packages = ["-p", "generator", "--features", "emit-tests", "-e", "normal,build,no-proc-macro"];
    LINES.get_or_init(|| Ok(lines(&features(&packages, "normal,dev,build")?))).clone()
}

/// The features of packages, by name and version.
type Features = BTreeMap<(String, String), BTreeSet<String>>;

/// The features that packages have in the workspace, along these kinds of dependencies. The options of `cargo tree` select the packages.
fn features(selected: &[&str], kinds: &str) -> Result<Features, String> {
    let of_packages = tree(selected)?;
    let names: BTreeSet<(&str, &str)> =
        of_packages.lines().filter_map(package).map(|(name, version, _)| (name, version)).collect();
    let of_workspace = tree(&["--workspace", "-e", kinds])?;
    let mut features = Features::new();
    for (name, version, list) in of_workspace.lines().filter_map(package) {
        if names.contains(&(name, version)) {
            let features = features.entry((name.to_owned(), version.to_owned())).or_default();
            features.extend(list.split(',').filter(|feature| !feature.is_empty()).map(str::to_owned));
        }
    }
    Ok(features)
}

fn lines(features: &Features) -> String {
    // The one that is used by its name is the last of several versions.
    let last: BTreeMap<&str, &str> = features.keys().map(|(name, version)| (name.as_str(), version.as_str())).collect();
    let line = |((name, version), features): (&(String, String), &BTreeSet<String>)| {
        line(name, version, features, last.get(name.as_str()) == Some(&version.as_str()))
    };
    features.iter().map(line).collect()
}

fn line(name: &str, version: &str, features: &BTreeSet<String>, by_name: bool) -> String {
    let features: Vec<&String> = features.iter().collect();
    // What is behind a plus sign has no meaning in a requirement, and Cargo warns about it.
    let (number, _) = version.split_once('+').unwrap_or((version, ""));
    let requirement = format!("version = \"={number}\", default-features = false, features = {features:?}");
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
