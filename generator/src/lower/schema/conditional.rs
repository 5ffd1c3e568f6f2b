//! `dependentSchemas`, `then` and `else`: schemas that hold for some values of an object. Their properties are optional properties of
//! the object.

use indexmap::IndexMap;

use crate::diagnostic::Diagnostic;
use crate::large_stack;
use crate::lower::context::types::Types;
use crate::pointer::{Pointer, PointerSet};
use crate::schema::{JsonType, Schema, SchemaRef};

impl Types<'_> {
    /// Adds the properties of the conditional schemas of an object to the object.
    ///
    /// A property that the object defines itself keeps its definition, which holds for all values. A property that several conditional
    /// schemas define satisfies any of them. A schema that is no object keeps its conditional schemas, for an object that it is a
    /// member of.
    pub(in crate::lower) fn add_conditional(
        &mut self,
        object: &mut Schema,
        at: &Pointer,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let is_object = object.types.one() == Some(JsonType::Object) || !object.properties.is_empty();
        if !is_object || object.conditional.is_empty() {
            return;
        }
        let mut pending = std::mem::take(&mut object.conditional);
        pending.reverse();
        let mut seen = PointerSet::default();
        let mut found: IndexMap<String, Vec<SchemaRef>> = IndexMap::new();
        while let Some(schema) = pending.pop() {
            let Some((pointer, written)) = self.schema_at(&schema, at) else { continue };
            let is_located = matches!(schema, SchemaRef::At(_));
            if is_located && (!seen.insert(pointer.clone()) || self.flattened.is_open(&pointer)) {
                continue;
            }
            let flat = large_stack::grown(|| self.flat(&written, &pointer));
            diagnostics.extend(flat.diagnostics);
            let flat = flat.schema;
            if !self.may_combine(flat.size(), at) {
                return;
            }
            pending.extend(flat.conditional.iter().chain(&flat.one_of).chain(&flat.any_of).rev().cloned());
            for (name, property) in &flat.properties {
                if !object.properties.contains_key(name) && !self.is_forbidden(property) {
                    let definitions = found.entry(name.clone()).or_default();
                    if !definitions.contains(property) {
                        definitions.push(property.clone());
                    }
                }
            }
        }
        let found = found.into_iter().map(|(name, definitions)| (name, Schema::of_any(definitions)));
        object.properties.extend(found);
    }

    /// Whether the property must be absent: `then: {properties: {name: false}}`.
    fn is_forbidden(&self, property: &SchemaRef) -> bool {
        self.schema_at(property, &Pointer::root()).is_some_and(|(_, schema)| schema.is_never())
    }
}
