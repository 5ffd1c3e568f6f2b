//! One node by itself: every keyword brought into the shape that its table says, nodes below replaced by references.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::keywords::{Holds, Kind, holds, supplied};
use super::{parameter, schema, security_scheme};
use crate::diagnostic::Diagnostic;
use crate::document::KEPT;
use crate::pointer::Pointer;
use crate::resolve;

/// A node ready for `openapiv3`.
#[derive(Debug)]
pub struct Outline<'a> {
    tree: &'a Value,
    /// The node, shallow.
    pub node: Value,
    /// The nodes below it, to be read next.
    pub below: Vec<(Kind, Pointer)>,
    /// What was mended or dropped.
    pub diagnostics: Vec<Diagnostic>,
}

/// Outlines the node `value` of the given kind, which stands at `at` in the tree.
#[must_use]
pub fn outline<'a>(kind: Kind, value: &Value, at: &Pointer, tree: &'a Value) -> Outline<'a> {
    let mut outline = Outline { tree, node: Value::Null, below: Vec::new(), diagnostics: Vec::new() };
    outline.node = outline.node(kind, value, at);
    outline
}

/// `{"$ref": "#/…"}`, as outlined nodes refer to those below them.
pub(super) fn reference_to(pointer: &Pointer) -> Value {
    json!({ "$ref": pointer.to_string() })
}

impl<'a> Outline<'a> {
    fn node(&mut self, kind: Kind, value: &Value, at: &Pointer) -> Value {
        let rewritten;
        let value = if kind == Kind::Schema {
            rewritten = schema::rewrite(&self.without_dead_reference(value, at), at, &mut self.diagnostics);
            &rewritten
        } else {
            value
        };
        let Value::Object(members) = value else {
            self.drop::<Value>(at, kind.name(), "an object", value);
            return json!({});
        };
        let written;
        let members = match kind {
            Kind::Parameter => {
                written = parameter::rewrite(members, at, &mut self.diagnostics);
                &written
            }
            Kind::SecurityScheme => {
                written = security_scheme::rewrite(members);
                &written
            }
            _ => members,
        };
        let mut out = Map::new();
        for (key, value) in members {
            let here = at.child(key);
            match holds(kind, key) {
                Some(Holds::Unused) => {}
                Some(shape) => {
                    if let Some(value) = self.keyword(shape, key, value, &here) {
                        out.insert(key.clone(), value);
                    }
                }
                None if key.starts_with("x-") => {
                    if key.starts_with(KEPT) {
                        self.kept_nodes(value);
                    }
                    out.insert(key.clone(), value.clone());
                }
                None => {
                    let value = self.unknown_to_openapiv3(kind, key, value, &here);
                    out.insert(format!("{KEPT}{key}"), value);
                }
            }
        }
        if matches!(kind, Kind::Response | Kind::RequestBody) {
            self.content_of_schema(&mut out, at);
        }
        for (key, value) in supplied(kind) {
            out.entry(*key).or_insert_with(|| serde_json::from_str(value).unwrap_or_default());
        }
        if kind == Kind::Encoding {
            default_style(&mut out);
        }
        if matches!(kind, Kind::Parameter | Kind::Header) {
            self.typed(&mut out, members, at);
        }
        Value::Object(out)
    }

    /// Keywords that later versions have and `openapiv3` has not; the nodes that they hold are read like any other.
    fn unknown_to_openapiv3(&mut self, kind: Kind, key: &str, value: &Value, here: &Pointer) -> Value {
        let shape = match (kind, key) {
            (Kind::Schema, "prefixItems") => Holds::Nodes(Kind::Schema),
            (Kind::Schema, "patternProperties") => Holds::NodeMap(Kind::Schema),
            (Kind::Schema, "unevaluatedProperties" | "unevaluatedItems") => Holds::NodeOrFlag(Kind::Schema),
            (Kind::MediaType, "itemSchema") | (Kind::Schema, "contentSchema") => Holds::Node(Kind::Schema),
            _ => return value.clone(),
        };
        self.keyword(shape, key, value, here).unwrap_or_default()
    }

