//! Reads one node by itself: its keywords according to their table, with the nodes below it replaced by references.

use serde_json::{Map, Value, json};

use super::keywords::{Holds, Kind, holds, holds_later, supplied};
use super::misspelt::misspelt;
use super::newer::newer;
use super::{parameter, security_scheme};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::KEPT;
use crate::pointer::Pointer;
use crate::resolve::Resolver;
use crate::schema::Schema;

/// A node ready for `openapiv3`.
#[derive(Debug)]
pub struct Normalized<'a> {
    pub(super) references: &'a Resolver<'a>,
    /// The node, shallow.
    pub node: Value,
    /// The nodes below it, to be read next.
    pub below: Vec<(Kind, Pointer)>,
    /// The schemas that the node has without a location of their own.
    pub schemas: Vec<(Pointer, Schema)>,
    /// What was corrected or dropped.
    pub diagnostics: Vec<Diagnostic>,
}

/// Outlines the node `value` of the given kind, which is at `at` in the tree.
#[must_use]
pub fn normalize<'a>(kind: Kind, value: &Value, at: &Pointer, references: &'a Resolver<'a>) -> Normalized<'a> {
    let mut normalized = Normalized::new(references);
    normalized.node = normalized.node(kind, value, at);
    normalized
}

/// Reads the schema `value`, which is at `at` in the tree.
#[must_use]
pub fn read_schema<'a>(value: &Value, at: &Pointer, references: &'a Resolver<'a>) -> (Schema, Normalized<'a>) {
    let mut normalized = Normalized::new(references);
    let schema = normalized.schema(value, at);
    (schema, normalized)
}

/// `{"$ref": "#/…"}`, as normalized nodes refer to those below them.
pub(super) fn reference_to(pointer: &Pointer) -> Value {
    json!({ "$ref": pointer.to_string() })
}

impl<'a> Normalized<'a> {
    fn new(references: &'a Resolver<'a>) -> Self {
        let (below, schemas, diagnostics) = (Vec::new(), Vec::new(), Vec::new());
        Self { references, node: Value::Null, below, schemas, diagnostics }
    }

    pub(super) fn node(&mut self, kind: Kind, value: &Value, at: &Pointer) -> Value {
        let Value::Object(members) = value else {
            self.drop::<Value>(at, kind.name(), "an object", value);
            return json!({});
        };
        self.diagnostics.extend(newer(self.references.tree(), kind, members, at));
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
                    out.insert(key.clone(), value.clone());
                }
                None => {
                    self.diagnostics.extend(misspelt(kind, key, at));
                    let value = self.unknown_to_openapiv3(kind, key, value, &here);
                    out.insert(format!("{KEPT}{key}"), value);
                }
            }
        }
        if matches!(kind, Kind::Response | Kind::RequestBody) {
            self.content_of_schema(&mut out, at);
        }
        if kind == Kind::Operation && !members.contains_key("responses") {
            self.diagnostics.push(
                Diagnostic::note(Code::NoResponses, at, "the operation has no `responses`")
                    .outcome("a call returns status, headers and body, but no typed value")
                    .help("add `responses`"),
            );
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
        let Some(shape) = holds_later(kind, key) else { return value.clone() };
        self.keyword(shape, key, value, here).unwrap_or_default()
    }

    /// Swagger 2 wrote a schema where `content` is now, and documents that were converted by hand still do: it is that of JSON.
    fn content_of_schema(&mut self, out: &mut Map<String, Value>, at: &Pointer) {
        let kept = format!("{KEPT}schema");
        if out.contains_key("content") || !out.get(&kept).is_some_and(Value::is_object) {
            return;
        }
        out.remove(&kept);
        let pointer = at.child("schema");
        out.insert("content".to_owned(), json!({ "application/json": { "schema": reference_to(&pointer) } }));
        self.below.push((Kind::Schema, pointer));
    }

    /// A parameter or header says what it holds by `schema` or by `content`; older documents put the schema's keywords in it.
    fn typed(&mut self, out: &mut Map<String, Value>, written: &Map<String, Value>, at: &Pointer) {
        if out.get("content").and_then(Value::as_object).is_some_and(Map::is_empty) {
            out.remove("content");
        }
        if out.contains_key("content") {
            out.remove("schema");
        } else if !out.contains_key("schema") {
            let mut keywords = written.get("type").map_or_else(Map::new, |_| written.clone());
            for key in ["name", "in", "required", "style", "explode", "description", "deprecated"] {
                keywords.remove(key);
            }
            let schema = self.schema(&Value::Object(keywords), at);
            let pointer = at.child("schema");
            out.insert("schema".to_owned(), reference_to(&pointer));
            self.schemas.push((pointer, schema));
        }
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
