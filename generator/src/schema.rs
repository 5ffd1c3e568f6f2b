//! A schema in the vocabulary of JSON Schema 2020-12, for each version of OpenAPI.
//!
//! [`Schema`] has a typed field for each keyword that a client needs. `dialect` reads schemas, and translates OpenAPI 3.0,
//! earlier drafts and vendor keywords. Schemas are immutable and shared. The schemas below a schema are locations
//! ([`SchemaRef::At`]), so an unreadable schema affects no other.

use std::collections::BTreeMap;
use std::rc::Rc;

use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

use crate::pointer::Pointer;

/// A schema of the document, or one that was put together from several.
#[derive(Clone, Debug, PartialEq)]
pub enum SchemaRef {
    /// The schema at this location of the document, or the schema that the reference at this location leads to.
    At(Pointer),
    /// A schema without a location.
    Made(Rc<Schema>),
}

/// A type of JSON Schema except `null`, which is [`Schema::nullable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JsonType {
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

impl JsonType {
    /// The name that JSON Schema has for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// Whether a property is read-only or write-only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Neither.
    Both,
    /// `readOnly`: only in responses.
    ReadOnly,
    /// `writeOnly`: only in requests.
    WriteOnly,
}

/// The keyword `type`.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum TypeSet {
    /// Not written: any type.
    #[default]
    Any,
    /// One type.
    One(JsonType),
    /// Several, in the order of the document.
    Several(Vec<JsonType>),
}

impl TypeSet {
    /// The type, if there is one.
    #[must_use]
    pub fn one(&self) -> Option<JsonType> {
        match self {
            Self::One(one) => Some(*one),
            _ => None,
        }
    }

    /// Whether any type is allowed.
    #[must_use]
    pub fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }
}

/// The keyword `additionalProperties`.
#[derive(Clone, Debug, PartialEq)]
pub enum Additional {
    /// `true`
    Any,
    /// `false`
    None,
    /// A schema.
    Schema(SchemaRef),
}

/// The Discriminator Object of OpenAPI.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Discriminator {
    /// The property that holds the value.
    pub property_name: String,
    /// Values to schemas, as written: references or names of components.
    pub mapping: IndexMap<String, String>,
    /// `defaultMapping` of OpenAPI 3.2: the schema of a value without the property, or with a value that selects no schema.
    pub default_mapping: Option<String>,
}

