//! The examples in the document, for the tests of the generated crate: finds and validates them.
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

use crate::api::{Api, Constant, Presence, Type, TypeDef, TypeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::lower::{ExampleOrigin, UnnamedExample};
use crate::pointer::Pointer;

use find::Found;
use samples::Maker;
use schemas::Schemas;
use validator::Validator;

/// Returns the examples that match their schemas, in the order of their pointers, and diagnostics for the others.
#[must_use]
pub fn examples(tree: &Value, document: &Document, api: &Api) -> (Vec<UnnamedExample>, Vec<Diagnostic>) {
    let types: HashMap<&Pointer, &Type> = api.schemas.iter().map(|(pointer, ty)| (pointer, ty)).collect();
    let schemas = Schemas::new(document);
    let validator = match Validator::new(&schemas) {
        Ok(validator) => validator,
        Err(reason) => return (Vec::new(), vec![not_validated(&reason)]),
    };
    let mut found = find::written(tree, document);
    found.extend(assemble::assembled(tree, &validator));
    for found in &mut found {
        if let Some(pointer) = document.references.get(&found.schema) {
            found.schema.clone_from(pointer);
        }
    }
    found.sort_by(|one, other| (&one.pointer, &one.schema).cmp(&(&other.pointer, &other.schema)));
    // An example that is referred to may occur with the same schema several times.
    found.dedup_by(|one, other| one.pointer == other.pointer && one.schema == other.schema);
    let (mut examples, mut diagnostics) = (Vec::new(), Vec::new());
    for Found { pointer, schema, value, as_text, written } in found {
        let (Some(id), Some(ty)) = (schemas.id(&schema), types.get(&schema)) else { continue };
        match validator.accepted(id, value, as_text) {
            Ok(value) => {
                let unknown = unknown::members(&validator, id, &value);
                let origin = if written { ExampleOrigin::Written } else { ExampleOrigin::Assembled };
                let values = vec![value.to_string()];
                examples.push(UnnamedExample { origin, pointer, ty: (*ty).clone(), values, unknown });
            }
            Err(reason) if written => diagnostics.push(contradiction(&pointer, &reason)),
            Err(_) => {} // The examples of its properties are reported separately.
        }
    }
    examples.extend(instances(tree, api, &schemas, &validator));
    (examples, diagnostics)
}

/// Returns values that match the schemas at these locations, as far as some can be generated. Values with many properties come first,
/// and examples of the document last. A schema that cannot be read, such as a reference to a missing file, accepts any value.
#[must_use]
pub(crate) fn samples(tree: &Value, document: &Document, pointers: &[Pointer]) -> Vec<Vec<Value>> {
    let schemas = Schemas::new(document);
    let Ok(validator) = Validator::new(&schemas) else { return vec![Vec::new(); pointers.len()] };
    let mut maker = Maker::new(tree, &validator);
    let written = find::written(tree, document);
    let samples = pointers.iter().map(|at| {
        let pointer = document.references.get(at).unwrap_or(at);
        let Some(id) = schemas.id(pointer) else { return samples::anything() };
        let given = written.iter().filter(|found| found.schema == *at || found.schema == *pointer);
        let given = given.map(|found| found.value.clone()).filter(|value| validator.accepts(id, value));
        maker.instances(id).into_iter().chain(given).collect()
    });
    samples.collect()
}

/// Generates values for each named type from its first schema.
fn instances(tree: &Value, api: &Api, schemas: &Schemas<'_>, validator: &Validator<'_>) -> Vec<UnnamedExample> {
    let mut maker = Maker::new(tree, validator);
    let mut seen = HashSet::new();
    let mut examples = Vec::new();
    for (pointer, ty) in &api.schemas {
        let (Type::Named(named), Some(id)) = (ty, schemas.id(pointer)) else { continue };
        if !seen.insert(*named) {
            continue;
        }
        let mut values = surroundings::instances(&mut maker, validator, pointer, id);
        for value in &mut values {
            set_constants(&api.types[named.0], value);
        }
        values.retain(|value| validator.accepts(id, value) && has_only_fields(&api.types[named.0], value));
        let values: Vec<String> = values.iter().map(Value::to_string).collect();
        if !values.is_empty() {
            examples.push(UnnamedExample {
                origin: ExampleOrigin::Generated(*named),
                pointer: pointer.clone(),
                ty: ty.clone(),
                values,
                unknown: Vec::new(),
            });
        }
    }
    examples
}

/// Gives the properties that have one value the value. JSON Schema does not know those of them that a discriminator determines.
fn set_constants(def: &TypeDef, value: &mut Value) {
    let (TypeKind::Struct(object), Value::Object(members)) = (&def.kind, value) else { return };
    for field in &object.fields {
        if let (Presence::Constant(constant), Some(member)) = (&field.presence, members.get_mut(&field.wire))
            && !constant.is(member)
        {
            *member = match constant {
                Constant::Text(text) => text.as_str().into(),
                Constant::Integer(integer) => (*integer).into(),
                Constant::Boolean(boolean) => (*boolean).into(),
            };
        }
    }
}

/// Whether the type has a field for each property. It has none for one that is required, and that no schema defines.
fn has_only_fields(def: &TypeDef, value: &Value) -> bool {
    let (TypeKind::Struct(object), Value::Object(members)) = (&def.kind, value) else { return true };
    object.additional.is_some() || members.keys().all(|name| object.fields.iter().any(|field| field.wire == *name))
}

fn contradiction(pointer: &Pointer, reason: &str) -> Diagnostic {
    Diagnostic::note(
        Code::ExampleContradictsSchema,
        pointer,
        format!("the example does not match its schema: {reason}"),
    )
    .label("not tested")
    .help("fix the example or its schema")
}

fn not_validated(reason: &str) -> Diagnostic {
    Diagnostic::note(
        Code::ExamplesNotJudged,
        &Pointer::root(),
        format!("the examples cannot be validated against their schemas: {reason}"),
    )
    .outcome("no example is tested")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::samples;
    use crate::load::Loaded;
    use crate::pointer::Pointer;
    use crate::read;

    #[test]
    fn a_schema_that_cannot_be_read_accepts_any_value() {
        let tree = json!({
            "openapi": "3.0.3",
            "info": { "title": "Test", "version": "1" },
            "paths": {
                "/users": {
                    "post": {
                        "requestBody": {
                            "content": { "application/json": { "schema": { "$ref": "../missing/user.json" } } },
                        },
                        "responses": {},
                    },
                },
            },
        });
        let (document, _) = read::read(&Loaded { tree: tree.clone(), ..Loaded::default() });
        let pointer = ["paths", "/users", "post", "requestBody", "content", "application/json", "schema"];
        let pointer = pointer.iter().fold(Pointer::root(), |at, key| at.child(key));

        let values = samples(&tree, &document, &[pointer]);

        assert!(values[0].iter().any(serde_json::Value::is_object), "{values:?}");
    }
}
