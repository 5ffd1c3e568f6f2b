//! Follows `$ref`s to other files: reads each file once, mounts it in the tree, and rewrites each `$ref` to the
//! location of its target in the tree. Later stages know one tree, and references within it.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use serde_json::{Map, Value, json};

use super::files::{Files, normal};
use super::identifiers::{self, Base, Identifiers, self_uri};
use super::{Loaded, duplicate_keys, read};
use crate::config::Inputs;
use crate::diagnostic::lost::lost;
use crate::diagnostic::{Code, Diagnostic, InputLocation, flood};
use crate::pointer::{Pointer, PointerMap, Trail};

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
        deferred: Vec::new(),
        diagnostics: Vec::new(),
    };
    let mut identifiers = PointerMap::default();
    bundler.file(&mut loaded.tree, &entry, &Pointer::root(), &mut identifiers);
    let mut mounted = Map::new();
    while let Some((path, mount)) = bundler.pending.pop() {
        let name = mount.last().unwrap_or_default().into_owned();
        let value = match read(files.read_referenced(&path), &path, mount.clone()) {
            Ok((mut source, mut tree)) => {
                bundler.diagnostics.extend(duplicate_keys(&tree.duplicates, &mount));
                bundler.file(&mut tree.value, &path, &mount, &mut identifiers);
                flood::bound(&mut bundler.diagnostics);
                source.name.clone_from(&name);
                loaded.sources.0.push(source);
                tree.value
            }
            // The reason is reported where the file is referred to, if anything reads that.
            Err(problem) => {
                let reason = format!("{}{}", problem.message, within(&problem.location));
                match problem.code {
                    Code::OutsideRoot | Code::InputLimit | Code::Syntax | Code::NotText => {
                        json!({ UNREADABLE: reason, UNREADABLE_HELP: problem.help })
                    }
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
    bundler.resolve_deferred(&mut loaded.tree, &identifiers);
    flood::bound(&mut bundler.diagnostics);
    loaded.diagnostics.append(&mut bundler.diagnostics);
}

struct Bundler<'a> {
    /// The directory of the entry.
    base: PathBuf,
    /// What URLs begin with, and what is read instead.
    mapped: &'a [(String, PathBuf)],
    /// The pointer of each file in the tree.
    mounts: HashMap<PathBuf, Pointer>,
    /// Files to read, and where each is mounted.
    pending: Vec<(PathBuf, Pointer)>,
    /// References that are resolved when all files are read.
    deferred: Vec<Deferred>,
    diagnostics: Vec<Diagnostic>,
}

/// A reference that the names in another file may resolve.
struct Deferred {
    /// The location of its text.
    at: Pointer,
    target: DeferredTarget,
    fragment: String,
    /// What is found where no file has that name.
    unresolved: Option<Diagnostic>,
}

enum DeferredTarget {
    /// The schema with this `$id`, in any file.
    Uri(String),
    /// An anchor in the file that is mounted here.
    AnchorIn(Pointer),
}

/// A file with references.
struct File<'a> {
    path: &'a Path,
    /// Its pointer in the tree.
    mount: &'a Pointer,
    identifiers: &'a Identifiers,
}

/// What is around a schema.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The schema resource.
    base: Base<'a>,
    /// The root of the schema resource, which `$recursiveRef: "#"` means.
    root: Option<&'a Pointer>,
}

