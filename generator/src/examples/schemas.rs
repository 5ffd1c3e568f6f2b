//! Writes all schemas of the document as one JSON Schema (2020-12): a flat list of definitions that refer to each other by number.
//!
//! Malformed keywords are omitted, since the validator would refuse all schemas that contain one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;
use jsonschema::Registry;
use serde_json::{Map, Number, Value, json};

use super::scalars::{FIRST_SECOND, LAST_SECOND};
use super::validators::Validators;
use crate::document::Document;
use crate::pointer::Pointer;
use crate::schema::{Additional, JsonType, Schema, SchemaRef, TypeSet};

/// The URI of the JSON Schema.
const URI: &str = "urn:document";

/// The keyword for the discriminator: its property, and the branches by value. Validators ignore it.
pub(super) const TAGS: &str = "x-tags";

/// The keyword for a format that is not asserted.
pub(super) const FORMAT: &str = "x-format";

/// The formats that are asserted.
const FORMATS: [&str; 5] = ["date-time", "date", "byte", "base64", "base64url"];

/// The schemas by number.
pub(super) struct Schemas<'a> {
    document: &'a Document,
    ids: HashMap<&'a Pointer, usize>,
    /// The locations, by number.
    pub pointers: Vec<&'a Pointer>,
    nodes: Vec<Value>,
    /// The schemas whose `allOf` refers to a schema.
    extending: HashMap<usize, Vec<usize>>,
    /// The schemas with a discriminator that a schema is a branch or subtype of.
    unions: HashMap<usize, Vec<usize>>,
}

impl<'a> Schemas<'a> {
    pub fn new(document: &'a Document) -> Self {
        let mut pointers: Vec<&Pointer> = document.schemas.keys().collect();
        pointers.sort();
        let ids = pointers.iter().enumerate().map(|(id, pointer)| (*pointer, id)).collect();
        let nodes = vec![Value::Bool(true); pointers.len()];
        let (extending, unions) = (HashMap::new(), HashMap::new());
        let mut schemas = Self { document, ids, pointers, nodes, extending, unions };
        for id in 0..schemas.pointers.len() {
            let pointer = schemas.pointers[id];
            if let Some(schema) = document.schemas.get(pointer) {
                schemas.nodes[id] = schemas.translated(schema);
            }
        }
        for id in 0..schemas.pointers.len() {
            for base in links(&schemas.nodes[id], &["allOf"]) {
                schemas.extending.entry(base).or_default().push(id);
            }
        }
        for id in (0..schemas.nodes.len()).filter(|id| schemas.nodes[*id].get(TAGS).is_some()) {
            for variant in links(&schemas.nodes[id], &["oneOf", "anyOf"]).into_iter().chain(schemas.subtypes(id)) {
                schemas.unions.entry(variant).or_default().push(id);
            }
        }
        schemas
    }

    /// Returns the discriminators of the unions that a schema is a variant of.
    pub fn discriminators_of(&self, variant: usize) -> impl Iterator<Item = &Value> {
        self.unions.get(&variant).into_iter().flatten().filter_map(|union| self.node(*union).get(TAGS))
    }

    /// Returns the number of the schema at a location.
    pub fn id(&self, pointer: &Pointer) -> Option<usize> {
        self.ids.get(pointer).copied()
    }

    /// Returns the schema with this number.
    pub fn node(&self, id: usize) -> &Value {
        self.nodes.get(id).unwrap_or(&Value::Null)
    }

    /// Returns the subtypes of a base schema: the schemas in its mapping, and those that extend it. Returns none for a schema without a
    /// discriminator or with branches.
    pub fn subtypes(&self, base: usize) -> Vec<usize> {
        let node = self.node(base);
        let Some(tags) = node.get(TAGS) else { return Vec::new() };
        if node.get("oneOf").is_some() || node.get("anyOf").is_some() {
            return Vec::new();
        }
        let mut subtypes: Vec<usize> = Vec::new();
        let named = tags["mapping"].as_object().into_iter().flatten().filter_map(|(_, link)| Self::referred(link));
        for subtype in named.chain(self.extending.get(&base).into_iter().flatten().copied()) {
            if !subtypes.contains(&subtype) {
                subtypes.push(subtype);
            }
        }
        subtypes
    }

    /// Returns the subtype of a value, by its discriminator value.
    pub fn subtype(&self, base: usize, value: &Value) -> Option<usize> {
        let subtypes = self.subtypes(base);
        let tags = self.node(base).get(TAGS)?;
        let tag = value.get(tags["member"].as_str()?)?.as_str()?;
        let mapped = tags["mapping"].get(tag).and_then(Self::referred);
        mapped.or_else(|| subtypes.into_iter().find(|subtype| self.discriminator_value(*subtype) == tag))
    }

