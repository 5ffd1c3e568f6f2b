//! Follows `$ref`s into other files: each file is read once and mounted into the tree, and every `$ref` is rewritten to
//! where its target stands then. Later passes know one tree and refs within it.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use serde_json::{Map, Value, json};

use super::files::{Files, normal};
use super::identifiers::{self, Identifiers};
use super::{Loaded, duplicate_keys, read};
use crate::config::Inputs;
use crate::diagnostic::{Diagnostic, Place, flood};
use crate::pointer::Pointer;

/// The member of the tree's root that other files are mounted in.
pub(crate) const MOUNT: &str = "x-files";

/// The property that says why a mounted file could not be read.
pub(crate) const UNREADABLE: &str = "x-unreadable";
/// The property beside it that says what to do, where that is known.
pub(crate) const UNREADABLE_HELP: &str = "x-unreadable-help";

pub(super) fn bundle(loaded: &mut Loaded, files: &mut Files, inputs: &Inputs) {
    let Some(entry) = loaded.sources.0.first().map(|source| source.path.clone()) else { return };
    let base = normal(entry.parent().unwrap_or(Path::new("")));
    let mut bundler = Bundler {
        base,
        mapped: &inputs.mapped,
        mounts: HashMap::from([(normal(&entry), Pointer::root())]),
        pending: Vec::new(),
        diagnostics: Vec::new(),
    };
    let identifiers = Identifiers::of(&loaded.tree, &Pointer::root());
    let file = File { path: &entry, mount: &Pointer::root(), identifiers: &identifiers };
    bundler.rewrite(&mut loaded.tree, &file, &Pointer::root(), "");
    let mut mounted = Map::new();
    while let Some((path, mount)) = bundler.pending.pop() {
        let name = mount.last().unwrap_or_default().into_owned();
        let value = match read(files.read_referenced(&path), &path, mount.clone()) {
            Ok((mut source, mut tree)) => {
                bundler.diagnostics.extend(duplicate_keys(&tree.duplicates, &mount));
                let identifiers = Identifiers::of(&tree.value, &mount);
                let file = File { path: &path, mount: &mount, identifiers: &identifiers };
                bundler.rewrite(&mut tree.value, &file, &mount, "");
                flood::bound(&mut bundler.diagnostics);
                source.name.clone_from(&name);
                loaded.sources.0.push(source);
                tree.value
            }
            // The reason is reported where the file is referred to, if anything reads that.
            Err(problem) => {
                let reason = format!("{}{}", problem.message, within(&problem.place));
                match problem.code {
                    "outside-root" | "input-limit" => json!({ UNREADABLE: reason, UNREADABLE_HELP: problem.help }),
                    _ => json!({ UNREADABLE: reason }),
                }
            }
        };
        mounted.insert(name, value);
    }
    if !mounted.is_empty()
        && let Value::Object(root) = &mut loaded.tree
    {
        root.insert(MOUNT.to_owned(), Value::Object(mounted));
    }
    loaded.diagnostics.append(&mut bundler.diagnostics);
}

struct Bundler<'a> {
    /// The directory of the entry.
    base: PathBuf,
    /// What URLs begin with, and what is read instead.
    mapped: &'a [(String, PathBuf)],
    /// Where each file that was met stands in the tree.
    mounts: HashMap<PathBuf, Pointer>,
    /// Files to read, and where each is mounted.
    pending: Vec<(PathBuf, Pointer)>,
    diagnostics: Vec<Diagnostic>,
}

/// A file that references stand in.
struct File<'a> {
    path: &'a Path,
    /// Where it stands in the tree.
    mount: &'a Pointer,
    identifiers: &'a Identifiers,
}