impl Bundler<'_> {
    /// Rewrites the references of a file that is mounted at `mount`, and keeps the names of its schemas.
    fn file(&mut self, tree: &mut Value, path: &Path, mount: &Pointer, identifiers: &mut PointerMap<Identifiers>) {
        let of_file = Identifiers::of(tree, mount);
        let root = tree.get("openapi").is_none().then_some(mount);
        let file = File { path, mount, identifiers: &of_file };
        let uri = self_uri(tree).to_owned();
        self.rewrite(tree, &file, &Trail::Start(mount), Around { base: Base { uri: &uri, pointer: mount }, root });
        identifiers.insert(mount.clone(), of_file);
    }

    /// Changes each reference in and below `node`, which is at `here`, to its target in the one tree.
    fn rewrite(&mut self, node: &mut Value, file: &File<'_>, here: &Trail<'_>, around: Around<'_>) {
        let Value::Object(members) = node else { return self.rewrite_below(node, file, here, around) };
        if !members.keys().any(|key| key.starts_with('$') || key == "mapping") {
            return self.rewrite_below(node, file, here, around);
        }
        let id = identifiers::own_id(members).map(|id| identifiers::join(around.base.uri, id));
        let is_root = id.is_some() || members.get("$recursiveAnchor").is_some_and(|flag| flag == true);
        let own = is_root.then(|| here.pointer());
        let base = match (&id, &own) {
            (Some(uri), Some(pointer)) => Base { uri, pointer },
            _ => around.base,
        };
        let around = Around { base, root: own.as_ref().or(around.root) };
        if let Some(Value::String(reference)) = members.get_mut("$ref")
            && let Some(target) = self.target(reference, file, around.base, || Trail::Member(here, "$ref").pointer())
        {
            *reference = target;
        }
        self.dynamic_references(members, file, here, around);
        if let Some(Value::Object(mapping)) = members.get_mut("mapping") {
            for (key, target) in mapping {
                self.discriminator_target(
                    target,
                    file,
                    &Trail::Member(&Trail::Member(here, "mapping"), key),
                    around.base,
                );
            }
        }
        if let Some(target) = members.get_mut("defaultMapping") {
            self.discriminator_target(target, file, &Trail::Member(here, "defaultMapping"), around.base);
        }
        self.rewrite_below(node, file, here, around);
    }

    fn rewrite_below(&mut self, node: &mut Value, file: &File<'_>, here: &Trail<'_>, around: Around<'_>) {
        match node {
            Value::Object(members) => {
                for (key, value) in members.iter_mut().filter(|(_, value)| value.is_object() || value.is_array()) {
                    self.rewrite(value, file, &Trail::Member(here, key), around);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.rewrite(item, file, &Trail::Item(here, index), around);
                }
            }
            _ => {}
        }
    }

    /// Points `$dynamicRef` and `$recursiveRef` to the schema that the document alone says they mean.
    fn dynamic_references(
        &mut self,
        members: &mut Map<String, Value>,
        file: &File<'_>,
        here: &Trail<'_>,
        around: Around<'_>,
    ) {
        if let Some(Value::String(reference)) = members.get_mut("$dynamicRef") {
            let target = match file.identifiers.dynamic_target(reference, around.base) {
                Some(named) => Some(named.to_string()),
                None => self.target(reference, file, around.base, || Trail::Member(here, "$dynamicRef").pointer()),
            };
            if let Some(target) = target {
                *reference = target;
            }
        }
        if let Some(Value::String(reference)) = members.get_mut("$recursiveRef") {
            let component = || component_around(&here.pointer());
            if reference == "#"
                && let Some(root) = around.root.cloned().or_else(component)
            {
                *reference = root.to_string();
            }
        }
    }

    /// A value of `mapping`, or `defaultMapping`, is a schema's name or a reference. Only references to files have a suffix.
    fn discriminator_target(&mut self, value: &mut Value, file: &File<'_>, here: &Trail<'_>, base: Base<'_>) {
        let Value::String(reference) = value else { return };
        let is_reference = reference.starts_with('#') || names_a_file(reference) || is_remote(reference);
        let deferred = self.deferred.len();
        let target = if is_reference { self.target(reference, file, base, || here.pointer()) } else { None };
        match target {
            Some(target) => *reference = target,
            None if is_remote(reference) => {
                let unresolved = remote(reference, &here.pointer());
                match self.deferred.get_mut(deferred) {
                    Some(deferred) => deferred.unresolved = Some(unresolved),
                    None => self.diagnostics.push(unresolved),
                }
            }
            None => {}
        }
    }

    /// Resolves references by the names that other files have for schemas.
    fn resolve_deferred(&mut self, tree: &mut Value, identifiers: &PointerMap<Identifiers>) {
        let mut files: Vec<(&Pointer, &Identifiers)> = identifiers.iter().collect();
        files.sort_by_key(|(mount, _)| *mount);
        let mut by_uri: HashMap<&str, &Identifiers> = HashMap::new();
        for (_, of_file) in files {
            for uri in of_file.uris() {
                by_uri.entry(uri).or_insert(of_file);
            }
        }
        for Deferred { at, target, fragment, unresolved } in std::mem::take(&mut self.deferred).into_iter().rev() {
            let found = match &target {
                DeferredTarget::Uri(uri) => by_uri.get(uri.as_str()).and_then(|of_file| of_file.by_uri(uri, &fragment)),
                DeferredTarget::AnchorIn(mount) => identifiers.get(mount).and_then(|of_file| of_file.anchor(&fragment)),
            };
            match (found, tree.pointer_mut(at.as_str())) {
                (Some(found), Some(reference)) => *reference = Value::String(found.to_string()),
                _ => self.diagnostics.extend(unresolved),
            }
        }
    }

    /// The file that is read instead of a URL: what is mapped the most closely counts.
    fn mapped(&self, url: &str) -> Option<PathBuf> {
        let url = url.split('#').next().unwrap_or_default();
        let found = self.mapped.iter().filter_map(|(start, path)| Some((path, url.strip_prefix(start.as_str())?)));
        let (path, rest) = found.min_by_key(|(_, rest)| rest.len())?;
        Some(if rest.is_empty() { path.clone() } else { path.join(decoded(rest).trim_start_matches('/')) })
    }

    /// The reference within the one tree; `None` when it stays as it is. `at` is the location of its text.
    fn target(&mut self, reference: &str, from: &File<'_>, base: Base<'_>, at: impl Fn() -> Pointer) -> Option<String> {
        if let Some(named) = from.identifiers.target(reference, base) {
            return Some(named.to_string());
        }
        let File { path, mount, .. } = *from;
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let anchor = !fragment.is_empty() && !fragment.starts_with('/');
        if file.is_empty() {
            return (!anchor && !mount.as_str().is_empty()).then(|| format!("{mount}{fragment}"));
        }
        let uri = identifiers::join(base.uri, file);
        let defer = |target| Deferred { at: at(), target, fragment: fragment.to_owned(), unresolved: None };
        let is_uri = is_remote(&uri);
        let mapped = if is_uri { self.mapped(&uri) } else { None };
        if is_uri {
            self.deferred.push(defer(DeferredTarget::Uri(uri)));
        }
        let wanted = match mapped {
            Some(path) => path,
            None if is_remote(reference) => return None, // Otherwise it is reported where the reference is followed.
            None => path.parent().unwrap_or(Path::new("")).join(decoded(file)),
        };
        let wanted = normal(&wanted);
        let name = relative(&wanted, &self.base).display().to_string();
        let pending = &mut self.pending;
        let mounted = self.mounts.entry(wanted.clone()).or_insert_with(|| {
            let mount = Pointer::root().child(MOUNT).child(&name);
            pending.push((wanted, mount.clone()));
            mount
        });
        if anchor {
            self.deferred.push(defer(DeferredTarget::AnchorIn(mounted.clone())));
            return Some(format!("#{fragment}")); // Else it is looked for in the whole tree.
        }
        Some(format!("{mounted}{fragment}"))
    }
}

/// The component that a schema is in.
fn component_around(pointer: &Pointer) -> Option<Pointer> {
    let tokens: Vec<_> = pointer.tokens().take(3).collect();
    match tokens.as_slice() {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            Some(Pointer::root().child(components).child(schemas).child(name))
        }
        _ => None,
    }
}

fn decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}

fn is_remote(reference: &str) -> bool {
    reference.split('#').next().is_some_and(|file| file.contains("://") || file.starts_with("urn:"))
}

/// Describes why a reference is not followed.
pub(crate) fn remote(reference: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::RemoteReference, at, format!("the reference `{reference}` does not name a file"))
        .label("not followed: nothing is read from the network")
        .outcome(lost(at))
        .help("save the target to a file and map the URL to it with `--map URL=PATH`")
}

/// Where in the other file, where that is known.
fn within(location: &InputLocation) -> String {
    match location {
        InputLocation::File { path, position: Some((line, column)), .. } => {
            format!(" at {}:{line}:{column}", path.display())
        }
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