    /// Returns the discriminator value of a schema that no mapping names: the one that an extension gives it, or its name.
    pub fn discriminator_value(&self, id: usize) -> Cow<'_, str> {
        let Some(pointer) = self.pointers.get(id) else { return Cow::default() };
        let chosen = self.document.schemas.get(*pointer).and_then(|schema| schema.discriminator_value.as_deref());
        chosen.map(Cow::Borrowed).or_else(|| pointer.last()).unwrap_or_default()
    }

    /// Creates the validators of the schemas.
    pub fn validators(&self) -> Result<Arc<Validators>, String> {
        let definitions: Map<String, Value> =
            self.nodes.iter().enumerate().map(|(id, node)| (id.to_string(), node.clone())).collect();
        let all = json!({ "$defs": definitions });
        let registry = Registry::new().add(URI, all).and_then(jsonschema::RegistryBuilder::prepare);
        registry.map(|registry| Validators::new(self.nodes.clone(), registry)).map_err(|error| error.to_string())
    }

    /// Creates a reference to the schema with this number.
    pub fn reference(id: usize) -> Value {
        json!({ "$ref": format!("{URI}#/$defs/{id}") })
    }

    /// Returns the number in a reference that [`Self::reference`] created.
    pub fn referred(node: &Value) -> Option<usize> {
        node.get("$ref")?.as_str()?.rsplit('/').next()?.parse().ok()
    }

    /// Translates a schema, with references by number to its subschemas.
    fn translated(&mut self, schema: &Schema) -> Value {
        if schema.never {
            return Value::Bool(false);
        }
        let mut node = Map::new();
        assertions(&mut node, schema);
        self.subschemas(&mut node, schema);
        let also_null = schema.nullable && null_as_type(&mut node);
        width(&mut node, schema);
        tag(&mut node, schema);
        self.tags(&mut node, schema);
        if schema.nullable && !also_null {
            self.nodes.push(Value::Object(node));
            return json!({ "anyOf": [{ "type": "null" }, Self::reference(self.nodes.len() - 1)] });
        }
        Value::Object(node)
    }

    fn subschemas(&self, node: &mut Map<String, Value>, schema: &Schema) {
        let one = |schema: &SchemaRef| self.link(schema);
        let list = |schemas: &[SchemaRef]| Value::Array(schemas.iter().map(one).collect());
        let alternatives = |schemas: &[SchemaRef]| {
            let null = |schema: &SchemaRef| schemas.len() > 1 && self.is_nullable_alone(schema);
            let link = |schema| if null(schema) { json!({ "type": "null" }) } else { self.link(schema) };
            Value::Array(schemas.iter().map(link).collect())
        };
        let map = |schemas: &IndexMap<String, SchemaRef>| -> Value {
            schemas.iter().map(|(name, schema)| (name.clone(), self.link(schema))).collect::<Map<_, _>>().into()
        };
        let additional = |additional: &Additional| match additional {
            Additional::Any => Value::Bool(true),
            Additional::None => Value::Bool(false),
            Additional::Schema(schema) => self.link(schema),
        };
        let keywords = [
            ("items", schema.items.as_ref().map(one).or(schema.no_more_items.then_some(Value::Bool(false)))),
            ("not", schema.not.as_ref().map(one)),
            ("additionalProperties", schema.additional_properties.as_ref().map(additional)),
            ("allOf", some(&schema.all_of).map(list)),
            ("anyOf", some(&schema.any_of).map(alternatives)),
            ("oneOf", some(&schema.one_of).map(alternatives)),
            ("prefixItems", some(&schema.prefix_items).map(list)),
            ("properties", (!schema.properties.is_empty()).then(|| map(&schema.properties))),
            ("patternProperties", (!schema.pattern_properties.is_empty()).then(|| map(&schema.pattern_properties))),
        ];
        node.extend(keywords.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    }

    /// Adds the discriminator: which value of the property selects which branch.
    fn tags(&self, node: &mut Map<String, Value>, schema: &Schema) {
        let Some(discriminator) = &schema.discriminator else { return };
        let links = discriminator
            .mapping
            .iter()
            .map(|(tag, target)| (tag.clone(), self.link(&SchemaRef::At(self.document.mapped(target)))));
        let links: Map<String, Value> = links.collect();
        node.insert(TAGS.to_owned(), json!({ "member": discriminator.property_name, "mapping": links }));
    }

    /// Whether a schema has only `nullable: true`, which means null as a branch.
    fn is_nullable_alone(&self, schema: &SchemaRef) -> bool {
        let SchemaRef::At(pointer) = schema else { return false };
        let schema = self.document.schemas.get(self.document.target(pointer));
        schema.is_some_and(|schema| schema.nullable && schema.is_unconstrained() && schema.required.is_empty())
    }

    /// Converts a reference by location to one by number. A schema that could not be read allows anything.
    fn link(&self, schema: &SchemaRef) -> Value {
        match schema {
            SchemaRef::At(pointer) => self.id(self.document.target(pointer)).map_or(Value::Bool(true), Self::reference),
            SchemaRef::Made(_) => Value::Bool(true),
        }
    }
}

