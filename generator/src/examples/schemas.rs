//! All schemas of the document as one JSON Schema (2020-12): a flat list of definitions that refer to each other by number.
//!
//! They are taken as outlined by [`dialect`](crate::dialect), which has mended what is malformed: one bad keyword would keep the
//! validator from reading any schema around it. Here the words of 3.0 are said in those of JSON Schema.

use std::collections::HashMap;
use std::sync::Arc;

use jsonschema::Registry;
use openapiv3::{AnySchema, SchemaKind};
use serde_json::{Map, Value, json};

use super::scalars::{FIRST_SECOND, LAST_SECOND};
use super::validators::Validators;
use crate::dialect::{Kind, outline};
use crate::document::{Document, KEPT};
use crate::pointer::Pointer;
use crate::resolve;

/// What the one JSON Schema is called.
const URI: &str = "urn:document";

/// The keyword that says how alternatives are told apart: the member, and the alternatives by its values. Validators ignore it.
pub(super) const TAGS: &str = "x-tags";

/// The keyword for a format that no value is held to.
pub(super) const FORMAT: &str = "x-format";

/// The formats that a value is held to.
const FORMATS: [&str; 5] = ["date-time", "date", "byte", "base64", "base64url"];

/// The schemas by number.
pub(super) struct Schemas<'a> {
    document: &'a Document,
    ids: HashMap<&'a Pointer, usize>,
    /// The places, by number.
    pub places: Vec<&'a Pointer>,
    nodes: Vec<Value>,
}

impl<'a> Schemas<'a> {
    pub fn new(tree: &Value, document: &'a Document) -> Self {
        let mut places: Vec<&Pointer> = document.schemas.keys().collect();
        places.sort();
        let ids = places.iter().enumerate().map(|(id, place)| (*place, id)).collect();
        let mut schemas = Self { document, ids, nodes: vec![Value::Bool(true); places.len()], places };
        let references = resolve::Resolver::new(tree);
        for id in 0..schemas.places.len() {
            let place = schemas.places[id];
            let Some(written) = resolve::at(tree, place) else { continue };
            if let Value::Object(outlined) = outline(Kind::Schema, written, place, &references).node {
                schemas.nodes[id] = schemas.translated(&outlined);
            }
        }
        schemas
    }

    /// The number of the schema at a place.
    pub fn id(&self, place: &Pointer) -> Option<usize> {
        self.ids.get(place).copied()
    }

    /// The schema with this number.
    pub fn node(&self, id: usize) -> &Value {
        self.nodes.get(id).unwrap_or(&Value::Null)
    }

    /// What a value of a base may be: the schemas that its discriminator names, and those that extend it. None for a schema that
    /// is no base, or that lists its alternatives.
    pub fn heirs(&self, base: usize) -> Vec<usize> {
        let node = self.node(base);
        let Some(tags) = node.get(TAGS) else { return Vec::new() };
        if node.get("oneOf").is_some() || node.get("anyOf").is_some() {
            return Vec::new();
        }
        let mut heirs: Vec<usize> = Vec::new();
        let named = tags["mapping"].as_object().into_iter().flatten().filter_map(|(_, link)| Self::referred(link));
        let extends = |id: &usize| {
            let parts = self.nodes[*id].get("allOf").and_then(Value::as_array);
            parts.into_iter().flatten().any(|part| Self::referred(part) == Some(base))
        };
        for heir in named.chain((0..self.places.len()).filter(extends)) {
            if !heirs.contains(&heir) {
                heirs.push(heir);
            }
        }
        heirs
    }

    /// Which of those the value is, by its tag.
    pub fn heir(&self, base: usize, value: &Value) -> Option<usize> {
        let heirs = self.heirs(base);
        let tags = self.node(base).get(TAGS)?;
        let tag = value.get(tags["member"].as_str()?)?.as_str()?;
        let mapped = tags["mapping"].get(tag).and_then(Self::referred);
        mapped.or_else(|| heirs.into_iter().find(|heir| self.places[*heir].last().as_deref() == Some(tag)))
    }

    /// What judges by them.
    pub fn validators(&self) -> Result<Arc<Validators>, String> {
        let definitions: Map<String, Value> =
            self.nodes.iter().enumerate().map(|(id, node)| (id.to_string(), node.clone())).collect();
        let all = json!({ "$defs": definitions });
        let registry = Registry::new().add(URI, all).and_then(jsonschema::RegistryBuilder::prepare);
        registry.map(|registry| Validators::new(self.nodes.clone(), registry)).map_err(|error| error.to_string())
    }

    /// A reference to the schema with this number, for validators.
    pub fn reference(id: usize) -> Value {
        json!({ "$ref": format!("{URI}#/$defs/{id}") })
    }

    /// The number that [`Self::reference`] was made from.
    pub fn referred(node: &Value) -> Option<usize> {
        node.get("$ref")?.as_str()?.rsplit('/').next()?.parse().ok()
    }

    /// One node; the schemas below it are references in it already.
    fn translated(&mut self, outlined: &Map<String, Value>) -> Value {
        let mut schema = Map::new();
        for (key, value) in outlined {
            let key = key.strip_prefix(KEPT).unwrap_or(key);
            if let Some((key, value)) = self.keyword(key, value) {
                schema.insert(key.to_owned(), value);
            }
        }
        exclusive(&mut schema, outlined, "exclusiveMinimum", "minimum");
        exclusive(&mut schema, outlined, "exclusiveMaximum", "maximum");
        if schema.contains_key("properties") && !schema.contains_key("type") {
            // The reader takes it so, and who describes members means an object.
            schema.insert("type".to_owned(), json!("object"));
        }
        let nullable = outlined.get("nullable") == Some(&Value::Bool(true));
        let also_null = nullable && null_as_type(&mut schema);
        width(&mut schema, outlined);
        tag(&mut schema, outlined);
        self.tags(&mut schema, outlined);
        if nullable && !also_null {
            self.nodes.push(Value::Object(schema));
            return json!({ "anyOf": [{ "type": "null" }, Self::reference(self.nodes.len() - 1)] });
        }
        Value::Object(schema)
    }

