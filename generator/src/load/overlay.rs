//! Overlays (OpenAPI Overlay 1.0): actions that say what a document leaves out or has wrong, without changing its file. They are
//! applied to the tree before anything else reads it, so no later stage knows of them.

use std::path::Path;

use serde_json::{Map, Value};
use serde_json_path::{JsonPath, NormalizedPath, PathElement};

use super::files::Files;
use super::{Loaded, duplicate_keys, read};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;
use crate::source::Source;

/// Where overlays would be mounted. They are not part of the tree; what is found in them is told by a pointer below it.
const MOUNT: &str = "x-overlays";

/// Applies the overlay at `path`, the one with this number, and gives its text.
pub(super) fn apply(loaded: &mut Loaded, files: &mut Files, path: &Path, number: usize) -> Option<Source> {
    let mount = Pointer::root().child(MOUNT).item(number);
    let (source, overlay) = match read(files.read(path), path, mount.clone()) {
        Ok((source, tree)) => {
            loaded.diagnostics.extend(duplicate_keys(&tree.duplicates, &mount));
            (source, tree.value)
        }
        Err(problem) if problem.code == "unreadable" => {
            let problem = problem.help("give the path of an overlay with `--overlay FILE`");
            loaded.diagnostics.push(problem);
            return None;
        }
        Err(problem) => {
            loaded.diagnostics.push(*problem);
            return None;
        }
    };
    match actions(&overlay, &mount) {
        Ok(actions) => {
            for (index, action) in actions.iter().enumerate() {
                let place = mount.child("actions").item(index);
                if let Err(problem) = act(&mut loaded.tree, action, &place) {
                    loaded.diagnostics.push(*problem);
                }
            }
        }
        Err(problem) => loaded.diagnostics.push(*problem),
    }
    Some(source)
}

type Problem = Box<Diagnostic>;

fn actions<'o>(overlay: &'o Value, mount: &Pointer) -> Result<&'o [Value], Problem> {
    let version = overlay["overlay"].as_str().unwrap_or_default();
    if !version.starts_with("1.") {
        return Err(Box::new(
            Diagnostic::error("not-an-overlay", mount, "this is no overlay of version 1")
                .help("an overlay starts with `overlay: 1.0.0`, `info` and `actions`"),
        ));
    }
    overlay["actions"].as_array().map(Vec::as_slice).ok_or_else(|| {
        Box::new(
            Diagnostic::error("not-an-overlay", mount, "the overlay has no list of `actions`")
                .help("give it `actions`, each with a `target` and an `update` or `remove: true`"),
        )
    })
}

/// Does one action to all that its target selects.
fn act(tree: &mut Value, action: &Value, place: &Pointer) -> Result<(), Problem> {
    let target = action["target"].as_str().unwrap_or_default();
    let path = JsonPath::parse(target).map_err(|error| {
        Box::new(
            Diagnostic::error(
                "malformed-target",
                &place.child("target"),
                format!("`{target}` is no JSONPath: {error}"),
            )
            .help("write it as RFC 9535 says, such as `$.paths['/pets'].get`"),
        )
    })?;
    let mut selected: Vec<Pointer> = places(&path, tree);
    if selected.is_empty() {
        return Err(Box::new(
            Diagnostic::warning(
                "target-selects-nothing",
                &place.child("target"),
                format!("`{target}` selects nothing"),
            )
            .help("the document may have changed; mend the target or remove the action"),
        ));
    }
    if action["remove"] == true {
        // From the end, so that what is still to be removed stays where it is.
        while let Some(place) = selected.pop() {
            remove(tree, &place);
        }
        return Ok(());
    }
    let Some(update) = action.get("update") else {
        return Err(Box::new(
            Diagnostic::warning("action-does-nothing", place, "the action has neither `update` nor `remove: true`")
                .help("say what is to be done, or remove the action"),
        ));
    };
    for place in selected {
        if let Some(node) = tree.pointer_mut(place.as_str()) {
            merge(node, update);
        }
    }
    Ok(())
}

/// The places that a path selects, the items of a list in their order.
fn places(path: &JsonPath, tree: &Value) -> Vec<Pointer> {
    let located = path.query_located(tree);
    let mut found: Vec<&NormalizedPath<'_>> = located.locations().collect();
    let step = |step: &PathElement<'_>| (step.as_index(), step.as_name().map(str::to_owned));
    found.sort_by_cached_key(|place| place.iter().map(step).collect::<Vec<_>>());
    found.dedup();
    found.into_iter().map(|place| Pointer::from(place.to_json_pointer().as_str())).collect()
}

fn remove(tree: &mut Value, place: &Pointer) {
    let (Some(parent), Some(key)) = (place.parent(), place.last()) else { return };
    match tree.pointer_mut(parent.as_str()) {
        Some(Value::Object(members)) => drop(members.shift_remove(key.as_ref())),
        Some(Value::Array(items)) => {
            if let Ok(index) = key.parse::<usize>()
                && index < items.len()
            {
                items.remove(index);
            }
        }
        _ => {}
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
