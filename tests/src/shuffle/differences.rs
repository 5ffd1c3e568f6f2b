//! What differs in the public API of two crates, as sets of items: the fields of a struct follow the order of the document.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use generator::internals::names_lock;

use crate::public_api::{items, module, sort_macros};

/// The items that only one of two crates has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The items of the first.
    pub before: Vec<String>,
    /// The items of the second.
    pub after: Vec<String>,
    /// The lines of `names.lock` that differ, as a help to find the cause.
    pub names: Vec<String>,
}

impl Differences {
    /// How many items differ, of the crate that has more of them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.before.len().max(self.after.len())
    }
}

/// Compares two crates.
#[must_use]
pub fn differences(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Differences {
    let (old, new) = (public(before), public(after));
    let lock = |files: &BTreeMap<String, String>| -> BTreeSet<String> {
        let lines = files.get(names_lock::FILE).map_or("", String::as_str).lines();
        lines.map(str::to_owned).collect()
    };
    let (old_names, new_names) = (lock(before), lock(after));
    let marked = |mark: &'static str, only: Vec<String>| only.into_iter().map(move |line| format!("{mark} {line}"));
    let mut names: Vec<String> =
        marked("-", only(&old_names, &new_names)).chain(marked("+", only(&new_names, &old_names))).collect();
    names.sort_by(|a, b| a.get(2..).cmp(&b.get(2..)));
    Differences { before: only(&old, &new), after: only(&new, &old), names }
}

fn only(of: &BTreeSet<String>, and_not: &BTreeSet<String>) -> Vec<String> {
    of.difference(and_not).cloned().collect()
}

/// The public items of a crate without the runtime, and its features.
fn public(files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut api = Vec::new();
    for (path, text) in files {
        let Some(path) = path.strip_prefix("src/") else { continue };
        if path.starts_with("runtime/") || !path.ends_with(".rs") {
            continue;
        }
        match syn::parse_file(text) {
            Ok(mut file) => {
                sort_macros(&mut file);
                let mut found = Vec::new();
                items(&module(Path::new(path)), &file.items, &mut found);
                api.extend(found.into_iter().filter_map(|item| seen_by_callers(&item, path)));
            }
            Err(error) => api.push(format!("{path} is no Rust: {error}")),
        }
    }
    api.extend(features(files.get("Cargo.toml").map_or("", String::as_str)));
    api.into_iter().collect()
}

/// The item with the paths that callers can write: the modules of types are private, and so is what they re-export.
fn seen_by_callers(item: &str, path: &str) -> Option<String> {
    match path.strip_prefix("types/").and_then(|file| file.strip_suffix(".rs")) {
        Some(module) => Some(item.replace(&format!("types::{module}::"), "types::").replace("super::", "")),
        None => (!item.starts_with("types::use ")).then(|| item.to_owned()),
    }
}

fn features(manifest: &str) -> Vec<String> {
    let Ok(manifest) = manifest.parse::<toml_edit::DocumentMut>() else { return vec!["no manifest".to_owned()] };
    let features = manifest.get("features").and_then(toml_edit::Item::as_table);
    features.into_iter().flat_map(|features| features.iter().map(|(name, _)| format!("feature {name}"))).collect()
}