    /// A keyword as JSON Schema has it; `None` for what asserts nothing.
    fn keyword<'k>(&self, key: &'k str, value: &Value) -> Option<(&'k str, Value)> {
        let value = match key {
            "types" => return Some(("type", value.clone())),
            "type" | "enum" | "const" | "required" | "minLength" | "maxLength" | "minItems" | "maxItems"
            | "minProperties" | "maxProperties" | "minimum" | "maximum" | "uniqueItems" => value.clone(),
            "multipleOf" if value.as_f64().is_some_and(|step| step > 0.0) => value.clone(),
            "pattern" if jsonschema::options().build(&json!({ "pattern": value })).is_ok() => value.clone(),
            // The formats that have types of their own; others are what servers make of them.
            "format" if FORMATS.iter().any(|format| value == format) => value.clone(),
            "format" => return Some((FORMAT, value.clone())),
            "items" | "not" | "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems" => self.link(value),
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                let written = value.as_array()?;
                let alternatives = key != "allOf" && key != "prefixItems" && written.len() > 1;
                let null = |schema: &Value| alternatives && self.is_nullable_alone(schema);
                let link = |schema| if null(schema) { json!({ "type": "null" }) } else { self.link(schema) };
                let links: Vec<Value> = written.iter().map(link).collect();
                return (!links.is_empty()).then_some((key, Value::Array(links)));
            }
            "properties" | "patternProperties" => value
                .as_object()?
                .iter()
                .map(|(name, schema)| (name.clone(), self.link(schema)))
                .collect::<Map<_, _>>()
                .into(),
            _ => return None,
        };
        Some((key, value))
    }

    /// Which value of the member tells which alternative.
    fn tags(&self, schema: &mut Map<String, Value>, outlined: &Map<String, Value>) {
        let Some(discriminator) = outlined.get("discriminator") else { return };
        let mapping = discriminator.get("mapping").and_then(Value::as_object).into_iter().flatten();
        let links = mapping.filter_map(|(tag, target)| {
            let target = target.as_str()?;
            let path =
                if target.contains(['#', '/']) { target.to_owned() } else { format!("#/components/schemas/{target}") };
            Some((tag.clone(), self.link(&json!({ "$ref": path }))))
        });
        let links: Map<String, Value> = links.collect();
        schema.insert(TAGS.to_owned(), json!({ "member": discriminator["propertyName"], "mapping": links }));
    }

    /// Whether a schema says `nullable` and nothing else, which means null beside other alternatives.
    fn is_nullable_alone(&self, schema: &Value) -> bool {
        let place = schema.get("$ref").and_then(Value::as_str).map(|reference| self.document.follow(reference));
        place.and_then(|place| self.document.schemas.get(&place)).is_some_and(|schema| {
            schema.schema_data.nullable
                && matches!(&schema.schema_kind, SchemaKind::Any(any) if *any == AnySchema::default())
        })
    }

    /// A reference by place to one by number. What could not be read says nothing.
    fn link(&self, schema: &Value) -> Value {
        match schema {
            Value::Bool(_) => schema.clone(),
            Value::Object(_) => {
                let place = schema.get("$ref").and_then(Value::as_str).map(|reference| self.document.follow(reference));
                place.and_then(|place| self.id(&place)).map_or(Value::Bool(true), Self::reference)
            }
            _ => Value::Bool(true),
        }
    }
}

/// Where the type alone keeps null out, null joins it: what is wrong then is told in plainer words than those of alternatives.
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

/// A flag beside a bound is a bound of its own.
fn exclusive(schema: &mut Map<String, Value>, outlined: &Map<String, Value>, exclusive: &str, inclusive: &str) {
    if outlined.get(exclusive) == Some(&Value::Bool(true))
        && let Some(bound) = schema.remove(inclusive)
    {
        schema.insert(exclusive.to_owned(), bound);
    }
}

/// The member that tells alternatives apart has to be there, says the specification.
fn tag(schema: &mut Map<String, Value>, outlined: &Map<String, Value>) {
    let tag = outlined.get("discriminator").and_then(|discriminator| discriminator.get("propertyName"));
    if let Some(tag) = tag
        && (schema.contains_key("oneOf") || schema.contains_key("anyOf"))
    {
        also(schema, json!({ "required": [tag] }));
    }
}

/// Integers are as wide as their format says, which is what their types hold.
fn width(schema: &mut Map<String, Value>, outlined: &Map<String, Value>) {
    let (least, most) =
        match (outlined.get("type").and_then(Value::as_str), outlined.get("format").and_then(Value::as_str)) {
            (Some("integer"), Some("int32")) => (json!(i32::MIN), json!(i32::MAX)),
            (Some("integer"), Some("int64")) => (json!(i64::MIN), json!(i64::MAX)),
            (Some("integer"), Some("uint64" | "uint")) => (json!(0), json!(u64::MAX)),
            (_, Some("unixtime")) => (json!(FIRST_SECOND), json!(LAST_SECOND)),
            _ => return,
        };
    also(schema, json!({ "minimum": least, "maximum": most }));
}

fn also(schema: &mut Map<String, Value>, more: Value) {
    match schema.get_mut("allOf") {
        Some(Value::Array(all)) => all.push(more),
        _ => drop(schema.insert("allOf".to_owned(), json!([more]))),
    }
}
