//! `anyOf` of objects that does not say "one of": a value may be several of its alternatives at once, and a union would keep the
//! members of one alone.

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema, SchemaData, SchemaKind};

use super::facets::Facets;
use super::schema::Types;
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
        let objects: Option<Vec<Facets>> =
            alternatives.iter().map(|alternative| self.plain_object(alternative)).collect();
        self.diagnostics.truncate(told); // What is wrong with an alternative is told when its type is made.
        let objects = objects.filter(|objects| objects.len() > 1 && self.agree(objects))?;
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
        for object in objects {
            for (name, schema) in object.any.properties {
                let both = match merged.any.properties.get(&name) {
                    Some(known) if *known != schema => any_of(vec![known.clone().unbox(), schema.unbox()]),
                    _ => schema,
                };
                merged.any.properties.insert(name, both);
            }
            merged.any.additional_properties =
                merged.any.additional_properties.take().or(object.any.additional_properties);
        }
        Some(if both { AndOr::Both(merged) } else { AndOr::Merged(merged) })
    }

    /// The members of an alternative that is an object and nothing else.
    fn plain_object(&mut self, alternative: &Alternative) -> Option<Facets> {
        let (place, schema) = self.schema_at(&alternative.schema, &alternative.place)?;
        let flat = self.flatten(&Facets::of(&schema), &place);
        let plain = flat.kind() == Some("object") && flat.any.one_of.is_empty() && flat.any.any_of.is_empty();
        (plain && !flat.any.properties.is_empty() && !flat.is_nullable()).then_some(flat)
    }

    /// Whether members of one name are of one kind, and no constant tells the objects apart.
    fn agree(&self, objects: &[Facets]) -> bool {
        let names: HashSet<&String> = objects.iter().flat_map(|object| object.any.properties.keys()).collect();
        names.into_iter().all(|name| {
            let members: Vec<Facets> = objects
                .iter()
                .filter_map(|object| object.any.properties.get(name))
                .filter_map(|schema| self.schema_at(&schema.clone().unbox(), &Pointer::root()))
                .map(|(_, schema)| Facets::of(&schema))
                .collect();
            let of_one_kind = members.iter().all(|member| member.kind() == members[0].kind());
            let constant = |member: &&Facets| member.any.enumeration.len() == 1;
            let differ = members.iter().any(|member| member.any.enumeration != members[0].any.enumeration);
            of_one_kind && !(differ && members.iter().filter(constant).count() > 1)
        })
    }
}

/// Whether an object requires a member that another does not know.
fn exclude(one: &Facets, other: &Facets) -> bool {
    one.any.required.iter().any(|name| !other.any.properties.contains_key(name))
}

fn any_of(any_of: Vec<ReferenceOr<Schema>>) -> ReferenceOr<Box<Schema>> {
    let schema_kind = SchemaKind::AnyOf { any_of };
    ReferenceOr::Item(Box::new(Schema { schema_data: SchemaData::default(), schema_kind }))
}
