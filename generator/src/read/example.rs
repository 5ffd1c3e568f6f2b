//! Finds the examples that the documentation of methods shows: the first of a parameter or of a media type, if it is short.

use serde_json::Value;

use super::Reader;
use crate::pointer::Pointer;
use crate::resolve;

/// How long an example may be: its characters, and one for each value.
const LONGEST: usize = 2_000;

impl<'a> Reader<'a> {
    /// Adds the examples of the media types in `content` of the node at `holder`.
    pub(super) fn examples_of_content(&mut self, holder: &Pointer) {
        let content = holder.child("content");
        let media_types: Vec<Pointer> = self
            .members(&content)
            .into_iter()
            .flat_map(|content| content.keys())
            .map(|key| content.child(key))
            .collect();
        for media_type in media_types {
            self.example(&media_type);
        }
    }

    /// Adds the example of the parameter or media type at `place`: its own, or else that of its schema.
    pub(super) fn example(&mut self, place: &Pointer) {
        let found = self.first_example(place).or_else(|| self.first_example(&place.child("schema")));
        if let Some(example) = found.filter(|example| is_short(example)) {
            self.document.examples.insert(place.clone(), example.clone());
        }
    }

    /// Returns `example`, or the first of `examples`.
    fn first_example(&self, holder: &Pointer) -> Option<&'a Value> {
        let (holder, node) = self.node_at(holder)?;
        if node.get("example").is_some() {
            return Some(self.node_at(&holder.child("example"))?.1);
        }
        let place = holder.child("examples");
        match node.get("examples")? {
            Value::Array(examples) => examples.first(),
            Value::Object(examples) => {
                let (place, _) = self.node_at(&place.child(examples.keys().next()?))?;
                let value = |key: &str| self.node_at(&place.child(key));
                Some(value("value").or_else(|| value("dataValue"))?.1)
            }
            _ => None,
        }
    }

    /// Returns the node at `pointer` and its location, after following references.
    fn node_at(&self, pointer: &Pointer) -> Option<(Pointer, &'a Value)> {
        if let Some(node) = self.references.without_reference(pointer) {
            return Some((pointer.clone(), node));
        }
        resolve::at(self.tree, pointer)?;
        let place = self.references.resolve(pointer).ok()?;
        let node = resolve::at(self.tree, &place)?;
        Some((place, node))
    }
}

fn is_short(example: &Value) -> bool {
    remaining(example, LONGEST).is_some()
}

/// Returns how much of the allowance is left after a value; `None` if the value is longer.
fn remaining(value: &Value, allowance: usize) -> Option<usize> {
    let allowance = allowance.checked_sub(1)?;
    match value {
        Value::String(text) => allowance.checked_sub(text.len()),
        Value::Array(items) => items.iter().try_fold(allowance, |left, item| remaining(item, left)),
        Value::Object(members) => {
            members.iter().try_fold(allowance, |left, (key, value)| remaining(value, left.checked_sub(key.len())?))
        }
        _ => Some(allowance),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{LONGEST, is_short};
    use crate::test_documents::document;

    #[test]
    fn the_first_example_is_that_of_the_node_or_of_its_schema() {
        let paths = json!({ "/a": { "get": {
            "parameters": [
                { "name": "own", "in": "query", "example": "x", "schema": { "type": "string", "example": "y" } },
                { "name": "schema", "in": "query", "schema": { "type": "string", "examples": ["y", "z"] } },
                { "name": "none", "in": "query", "schema": { "type": "string" } },
            ],
            "responses": { "200": { "description": "", "content": {
                "application/json": { "examples": { "a": { "$ref": "#/components/examples/A" } } },
                "text/plain": { "examples": { "a": { "externalValue": "https://a.example/a.txt" } } },
            } } },
        } } });
        let components = json!({ "examples": { "A": { "value": { "id": 1 } } } });
        let document = document(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": paths,
            "components": components,
        }));
        let examples: Vec<(String, String)> = document
            .examples
            .iter()
            .map(|(place, example)| (place.last().unwrap_or_default().into_owned(), example.to_string()))
            .collect();
        let mut examples: Vec<(&str, &str)> =
            examples.iter().map(|(place, example)| (place.as_str(), example.as_str())).collect();
        examples.sort_unstable();
        assert_eq!(examples, [("0", "\"x\""), ("1", "\"y\""), ("application/json", "{\"id\":1}")]);
    }

    #[test]
    fn a_long_example_is_no_example() {
        assert!(is_short(&json!({ "a": ["b", 1, null] })));
        for long in [json!("x".repeat(LONGEST)), json!(vec![0; LONGEST]), json!({ "x".repeat(LONGEST): 1 })] {
            assert!(!is_short(&long));
        }
    }
}
