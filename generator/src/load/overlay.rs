//! Applies overlays (OpenAPI Overlay 1.0 and 1.1): actions that correct or complete a document without editing its file.
//! They are applied to the tree before anything else reads it.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde_json::{Map, Value};
use serde_json_path::{JsonPath, NormalizedPath, PathElement};

use super::files::Files;
use super::{Loaded, duplicate_keys, read, target};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::source::Source;

/// The pointer at which overlays would be mounted. They are not part of the tree; diagnostics about them have pointers
/// below it.
const MOUNT: &str = "x-overlays";

/// What overlays may add to a tree at least, and for each byte of the document and of the overlays.
const ALLOWANCE: usize = 8 << 20;
const PER_BYTE: usize = 64;
/// How deep a tree may nest, which is how deep it may when it is read.
const DEEPEST: usize = 127;

/// What overlays have done so far.
#[derive(Default)]
pub(super) struct Spent {
    /// How much they may still add to the tree.
    allowed: Option<usize>,
    work: target::Work,
}

/// Applies the overlay at `path`, the one with this number, and returns its text. `spent` is shared by all overlays.
pub(super) fn apply(
    loaded: &mut Loaded,
    files: &mut Files,
    path: &Path,
    number: usize,
    spent: &mut Spent,
) -> Option<Source> {
    let mount = Pointer::root().child(MOUNT).item(number);
    let (source, overlay) = match read(files.read_named(path), path, mount.clone()) {
        Ok((source, tree)) => {
            loaded.diagnostics.extend(duplicate_keys(&tree.duplicates, &mount));
            (source, tree.value)
        }
        Err(problem) if problem.code == Code::Unreadable && !suggests(&problem) => {
            let problem = problem.help("pass the path of an overlay with `--overlay FILE`");
            loaded.diagnostics.push(problem);
            return None;
        }
        Err(problem) => {
            loaded.diagnostics.push(*problem);
            return None;
        }
    };
    let document = loaded.sources.0.first().map_or(0, |source| source.text.len());
    let for_text = |text: usize| text.saturating_mul(PER_BYTE);
    let allowed = spent.allowed.unwrap_or_else(|| for_text(document).saturating_add(ALLOWANCE));
    spent.allowed = Some(allowed.saturating_add(for_text(source.text.len())));
    match actions(&overlay, &mount) {
        Ok(actions) => {
            for (index, action) in actions.iter().enumerate() {
                let pointer = mount.child("actions").item(index);
                if let Err(problem) = act(&mut loaded.tree, action, &pointer, spent) {
                    let is_last = matches!(problem.code, Code::OverlayLimit | Code::UnboundedTarget);
                    loaded.diagnostics.push(*problem);
                    if is_last {
                        break;
                    }
                }
            }
        }
        Err(problem) => loaded.diagnostics.push(*problem),
    }
    Some(source)
}

/// Whether the help of a diagnostic names a file.
fn suggests(problem: &Diagnostic) -> bool {
    problem.help.as_ref().is_some_and(|help| help.starts_with("did you mean"))
}

type Problem = Box<Diagnostic>;

fn actions<'o>(overlay: &'o Value, mount: &Pointer) -> Result<&'o [Value], Problem> {
    let version = overlay["overlay"].as_str().unwrap_or_default();
    if !version.starts_with("1.") {
        return Err(Box::new(
            Diagnostic::error(Code::NotAnOverlay, mount, "this file is not an OpenAPI Overlay of version 1")
                .help("start the file with `overlay: 1.0.0`, `info` and `actions`"),
        ));
    }
    overlay["actions"].as_array().map(Vec::as_slice).ok_or_else(|| {
        Box::new(
            Diagnostic::error(Code::NotAnOverlay, mount, "the overlay has no `actions` list")
                .help("add `actions`, each with a `target` and an `update`, a `copy` or `remove: true`"),
        )
    })
}

/// Does one action to all that its target selects.
fn act(tree: &mut Value, action: &Value, pointer: &Pointer, spent: &mut Spent) -> Result<(), Problem> {
    let selected = selected(tree, action, "target", pointer, spent)?;
    if action["remove"] == true {
        if selected.iter().any(|selected| *selected == Pointer::root()) {
            return Err(Box::new(
                Diagnostic::warning(Code::ActionDoesNothing, pointer, "the whole document cannot be removed")
                    .help("select what the document should not have"),
            ));
        }
        remove(tree, &selected);
        return Ok(());
    }
    let copied = match (action.get("update"), action.get("copy")) {
        (None, Some(_)) => Some(copied(tree, action, pointer, spent)?),
        _ => None,
    };
    let Some(update) = action.get("update").or(copied.as_ref()) else {
        return Err(Box::new(
            Diagnostic::warning(
                Code::ActionDoesNothing,
                pointer,
                "the action has neither `update` nor `copy` nor `remove: true`",
            )
            .help("add an `update`, a `copy` or `remove: true`, or remove the action"),
        ));
    };
    let left = growth(update, &selected).and_then(|growth| spent.allowed.unwrap_or_default().checked_sub(growth));
    spent.allowed = Some(left.ok_or_else(|| {
        Box::new(
            Diagnostic::error(
                Code::OverlayLimit,
                pointer,
                "this update would make the document too large or too deeply nested",
            )
            .help("select fewer or higher nodes, or split the overlay"),
        )
    })?);
    for pointer in selected {
        if let Some(node) = tree.pointer_mut(pointer.as_str()) {
            merge(node, update);
        }
    }
    Ok(())
}

