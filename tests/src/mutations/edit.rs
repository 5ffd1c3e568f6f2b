//! One random edit of a tree: something is dropped, swapped, given another type or name, nested, repeated or referred to.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Names that mean something to the generator, to rustc, or to neither.
const NAMES: [&str; 36] = [
    "",
    "$ref",
    "type",
    "properties",
    "items",
    "allOf",
    "oneOf",
    "anyOf",
    "enum",
    "const",
    "nullable",
    "required",
    "default",
    "example",
    "schema",
    "content",
    "parameters",
    "responses",
    "requestBody",
    "discriminator",
    "additionalProperties",
    "get",
    "200",
    "default ",
    "self",
    "Self",
    "crate",
    "fn",
    "_",
    "a b",
    "A_b",
    "a-b",
    "\u{e4}\u{1f980}",
    "x\"y\\",
    "*/ }",
    "r#type",
];

/// How deep a node is buried at most; JSON parsers stop soon after.
const DEEPEST: usize = 40;

/// Edits the tree at a random place, and says how.
pub fn edit(tree: &mut Value, rng: &mut Rng) -> String {
    let place = place(tree, rng);
    let other = place_of_another(tree, rng);
    let copy = tree.pointer(&other).cloned().unwrap_or_default();
    let (what, result) = match rng.usize(0..8) {
        0 => ("drop", drop(tree, &place)),
        1 => ("swap", swap(tree, &place, &other, copy)),
        2 => ("retype", put(tree, &place, |node| retyped(node, rng))),
        3 => ("rename", rename(tree, &place, &name(tree, &other, rng))),
        4 => ("nest", put(tree, &place, |node| nested(node, rng))),
        5 => ("repeat elsewhere", add(tree, &place, &name(tree, &other, rng), copy)),
        6 => ("replace by another", put(tree, &place, |_| copy)),
        _ => ("refer", put(tree, &place, |_| json!({ "$ref": format!("#{other}") }))),
    };
    let at = if place.is_empty() { "the root" } else { &place };
    if result.is_some() { format!("{what} {at} ({other})") } else { format!("nothing to {what} at {at}") }
}

/// A node, more often near the root than by their number, since there is more to break there.
fn place(tree: &Value, rng: &mut Rng) -> String {
    let (mut here, mut pointer) = (tree, String::new());
    while rng.usize(0..12) > 0 || pointer.is_empty() {
        let step = match here {
            Value::Object(members) if !members.is_empty() => {
                members.iter().nth(rng.usize(0..members.len())).map(|(key, node)| (escaped(key), node))
            }
            Value::Array(items) if !items.is_empty() => {
                let index = rng.usize(0..items.len());
                Some((index.to_string(), &items[index]))
            }
            _ => None,
        };
        let Some((token, node)) = step else { break };
        pointer = format!("{pointer}/{token}");
        here = node;
    }
    pointer
}

fn place_of_another(tree: &Value, rng: &mut Rng) -> String {
    // The parent of what is found, often: a whole object is of more use elsewhere than a text.
    let pointer = place(tree, rng);
    if rng.bool() { pointer.rsplit_once('/').map_or(String::new(), |(parent, _)| parent.to_owned()) } else { pointer }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// A name from the list, or the last of another place's names.
fn name(tree: &Value, other: &str, rng: &mut Rng) -> String {
    let taken = other.rsplit('/').next().filter(|_| tree.pointer(other).is_some() && rng.bool());
    taken.map_or_else(|| NAMES[rng.usize(0..NAMES.len())].to_owned(), unescaped)
}

fn parent<'a, 'p>(tree: &'a mut Value, place: &'p str) -> Option<(&'a mut Value, &'p str)> {
    let (parent, token) = place.rsplit_once('/')?;
    Some((tree.pointer_mut(parent)?, token))
}

fn drop(tree: &mut Value, place: &str) -> Option<Value> {
    let (parent, token) = parent(tree, place)?;
    match parent {
        Value::Object(members) => members.shift_remove(&unescaped(token)),
        Value::Array(items) => {
            token.parse::<usize>().ok().filter(|index| *index < items.len()).map(|index| items.remove(index))
        }
        _ => None,
    }
}

fn put(tree: &mut Value, place: &str, change: impl FnOnce(Value) -> Value) -> Option<Value> {
    let node = tree.pointer_mut(place)?;
    *node = change(node.take());
    Some(Value::Null)
}

fn swap(tree: &mut Value, place: &str, other: &str, copy: Value) -> Option<Value> {
    let here = tree.pointer(place)?.clone();
    put(tree, other, |_| here)?;
    // Where one stood within the other there is no second place any more.
    put(tree, place, |_| copy)
}

fn rename(tree: &mut Value, place: &str, name: &str) -> Option<Value> {
    let (parent, token) = parent(tree, place)?;
    let old = unescaped(token);
    let members = parent.as_object_mut()?;
    let renamed: Map<String, Value> = std::mem::take(members)
        .into_iter()
        .map(|(key, node)| if key == old { (name.to_owned(), node) } else { (key, node) })
        .collect();
    *members = renamed;
    Some(Value::Null)
}

fn add(tree: &mut Value, place: &str, name: &str, node: Value) -> Option<Value> {
    match tree.pointer_mut(place)? {
        Value::Object(members) => Some(members.insert(name.to_owned(), node).unwrap_or_default()),
        Value::Array(items) => {
            items.push(node);
            Some(Value::Null)
        }
        _ => None,
    }
}

fn retyped(node: Value, rng: &mut Rng) -> Value {
    match rng.usize(0..14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(u64::MAX),
        4 => json!(1e300),
        5 => json!(""),
        6 => json!("line\nline \" \\ */ \u{0} {} \u{202e}"),
        7 => json!([]),
        8 => json!({}),
        9 => json!([node]),
        10 => json!({ "a": node }),
        11 => json!(node.to_string()),
        12 => json!([node, node]),
        _ => json!(NAMES[rng.usize(0..NAMES.len())]),
    }
}

fn nested(node: Value, rng: &mut Rng) -> Value {
    let depth = if rng.usize(0..4) == 0 { rng.usize(1..DEEPEST) } else { 1 };
    let kind = rng.usize(0..7);
    (0..depth).fold(node, |inner, _| match kind {
        0 => json!({ "type": "array", "items": inner }),
        1 => json!({ "type": "object", "properties": { "a": inner } }),
        2 => json!({ "allOf": [inner] }),
        3 => json!({ "oneOf": [inner, { "type": "string" }] }),
        4 => json!({ "additionalProperties": inner }),
        5 => json!([inner]),
        _ => json!({ "get": inner }),
    })
}
