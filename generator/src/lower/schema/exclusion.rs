//! Decides whether two schemas exclude each other, so that no value satisfies both.

use std::rc::Rc;

use crate::lower::context::types::Types;
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef};

/// How many levels of required properties are compared.
const DEPTH: usize = 2;

impl Types<'_> {
    /// Whether no value satisfies both a schema and one of its branches.
    pub(in crate::lower) fn excludes(&mut self, schema: &Schema, branch: &SchemaRef, pointer: &Pointer) -> bool {
        let Some((pointer, written)) = self.schema_at(branch, pointer) else { return false };
        let branch = self.flat(&written, &pointer).schema;
        self.exclude(schema, &branch, &pointer, DEPTH)
    }

    /// Whether no value satisfies two members of an `allOf`.
    pub(in crate::lower) fn exclude_each_other(
        &mut self,
        one: &SchemaRef,
        other: &SchemaRef,
        pointer: &Pointer,
    ) -> bool {
        let Some((at, written)) = self.schema_at(one, pointer) else { return false };
        let one = self.flat(&written, &at).schema;
        self.excludes(&one, other, pointer)
    }

    fn exclude(&mut self, one: &Schema, other: &Schema, pointer: &Pointer, depth: usize) -> bool {
        crate::work::add(1);
        if one.is_nullable() && other.is_nullable() {
            return false;
        }
        let kinds_differ = match (one.kind(), other.kind()) {
            (Some(JsonType::Integer | JsonType::Number), Some(JsonType::Integer | JsonType::Number)) => false,
            (Some(one), Some(other)) => one != other,
            _ => false,
        };
        let listed = !one.enumeration.is_empty() && !other.enumeration.is_empty();
        let values_differ = listed && !one.enumeration.iter().any(|value| other.enumeration.contains(value));
        if kinds_differ || values_differ {
            return true;
        }
        let Some(depth) = depth.checked_sub(1) else { return false };
        let is_required = |name: &String| one.required.contains(name) || other.required.contains(name);
        let common: Vec<(SchemaRef, SchemaRef)> = one
            .properties
            .iter()
            .filter_map(|(name, property)| Some((name, property, other.properties.get(name)?)))
            .filter(|(name, one, other)| one != other && is_required(name))
            .map(|(_, one, other)| (one.clone(), other.clone()))
            .collect();
        common.into_iter().any(|(one, other)| {
            let one = self.flat_at(&one, pointer);
            let other = self.flat_at(&other, pointer);
            matches!((one, other), (Some(one), Some(other)) if self.exclude(&one, &other, pointer, depth))
        })
    }

    fn flat_at(&mut self, schema: &SchemaRef, pointer: &Pointer) -> Option<Rc<Schema>> {
        // A schema without a location would be merged again each time.
        let SchemaRef::At(_) = schema else { return None };
        let (at, written) = self.schema_at(schema, pointer)?;
        Some(self.flat(&written, &at).schema)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::lower::context::types::Types;
    use crate::names_lock::NamesLock;
    use crate::pointer::Pointer;
    use crate::schema::SchemaRef;
    use crate::test_documents::schemas;

    /// Whether the schemas `A` and `B` exclude each other.
    fn exclude(components: &Value) -> bool {
        let document = schemas(components);
        let lock = NamesLock::default();
        let mut types = Types::new(&document, &lock);
        let at = |name: &str| SchemaRef::At(Pointer::root().child("components").child("schemas").child(name));
        types.exclude_each_other(&at("A"), &at("B"), &Pointer::root())
    }

    /// Two schemas, and whether no value satisfies both.
    fn table() -> Vec<(Value, Value, bool)> {
        let object = |property: Value| json!({ "type": "object", "required": ["a"], "properties": { "a": property } });
        let optional = |property: Value| json!({ "type": "object", "properties": { "a": property } });
        vec![
            (json!({ "type": "string" }), json!({ "type": "integer" }), true),
            (json!({ "type": "string" }), json!({ "type": "string" }), false),
            (json!({ "type": "integer" }), json!({ "type": "number" }), false),
            (json!({ "type": "string" }), json!({}), false),
            (json!({ "type": "string" }), json!({ "type": ["integer", "boolean"] }), false),
            (json!({ "type": "string" }), json!({ "properties": { "a": {} } }), true),
            (json!({ "type": ["string", "null"] }), json!({ "type": ["integer", "null"] }), false),
            (json!({ "type": ["string", "null"] }), json!({ "type": "integer" }), true),
            (json!({ "enum": ["a"] }), json!({ "enum": ["b"] }), true),
            (json!({ "enum": ["a", "b"] }), json!({ "enum": ["b", "c"] }), false),
            (json!({ "enum": ["a"] }), json!({ "type": "string" }), false),
            // Properties count where one of the two requires them.
            (object(json!({ "const": "x" })), object(json!({ "const": "y" })), true),
            (object(json!({ "const": "x" })), optional(json!({ "const": "y" })), true),
            (optional(json!({ "const": "x" })), optional(json!({ "const": "y" })), false),
            (object(json!({ "const": "x" })), object(json!({ "const": "x" })), false),
            // Two levels are compared, a third is not.
            (object(object(json!({ "const": 1 }))), object(object(json!({ "const": 2 }))), true),
            (object(object(object(json!({ "const": 1 })))), object(object(object(json!({ "const": 2 })))), false),
        ]
    }

    #[test]
    fn schemas_exclude_each_other_where_no_value_satisfies_both() {
        for (one, other, excluded) in table() {
            assert_eq!(exclude(&json!({ "A": one, "B": other })), excluded, "{one} and {other}");
            assert_eq!(exclude(&json!({ "A": other, "B": one })), excluded, "{other} and {one}");
        }
    }

    #[test]
    fn all_of_is_considered() {
        let components = json!({
            "A": { "allOf": [{ "$ref": "#/components/schemas/Text" }] },
            "B": { "type": "integer" },
            "Text": { "type": "string" },
        });
        assert!(exclude(&components));
    }

    #[test]
    fn a_missing_schema_excludes_nothing() {
        assert!(!exclude(&json!({ "A": { "type": "string" } })));
    }
}
