//! Reads one schema, and translates OpenAPI 3.0, earlier drafts and vendor keywords to JSON Schema 2020-12.
//!
//! | written | read as |
//! |---|---|
//! | `true`, `false` | a schema without keywords, [`Schema::never`] |
//! | `$ref` beside other keywords | the first member of `allOf`; in 3.0 `$ref` alone, if their types differ |
//! | `$dynamicRef`, `$recursiveRef` | a member of `allOf`, with the target that `load` found |
//! | `dependencies` with schemas | `dependentSchemas` |
//! | `nullable: true`, `x-nullable: true`, `"null"` among the types | [`Schema::nullable`] |
//! | `const: v` | `enum: [v]` |
//! | `exclusiveMinimum: true` beside `minimum: n` | `exclusiveMinimum: n` |
//! | `items: [..]` | `prefixItems: [..]` |
//! | `contentEncoding: base64` | `format: byte` |
//! | `contentMediaType: application/octet-stream` | `format: binary` |
//! | `unevaluatedProperties` | `additionalProperties`, unless that is written as well |

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

use super::enum_values::names_and_descriptions;
use super::keywords::{Kind, value_of};
use super::misspelt::misspelt;
use super::newer::newer;
use super::normalize::Normalized;
use super::schema_checks::check;
use super::shape::Found;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::schema::{Additional, Discriminator, JsonType, Schema, SchemaRef, TypeSet};

/// The extensions of `AutoRest` and OpenAPI Generator with the discriminator value of a schema that extends another.
const DISCRIMINATOR_VALUES: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

