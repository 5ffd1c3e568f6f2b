//! Assembles examples of objects without an example from the examples of their properties.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::find::{Found, own};
use super::samples::{MOST_NESTED, size};
use super::schemas::Schemas;
use super::validator::Validator;

/// How deep objects are nested: recursive schemas never end.
const DEPTH: usize = 4;

/// Returns an example of each object for which all required properties have examples.
pub(super) fn assembled(tree: &Value, validator: &Validator<'_>) -> Vec<Found> {
    let schemas = validator.schemas;
    let mut assembler = Assembler { tree, validator, examples: HashMap::new() };
    let objects = schemas.pointers.iter().enumerate().filter(|(id, pointer)| {
        let node = schemas.node(*id);
        (node.get("properties").is_some() || node.get("allOf").is_some()) && own(tree, pointer).is_none()
    });
    objects
        .filter_map(|(id, pointer)| {
            let value = assembler.object(id, DEPTH).filter(|members| !members.is_empty())?;
            let (pointer, schema) = ((*pointer).clone(), (*pointer).clone());
            Some(Found { pointer, schema, value: Value::Object(value), as_text: false, written: false })
        })
        .collect()
}

struct Assembler<'a, 'j> {
    tree: &'a Value,
    validator: &'a Validator<'j>,
    /// The examples found so far, by schema and depth.
    examples: HashMap<(usize, usize), Option<Value>>,
}

impl Assembler<'_, '_> {
    /// Returns the example of a schema: its own if it matches, or an assembled one. The result is cached.
    fn example(&mut self, link: &Value, depth: usize) -> Option<Value> {
        let id = Schemas::referred(link)?;
        if let Some(known) = self.examples.get(&(id, depth)) {
            return known.clone();
        }
        crate::work::add(1);
        let example = self.new_example(id, depth);
        self.examples.insert((id, depth), example.clone());
        example
    }

    fn new_example(&mut self, id: usize, depth: usize) -> Option<Value> {
        let schemas = self.validator.schemas;
        let written = schemas.pointers.get(id).and_then(|pointer| own(self.tree, pointer));
        if let Some(written) = written.filter(|written| self.validator.accepts(id, written)) {
            return Some(written);
        }
        let node = schemas.node(id);
        if let Some(constant) = node.get("const") {
            return Some(constant.clone());
        }
        let depth = depth.checked_sub(1)?;
        if node.get("properties").is_some() || node.get("allOf").is_some() {
            // An empty object is no useful example, and often only means that the maximum depth is reached.
            return self.object(id, depth).filter(|members| !members.is_empty()).map(Value::Object);
        }
        if let Some(items) = node.get("items") {
            return Some(Value::Array(vec![self.example(items, depth)?]));
        }
        let alternatives = ["anyOf", "oneOf"].iter().filter_map(|key| node.get(*key)?.as_array()).flatten();
        alternatives.into_iter().find_map(|alternative| self.example(alternative, depth))
    }

    fn object(&mut self, id: usize, depth: usize) -> Option<Map<String, Value>> {
        let node = self.validator.schemas.node(id);
        let mut object = Map::new();
        for part in node.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            if let Value::Object(members) = self.example(part, depth)? {
                object.extend(members);
            }
        }
        let mut nested = object.values().map(size).sum::<usize>();
        for (name, schema) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if nested > MOST_NESTED {
                break;
            }
            if let Some(example) = self.example(schema, depth) {
                nested = nested.saturating_add(size(&example));
                object.insert(name.clone(), example);
            }
        }
        let required = node.get("required").and_then(Value::as_array).into_iter().flatten();
        required.into_iter().all(|name| name.as_str().is_some_and(|name| object.contains_key(name))).then_some(object)
    }
}
