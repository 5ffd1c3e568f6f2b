//! Merges `anyOf` of objects into one object: a value may satisfy several branches at once, and a union would preserve the properties
//! of only one.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use crate::diagnostic::Diagnostic;
use crate::lower::context::alternative::Branch;
use crate::lower::context::types::Types;
use crate::pointer::Pointer;
use crate::schema::{Additional, JsonType, Schema, SchemaRef, TypeSet};

/// The result for branches that one value may satisfy at once.
pub(in crate::lower) enum AnyOfMerge {
    /// The branches cannot be distinguished: one object with the properties of all.
    Merged(Schema),
    /// Two branches are distinguished by their required properties: the union gets a third variant with the properties of both.
    Both(Schema),
}

impl Types<'_> {
    /// Merges the branches of `anyOf` if one value may satisfy several of them.
    pub(in crate::lower) fn merge_any_of(&mut self, whole: &Schema, branches: &[Branch]) -> Option<AnyOfMerge> {
        if whole.any_of.len() < 2 || !whole.one_of.is_empty() || whole.discriminator.is_some() {
            return None;
        }
        let found: Option<Vec<_>> = branches.iter().map(|branch| self.plain_object(branch)).collect();
        let (objects, diagnostics): (Vec<_>, Vec<_>) = found?.into_iter().unzip();
        if objects.len() < 2 || !self.have_compatible_properties(&objects) {
            return None;
        }
        let mut pairs =
            objects.iter().enumerate().flat_map(|(index, one)| objects[..index].iter().map(move |other| (one, other)));
        let excluding =
            pairs.all(|(one, other)| requires_unknown_property(one, other) && requires_unknown_property(other, one));
        let is_one_object = objects.len() > 2 && self.are_parts_of_one_object(whole);
        let (required, both) = if excluding && !is_one_object {
            if objects.len() > 2 {
                return None; // Servers document their enums like this: a value satisfies one branch.
            }
            (objects.iter().flat_map(|object| object.required.clone()).collect::<Vec<_>>(), true)
        } else {
            let everywhere = |name: &String| objects.iter().all(|object| object.required.contains(name));
            (objects[0].required.iter().filter(|name| everywhere(name)).cloned().collect(), false)
        };
        let mut merged = Schema { types: TypeSet::One(JsonType::Object), required, ..Schema::default() };
        let mut members: IndexMap<String, Vec<SchemaRef>> = IndexMap::new();
        for object in objects {
            for (name, schema) in &object.properties {
                let (schemas, schema) = (members.entry(name.clone()).or_default(), schema.clone());
                if !schemas.contains(&schema) {
                    schemas.push(schema);
                }
            }
            let others = merged.additional_properties.take();
            merged.additional_properties = either_additional(others, object.additional_properties.clone());
        }
        merged.properties = members.into_iter().map(|(name, schemas)| (name, Schema::of_any(schemas))).collect();
        // If branches allow only some of the values that the schema around them lists, the list is complete.
        for (name, schema) in &whole.properties {
            if let Some(member) = merged.properties.get_mut(name).filter(|_| self.lists_values(schema)) {
                member.clone_from(schema);
            }
        }
        // A branch that is merged gets no type of its own, which would report them.
        for diagnostic in diagnostics.into_iter().flatten() {
            self.report_once(diagnostic);
        }
        Some(if both { AnyOfMerge::Both(merged) } else { AnyOfMerge::Merged(merged) })
    }

    /// Whether all branches are inline in a schema that has properties itself: each adds some of its properties.
    fn are_parts_of_one_object(&self, whole: &Schema) -> bool {
        let is_inline = |schema: &SchemaRef| match schema {
            SchemaRef::At(pointer) => self.document.target(pointer) == pointer,
            SchemaRef::Made(_) => false,
        };
        !whole.properties.is_empty() && whole.any_of.iter().all(is_inline)
    }

    fn lists_values(&self, schema: &SchemaRef) -> bool {
        let found = self.schema_at(schema, &Pointer::root());
        found.is_some_and(|(_, schema)| !schema.enumeration.is_empty())
    }

    /// Returns the flat schema of a branch that is an object without a union, and its diagnostics.
    fn plain_object(&mut self, branch: &Branch) -> Option<(Rc<Schema>, Vec<Diagnostic>)> {
        let (pointer, schema) = self.schema_at(&branch.schema, &branch.pointer)?;
        let flat = self.flat(&schema, &pointer);
        let (schema, diagnostics) = (flat.schema, flat.diagnostics);
        let plain = schema.kind() == Some(JsonType::Object) && schema.one_of.is_empty() && schema.any_of.is_empty();
        (plain && !schema.properties.is_empty() && !schema.is_nullable()).then_some((schema, diagnostics))
    }

    /// Whether properties with the same name have the same schema or are scalars of the same kind, and no constant distinguishes the
    /// objects.
    fn have_compatible_properties(&mut self, objects: &[Rc<Schema>]) -> bool {
        let names: HashSet<&String> = objects.iter().flat_map(|object| object.properties.keys()).collect();
        names.into_iter().all(|name| {
            let written = objects.iter().filter_map(|object| object.properties.get(name));
            let mut members: Vec<(Pointer, Rc<Schema>)> = Vec::new();
            for schema in written {
                let Some((pointer, schema)) = self.schema_at(schema, &Pointer::root()) else { continue };
                let flat = self.flat(&schema, &pointer).schema;
                members.push((pointer, flat));
            }
            let Some((pointer, first)) = members.first() else { return true };
            let one_pointer = members.iter().all(|(other, _)| other == pointer && *other != Pointer::root());
            let scalar = matches!(
                first.kind(),
                Some(JsonType::String | JsonType::Integer | JsonType::Number | JsonType::Boolean)
            );
            let one_kind = members.iter().all(|(_, member)| member.kind() == first.kind());
            let constant = members.iter().filter(|(_, member)| member.enumeration.len() == 1).count() > 1;
            let differ = members.iter().any(|(_, member)| member.enumeration != first.enumeration);
            one_pointer || (scalar && one_kind && !(constant && differ))
        })
    }
}