    /// References that a rewriting put under a kept keyword.
    fn kept_nodes(&mut self, value: &Value) {
        match value {
            Value::Object(members) => match members.get("$ref") {
                Some(Value::String(reference)) => {
                    self.below.push((Kind::Schema, Pointer::from_fragment(reference.trim_start_matches('#'))));
                }
                _ => members.values().for_each(|value| self.kept_nodes(value)),
            },
            Value::Array(items) => items.iter().for_each(|item| self.kept_nodes(item)),
            _ => {}
        }
    }

    /// A schema whose reference leads nowhere is what stands beside the reference.
    fn without_dead_reference<'v>(&mut self, schema: &'v Value, at: &Pointer) -> Cow<'v, Value> {
        let Some(members) = schema.as_object().filter(|members| members.get("$ref").is_some_and(Value::is_string))
        else {
            return Cow::Borrowed(schema);
        };
        let Err(dead) = resolve::resolve_beside(self.tree, at) else { return Cow::Borrowed(schema) };
        self.diagnostics.push(*dead);
        let mut members = members.clone();
        members.remove("$ref");
        Cow::Owned(Value::Object(members))
    }

    /// Swagger 2 wrote a schema where `content` is now, and documents that were converted by hand still do: it is that of JSON.
    fn content_of_schema(&mut self, out: &mut Map<String, Value>, at: &Pointer) {
        let kept = format!("{KEPT}schema");
        if out.contains_key("content") || !out.get(&kept).is_some_and(Value::is_object) {
            return;
        }
        out.remove(&kept);
        let place = at.child("schema");
        out.insert("content".to_owned(), json!({ "application/json": { "schema": reference_to(&place) } }));
        self.below.push((Kind::Schema, place));
    }

    /// A parameter or header says what it holds by `schema` or by `content`; older documents put the schema's keywords in it.
    fn typed(&mut self, out: &mut Map<String, Value>, written: &Map<String, Value>, at: &Pointer) {
        if out.get("content").and_then(Value::as_object).is_some_and(Map::is_empty) {
            out.remove("content");
        }
        if out.contains_key("content") {
            out.remove("schema");
        } else if !out.contains_key("schema") {
            let schema = written.get("type").map_or_else(|| json!({}), |_| Value::Object(written.clone()));
            let mut schema = schema;
            if let Value::Object(schema) = &mut schema {
                for key in ["name", "in", "required", "style", "explode", "description", "deprecated"] {
                    schema.remove(key);
                }
            }
            let node = self.node(Kind::Schema, &schema, at);
            out.insert("schema".to_owned(), node);
        }
    }

    /// One keyword in the shape it should have; `None` when it is left out.
    fn keyword(&mut self, shape: Holds, key: &str, value: &Value, here: &Pointer) -> Option<Value> {
        if value.is_null() && !matches!(shape, Holds::Any) {
            return None; // `description:` with nothing behind it: the same as not written.
        }
        let (value, here) = self.container(shape, value, here);
        let here = &here;
        match shape {
            Holds::Any => Some(value.clone()),
            Holds::Text => self.text(key, value, here).map(Value::String),
            Holds::Flag => match value {
                Value::Bool(_) => Some(value.clone()),
                Value::String(text) if text == "true" || text == "false" => Some(Value::Bool(text == "true")),
                _ => self.drop(here, key, "true or false", value),
            },
            Holds::Count => match whole(value).and_then(|count| u64::try_from(count).ok()) {
                Some(count) => Some(count.into()),
                None => self.drop(here, key, "a whole number", value),
            },
            Holds::Number => match value {
                Value::Number(_) => Some(value.clone()),
                Value::String(text) => match serde_json::from_str(text) {
                    Ok(Value::Number(number)) => Some(Value::Number(number)),
                    _ => self.drop(here, key, "a number", value),
                },
                _ => self.drop(here, key, "a number", value),
            },
            Holds::Values => match value {
                Value::Array(_) => Some(value.clone()),
                _ => self.drop(here, key, "a list", value),
            },
            Holds::Texts => match value {
                Value::Array(items) => {
                    let texts = items.iter().enumerate().filter_map(|(index, item)| self.text(key, item, &here.item(index)));
                    Some(texts.map(Value::String).collect())
                }
                // `required: true` on a property, as draft 3 of JSON Schema had it, says nothing that can be read here.
                _ => self.drop(here, key, "a list of names", value),
            },
            Holds::TextMap => self.map(key, value, here, |this, key, value, here| this.text(key, value, here).map(Value::String)),
            Holds::Part(Kind::Discriminator) if value.is_object() && value.get("propertyName").is_none() => {
                let told = Diagnostic::warning("malformed-keyword", here, "`discriminator` names no property");
                let help = "give it a `propertyName`; it is read as if this were not written";
                self.diagnostics.push(told.label("ignored").help(help));
                None
            }
            Holds::Part(kind) => match value {
                Value::Object(_) => Some(self.node(kind, value, here)),
                _ => self.drop(here, key, "an object", value),
            },
            Holds::Parts(kind) => match value {
                Value::Array(items) => Some(items.iter().enumerate().filter_map(|(index, item)| self.part(kind, item, &here.item(index))).collect()),
                _ => self.drop(here, key, "a list", value),
            },
            Holds::PartMap(kind) => self.map(key, value, here, |this, _, value, here| this.part(kind, value, here)),
            Holds::Node(kind) => self.child(kind, key, value, here),
            Holds::Nodes(kind) => match value {
                Value::Array(items) => Some(
                    items.iter().enumerate().filter_map(|(index, item)| self.child(kind, key, item, &here.item(index))).collect(),
                ),
                _ => self.drop(here, key, "a list", value),
            },
            Holds::NodeMap(kind) => self.map(key, value, here, |this, key, value, here| this.child(kind, key, value, here)),
            Holds::NodeOrFlag(kind) => match value {
                Value::Bool(_) => Some(value.clone()),
                _ => self.child(kind, key, value, here),
            },
            Holds::Responses => self.map(key, value, here, |this, status, value, here| {
                let known = status == "default" || status.starts_with("x-") || is_status(status);
                if !known {
                    this.diagnostics.push(
                        Diagnostic::warning("unknown-status", here, format!("`{status}` is no HTTP status"))
                            .help("write a status from 100 to 599, a range such as `4XX`, or `default`; this response is left out"),
                    );
                    return None;
                }
                if status.starts_with("x-") { Some(value.clone()) } else { this.child(Kind::Response, status, value, here) }
            }),
            Holds::Requirements => match value {
                Value::Array(items) if items.iter().all(Value::is_object) => {
                    Some(items.iter().map(|item| scopes(item.as_object())).collect())
                }
                _ => self.drop(here, key, "a list of maps from security scheme to scopes", value),
            },
            Holds::Unused => None,
        }
    }

    /// A map or list itself, where a reference stands for all of it: the specification knows no such reference, and documents
    /// that are split over files have them.
    fn container<'v>(&self, shape: Holds, value: &'v Value, here: &Pointer) -> (&'v Value, Pointer)
    where
        'a: 'v,
    {
        let is_container = matches!(
            shape,
            Holds::NodeMap(_)
                | Holds::PartMap(_)
                | Holds::TextMap
                | Holds::Responses
                | Holds::Nodes(_)
                | Holds::Parts(_)
                | Holds::Texts
                | Holds::Values
                | Holds::Requirements
        );
        if is_container && let Ok(Some(followed)) = self.followed(value, here) {
            return followed;
        }
        (value, here.clone())
    }

    /// A part of the node, in whose place a reference may stand as well.
    fn part(&mut self, kind: Kind, value: &Value, here: &Pointer) -> Option<Value> {
        match self.followed(value, here) {
            Ok(Some((value, place))) => Some(self.node(kind, value, &place)),
            Ok(None) => Some(self.node(kind, value, here)),
            Err(dangling) => {
                self.diagnostics.push(*dangling);
                None
            }
        }
    }

    /// What a reference stands for; nothing when `value` is none.
    fn followed(&self, value: &Value, here: &Pointer) -> Result<Option<(&'a Value, Pointer)>, Box<Diagnostic>> {
        if !value.get("$ref").is_some_and(Value::is_string) {
            return Ok(None);
        }
        let target = resolve::resolve_beside(self.tree, here)?;
        Ok(resolve::at(self.tree, &target).map(|value| (value, target)))
    }

    /// A node of its own becomes a reference to its place. Schemas may be booleans.
    fn child(&mut self, kind: Kind, key: &str, value: &Value, here: &Pointer) -> Option<Value> {
        match value {
            Value::Object(_) => {}
            Value::Bool(_) | Value::Array(_) if kind == Kind::Schema => {}
            _ => return self.drop(here, key, &format!("{} {}", kind.article(), kind.name()), value),
        }
        self.below.push((kind, here.clone()));
        Some(reference_to(here))
    }

    fn map(
        &mut self,
        key: &str,
        value: &Value,
        here: &Pointer,
        mut member: impl FnMut(&mut Self, &str, &Value, &Pointer) -> Option<Value>,
    ) -> Option<Value> {
        let Value::Object(members) = value else { return self.drop(here, key, "an object", value) };
        let mut out = Map::new();
        for (key, value) in members {
            if let Some(value) = member(self, key, value, &here.child(key)) {
                out.insert(if is_status(key) { key.to_uppercase() } else { key.clone() }, value);
            }
        }
        Some(Value::Object(out))
    }

    fn text(&mut self, key: &str, value: &Value, here: &Pointer) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            _ => self.drop(here, key, "text", value),
        }
    }

    /// Leaves the keyword out, and says so.
    fn drop<T>(&mut self, here: &Pointer, key: &str, wanted: &str, found: &Value) -> Option<T> {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.diagnostics.push(
            Diagnostic::warning("malformed-keyword", here, format!("`{key}` should be {wanted}, and is {found}"))
                .label("ignored")
                .help("mend the document; it is read as if this were not written"),
        );
        None
    }
}