/// Returns the node that `copy` selects (Overlay 1.1).
fn copied(tree: &Value, action: &Value, pointer: &Pointer, spent: &mut Spent) -> Result<Value, Problem> {
    let found = selected(tree, action, "copy", pointer, spent)?;
    match found.as_slice() {
        [one] => Ok(tree.pointer(one.as_str()).cloned().unwrap_or_default()),
        _ => Err(Box::new(
            Diagnostic::error(
                Code::MalformedTarget,
                &pointer.child("copy"),
                format!("`copy` selects {} nodes, but one node is copied", found.len()),
            )
            .help("write a JSONPath that selects one node"),
        )),
    }
}

/// Returns the locations that the JSONPath under `key` of an action selects, of which there is at least one.
fn selected(
    tree: &Value,
    action: &Value,
    key: &str,
    pointer: &Pointer,
    spent: &mut Spent,
) -> Result<Vec<Pointer>, Problem> {
    let at = pointer.child(key);
    let path = match action.get(key) {
        Some(Value::String(path)) => path,
        Some(_) => return Err(malformed(&at, format!("the `{key}` of the action is no text"))),
        None => return Err(malformed(pointer, format!("the action has no `{key}`"))),
    };
    if let Some(reason) = spent.work.excess(path, tree) {
        return Err(Box::new(
            Diagnostic::error(Code::UnboundedTarget, &at, format!("this target is not applied: {reason}"))
                .help("use a more specific JSONPath, with fewer `..`, filters and selectors"),
        ));
    }
    let parsed =
        JsonPath::parse(path).map_err(|error| malformed(&at, format!("`{path}` is not a valid JSONPath: {error}")))?;
    let selected = pointers(&parsed, tree);
    if selected.is_empty() {
        return Err(Box::new(
            Diagnostic::warning(Code::TargetSelectsNothing, &at, format!("`{path}` selects nothing"))
                .outcome("the action is skipped")
                .help("fix the target, or remove the action if the document no longer needs it"),
        ));
    }
    Ok(selected)
}

fn malformed(at: &Pointer, message: String) -> Problem {
    let help = "write a JSONPath of RFC 9535, such as `$.paths['/pets'].get`";
    Box::new(Diagnostic::error(Code::MalformedTarget, at, message).help(help))
}

/// Returns the locations that a path selects, the items of a list in their order.
fn pointers(path: &JsonPath, tree: &Value) -> Vec<Pointer> {
    let located = path.query_located(tree);
    let mut found: Vec<&NormalizedPath<'_>> = located.locations().collect();
    let step = |step: &PathElement<'_>| (step.as_index(), step.as_name().map(str::to_owned));
    found.sort_by_cached_key(|pointer| pointer.iter().map(step).collect::<Vec<_>>());
    found.dedup();
    found.into_iter().map(|pointer| Pointer::from(pointer.to_json_pointer().as_str())).collect()
}

/// Returns approximately how much an update adds to the tree at these locations; `None` if the tree would become too
/// deep.
fn growth(update: &Value, selected: &[Pointer]) -> Option<usize> {
    let height = height(update);
    let deepest = selected.iter().map(|pointer| pointer.tokens().count()).max().unwrap_or_default();
    (deepest + height < DEEPEST).then(|| selected.len().saturating_mul(size(update)))
}

fn height(value: &Value) -> usize {
    match value {
        Value::Object(members) => 1 + members.values().map(height).max().unwrap_or_default(),
        Value::Array(items) => 1 + items.iter().map(height).max().unwrap_or_default(),
        _ => 1,
    }
}

fn size(value: &Value) -> usize {
    const NODE: usize = 64;
    NODE + match value {
        Value::Object(members) => members.iter().map(|(key, member)| key.len() + size(member)).sum(),
        Value::Array(items) => items.iter().map(size).sum(),
        Value::String(text) => text.len(),
        _ => 0,
    }
}

/// Removes nodes, those of one object or list at once. Lower nodes go first, so that all that is still to be removed stays where it is.
fn remove(tree: &mut Value, pointers: &[Pointer]) {
    let mut by_parent: BTreeMap<(usize, Pointer), HashSet<String>> = BTreeMap::new();
    for pointer in pointers {
        if let (Some(parent), Some(key)) = (pointer.parent(), pointer.last()) {
            by_parent.entry((parent.tokens().count(), parent)).or_default().insert(key.into_owned());
        }
    }
    for ((_, parent), keys) in by_parent.into_iter().rev() {
        match tree.pointer_mut(parent.as_str()) {
            Some(Value::Object(members)) => members.retain(|key, _| !keys.contains(key)),
            Some(Value::Array(items)) => {
                let mut index = 0;
                items.retain(|_| {
                    index += 1;
                    !keys.contains(&(index - 1).to_string())
                });
            }
            _ => {}
        }
    }
}

/// Objects are merged member by member, lists get what is given behind what they have, and all else is replaced.
fn merge(node: &mut Value, update: &Value) {
    match (node, update) {
        (Value::Object(members), Value::Object(update)) => merge_members(members, update),
        (Value::Array(items), Value::Array(update)) => items.extend(update.iter().cloned()),
        (Value::Array(items), update) => items.push(update.clone()),
        (node, update) => *node = update.clone(),
    }
}

fn merge_members(members: &mut Map<String, Value>, update: &Map<String, Value>) {
    for (key, value) in update {
        match (members.get_mut(key), value) {
            (Some(Value::Array(items)), Value::Array(update)) => items.extend(update.iter().cloned()),
            (Some(known @ Value::Object(_)), Value::Object(_)) => merge(known, value),
            _ => drop(members.insert(key.clone(), value.clone())),
        }
    }
}