/// One schema. A keyword that is not written is `None` or empty.
#[allow(clippy::struct_excessive_bools)] // They are keywords, each with a meaning of its own.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_field_names)] // The fields are named for the keywords.
pub struct Schema {
    /// `type`, without `null`.
    pub types: TypeSet,
    /// Whether `null` is allowed in addition to the values that the other keywords allow: `null` among the types, or `nullable: true` of OpenAPI 3.0.
    pub nullable: bool,
    /// The schema `false`.
    pub never: bool,
    /// `enum`, or the one value of `const`.
    pub enumeration: Vec<Value>,
    /// Whether `const` is written.
    pub is_const: bool,
    /// `format`, which 2020-12's `contentEncoding` and `contentMediaType` are translated to where they mean the same.
    pub format: Option<String>,
    /// `pattern`
    pub pattern: Option<String>,
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// `contentMediaType`
    pub content_media_type: Option<String>,
    /// `contentSchema`
    pub content_schema: Option<SchemaRef>,
    /// `minimum`
    pub minimum: Option<Number>,
    /// `maximum`
    pub maximum: Option<Number>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: Option<Number>,
    /// `exclusiveMaximum`
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`
    pub multiple_of: Option<Number>,
    /// `items`
    pub items: Option<SchemaRef>,
    /// Whether there are no items after those of `prefixItems`: `items: false`.
    pub no_more_items: bool,
    /// `prefixItems`
    pub prefix_items: Vec<SchemaRef>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
    /// `properties`
    pub properties: IndexMap<String, SchemaRef>,
    /// `patternProperties`
    pub pattern_properties: IndexMap<String, SchemaRef>,
    /// `additionalProperties`, or `unevaluatedProperties`: the same once the members of `allOf` are merged.
    pub additional_properties: Option<Additional>,
    /// `required`
    pub required: Vec<String>,
    /// `minProperties`
    pub min_properties: Option<u64>,
    /// `maxProperties`
    pub max_properties: Option<u64>,
    /// `allOf`. A `$ref` with sibling keywords is its first member.
    pub all_of: Vec<SchemaRef>,
    /// The schemas that a combined schema extends: its own keywords win where they contradict these. A schema of the document
    /// extends the schemas that its `allOf` refers to.
    pub extends: Vec<SchemaRef>,
    /// `anyOf`
    pub any_of: Vec<SchemaRef>,
    /// `oneOf`
    pub one_of: Vec<SchemaRef>,
    /// The schemas of `dependentSchemas`, `then` and `else`: each holds for some of the values only.
    pub conditional: Vec<SchemaRef>,
    /// `not`
    pub not: Option<SchemaRef>,
    /// `discriminator`
    pub discriminator: Option<Discriminator>,
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `default`
    pub default: Option<Value>,
    /// `deprecated`
    pub deprecated: bool,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `xml`
    pub xml: Option<Map<String, Value>>,
    /// `x-ms-discriminator-value` and its like: the value of the discriminator that selects this schema.
    pub discriminator_value: Option<String>,
    /// `x-enum-varnames` and its like: the names of values of `enum`, by the value as text.
    pub enum_names: BTreeMap<String, String>,
    /// `x-enum-descriptions` and its like: the descriptions of values of `enum`, by the value as text.
    pub enum_descriptions: BTreeMap<String, String>,
}

impl Schema {
    /// A schema of nothing but `allOf`.
    #[must_use]
    pub fn of_all(all_of: Vec<SchemaRef>) -> SchemaRef {
        SchemaRef::Made(Rc::new(Self { all_of, ..Self::default() }))
    }

    /// A schema of nothing but `anyOf`, or its one member.
    #[must_use]
    pub fn of_any(mut any_of: Vec<SchemaRef>) -> SchemaRef {
        match any_of.pop() {
            Some(one) if any_of.is_empty() => one,
            last => {
                any_of.extend(last);
                SchemaRef::Made(Rc::new(Self { any_of, ..Self::default() }))
            }
        }
    }

    /// What the schema says about values, without what it says about itself: `nullable`, `discriminator` and annotations.
    #[must_use]
    pub fn without_annotations(&self) -> Self {
        Self {
            nullable: false,
            discriminator: None,
            discriminator_value: None,
            title: None,
            description: None,
            default: None,
            deprecated: false,
            read_only: false,
            write_only: false,
            xml: None,
            enum_names: BTreeMap::new(),
            enum_descriptions: BTreeMap::new(),
            ..self.clone()
        }
    }

    /// The schema of `additionalProperties`, if it is one.
    #[must_use]
    pub fn additional_schema(&self) -> Option<&SchemaRef> {
        match &self.additional_properties {
            Some(Additional::Schema(schema)) => Some(schema),
            _ => None,
        }
    }

    /// Whether a property with this schema is only read or only written.
    #[must_use]
    pub fn access(&self) -> Access {
        match (self.read_only, self.write_only) {
            (true, false) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            _ => Access::Both,
        }
    }

    /// The members of its `allOf`, and the schemas that it extends.
    pub fn members(&self) -> impl Iterator<Item = &SchemaRef> {
        self.all_of.iter().chain(&self.extends)
    }

    /// Whether no keyword other than `allOf` constrains a value.
    #[must_use]
    pub fn is_only_members(&self) -> bool {
        !self.has_alternatives() && self.is_unconstrained_besides_composition()
    }

    /// The number of properties, names, values and alternatives that a copy of it copies.
    #[must_use]
    pub fn size(&self) -> usize {
        self.properties.len()
            + self.required.len()
            + self.enumeration.len()
            + self.one_of.len()
            + self.any_of.len()
            + self.conditional.len()
            + self.prefix_items.len()
            + self.pattern_properties.len()
    }

    /// Whether the schema itself says that null is allowed.
    #[must_use]
    pub fn is_nullable(&self) -> bool {
        self.nullable || self.enumeration.iter().any(Value::is_null)
    }

    /// Whether no value satisfies it: the schema `false`, or a bare `not`.
    #[must_use]
    pub fn is_never(&self) -> bool {
        self.never || (self.not.is_some() && self.is_unconstrained())
    }

    /// Whether it lists alternatives.
    #[must_use]
    pub fn has_alternatives(&self) -> bool {
        !self.one_of.is_empty() || !self.any_of.is_empty()
    }

    /// Whether it constrains no value. Annotations and `required` do not count, nor do limits of length and number of items.
    #[must_use]
    pub fn is_unconstrained(&self) -> bool {
        self.all_of.is_empty()
            && self.extends.is_empty()
            && !self.has_alternatives()
            && self.is_unconstrained_besides_composition()
    }

    /// Whether no keyword other than `allOf`, `anyOf` and `oneOf` constrains a value.
    #[must_use]
    pub fn is_unconstrained_besides_composition(&self) -> bool {
        self.types.is_any() && self.is_unconstrained_besides_type()
    }

    /// Whether no keyword other than these and `type` constrains a value.
    #[must_use]
    pub fn is_unconstrained_besides_type(&self) -> bool {
        self.properties.is_empty()
            && self.additional_properties.is_none()
            && self.items.is_none()
            && self.enumeration.is_empty()
            && self.format.is_none()
            && self.pattern.is_none()
            && self.min_length.is_none()
            && self.max_length.is_none()
            && self.minimum.is_none()
            && self.maximum.is_none()
            && self.exclusive_minimum.is_none()
            && self.exclusive_maximum.is_none()
            && self.prefix_items.is_empty()
            && self.pattern_properties.is_empty()
    }

    /// The type, written or implied by the other keywords.
    #[must_use]
    pub fn kind(&self) -> Option<JsonType> {
        match &self.types {
            TypeSet::One(one) => Some(*one),
            TypeSet::Several(_) => None,
            TypeSet::Any => self.implied_type(),
        }
    }

    /// Whether the format is one of integers (<https://spec.openapis.org/registry/format/>), which a `number` may have too.
    #[must_use]
    pub fn has_integer_format(&self) -> bool {
        matches!(self.format.as_deref(), Some("int32" | "int64" | "uint32" | "uint64" | "uint"))
    }

    fn implied_type(&self) -> Option<JsonType> {
        let object =
            !self.properties.is_empty() || self.additional_properties.is_some() || !self.pattern_properties.is_empty();
        if object {
            Some(JsonType::Object)
        } else if self.items.is_some() || !self.prefix_items.is_empty() {
            Some(JsonType::Array)
        } else if self.pattern.is_some() || self.min_length.is_some() || self.max_length.is_some() {
            Some(JsonType::String)
        } else {
            self.format.as_deref().and_then(type_of_format)
        }
    }
}

/// The type that a format implies.
#[must_use]
pub fn type_of_format(format: &str) -> Option<JsonType> {
    match format {
        "date-time" | "date" | "uuid" | "uri" | "email" | "byte" | "base64" | "base64url" | "http-date" | "binary"
        | "password" | "time" | "duration" => Some(JsonType::String),
        "int32" | "int64" => Some(JsonType::Integer),
        "float" | "double" => Some(JsonType::Number),
        _ => None,
    }
}
