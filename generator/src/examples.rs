//! The examples in the document, for the tests of the generated crate: finds, validates and names them.
//!
//! The `jsonschema` crate validates each example against its schema, so that the generated types are tested by code
//! that is independent of them. An example that contradicts its schema is reported and not tested. For the others,
//! the properties that no schema defines are recorded.

mod assemble;
mod find;
mod pattern;
mod samples;
mod scalars;
mod schemas;
mod surroundings;
mod unknown;
mod validator;
mod validators;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::api::{Api, Example, Type};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;

use find::Found;
use samples::Maker;
use schemas::Schemas;
use validator::Validator;

/// The examples that their schemas accept, in the order of their pointers, and those that they do not.
#[must_use]
pub fn examples(tree: &Value, document: &Document, api: &Api) -> (Vec<Example>, Vec<Diagnostic>) {
    let types: HashMap<&Pointer, &Type> = api.schemas.iter().map(|(place, ty)| (place, ty)).collect();
    let schemas = Schemas::new(document);
    let validator = match Validator::new(&schemas) {
        Ok(validator) => validator,
        Err(reason) => return (Vec::new(), vec![unjudged(&reason)]),
    };
    let mut found = find::written(tree, document);
    found.extend(assemble::assembled(tree, &validator));
    for found in &mut found {
        if let Some(place) = document.references.get(&found.schema) {
            found.schema.clone_from(place);
        }
    }
    found.sort_by(|one, other| (&one.pointer, &one.schema).cmp(&(&other.pointer, &other.schema)));
    // One that is referred to stands beside the same schema in many places.
    found.dedup_by(|one, other| one.pointer == other.pointer && one.schema == other.schema);
    let (mut examples, mut diagnostics) = (Vec::new(), Vec::new());
    let mut names = Scope::default();
    for Found { pointer, schema, value, as_text, written } in found {
        let (Some(id), Some(ty)) = (schemas.id(&schema), types.get(&schema)) else { continue };
        match validator.accepted(id, value, as_text) {
            Ok(value) => {
                let unknown = unknown::members(&validator, id, &value);
                let name = names.take(name(&pointer, written));
                examples.push(Example { name, pointer, ty: (*ty).clone(), values: vec![value.to_string()], unknown });
            }
            Err(reason) if written => diagnostics.push(contradicts(&pointer, &reason)),
            Err(_) => {} // Each part of it is told about by itself.
        }
    }
    examples.extend(instances(tree, api, &schemas, &validator, &mut names));
    (examples, diagnostics)
}

/// Values that the schemas at these places accept, as far as some can be made; the emptiest are not the first, and last are those
/// that the document gives.
#[must_use]
pub(crate) fn samples(tree: &Value, document: &Document, places: &[Pointer]) -> Vec<Vec<Value>> {
    let schemas = Schemas::new(document);
    let Ok(validator) = Validator::new(&schemas) else { return vec![Vec::new(); places.len()] };
    let mut maker = Maker::new(tree, &validator);
    let written = find::written(tree, document);
    let samples = places.iter().map(|at| {
        let place = document.references.get(at).unwrap_or(at);
        let Some(id) = schemas.id(place) else { return Vec::new() };
        let given = written.iter().filter(|found| found.schema == *at || found.schema == *place);
        let given = given.map(|found| found.value.clone()).filter(|value| validator.accepts(id, value));
        maker.instances(id).into_iter().chain(given).collect()
    });
    samples.collect()
}

/// Values made for each type that has a name, from the first schema that it is made for.
fn instances(
    tree: &Value,
    api: &Api,
    schemas: &Schemas<'_>,
    validator: &Validator<'_>,
    names: &mut Scope,
) -> Vec<Example> {
    let mut maker = Maker::new(tree, validator);
    let mut seen = HashSet::new();
    let mut examples = Vec::new();
    for (place, ty) in &api.schemas {
        let (Type::Named(named), Some(id)) = (ty, schemas.id(place)) else { continue };
        if !seen.insert(*named) {
            continue;
        }
        let values = surroundings::instances(&mut maker, validator, place, id);
        let values: Vec<String> = values.iter().map(Value::to_string).collect();
        if !values.is_empty() {
            let name = names.take(Name::of_value(&format!("{} instances", api.types[named.0].name)));
            examples.push(Example { name, pointer: place.clone(), ty: ty.clone(), values, unknown: Vec::new() });
        }
    }
    examples
}

fn contradicts(pointer: &Pointer, reason: &str) -> Diagnostic {
    Diagnostic::note("example-contradicts-schema", pointer, format!("the example does not match its schema: {reason}"))
        .label("not tested")
        .help("fix the example or its schema")
}

fn unjudged(reason: &str) -> Diagnostic {
    Diagnostic::note(
        "examples-not-judged",
        &Pointer::root(),
        format!("the examples cannot be validated against their schemas: {reason}"),
    )
    .outcome("no example is tested")
}

/// Words of pointers that every pointer has.
const SAID_BY_ALL: [&str; 10] = [
    "application/json",
    "components",
    "content",
    "paths",
    "properties",
    "responses",
    "schema",
    "schemas",
    "value",
    "x-files",
];

/// A test is named for the place of its example.
fn name(pointer: &Pointer, written: bool) -> Name {
    let told = pointer.tokens().filter(|token| !SAID_BY_ALL.contains(&token.as_ref()));
    let mut words: Vec<String> = told.map(|token| token.replace('/', " ")).collect();
    if !written {
        words.push("assembled example".to_owned());
    }
    Name::of_value(&words.join(" "))
}