impl Normalized<'_> {
    /// Reads the schema `value` at `at`. The schemas below it are put next in line.
    pub(super) fn schema(&mut self, value: &Value, at: &Pointer) -> Schema {
        match value {
            Value::Bool(any) => Schema { never: !any, ..Schema::default() },
            // A list where a schema is meant says that all of it holds.
            Value::Array(items) => {
                let all_of = (0..items.len()).map(|index| self.schema_below(at.item(index))).collect();
                Schema { all_of, ..Schema::default() }
            }
            Value::Object(keywords) => self.keywords(keywords, at),
            other => {
                // An item of a list is called by the keyword that has the list.
                let mut names = at.tokens().rev().filter(|token| token.parse::<usize>().is_err());
                let name = names.next().unwrap_or_default().into_owned();
                self.drop::<Value>(at, &name, "a schema", other);
                Schema::default()
            }
        }
    }

    fn keywords(&mut self, keywords: &Map<String, Value>, at: &Pointer) -> Schema {
        let mut schema = Schema::default();
        let mut exclusive = Exclusive::default();
        for (key, value) in keywords {
            // `description:` with nothing behind it is the same as not written.
            if value.is_null() && !matches!(key.as_str(), "default" | "const") {
                continue;
            }
            let found = self.contained(Kind::Schema, key, value, at);
            self.keyword_of_schema(&mut schema, &mut exclusive, &found);
        }
        exclusive.translate(&mut schema);
        translate_content(&mut schema, keywords);
        let references = self.references_beside_others(keywords, at);
        schema.all_of.splice(0..0, references);
        self.types(&mut schema, keywords, at);
        schema.nullable |= value_of(keywords, "x-nullable") == Some(&Value::Bool(true));
        if let Some(reference) = self.instead_of_contradiction(&schema, keywords, at) {
            return reference;
        }
        schema.conditional = self.conditional(keywords, at);
        if schema.additional_properties.is_none() {
            schema.additional_properties = self.unevaluated(keywords, at);
        }
        for key in keywords.keys() {
            self.diagnostics.extend(misspelt(Kind::Schema, key, at));
        }
        self.diagnostics.extend(newer(self.references.tree(), Kind::Schema, keywords, at));
        check(&schema, at, &mut self.diagnostics);
        (schema.enum_names, schema.enum_descriptions) = names_and_descriptions(keywords, &schema.enumeration);
        let chosen = DISCRIMINATOR_VALUES.iter().find_map(|key| value_of(keywords, key)?.as_str());
        schema.discriminator_value = chosen.map(str::to_owned);
        schema
    }

    fn keyword_of_schema(&mut self, schema: &mut Schema, exclusive: &mut Exclusive, found: &Found<'_>) {
        match found.key {
            "title" => schema.title = self.text(found),
            "description" => schema.description = self.text(found),
            "format" => schema.format = self.text(found),
            "pattern" => schema.pattern = self.text(found),
            "nullable" => schema.nullable = self.flag(found).unwrap_or_default(),
            "readOnly" => schema.read_only = self.flag(found).unwrap_or_default(),
            "writeOnly" => schema.write_only = self.flag(found).unwrap_or_default(),
            "deprecated" => schema.deprecated = self.flag(found).unwrap_or_default(),
            "uniqueItems" => schema.unique_items = self.flag(found).unwrap_or_default(),
            "minLength" => schema.min_length = self.count(found),
            "maxLength" => schema.max_length = self.count(found),
            "minItems" => schema.min_items = self.count(found),
            "maxItems" => schema.max_items = self.count(found),
            "minProperties" => schema.min_properties = self.count(found),
            "maxProperties" => schema.max_properties = self.count(found),
            "minimum" => schema.minimum = self.number(found),
            "maximum" => schema.maximum = self.number(found),
            "multipleOf" => schema.multiple_of = self.number(found),
            "exclusiveMinimum" => exclusive.minimum = Bound::of(found.value),
            "exclusiveMaximum" => exclusive.maximum = Bound::of(found.value),
            "enum" => schema.enumeration = self.values(found).cloned().unwrap_or_default(),
            "const" => schema.is_const = true,
            "default" => schema.default = Some(found.value.clone()),
            "required" => schema.required = self.texts(found).unwrap_or_default(),
            "allOf" => schema.all_of = self.schemas_or_one(found),
            "anyOf" => schema.any_of = self.schemas_or_one(found),
            "oneOf" => schema.one_of = self.schemas_or_one(found),
            "not" => schema.not = self.schema_in(found),
            "items" => self.items(schema, found),
            "prefixItems" => schema.prefix_items = self.schemas(found),
            "properties" => schema.properties = self.schema_map(found),
            "patternProperties" => schema.pattern_properties = self.schema_map(found),
            "additionalProperties" => schema.additional_properties = self.additional(found),
            "contentMediaType" => schema.content_media_type = found.value.as_str().map(str::to_owned),
            "contentSchema" => schema.content_schema = self.schema_in(found),
            "discriminator" => schema.discriminator = self.discriminator(found),
            "xml" => schema.xml = found.value.as_object().cloned(),
            _ => {}
        }
    }

    /// The schema at a location that a keyword of this schema holds, which is read next.
    pub(super) fn schema_below(&mut self, at: Pointer) -> SchemaRef {
        self.below.push((Kind::Schema, at.clone()));
        SchemaRef::At(at)
    }

    fn schema_in(&mut self, found: &Found<'_>) -> Option<SchemaRef> {
        match found.value {
            Value::Object(_) | Value::Bool(_) | Value::Array(_) => Some(self.schema_below(found.at())),
            other => self.drop(&found.at(), found.key, "a schema", other),
        }
    }

    /// Reads a list of schemas, or a single schema in place of the list.
    fn schemas_or_one(&mut self, found: &Found<'_>) -> Vec<SchemaRef> {
        if !found.value.is_object() {
            return self.schemas(found);
        }
        let at = found.at();
        let message = format!("`{}` must be a list, but it is an object", found.key);
        self.diagnostics.push(
            Diagnostic::warning(Code::MalformedKeyword, &at, message)
                .label("read as a list of this schema")
                .help("put the schema in a list"),
        );
        vec![self.schema_below(at)]
    }

    fn schemas(&mut self, found: &Found<'_>) -> Vec<SchemaRef> {
        let Value::Array(items) = found.value else {
            self.drop::<Value>(&found.at(), found.key, "a list", found.value);
            return Vec::new();
        };
        let at = found.at();
        let found = items.iter().enumerate().filter_map(|(index, item)| {
            self.schema_in(&Found { key: found.key, value: item, pointer: Some(at.item(index)), ..*found })
        });
        found.collect()
    }

    fn schema_map(&mut self, found: &Found<'_>) -> IndexMap<String, SchemaRef> {
        let Value::Object(members) = found.value else {
            self.drop::<Value>(&found.at(), found.key, "an object", found.value);
            return IndexMap::new();
        };
        let at = found.at();
        let found = members.iter().filter_map(|(name, member)| {
            // A property without a schema may hold anything, as may one whose schema is `true`.
            let schema =
                self.schema_in(&Found { key: name, value: member, pointer: Some(at.child(name)), ..*found })?;
            Some((name.clone(), schema))
        });
        found.collect()
    }

    fn additional(&mut self, found: &Found<'_>) -> Option<Additional> {
        match found.value {
            Value::Bool(true) => Some(Additional::Any),
            Value::Bool(false) => Some(Additional::None),
            _ => self.schema_in(found).map(Additional::Schema),
        }
    }

    /// Once the members of `allOf` are merged, what none of them evaluates is what is additional.
    fn unevaluated(&mut self, keywords: &Map<String, Value>, at: &Pointer) -> Option<Additional> {
        let value = value_of(keywords, "unevaluatedProperties")?;
        let found = self.contained(Kind::Schema, "unevaluatedProperties", value, at);
        self.additional(&found).filter(|additional| *additional != Additional::None)
    }

    /// Draft 4's list of `items` is 2020-12's `prefixItems`.
    fn items(&mut self, schema: &mut Schema, found: &Found<'_>) {
        match found.value {
            Value::Array(_) => schema.prefix_items = self.schemas(found),
            Value::Bool(more) => schema.no_more_items = !more,
            _ => schema.items = self.schema_in(found),
        }
    }

    fn discriminator(&mut self, found: &Found<'_>) -> Option<Discriminator> {
        let Value::Object(written) = found.value else {
            return self.drop(&found.at(), found.key, "an object", found.value);
        };
        let at = found.at();
        let Some(name) = written.get("propertyName") else {
            let found = Diagnostic::warning(Code::MalformedKeyword, &at, "`discriminator` has no `propertyName`");
            let help = "add a `propertyName`";
            self.diagnostics.push(found.label("ignored").help(help));
            return None;
        };
        let property_name = self.text(&self.contained(Kind::Discriminator, "propertyName", name, &at))?;
        let mut mapping = IndexMap::new();
        if let Some(value) = written.get("mapping").filter(|mapping| !mapping.is_null()) {
            let found = self.contained(Kind::Discriminator, "mapping", value, &at);
            mapping = self.text_map(&found).unwrap_or_default();
        }
        let default_mapping = written
            .get("defaultMapping")
            .filter(|target| !target.is_null())
            .and_then(|target| self.text(&self.contained(Kind::Discriminator, "defaultMapping", target, &at)));
        Some(Discriminator { property_name, mapping, default_mapping })
    }

    fn types(&mut self, schema: &mut Schema, keywords: &Map<String, Value>, at: &Pointer) {
        if schema.is_const
            && let Some(value) = value_of(keywords, "const")
        {
            schema.enumeration = vec![value.clone()];
        }
        let (names, is_list) = match value_of(keywords, "type") {
            None | Some(Value::Null) => return,
            Some(Value::Array(names)) => (names.as_slice(), true),
            Some(name) => (std::slice::from_ref(name), false),
        };
        let mut types: Vec<JsonType> = Vec::new();
        let mut null = false;
        for (index, name) in names.iter().map(name_of_type).enumerate() {
            match known_type(&name) {
                Some((Some(known), format)) => {
                    if let Some(format) = format {
                        schema.format.get_or_insert_with(|| format.to_owned());
                    }
                    if !types.contains(&known) {
                        types.push(known);
                    }
                }
                Some((None, _)) => null = true,
                None if name == "any" => return,
                None => {
                    let here = at.child("type");
                    let here = if is_list { here.item(index) } else { here };
                    self.diagnostics.push(
                        Diagnostic::warning(Code::UnknownType, &here, format!("unknown type `{name}`"))
                            .label(if names.len() > 1 { "ignored" } else { "read as any value" })
                            .help(types_help(&name)),
                    );
                }
            }
        }
        schema.nullable |= null;
        schema.types = match types.as_slice() {
            [] => {
                if null && schema.enumeration.is_empty() {
                    schema.enumeration = vec![Value::Null];
                }
                TypeSet::Any
            }
            [one] => TypeSet::One(*one),
            [JsonType::Integer, JsonType::Number] | [JsonType::Number, JsonType::Integer] => {
                TypeSet::One(JsonType::Number)
            }
            // The alternatives or the values say which type it is.
            _ if schema.has_alternatives() || !schema.all_of.is_empty() || !schema.enumeration.is_empty() => {
                TypeSet::Any
            }
            _ => TypeSet::Several(types),
        };
    }
}

