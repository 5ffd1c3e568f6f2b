//! Follows `$ref`s into other files: each file is read once and mounted into the tree, and every `$ref` is rewritten to
//! where its target stands then. Later passes know one tree and refs within it.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use serde_json::{Map, Value};

use super::{Loaded, duplicate_keys, read};
use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::Pointer;

/// The member of the tree's root that other files are mounted in.
pub(crate) const MOUNT: &str = "x-files";

pub(super) fn bundle(loaded: &mut Loaded) {
    let Some(entry) = loaded.sources.0.first().map(|source| source.path.clone()) else { return };
    let mut bundler = Bundler {
        mounts: HashMap::from([(normal(&entry), Pointer::root())]),
        pending: Vec::new(),
        diagnostics: Vec::new(),
    };
    bundler.rewrite(&mut loaded.tree, &entry, &Pointer::root(), &Pointer::root());
    let base = entry.parent().unwrap_or(Path::new("")).to_owned();
    let mut mounted = Map::new();
    while let Some((path, mount, referrer)) = bundler.pending.pop() {
        match read(&path, mount.clone()) {
            Ok((mut source, mut tree)) => {
                bundler.diagnostics.extend(duplicate_keys(&tree.duplicates, &mount));
                bundler.rewrite(&mut tree.value, &path, &mount, &mount);
                if let Ok(relative) = path.strip_prefix(&base) {
                    source.path = relative.to_owned();
                }
                loaded.sources.0.push(source);
                mounted.insert(mount.last().unwrap_or_default().into_owned(), tree.value);
            }
            Err(problem) => bundler.diagnostics.push(
                Diagnostic::warning("unreadable-reference", &referrer, format!("{}{}", problem.message, within(&problem.place)))
                    .label("refers to it")
                    .help("refs are relative to the file that they stand in; what refers to it is left out or untyped"),
            ),
        }
    }
    if !mounted.is_empty()
        && let Value::Object(root) = &mut loaded.tree
    {
        root.insert(MOUNT.to_owned(), Value::Object(mounted));
    }
    loaded.diagnostics.append(&mut bundler.diagnostics);
}

struct Bundler {
    /// Where each file that was met stands in the tree.
    mounts: HashMap<PathBuf, Pointer>,
    /// Files to read: path, mount, and the first place that refers to it.
    pending: Vec<(PathBuf, Pointer, Pointer)>,
    diagnostics: Vec<Diagnostic>,
}

impl Bundler {
    /// Points each `$ref` below `node`, which stands at `here` in the file `path`, to its target in the one tree.
    fn rewrite(&mut self, node: &mut Value, path: &Path, mount: &Pointer, here: &Pointer) {
        match node {
            Value::Object(members) => {
                if let Some(Value::String(reference)) = members.get_mut("$ref")
                    && let Some(target) = self.target(reference, path, mount, here)
                {
                    *reference = target;
                }
                if let Some(Value::Object(mapping)) = members.get_mut("mapping") {
                    for (key, value) in mapping {
                        // A mapping value is a schema's name or a ref; only refs to files have a dot and a slash or suffix.
                        if let Value::String(reference) = value
                            && (reference.starts_with('#') || names_a_file(reference))
                            && let Some(target) = self.target(reference, path, mount, &here.child("mapping").child(key))
                        {
                            *reference = target;
                        }
                    }
                }
                for (key, value) in members {
                    if value.is_object() || value.is_array() {
                        self.rewrite(value, path, mount, &here.child(key));
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    if item.is_object() || item.is_array() {
                        self.rewrite(item, path, mount, &here.item(index));
                    }
                }
            }
            _ => {}
        }
    }

    /// The ref within the one tree; `None` when it stays as it is.
    fn target(&mut self, reference: &str, path: &Path, mount: &Pointer, here: &Pointer) -> Option<String> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if file.is_empty() {
            let anchor = !fragment.is_empty() && !fragment.starts_with('/');
            return (!anchor && !mount.as_str().is_empty()).then(|| format!("#{}{fragment}", mount.as_str()));
        }
        if file.contains("://") || file.starts_with("urn:") {
            self.diagnostics.push(
                Diagnostic::warning("remote-reference", here, format!("`{reference}` is not a file")).help(
                    "refs are followed into files only; save the target beside the document and refer to it there",
                ),
            );
            return None;
        }
        let directory = path.parent().unwrap_or(Path::new(""));
        let decoded = percent_encoding::percent_decode_str(file).decode_utf8_lossy().into_owned();
        let wanted = normal(&directory.join(&decoded));
        let pending = &mut self.pending;
        let mounted = self.mounts.entry(wanted.clone()).or_insert_with(|| {
            let mount = Pointer::root().child(MOUNT).child(&wanted.display().to_string());
            pending.push((wanted, mount.clone(), here.clone()));
            mount
        });
        Some(format!("#{}{fragment}", mounted.as_str()))
    }
}

/// Where in the other file, where that is known.
fn within(place: &Place) -> String {
    match place {
        Place::File { path, position: Some((line, column)), .. } => format!(" (at {}:{line}:{column})", path.display()),
        _ => String::new(),
    }
}

fn names_a_file(reference: &str) -> bool {
    let file = reference.split('#').next().unwrap_or_default();
    [".yaml", ".yml", ".json"].iter().any(|suffix| file.ends_with(suffix))
}

/// The path without `.` and `..`, so that one file has one name.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}
