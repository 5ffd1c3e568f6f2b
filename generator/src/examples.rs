//! The examples in the document, for the tests of the generated crate: finds, validates and names them.
//!
//! The `jsonschema` crate validates each example against its schema, so that the generated types are tested by code
//! that is independent of them. An example that contradiction its schema is reported and not tested. For the others,
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

/// Returns the examples that match their schemas, in the order of their pointers, and diagnostics for the others.
#[must_use]
pub fn examples(tree: &Value, document: &Document, api: &Api) -> (Vec<Example>, Vec<Diagnostic>) {
    let types: HashMap<&Pointer, &Type> = api.schemas.iter().map(|(place, ty)| (place, ty)).collect();
    let schemas = Schemas::new(document);
    let validator = match Validator::new(&schemas) {
        Ok(validator) => validator,
        Err(reason) => return (Vec::new(), vec![not_validated(&reason)]),
    };
    let mut found = find::written(tree, document);
    found.extend(assemble::assembled(tree, &validator));
    for found in &mut found {
        if let Some(place) = document.references.get(&found.schema) {
            found.schema.clone_from(place);
        }
    }
    found.sort_by(|one, other| (&one.pointer, &one.schema).cmp(&(&other.pointer, &other.schema)));
    // An example that is referred to may occur with the same schema several times.
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
            Err(reason) if written => diagnostics.push(contradiction(&pointer, &reason)),
            Err(_) => {} // The examples of its properties are reported separately.
        }
    }
    examples.extend(instances(tree, api, &schemas, &validator, &mut names));
    (examples, diagnostics)
}

/// Returns values that match the schemas at these locations, as far as some can be generated. Values with many properties come first,
/// and examples of the document last.
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

/// Generates values for each named type from its first schema.
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

fn contradiction(pointer: &Pointer, reason: &str) -> Diagnostic {
    Diagnostic::note("example-contradicts-schema", pointer, format!("the example does not match its schema: {reason}"))
        .label("not tested")
        .help("fix the example or its schema")
}

fn not_validated(reason: &str) -> Diagnostic {
    Diagnostic::note(
        "examples-not-judged",
        &Pointer::root(),
        format!("the examples cannot be validated against their schemas: {reason}"),
    )
    .outcome("no example is tested")
}

/// Segments of pointers that do not identify an example.
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

/// Returns the name of a test, from the location of its example.
fn name(pointer: &Pointer, written: bool) -> Name {
    let told = pointer.tokens().filter(|token| !SAID_BY_ALL.contains(&token.as_ref()));
    let mut words: Vec<String> = told.map(|token| token.replace('/', " ")).collect();
    if !written {
        words.push("assembled example".to_owned());
    }
    Name::of_value(&words.join(" "))
}
