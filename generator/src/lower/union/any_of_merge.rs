//! `anyOf` of objects that does not say "one of": a value may be several of its alternatives at once, and a union would keep the
//! members of one alone.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use crate::lower::context::alternative::Alternative;
use crate::lower::context::types::Types;
use crate::pointer::Pointer;
use crate::schema::{Additional, JsonType, Schema, SchemaRef, TypeSet};

/// What becomes of alternatives that may hold together.
pub(in crate::lower) enum AnyOfMerge {
    /// Nothing tells them apart: one object with the members of all.
    Merged(Schema),
    /// Two that are told apart by what each requires: one object with the members of both stands beside them.
    Both(Schema),
}

impl Types<'_> {
    /// Whether alternatives of `anyOf` may hold together, and what does so then.
    pub(in crate::lower) fn merge_any_of(&mut self, whole: &Schema, alternatives: &[Alternative]) -> Option<AnyOfMerge> {
        if whole.any_of.len() < 2 || !whole.one_of.is_empty() || whole.discriminator.is_some() {
            return None;
        }
        let objects: Option<Vec<Rc<Schema>>> =
            alternatives.iter().map(|alternative| self.plain_object(alternative)).collect();
        let objects = objects.filter(|objects| objects.len() > 1 && self.have_compatible_properties(objects));
        let objects = objects?;
        let mut pairs =
            objects.iter().enumerate().flat_map(|(index, one)| objects[..index].iter().map(move |other| (one, other)));
        let excluding = pairs.all(|(one, other)| requires_unknown_property(one, other) && requires_unknown_property(other, one));
        let is_one_object = objects.len() > 2 && self.are_parts_of_one_object(whole);
        let (required, both) = if excluding && !is_one_object {
            if objects.len() > 2 {
                return None; // As servers write an enum of theirs.
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
        // Where alternatives allow only some of the values that are listed beside them, the list says which there are.
        for (name, schema) in &whole.properties {
            if let Some(member) = merged.properties.get_mut(name).filter(|_| self.lists_values(schema)) {
                member.clone_from(schema);
            }
        }
        Some(if both { AnyOfMerge::Both(merged) } else { AnyOfMerge::Merged(merged) })
    }

    /// Whether the alternatives are written within an object that has properties itself: each names some more of its properties.
    fn are_parts_of_one_object(&self, whole: &Schema) -> bool {
        let is_inline = |schema: &SchemaRef| match schema {
            SchemaRef::At(place) => self.document.target(place) == place,
            SchemaRef::Made(_) => false,
        };
        !whole.properties.is_empty() && whole.any_of.iter().all(is_inline)
    }

    fn lists_values(&self, schema: &SchemaRef) -> bool {
        let found = self.schema_at(schema, &Pointer::root());
        found.is_some_and(|(_, schema)| !schema.enumeration.is_empty())
    }

    /// The members of an alternative that is an object and nothing else.
    fn plain_object(&mut self, alternative: &Alternative) -> Option<Rc<Schema>> {
        let (place, schema) = self.schema_at(&alternative.schema, &alternative.place)?;
        let flat = self.flatten(&schema, &place);
        let plain = flat.kind() == Some(JsonType::Object) && flat.one_of.is_empty() && flat.any_of.is_empty();
        (plain && !flat.properties.is_empty() && !flat.is_nullable()).then_some(flat)
    }

    /// Whether members of one name are one schema, or scalars of one kind, and no constant tells the objects apart.
    fn have_compatible_properties(&mut self, objects: &[Rc<Schema>]) -> bool {
        let names: HashSet<&String> = objects.iter().flat_map(|object| object.properties.keys()).collect();
        names.into_iter().all(|name| {
            let written = objects.iter().filter_map(|object| object.properties.get(name));
            let mut members: Vec<(Pointer, Rc<Schema>)> = Vec::new();
            for schema in written {
                let Some((place, schema)) = self.schema_at(schema, &Pointer::root()) else { continue };
                let flat = self.flatten(&schema, &place);
                members.push((place, flat));
            }
            let Some((place, first)) = members.first() else { return true };
            let one_place = members.iter().all(|(other, _)| other == place && *other != Pointer::root());
            let scalar = matches!(
                first.kind(),
                Some(JsonType::String | JsonType::Integer | JsonType::Number | JsonType::Boolean)
            );
            let one_kind = members.iter().all(|(_, member)| member.kind() == first.kind());
            let constant = members.iter().filter(|(_, member)| member.enumeration.len() == 1).count() > 1;
            let differ = members.iter().any(|(_, member)| member.enumeration != first.enumeration);
            one_place || (scalar && one_kind && !(constant && differ))
        })
    }
}

/// Whether an object requires a member that another does not know.
fn requires_unknown_property(one: &Schema, other: &Schema) -> bool {
    one.required.iter().any(|name| !other.properties.contains_key(name))
}

/// Members that are not named, as either of two objects takes them: that one of them has none keeps none out of the other.
fn either_additional(one: Option<Additional>, other: Option<Additional>) -> Option<Additional> {
    use Additional::{Any, Schema as Of};
    match (one, other) {
        (Some(Any), _) | (_, Some(Any)) => Some(Any),
        (Some(Of(one)), Some(Of(other))) if one != other => Some(Of(Schema::of_any(vec![one, other]))),
        (Some(Of(schema)), _) | (_, Some(Of(schema))) => Some(Of(schema)),
        (one, other) => one.or(other),
    }
}
