//! The schemas that apply to some values of an object only: `dependentSchemas`, `dependencies` of earlier drafts,
//! and `then` and `else` beside `if`.

use serde_json::{Map, Value};

use super::keywords::value_of;
use super::normalize::Normalized;
use crate::pointer::Pointer;
use crate::schema::SchemaRef;

impl Normalized<'_> {
    /// The conditional schemas among the keywords of the schema at `at`, which are read next.
    pub(super) fn conditional(&mut self, keywords: &Map<String, Value>, at: &Pointer) -> Vec<SchemaRef> {
        let mut pointers = Vec::new();
        for key in ["dependentSchemas", "dependencies"] {
            let dependent = value_of(keywords, key).and_then(Value::as_object);
            // A list of names is draft 4's `dependentRequired`.
            let schemas = dependent.into_iter().flatten().filter(|(_, schema)| schema.is_object());
            pointers.extend(schemas.map(|(name, _)| at.child(key).child(name)));
        }
        if value_of(keywords, "if").is_some() {
            let branches =
                ["then", "else"].into_iter().filter(|key| value_of(keywords, key).is_some_and(Value::is_object));
            pointers.extend(branches.map(|key| at.child(key)));
        }
        pointers.into_iter().map(|pointer| self.schema_below(pointer)).collect()
    }
}
