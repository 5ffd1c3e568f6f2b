//! A schema with all its keywords in one place, whichever of `openapiv3`'s forms it was read into.

use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::api::Access;
use crate::document::KEPT;

/// The keywords of one schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets {
    /// The validation keywords.
    pub any: AnySchema,
    /// The annotations.
    pub data: SchemaData,
}

impl Facets {
    pub fn of(schema: &Schema) -> Self {
        let mut facets = Self { any: keywords(&schema.schema_kind), data: schema.schema_data.clone() };
        // Once the members of `allOf` are merged, what none of them evaluates is what is additional.
        if facets.any.additional_properties.is_none() {
            facets.any.additional_properties = facets.unevaluated();
        }
        facets
    }

    fn unevaluated(&self) -> Option<AdditionalProperties> {
        match self.kept("unevaluatedProperties")? {
            Value::Bool(true) => Some(AdditionalProperties::Any(true)),
            Value::Bool(false) => None,
            schema => Some(AdditionalProperties::Schema(Box::new(serde_json::from_value(schema.clone()).ok()?))),
        }
    }

    /// What `openapiv3` has no field for.
    pub fn kept(&self, keyword: &str) -> Option<&Value> {
        self.data.extensions.get(&format!("{KEPT}{keyword}"))
    }

    /// A kept list of schemas.
    pub fn kept_schemas(&self, keyword: &str) -> Vec<ReferenceOr<Schema>> {
        self.kept(keyword).and_then(|list| serde_json::from_value(list.clone()).ok()).unwrap_or_default()
    }

    /// Members of `allOf`, those of a reference beside other keywords included.
    pub fn all_of(&self) -> Vec<ReferenceOr<Schema>> {
        let mut all = self.kept_schemas("allOf");
        all.extend(self.any.all_of.iter().cloned());
        all
    }

    /// Which way it goes, as a member.
    pub fn access(&self) -> Access {
        match (self.data.read_only, self.data.write_only) {
            (true, false) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            _ => Access::Both,
        }
    }

    /// How much there is to copy of it.
    pub fn size(&self) -> usize {
        let any = &self.any;
        any.properties.len() + any.required.len() + any.enumeration.len() + any.one_of.len() + any.any_of.len()
    }

    /// Whether the schema says by itself that null is allowed.
    pub fn is_nullable(&self) -> bool {
        self.data.nullable || self.any.enumeration.iter().any(Value::is_null)
    }

    /// Whether no value satisfies it: the schema `false`, or a bare `not`.
    pub fn is_never(&self) -> bool {
        self.kept("never").is_some() || (self.any.not.is_some() && self.is_open())
    }

    /// Whether it says nothing about the value's shape.
    pub fn is_open(&self) -> bool {
        let any = &self.any;
        any.typ.is_none()
            && any.properties.is_empty()
            && any.additional_properties.is_none()
            && any.items.is_none()
            && any.enumeration.is_empty()
            && any.one_of.is_empty()
            && any.any_of.is_empty()
            && any.format.is_none()
            && any.pattern.is_none()
            && any.min_length.is_none()
            && any.max_length.is_none()
            && any.minimum.is_none()
            && any.maximum.is_none()
            && self.all_of().is_empty()
            && self.kept("prefixItems").is_none()
            && self.kept("types").is_none()
            && self.kept("patternProperties").is_none()
    }

    /// The type, said or told by the keywords.
    pub fn kind(&self) -> Option<&str> {
        let any = &self.any;
        if let Some(kind) = &any.typ {
            return Some(kind);
        }
        let object = !any.properties.is_empty()
            || any.additional_properties.is_some()
            || self.kept("patternProperties").is_some();
        if object {
            Some("object")
        } else if any.items.is_some() || self.kept("prefixItems").is_some() {
            Some("array")
        } else if any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some() {
            Some("string")
        } else {
            match any.format.as_deref() {
                Some(
                    "date-time" | "date" | "uuid" | "uri" | "email" | "byte" | "base64" | "base64url" | "http-date"
                    | "binary" | "password" | "time" | "duration",
                ) => Some("string"),
                Some("int32" | "int64") => Some("integer"),
                Some("float" | "double") => Some("number"),
                _ => None,
            }
        }
    }
}

fn keywords(kind: &SchemaKind) -> AnySchema {
    match kind {
        SchemaKind::Any(any) => any.clone(),
        SchemaKind::OneOf { one_of } => AnySchema { one_of: one_of.clone(), ..AnySchema::default() },
        SchemaKind::AllOf { all_of } => AnySchema { all_of: all_of.clone(), ..AnySchema::default() },
        SchemaKind::AnyOf { any_of } => AnySchema { any_of: any_of.clone(), ..AnySchema::default() },
        SchemaKind::Not { not } => AnySchema { not: Some(not.clone()), ..AnySchema::default() },
        SchemaKind::Type(kind) => typed(kind),
    }
}

#[allow(clippy::cast_precision_loss)]
fn typed(kind: &Type) -> AnySchema {
    let any = AnySchema::default();
    match kind {
        Type::String(string) => AnySchema {
            typ: Some("string".into()),
            format: format_name(&string.format),
            pattern: string.pattern.clone(),
            enumeration: values(&string.enumeration),
            min_length: string.min_length,
            max_length: string.max_length,
            ..any
        },
        Type::Number(number) => AnySchema {
            typ: Some("number".into()),
            format: format_name(&number.format),
            minimum: number.minimum,
            maximum: number.maximum,
            enumeration: values(&number.enumeration),
            ..any
        },
        Type::Integer(integer) => AnySchema {
            typ: Some("integer".into()),
            format: format_name(&integer.format),
            minimum: integer.minimum.map(|bound| bound as f64),
            maximum: integer.maximum.map(|bound| bound as f64),
            enumeration: values(&integer.enumeration),
            ..any
        },
        Type::Boolean(boolean) => {
            AnySchema { typ: Some("boolean".into()), enumeration: values(&boolean.enumeration), ..any }
        }
        Type::Object(object) => AnySchema {
            typ: Some("object".into()),
            properties: object.properties.clone(),
            required: object.required.clone(),
            additional_properties: object.additional_properties.clone(),
            min_properties: object.min_properties,
            max_properties: object.max_properties,
            ..any
        },
        Type::Array(array) => AnySchema {
            typ: Some("array".into()),
            items: array.items.clone(),
            min_items: array.min_items,
            max_items: array.max_items,
            unique_items: Some(array.unique_items),
            ..any
        },
    }
}

fn values<T: Clone + Into<Value>>(values: &[Option<T>]) -> Vec<Value> {
    values.iter().map(|value| value.clone().map_or(Value::Null, Into::into)).collect()
}

fn format_name<T: serde::Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => serde_json::to_value(known).ok()?.as_str().map(str::to_owned),
        VariantOrUnknownOrEmpty::Unknown(name) => Some(name.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

/// Whether `additionalProperties` allows members that are not named: said by `true` or a schema.
pub(super) fn additional_schema(additional: Option<&AdditionalProperties>) -> Option<&ReferenceOr<Schema>> {
    match additional {
        Some(AdditionalProperties::Schema(schema)) => Some(schema),
        _ => None,
    }
}