/// `exclusiveMinimum` and `exclusiveMaximum`: bounds themselves, or flags beside the bounds in 3.0.
#[derive(Default)]
struct Exclusive {
    minimum: Option<Bound>,
    maximum: Option<Bound>,
}

enum Bound {
    Itself(Number),
    IsExclusive,
}

impl Bound {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Number(bound) => Some(Self::Itself(bound.clone())),
            Value::Bool(true) => Some(Self::IsExclusive),
            _ => None,
        }
    }
}

impl Exclusive {
    fn translate(self, schema: &mut Schema) {
        let exclusive = |bound: Option<Bound>, inclusive: &mut Option<Number>| match bound? {
            Bound::Itself(bound) => Some(bound),
            Bound::IsExclusive => inclusive.take(),
        };
        schema.exclusive_minimum = exclusive(self.minimum, &mut schema.minimum);
        schema.exclusive_maximum = exclusive(self.maximum, &mut schema.maximum);
    }
}

/// 3.1 describes binary content by JSON Schema's content keywords, 3.0 by formats.
fn translate_content(schema: &mut Schema, keywords: &Map<String, Value>) {
    if schema.format.is_some() {
        return;
    }
    let encoding = value_of(keywords, "contentEncoding").and_then(Value::as_str);
    let format = match (encoding, schema.content_media_type.as_deref()) {
        (Some("base64"), _) => "byte",
        (Some("base64url"), _) => "base64url",
        (None, Some(media)) if !media.contains("json") && !media.starts_with("text/") => "binary",
        _ => return,
    };
    schema.format = Some(format.to_owned());
}

