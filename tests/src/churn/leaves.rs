//! How much two versions of a document differ, by their leaves: the values that are neither an object nor a list.

use std::collections::BTreeMap;

use serde_json::Value;

/// Returns the number of leaves that are in one of the documents only, or that have another value in each.
#[must_use]
pub fn changed(before: &Value, after: &Value) -> usize {
    let (before, after) = (leaves(before), leaves(after));
    let added = after.keys().filter(|at| !before.contains_key(*at)).count();
    let others = before.iter().filter(|(at, value)| after.get(*at) != Some(value)).count();
    added + others
}

/// Returns the leaves by their location. An empty object or list is one too.
fn leaves(document: &Value) -> BTreeMap<String, &Value> {
    let mut found = BTreeMap::new();
    let mut pending = vec![(String::new(), document)];
    while let Some((at, value)) = pending.pop() {
        match value {
            Value::Object(object) if !object.is_empty() => {
                pending.extend(object.iter().map(|(key, value)| (format!("{at}/{}", key.replace('/', "~1")), value)));
            }
            Value::Array(list) if !list.is_empty() => {
                pending.extend(list.iter().enumerate().map(|(index, value)| (format!("{at}/{index}"), value)));
            }
            _ => {
                found.insert(at, value);
            }
        }
    }
    found
}
