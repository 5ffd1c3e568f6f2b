//! A document in another order, where the order has no meaning: the keys of all objects, parameters, tags of the document, `required`.
//!
//! The order of everything else stays: of media types, `oneOf`, `anyOf`, `allOf`, `enum`, `prefixItems`, `servers`, `security` and the tags of an
//! operation, the first of which is its group. Examples, defaults and extensions are data, and stay as they are.

use fastrand::Rng;
use serde_json::{Map, Value};

/// Returns the document in another order, the same for the same seed.
#[must_use]
pub fn shuffled(document: &Value, seed: u64) -> Value {
    let mut rng = Rng::with_seed(seed);
    node(document, &mut rng)
}

/// Keys of nodes whose values are data.
const DATA: [&str; 5] = ["example", "examples", "default", "enum", "const"];

/// Keys of nodes whose values have names as keys.
const MAPS: [&str; 22] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "dependentRequired",
    "paths",
    "webhooks",
    "callbacks",
    "responses",
    "headers",
    "links",
    "encoding",
    "variables",
    "schemas",
    "requestBodies",
    "securitySchemes",
    "pathItems",
    "mapping",
    "scopes",
    "mediaTypes",
    "x-files",
];

/// Shuffles a node: an object whose keys are those of the specification.
fn node(value: &Value, rng: &mut Rng) -> Value {
    match value {
        Value::Object(object) => object_with(object, rng, |key, value, rng| match key {
            _ if DATA.contains(&key) => value.clone(),
            // The parameters of a component are a map.
            "parameters" if value.is_object() => map(value, rng),
            // The first media type is the one to prefer.
            "content" => in_order(value, rng),
            _ if MAPS.contains(&key) => map(value, rng),
            _ if key.starts_with("x-") => value.clone(),
            "parameters" | "required" => list(value, rng, true),
            "tags" => list(value, rng, value.as_array().is_some_and(|tags| tags.iter().all(Value::is_object))),
            _ => node(value, rng),
        }),
        Value::Array(_) => list(value, rng, false),
        other => other.clone(),
    }
}

/// Shuffles an object whose keys are names, and the nodes in it.
fn map(value: &Value, rng: &mut Rng) -> Value {
    match value {
        Value::Object(object) => object_with(object, rng, |_, value, rng| node(value, rng)),
        other => node(other, rng),
    }
}

/// Shuffles the nodes in an object whose keys are names, but not the object.
fn in_order(value: &Value, rng: &mut Rng) -> Value {
    let Value::Object(object) = value else { return node(value, rng) };
    Value::Object(object.iter().map(|(key, value)| (key.clone(), node(value, rng))).collect())
}

fn object_with(
    object: &Map<String, Value>,
    rng: &mut Rng,
    mut value_of: impl FnMut(&str, &Value, &mut Rng) -> Value,
) -> Value {
    let mut entries: Vec<(String, Value)> =
        object.iter().map(|(key, value)| (key.clone(), value_of(key, value, rng))).collect();
    rng.shuffle(&mut entries);
    Value::Object(entries.into_iter().collect())
}

fn list(value: &Value, rng: &mut Rng, is_shuffled: bool) -> Value {
    let Value::Array(items) = value else { return node(value, rng) };
    let mut items: Vec<Value> = items.iter().map(|item| node(item, rng)).collect();
    if is_shuffled {
        rng.shuffle(&mut items);
    }
    Value::Array(items)
}
