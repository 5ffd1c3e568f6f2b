//! The JSON Schema of the settings file, for editors.

use serde_json::{Map, Value, json};

use super::keys::{KEYS, Kind, PACKAGE, RENAME, REPLACE};

/// Returns the JSON Schema (draft 2020-12) of the settings file.
#[must_use]
pub fn json_schema() -> Value {
    let properties: Map<String, Value> =
        KEYS.iter().map(|key| (key.name.to_owned(), described(schema(key.kind), key.about))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "generator.toml",
        "type": "object",
        "properties": {
            "clients": {
                "description": "A table for each client.",
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "properties": properties,
                    "additionalProperties": false,
                },
            },
        },
        "additionalProperties": false,
    })
}

fn described(mut schema: Value, about: &str) -> Value {
    schema["description"] = json!(about);
    schema
}

fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Map => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Kind::Rename => {
            let names = || json!({ "type": "object", "additionalProperties": { "type": "string" } });
            let kinds: Map<String, Value> = RENAME.iter().map(|(key, _)| ((*key).to_owned(), names())).collect();
            json!({ "type": "object", "properties": kinds, "additionalProperties": false })
        }
        Kind::Replace => {
            let own = json!({
                "type": "object",
                "properties": { "type": { "type": "string" }, "as": { "enum": ["text", "serde"] } },
                "required": ["type"],
                "additionalProperties": false,
            });
            let types =
                || json!({ "type": "object", "additionalProperties": { "anyOf": [{ "type": "string" }, own] } });
            let kinds: Map<String, Value> = REPLACE.iter().map(|(key, _)| ((*key).to_owned(), types())).collect();
            json!({ "type": "object", "properties": kinds, "additionalProperties": false })
        }
        Kind::Lists => {
            let texts = json!({ "type": "array", "items": { "type": "string" } });
            json!({ "type": "object", "additionalProperties": texts })
        }
        Kind::Dependencies => json!({ "type": "object" }),
        Kind::Package => {
            let keys: Map<String, Value> = PACKAGE.iter().map(|key| ((*key).to_owned(), json!(true))).collect();
            json!({ "type": "object", "properties": keys, "additionalProperties": false })
        }
    }
}
