//! Schemas of 3.1 and 3.2 (JSON Schema 2020-12), and what vendors write, in the words of 3.0.
//!
//! | written | said in 3.0 |
//! |---|---|
//! | `true`, `false` | `{}`, kept |
//! | `$ref` beside other keywords | `allOf: [{$ref}]` beside them |
//! | `type: [T, "null"]` | `type: T, nullable: true` |
//! | `type: [A, B]` | `anyOf: [{type: A}, {type: B}]` |
//! | `type: "null"` | `enum: [null], nullable: true` |
//! | `const: v` | `enum: [v]` |
//! | `exclusiveMinimum: n` | `minimum: n, exclusiveMinimum: true` |
//! | `items: [..]` | `prefixItems: [..]`, kept |
//! | `contentEncoding: base64` | `format: byte` |
//! | `contentMediaType: application/octet-stream` | `format: binary` |
//! | `examples: [..]` | kept, and the first is the `example` |

use serde_json::{Map, Value, json};

use super::outline::reference_to;
use crate::diagnostic::Diagnostic;
use crate::document::KEPT;
use crate::pointer::Pointer;

/// The schema in the words of 3.0; nodes below it stay as they are.
pub(super) fn rewrite(value: &Value, at: &Pointer, diagnostics: &mut Vec<Diagnostic>) -> Value {
    let mut schema = match value {
        Value::Bool(true) => return json!({}),
        Value::Bool(false) => return json!({ format!("{KEPT}never"): true }),
        Value::Object(members) => members.clone(),
        // A list where a schema is meant says that all of it holds.
        Value::Array(items) => {
            let all = (0..items.len()).map(|index| reference_to(&at.item(index))).collect();
            return json!({ format!("{KEPT}allOf"): Value::Array(all) });
        }
        other => return other.clone(),
    };
    reference_beside_others(&mut schema, at);
    constant(&mut schema);
    exclusive_bound(&mut schema, "exclusiveMinimum", "minimum");
    exclusive_bound(&mut schema, "exclusiveMaximum", "maximum");
    large_bounds(&mut schema);
    tuple(&mut schema, at);
    content(&mut schema);
    examples(&mut schema);
    types(&mut schema, at, diagnostics);
    Value::Object(schema)
}

fn reference_beside_others(schema: &mut Map<String, Value>, at: &Pointer) {
    let Some(Value::String(reference)) = schema.get("$ref") else { return };
    let reference = json!({ "$ref": reference });
    schema.remove("$ref");
    match schema.get_mut("allOf") {
        // The reference joins the others as the node it is; those keep their places.
        Some(Value::Array(all)) => {
            let mut members: Vec<Value> =
                (0..all.len()).map(|index| reference_to(&at.child("allOf").item(index))).collect();
            members.insert(0, reference);
            schema.remove("allOf");
            schema.insert(format!("{KEPT}allOf"), Value::Array(members));
        }
        _ => {
            schema.insert(format!("{KEPT}allOf"), json!([reference]));
        }
    }
}

fn constant(schema: &mut Map<String, Value>) {
    if let Some(value) = schema.remove("const") {
        schema.insert(format!("{KEPT}const"), value.clone());
        schema.insert("enum".to_owned(), json!([value]));
    }
}

/// 3.1 has the bound itself where 3.0 has a flag beside the bound.
fn exclusive_bound(schema: &mut Map<String, Value>, exclusive: &str, inclusive: &str) {
    match schema.get(exclusive) {
        Some(Value::Number(_)) => {
            if let Some(bound) = schema.insert(exclusive.to_owned(), Value::Bool(true)) {
                schema.insert(inclusive.to_owned(), bound);
            }
        }
        Some(Value::Bool(_)) | None => {}
        Some(_) => {
            schema.remove(exclusive);
        }
    }
}

/// `openapiv3` holds integer bounds in 64 bits; a bound outside of them bounds nothing that can be sent.
fn large_bounds(schema: &mut Map<String, Value>) {
    for key in ["minimum", "maximum", "multipleOf"] {
        if let Some(bound) = schema.get(key).and_then(super::shape::whole) {
            schema.insert(key.to_owned(), bound.into());
            continue;
        }
        let outside = schema.get(key).is_some_and(Value::is_number);
        let integer = schema.get("type").is_some_and(|kind| kind == "integer" || kind.is_array());
        if outside
            && integer
            && let Some(bound) = schema.remove(key)
        {
            schema.insert(format!("{KEPT}{key}"), bound);
        }
    }
}