/// Whether an object requires a property that another does not define.
fn requires_unknown_property(one: &Schema, other: &Schema) -> bool {
    one.required.iter().any(|name| !other.properties.contains_key(name))
}

/// Returns the additional properties that either of two objects allows.
fn either_additional(one: Option<Additional>, other: Option<Additional>) -> Option<Additional> {
    use Additional::{Any, Schema as Of};
    match (one, other) {
        (Some(Any), _) | (_, Some(Any)) => Some(Any),
        (Some(Of(one)), Some(Of(other))) if one != other => Some(Of(Schema::of_any(vec![one, other]))),
        (Some(Of(schema)), _) | (_, Some(Of(schema))) => Some(Of(schema)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use serde_json::json;

    use super::*;
    use crate::names_lock::NamesLock;
    use crate::test_documents::schemas;

    /// Two types that exclude each other, so that a schema of both is reported.
    fn text_and_number() -> SchemaRef {
        let of = |of| SchemaRef::Made(Rc::new(Schema { types: TypeSet::One(of), ..Schema::default() }));
        Schema::of_all(vec![of(JsonType::String), of(JsonType::Integer)])
    }

    fn object(property: SchemaRef) -> Schema {
        let properties = [("id".to_owned(), property)].into_iter().collect();
        Schema { types: TypeSet::One(JsonType::Object), properties, ..Schema::default() }
    }

    #[test]
    fn comparing_properties_reports_nothing() {
        let document = schemas(&json!({}));
        let lock = NamesLock::default();
        let mut types = Types::new(&document, &lock);
        let objects = [Rc::new(object(text_and_number())), Rc::new(object(text_and_number()))];
        types.have_compatible_properties(&objects);
        assert!(types.diagnostics_by_pointer.is_empty());
    }

    #[test]
    fn the_diagnostics_of_a_branch_are_reported_where_it_is_merged() {
        let document = schemas(&json!({}));
        let lock = NamesLock::default();
        let mut types = Types::new(&document, &lock);
        let id = || SchemaRef::Made(Rc::new(Schema { types: TypeSet::One(JsonType::String), ..Schema::default() }));
        let contradicting = || SchemaRef::Made(Rc::new(Schema { extends: vec![id()], ..object(id()) }));
        let place = Pointer::root().child("a");
        let branch = |schema: SchemaRef, index| Branch { schema, pointer: place.child("anyOf").item(index) };
        let whole = Schema { any_of: vec![contradicting(), id()], ..Schema::default() };
        let with_text = [branch(contradicting(), 0), branch(id(), 1)];
        assert!(types.merge_any_of(&whole, &with_text).is_none());
        assert!(types.diagnostics_by_pointer.is_empty(), "each branch is a type");
        let with_object = [branch(contradicting(), 0), branch(SchemaRef::Made(Rc::new(object(id()))), 1)];
        assert!(types.merge_any_of(&whole, &with_object).is_some());
        let codes: Vec<&str> = types.diagnostics_by_pointer.iter().map(|diagnostic| diagnostic.code.name()).collect();
        assert_eq!(codes, ["conflicting-members"]);
    }
}
