//! Examples and instances made for `--emit-tests`: the steps are bounded, whatever the schemas refer to.

use std::fs;

use generator::internals::{analyze, work};
use serde_json::{Map, Value, json};
use tests::case;

/// The steps that it takes to make the examples of a document.
fn steps(document: &Value) -> u64 {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("document.json");
    fs::write(&path, document.to_string()).expect("a document");
    let (mut config, _) = case::analysis(&path);
    config.emit_tests = true;
    let _earlier = work::take();
    let analysis = analyze(&config);
    assert!(analysis.api.is_some_and(|api| !api.examples.is_empty()), "the document has examples");
    work::take()
}

fn document(schemas: Map<String, Value>) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/S0" });
    let response = json!({ "description": "", "content": { "application/json": { "schema": schema } } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Examples", "version": "1" },
        "paths": { "/a": { "get": { "operationId": "a", "responses": { "200": response } } } },
        "components": { "schemas": schemas },
    })
}

fn reference(level: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{level}") })
}

/// On each level two alternatives that refer to the next one.
fn alternatives(levels: usize) -> Value {
    let level = |n: usize| {
        let more = json!({ "allOf": [reference(n + 1), { "properties": { format!("b{n}"): { "type": "string" } } }] });
        json!({ "properties": { format!("a{n}"): { "type": "string" } }, "oneOf": [reference(n + 1), more] })
    };
    let mut schemas: Map<String, Value> = (0..levels).map(|n| (format!("S{n}"), level(n))).collect();
    schemas.insert(format!("S{levels}"), json!({ "type": "object", "properties": { "end": { "type": "string" } } }));
    document(schemas)
}

/// An object with many properties of its own type.
fn properties(count: usize) -> Value {
    let mut properties: Map<String, Value> = (0..count).map(|n| (format!("p{n}"), reference(0))).collect();
    properties.insert("name".to_owned(), json!({ "type": "string", "example": "a" }));
    document([("S0".to_owned(), json!({ "type": "object", "properties": properties }))].into_iter().collect())
}

#[test]
fn branches_that_refer_to_the_same_schema_are_validated_once() {
    let (few, many) = (steps(&alternatives(6)), steps(&alternatives(12)));
    assert!(many < few * 8, "6 levels take {few} steps, 12 levels take {many}");
}

#[test]
fn an_object_of_many_properties_of_its_own_type_has_small_examples() {
    let (few, many) = (steps(&properties(10)), steps(&properties(20)));
    assert!(many < few * 6, "10 properties take {few} steps, 20 properties take {many}");
}