/// Writes the keywords of a schema other than subschemas.
fn assertions(node: &mut Map<String, Value>, schema: &Schema) {
    // Only formats with types of their own are asserted; servers do not adhere to the others.
    let format = match schema.format.as_deref() {
        Some(format) if FORMATS.contains(&format) => "format",
        _ => FORMAT,
    };
    let types = match &schema.types {
        // As in the rest of the generator, a schema with properties is an object.
        TypeSet::Any if !schema.properties.is_empty() => Some(json!(JsonType::Object.name())),
        TypeSet::Any => None,
        TypeSet::One(_) if is_integer(schema) => Some(json!(JsonType::Integer.name())),
        TypeSet::One(one) => Some(json!(one.name())),
        TypeSet::Several(several) => Some(several.iter().map(|one| one.name()).collect()),
    };
    let pattern =
        schema.pattern.as_ref().filter(|pattern| jsonschema::options().build(&json!({ "pattern": pattern })).is_ok());
    let step = schema.multiple_of.as_ref().filter(|step| step.as_f64().is_some_and(|step| step > 0.0));
    let count = |count: Option<u64>| count.map(Value::from);
    let number = |number: &Option<Number>| number.clone().map(Value::Number);
    let constant = schema.enumeration.first().filter(|_| schema.is_const);
    let keywords = [
        ("type", types),
        ("enum", some(&schema.enumeration).map(|values| Value::Array(values.to_vec()))),
        ("const", constant.cloned()),
        ("required", some(&schema.required).map(|names| json!(names))),
        ("minLength", count(schema.min_length)),
        ("maxLength", count(schema.max_length)),
        ("minItems", count(schema.min_items)),
        ("maxItems", count(schema.max_items)),
        ("minProperties", count(schema.min_properties)),
        ("maxProperties", count(schema.max_properties)),
        ("minimum", number(&schema.minimum)),
        ("maximum", number(&schema.maximum)),
        ("exclusiveMinimum", number(&schema.exclusive_minimum)),
        ("exclusiveMaximum", number(&schema.exclusive_maximum)),
        ("multipleOf", step.cloned().map(Value::Number)),
        ("uniqueItems", schema.unique_items.then_some(Value::Bool(true))),
        ("pattern", pattern.map(|pattern| json!(pattern))),
        (format, schema.format.as_ref().map(|format| json!(format))),
    ];
    node.extend(keywords.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
}

/// Returns the list, unless it is empty.
fn some<T>(list: &[T]) -> Option<&[T]> {
    (!list.is_empty()).then_some(list)
}

/// Adds null to the type, if only the type excludes null. Errors of the validator are clearer than with a union.
fn null_as_type(schema: &mut Map<String, Value>) -> bool {
    if ["enum", "const", "allOf", "anyOf", "oneOf", "not"].iter().any(|key| schema.contains_key(*key)) {
        return false;
    }
    match schema.get_mut("type") {
        Some(Value::Array(kinds)) => kinds.push(json!("null")),
        Some(kind) => *kind = json!([kind, "null"]),
        None => return false,
    }
    true
}

/// Returns the schemas that the lists of a schema refer to.
fn links(node: &Value, lists: &[&str]) -> Vec<usize> {
    let lists = lists.iter().filter_map(|list| node.get(*list)?.as_array());
    lists.flatten().filter_map(Schemas::referred).collect()
}

/// Requires the discriminator property (OpenAPI, "Discriminator Object").
fn tag(node: &mut Map<String, Value>, schema: &Schema) {
    if let Some(discriminator) = schema.discriminator.as_ref().filter(|_| schema.has_alternatives()) {
        also(node, json!({ "required": [discriminator.property_name] }));
    }
}

/// Whether a value is an integer: by its type, or a number by its format.
fn is_integer(schema: &Schema) -> bool {
    match schema.types.one() {
        Some(JsonType::Integer) => true,
        Some(JsonType::Number) => schema.has_integer_format(),
        _ => false,
    }
}

/// Limits integers to the width of their format.
fn width(node: &mut Map<String, Value>, schema: &Schema) {
    let (least, most) = match (is_integer(schema), schema.format.as_deref()) {
        (true, Some("int32")) => (json!(i32::MIN), json!(i32::MAX)),
        (true, Some("int64")) => (json!(i64::MIN), json!(i64::MAX)),
        (true, Some("uint64" | "uint")) => (json!(0), json!(u64::MAX)),
        (_, Some("unixtime")) => (json!(FIRST_SECOND), json!(LAST_SECOND)),
        _ => return,
    };
    also(node, json!({ "minimum": least, "maximum": most }));
}

fn also(schema: &mut Map<String, Value>, more: Value) {
    match schema.get_mut("allOf") {
        Some(Value::Array(all)) => all.push(more),
        _ => drop(schema.insert("allOf".to_owned(), json!([more]))),
    }
}
