//! Adds the examples of the document to the API, and names their tests.

use crate::api::{Api, Example, Type, TypeDef, TypeId, TypeKind};
use crate::names::{Name, Scope};
use crate::pointer::Pointer;

/// An example that its schema accepts. Its test has no name yet.
#[derive(Clone, Debug)]
pub struct UnnamedExample {
    /// How it was found.
    pub origin: ExampleOrigin,
    /// Its location, or that of its schema if no example of the document is there.
    pub pointer: Pointer,
    /// The type of its schema.
    pub ty: Type,
    /// The example as JSON; several values if they were generated from the schema.
    pub values: Vec<String>,
    /// The properties that its schema does not define, as pointers within the example.
    pub unknown: Vec<String>,
}

/// How an example was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "emit-tests"), allow(dead_code, reason = "there are no examples without the feature"))]
pub enum ExampleOrigin {
    /// The document has it.
    Written,
    /// It was assembled from the examples of properties.
    Assembled,
    /// Its values were generated from the schema of this type.
    Generated(TypeId),
}

/// Names the tests of examples, and adds them to the API. Parts of forms are omitted, because they are not read from JSON.
pub fn add_examples(api: &mut Api, examples: Vec<UnnamedExample>) {
    let mut scope = Scope::default();
    for UnnamedExample { origin, pointer, ty, values, unknown } in examples {
        let name = scope.take(name(&api.types, origin, &pointer));
        if is_json(&api.types, &ty) {
            api.examples.push(Example { name, pointer, ty, values, unknown });
        }
    }
}

fn is_json(types: &[TypeDef], ty: &Type) -> bool {
    match ty {
        Type::Part | Type::Form => false,
        Type::List(inner) => is_json(types, inner),
        Type::Named(id) => !matches!(types[id.0].kind, TypeKind::Form(_)),
        _ => true,
    }
}

fn name(types: &[TypeDef], origin: ExampleOrigin, pointer: &Pointer) -> Name {
    let words = match origin {
        ExampleOrigin::Generated(id) => format!("{} instances", types[id.0].name),
        ExampleOrigin::Assembled => format!("{} assembled example", location_words(pointer)),
        ExampleOrigin::Written => location_words(pointer),
    };
    Name::of_value(&words)
}

/// Segments of pointers that do not identify an example.
const COMMON_SEGMENTS: [&str; 10] = [
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

fn location_words(pointer: &Pointer) -> String {
    let segments = pointer.tokens().filter(|segment| !COMMON_SEGMENTS.contains(&segment.as_ref()));
    segments.map(|segment| segment.replace('/', " ")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ExampleOrigin, UnnamedExample, add_examples};
    use crate::api::Type;
    use crate::pointer::Pointer;
    use crate::test_documents::api;

    #[test]
    fn a_test_is_named_for_the_location_of_its_example() {
        let (mut api, _) = api(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/users": { "get": { "operationId": "listUsers", "responses": { "200": {
                "description": "The users.",
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/User" } } },
            } } } } },
            "components": { "schemas": { "User": { "type": "object", "properties": { "id": { "type": "string" } } } } },
        }));
        let user = api.schemas.iter().find_map(|(_, ty)| match ty {
            Type::Named(id) => Some(*id),
            _ => None,
        });
        let user = user.expect("the component is a type");
        let example = |origin, pointer, ty| UnnamedExample {
            origin,
            pointer: Pointer::from_fragment(pointer),
            ty,
            values: Vec::new(),
            unknown: Vec::new(),
        };
        let written = "/paths/~1users/get/responses/200/content/application~1json/example";
        let schema = "/components/schemas/User";
        let examples = vec![
            example(ExampleOrigin::Written, written, Type::Named(user)),
            example(ExampleOrigin::Assembled, schema, Type::Named(user)),
            example(ExampleOrigin::Generated(user), schema, Type::Named(user)),
            example(ExampleOrigin::Written, written, Type::List(Box::new(Type::String))),
            example(ExampleOrigin::Written, "/components/schemas/Upload/example", Type::Part),
        ];
        add_examples(&mut api, examples);
        let names: Vec<&str> = api.examples.iter().map(|example| example.name.as_str()).collect();
        assert_eq!(
            names,
            ["users_get_200_example", "user_assembled_example", "user_instances", "users_get_200_example2"]
        );
    }
}
