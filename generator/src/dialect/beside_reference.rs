//! Reads `$ref` beside other keywords.
//!
//! From 3.1 on, both hold. In 3.0 other keywords are to be ignored (OpenAPI 3.0.4, "Reference Object"), but many documents mean them, so
//! they are read, unless their `type` contradicts the schema that `$ref` leads to.

use serde_json::{Map, Value};

use super::keywords::value_of;
use super::normalize::Normalized;
use super::schema::known_type;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::resolve;
use crate::schema::{JsonType, Schema, SchemaRef, TypeSet};

impl Normalized<'_> {
    /// The schemas that references beside other keywords lead to, and those of dynamic references. One that leads nowhere says nothing.
    pub(super) fn references_beside_others(&mut self, keywords: &Map<String, Value>, at: &Pointer) -> Vec<SchemaRef> {
        let mut targets = Vec::new();
        for key in ["$ref", "$dynamicRef", "$recursiveRef"] {
            if !value_of(keywords, key).is_some_and(Value::is_string) {
                continue;
            }
            let target = if key == "$ref" { self.references.next(at) } else { self.references.dynamic(at, key) };
            match target {
                Ok(target) => targets.extend(target.map(|target| self.schema_below(target))),
                Err(dead) => self.diagnostics.push(*dead),
            }
        }
        targets
    }

    /// In a document of OpenAPI 3.0, the reference and the annotations of a schema whose `type` contradicts its `$ref`.
    pub(super) fn instead_of_contradiction(
        &mut self,
        schema: &Schema,
        keywords: &Map<String, Value>,
        at: &Pointer,
    ) -> Option<Schema> {
        let version = self.references.tree().get("openapi").and_then(Value::as_str)?;
        if !version.starts_with("3.0") || !value_of(keywords, "$ref").is_some_and(Value::is_string) {
            return None;
        }
        let TypeSet::One(ours) = schema.types else { return None };
        let target = self.references.resolve(at).ok()?;
        let written = resolve::at(self.references.tree(), &target)?.get("type")?.as_str()?;
        let (theirs, _) = known_type(written)?;
        let theirs = theirs.filter(|theirs| !is_compatible(ours, *theirs))?;
        let message = format!(
            "the type `{}` contradicts `$ref`, which leads to a schema of type `{}`",
            ours.name(),
            theirs.name()
        );
        self.diagnostics.push(
            Diagnostic::warning(Code::ConflictingMembers, &at.child("type"), message)
                .outcome("what is beside `$ref` is ignored, as OpenAPI 3.0 demands")
                .help("remove `type`, or refer to another schema"),
        );
        Some(Schema {
            all_of: schema.all_of.first().cloned().into_iter().collect(),
            nullable: schema.nullable,
            title: schema.title.clone(),
            description: schema.description.clone(),
            deprecated: schema.deprecated,
            read_only: schema.read_only,
            write_only: schema.write_only,
            ..Schema::default()
        })
    }
}

/// Whether a value can have both types.
fn is_compatible(one: JsonType, other: JsonType) -> bool {
    let is_number = |ty| matches!(ty, JsonType::Integer | JsonType::Number);
    one == other || (is_number(one) && is_number(other))
}