/// The name of a type as it is written.
fn name_of_type(written: &Value) -> Cow<'_, str> {
    match written {
        Value::String(name) => name.into(),
        Value::Array(_) => "[…]".into(),
        Value::Object(_) => "{…}".into(),
        other => other.to_string().into(),
    }
}

fn types_help(name: &str) -> String {
    const TYPES: [&str; 7] = ["string", "integer", "number", "boolean", "array", "object", "null"];
    match nearest(name, TYPES) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("use one of these types: {}", TYPES.join(", ")),
    }
}

/// The types of JSON Schema, and the names that documents use by mistake with what they mean. `null` is none of them.
pub(super) fn known_type(name: &str) -> Option<(Option<JsonType>, Option<&'static str>)> {
    let (known, format) = match name {
        "string" | "str" | "String" | "text" => (JsonType::String, None),
        "integer" | "int" | "Integer" | "long" | "int32" | "int64" => (JsonType::Integer, None),
        "number" | "float" | "double" | "decimal" | "Number" => (JsonType::Number, None),
        "boolean" | "bool" | "Boolean" => (JsonType::Boolean, None),
        "object" | "Object" | "map" => (JsonType::Object, None),
        "array" | "Array" | "list" => (JsonType::Array, None),
        "file" | "binary" => (JsonType::String, Some("binary")),
        "date" => (JsonType::String, Some("date")),
        "datetime" | "date-time" => (JsonType::String, Some("date-time")),
        "null" => return Some((None, None)),
        _ => return None,
    };
    Some((Some(known), format))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pointer::Pointer;
    use crate::schema::SchemaRef;
    use crate::test_documents::schemas;

    #[test]
    fn a_schema_where_a_list_of_schemas_belongs_is_a_list_of_it() {
        let document = schemas(&json!({
            "Base": { "type": "object", "properties": { "id": { "type": "string" } } },
            "User": { "allOf": { "$ref": "#/components/schemas/Base" }, "oneOf": "Base" },
        }));
        let user = Pointer::from("/components/schemas/User");
        let schema = &document.schemas[&user];
        let expected = [SchemaRef::At(user.child("allOf"))];
        assert_eq!(schema.all_of, expected);
        assert!(schema.one_of.is_empty());
    }
}