impl Bundler<'_> {
    /// Points each `$ref` below `node`, which stands at `here` in a file, to its target in the one tree. `base` is the `$id` of the
    /// schema around it.
    fn rewrite(&mut self, node: &mut Value, file: &File<'_>, here: &Pointer, base: &str) {
        let id = identifiers::own_id(node).map(|id| identifiers::join(base, id));
        let base = id.as_deref().unwrap_or(base);
        match node {
            Value::Object(members) => {
                if let Some(Value::String(reference)) = members.get_mut("$ref")
                    && let Some(target) = self.target(reference, file, base)
                {
                    *reference = target;
                }
                if let Some(Value::Object(mapping)) = members.get_mut("mapping") {
                    for (key, value) in mapping {
                        // A mapping value is a schema's name or a ref; only refs to files have a suffix.
                        let Value::String(reference) = value else { continue };
                        let is_named = file.identifiers.target(reference, base).is_some();
                        if is_remote(reference) && self.mapped(reference).is_none() && !is_named {
                            self.diagnostics.push(remote(reference, &here.child("mapping").child(key)));
                        } else if (reference.starts_with('#') || names_a_file(reference) || is_remote(reference))
                            && let Some(target) = self.target(reference, file, base)
                        {
                            *reference = target;
                        }
                    }
                }
                for (key, value) in members {
                    if value.is_object() || value.is_array() {
                        self.rewrite(value, file, &here.child(key), base);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    if item.is_object() || item.is_array() {
                        self.rewrite(item, file, &here.item(index), base);
                    }
                }
            }
            _ => {}
        }
    }

    /// The file that is read instead of a URL: what is mapped the most closely counts.
    fn mapped(&self, url: &str) -> Option<PathBuf> {
        let url = url.split('#').next().unwrap_or_default();
        let found = self.mapped.iter().filter_map(|(start, path)| Some((path, url.strip_prefix(start.as_str())?)));
        let (path, rest) = found.min_by_key(|(_, rest)| rest.len())?;
        Some(if rest.is_empty() { path.clone() } else { path.join(decoded(rest).trim_start_matches('/')) })
    }

    /// The ref within the one tree; `None` when it stays as it is.
    fn target(&mut self, reference: &str, from: &File<'_>, base: &str) -> Option<String> {
        if let Some(named) = from.identifiers.target(reference, base) {
            return Some(format!("#{}", named.as_str()));
        }
        let File { path, mount, .. } = *from;
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let anchor = !fragment.is_empty() && !fragment.starts_with('/');
        if file.is_empty() {
            return (!anchor && !mount.as_str().is_empty()).then(|| format!("#{}{fragment}", mount.as_str()));
        }
        let wanted = if is_remote(reference) {
            self.mapped(file)? // Else told where it is followed, if it is.
        } else {
            path.parent().unwrap_or(Path::new("")).join(decoded(file))
        };
        let wanted = normal(&wanted);
        let name = relative(&wanted, &self.base).display().to_string();
        let pending = &mut self.pending;
        let mounted = self.mounts.entry(wanted.clone()).or_insert_with(|| {
            let mount = Pointer::root().child(MOUNT).child(&name);
            pending.push((wanted, mount.clone()));
            mount
        });
        // Anchors are looked for in the whole tree.
        Some(if anchor { format!("#{fragment}") } else { format!("#{}{fragment}", mounted.as_str()) })
    }
}

fn decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}

fn is_remote(reference: &str) -> bool {
    reference.split('#').next().is_some_and(|file| file.contains("://") || file.starts_with("urn:"))
}

/// What is told of a ref that is not followed.
pub(crate) fn remote(reference: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning("remote-reference", at, format!("`{reference}` is not a file")).label("not followed").help(
        "save the target and name it with `--map URL=PATH`, or refer to the file; what uses it is left out or untyped",
    )
}

/// Where in the other file, where that is known.
fn within(place: &Place) -> String {
    match place {
        Place::File { path, position: Some((line, column)), .. } => format!(" at {}:{line}:{column}", path.display()),
        _ => String::new(),
    }
}

fn names_a_file(reference: &str) -> bool {
    let file = reference.split('#').next().unwrap_or_default();
    [".yaml", ".yml", ".json"].iter().any(|suffix| file.ends_with(suffix))
}

/// The path as it is seen from the folder `base`, so that it says nothing about the machine.
fn relative(path: &Path, base: &Path) -> PathBuf {
    let shared = path.components().zip(base.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 && path.is_absolute() {
        return path.to_owned();
    }
    let up = base.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}