/// Draft 4's list of `items` is 2020-12's `prefixItems`.
fn tuple(schema: &mut Map<String, Value>, at: &Pointer) {
    if let Some(Value::Array(items)) = schema.get("items") {
        let places: Vec<Value> = (0..items.len()).map(|index| reference_to(&at.child("items").item(index))).collect();
        schema.remove("items");
        schema.insert(format!("{KEPT}prefixItems"), Value::Array(places));
    }
    if let Some(Value::Bool(more)) = schema.get("items") {
        let more = *more;
        schema.remove("items");
        schema.insert(format!("{KEPT}items"), Value::Bool(more));
    }
}

/// 3.1 describes binary content by JSON Schema's content keywords, 3.0 by formats.
fn content(schema: &mut Map<String, Value>) {
    if schema.contains_key("format") {
        return;
    }
    let format = match (schema.get("contentEncoding").and_then(Value::as_str), schema.get("contentMediaType")) {
        (Some("base64"), _) => "byte",
        (Some("base64url"), _) => "base64url",
        (None, Some(Value::String(media))) if !media.contains("json") && !media.starts_with("text/") => "binary",
        _ => return,
    };
    schema.insert("format".to_owned(), json!(format));
}

fn examples(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(examples)) = schema.get("examples")
        && let Some(first) = examples.first().cloned()
    {
        schema.entry("example").or_insert(first);
    }
}

/// The types of JSON Schema, and the names that documents use by mistake with what they mean.
fn known_type(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match name {
        "string" | "str" | "String" | "text" => ("string", None),
        "integer" | "int" | "Integer" | "long" | "int32" | "int64" => ("integer", None),
        "number" | "float" | "double" | "decimal" | "Number" => ("number", None),
        "boolean" | "bool" | "Boolean" => ("boolean", None),
        "object" | "Object" | "map" => ("object", None),
        "array" | "Array" | "list" => ("array", None),
        "file" | "binary" => ("string", Some("binary")),
        "date" => ("string", Some("date")),
        "datetime" | "date-time" => ("string", Some("date-time")),
        "null" => ("null", None),
        _ => return None,
    })
}

fn types(schema: &mut Map<String, Value>, at: &Pointer, diagnostics: &mut Vec<Diagnostic>) {
    let Some(written) = schema.remove("type") else { return };
    let names: Vec<&str> = match &written {
        Value::String(name) => vec![name.as_str()],
        Value::Array(names) => names.iter().map(|name| name.as_str().unwrap_or("null")).collect(),
        Value::Null => return,
        _ => vec![""],
    };
    let mut kinds = Vec::new();
    for name in names {
        match known_type(name) {
            Some((kind, format)) => {
                if let Some(format) = format {
                    schema.entry("format").or_insert_with(|| json!(format));
                }
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            None if name == "any" => return,
            None => diagnostics.push(
                Diagnostic::warning("unknown-type", &at.child("type"), format!("there is no type `{name}`"))
                    .label("read as any value")
                    .help("the types are string, integer, number, boolean, array, object and null"),
            ),
        }
    }
    let nullable = kinds.contains(&"null");
    kinds.retain(|kind| *kind != "null");
    if nullable {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
    match kinds.as_slice() {
        [] if nullable => {
            schema.entry("enum").or_insert_with(|| json!([null]));
        }
        [] => {}
        [kind] => {
            schema.insert("type".to_owned(), json!(kind));
        }
        several => alternatives(schema, several),
    }
}

/// Several types at once are alternatives; each takes the keywords that speak of it.
fn alternatives(schema: &mut Map<String, Value>, kinds: &[&str]) {
    if kinds == ["integer", "number"] || kinds == ["number", "integer"] {
        schema.insert("type".to_owned(), json!("number"));
        return;
    }
    let composed = ["oneOf", "anyOf", "allOf", "enum"].iter().any(|key| schema.contains_key(*key));
    if composed {
        return; // The alternatives are said by those, or by the values.
    }
    schema.insert(format!("{KEPT}types"), json!(kinds));
}
