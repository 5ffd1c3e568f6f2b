//! `anyOf` of objects that does not say "one of": a value may be several of its alternatives at once, and a union would keep the
//! members of one alone.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaData, SchemaKind};

use super::facets::Facets;
use super::types::Types;
use super::union::Alternative;
use crate::pointer::Pointer;

/// What becomes of alternatives that may hold together.
pub(super) enum AndOr {
    /// Nothing tells them apart: one object with the members of all.
    Merged(Facets),
    /// Two that are told apart by what each requires: one object with the members of both stands beside them.
    Both(Facets),
}

impl Types<'_> {
    /// Whether alternatives of `anyOf` may hold together, and what does so then.
    pub(super) fn and_or(&mut self, facets: &Facets, alternatives: &[Alternative]) -> Option<AndOr> {
        if facets.any.any_of.len() < 2 || !facets.any.one_of.is_empty() || facets.data.discriminator.is_some() {
            return None;
        }
        let told = self.diagnostics.len();
        let objects: Option<Vec<Rc<Facets>>> =
            alternatives.iter().map(|alternative| self.plain_object(alternative)).collect();
        let objects = objects.filter(|objects| objects.len() > 1 && self.agree(objects));
        self.diagnostics.truncate(told); // What is wrong with an alternative is told when its type is made.
        let objects = objects?;
        let mut pairs =
            objects.iter().enumerate().flat_map(|(index, one)| objects[..index].iter().map(move |other| (one, other)));
        let (required, both) = if pairs.all(|(one, other)| exclude(one, other) && exclude(other, one)) {
            if objects.len() > 2 {
                return None; // As servers write an enum of theirs.
            }
            (objects.iter().flat_map(|object| object.any.required.clone()).collect::<Vec<_>>(), true)
        } else {
            let everywhere = |name: &String| objects.iter().all(|object| object.any.required.contains(name));
            (objects[0].any.required.iter().filter(|name| everywhere(name)).cloned().collect(), false)
        };
        let mut merged = Facets::default();
        merged.any.typ = Some("object".to_owned());
        merged.any.required = required;
        let mut members: IndexMap<String, Vec<ReferenceOr<Schema>>> = IndexMap::new();
        for object in objects {
            for (name, schema) in &object.any.properties {
                let (schemas, schema) = (members.entry(name.clone()).or_default(), schema.clone().unbox());
                if !schemas.contains(&schema) {
                    schemas.push(schema);
                }
            }
            let others = merged.any.additional_properties.take();
            merged.any.additional_properties = either(others, object.any.additional_properties.clone());
        }
        merged.any.properties = members.into_iter().map(|(name, schemas)| (name, any_of(schemas))).collect();
        // Where alternatives allow only some of the values that are listed beside them, the list says which there are.
        for (name, schema) in &facets.any.properties {
            if let Some(member) = merged.any.properties.get_mut(name).filter(|_| self.lists_values(schema)) {
                member.clone_from(schema);
            }
        }
        Some(if both { AndOr::Both(merged) } else { AndOr::Merged(merged) })
    }

    fn lists_values(&self, schema: &ReferenceOr<Box<Schema>>) -> bool {
        let found = self.schema_at(&schema.clone().unbox(), &Pointer::root());
        found.is_some_and(|(_, schema)| !schema.any.enumeration.is_empty())
    }

    /// The members of an alternative that is an object and nothing else.
    fn plain_object(&mut self, alternative: &Alternative) -> Option<Rc<Facets>> {
        let (place, schema) = self.schema_at(&alternative.schema, &alternative.place)?;
        let flat = self.flatten(&schema, &place);
        let plain = flat.kind() == Some("object") && flat.any.one_of.is_empty() && flat.any.any_of.is_empty();
        (plain && !flat.any.properties.is_empty() && !flat.is_nullable()).then_some(flat)
    }

    /// Whether members of one name are one schema, or scalars of one kind, and no constant tells the objects apart.
    fn agree(&mut self, objects: &[Rc<Facets>]) -> bool {
        let names: HashSet<&String> = objects.iter().flat_map(|object| object.any.properties.keys()).collect();
        names.into_iter().all(|name| {
            let written = objects.iter().filter_map(|object| object.any.properties.get(name));
            let mut members: Vec<(Pointer, Rc<Facets>)> = Vec::new();
            for schema in written {
                let Some((place, schema)) = self.schema_at(&schema.clone().unbox(), &Pointer::root()) else { continue };
                let flat = self.flatten(&schema, &place);
                members.push((place, flat));
            }
            let Some((place, first)) = members.first() else { return true };
            let one_place = members.iter().all(|(other, _)| other == place && *other != Pointer::root());
            let scalar = matches!(first.kind(), Some("string" | "integer" | "number" | "boolean"));
            let one_kind = members.iter().all(|(_, member)| member.kind() == first.kind());
            let constant = members.iter().filter(|(_, member)| member.any.enumeration.len() == 1).count() > 1;
            let differ = members.iter().any(|(_, member)| member.any.enumeration != first.any.enumeration);
            one_place || (scalar && one_kind && !(constant && differ))
        })
    }
}

/// Whether an object requires a member that another does not know.
fn exclude(one: &Facets, other: &Facets) -> bool {
    one.any.required.iter().any(|name| !other.any.properties.contains_key(name))
}

/// Members that are not named, as either of two objects takes them: that one of them has none keeps none out of the other.
fn either(one: Option<AdditionalProperties>, other: Option<AdditionalProperties>) -> Option<AdditionalProperties> {
    use AdditionalProperties::{Any, Schema};
    match (one, other) {
        (Some(Any(true)), _) | (_, Some(Any(true))) => Some(Any(true)),
        (Some(Schema(one)), Some(Schema(other))) if one != other => {
            Some(Schema(Box::new(any_of(vec![*one, *other]).unbox())))
        }
        (Some(Schema(schema)), _) | (_, Some(Schema(schema))) => Some(Schema(schema)),
        (one, other) => one.or(other),
    }
}

/// Any of the schemas: the one, where there is one.
fn any_of(mut any_of: Vec<ReferenceOr<Schema>>) -> ReferenceOr<Box<Schema>> {
    if let [_] = any_of.as_slice() {
        return match any_of.remove(0) {
            ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
            ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        };
    }
    let schema_kind = SchemaKind::AnyOf { any_of };
    ReferenceOr::Item(Box::new(Schema { schema_data: SchemaData::default(), schema_kind }))
}