/// An encoding that says how lists are written but no style has the style `form`, and that explodes unless it says otherwise:
/// `openapiv3` knows no difference between `false` and not written.
fn default_style(encoding: &mut Map<String, Value>) {
    if encoding.contains_key("explode") || encoding.contains_key("style") {
        let style = encoding.entry("style").or_insert_with(|| json!("form"));
        let explodes = matches!(style.as_str(), Some("form" | "deepObject"));
        encoding.entry("explode").or_insert(Value::Bool(explodes));
    }
}

fn is_status(key: &str) -> bool {
    let key = key.as_bytes();
    key.len() == 3
        && (b'1'..=b'5').contains(&key[0])
        && (key[1..].iter().all(u8::is_ascii_digit) || key[1..].iter().all(|c| c.eq_ignore_ascii_case(&b'x')))
}

/// A number without a fraction, however it is written: `2`, `2.0`, `"2"`.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number
            .as_i64()
            .or_else(|| number.as_f64().filter(|f| f.fract() == 0.0 && f.abs() < 9.0e15).map(|f| f as i64)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn scopes(requirement: Option<&Map<String, Value>>) -> Value {
    let scopes = |value: &Value| -> Value {
        value
            .as_array()
            .map_or_else(|| json!([]), |items| items.iter().filter(|item| item.is_string()).cloned().collect())
    };
    requirement
        .into_iter()
        .flatten()
        .map(|(scheme, value)| (scheme.clone(), scopes(value)))
        .collect::<Map<_, _>>()
        .into()
}
