//! What the alternatives of a union are called when they have no name of their own.

use std::collections::HashMap;

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use super::facets::Facets;
use super::schema::Types;
use super::union::Alternative;
use crate::pointer::Pointer;

impl Types<'_> {
    /// A role for each alternative, from the most telling thing that the document says of it: its title, the schema that it
    /// extends, the value of its constant, the member that it alone has, its kind.
    pub(super) fn roles(&self, alternatives: &[Alternative]) -> Vec<String> {
        let facets: Vec<Facets> =
            alternatives.iter().map(|alternative| self.facets_of(&alternative.schema, &alternative.place)).collect();
        let mut owners: HashMap<&str, usize> = HashMap::new();
        for name in facets.iter().flat_map(|facets| facets.any.properties.keys()) {
            *owners.entry(name).or_default() += 1;
        }
        let own =
            |facets: &Facets| facets.any.properties.keys().find(|name| owners.get(name.as_str()) == Some(&1)).cloned();
        let pairs = alternatives.iter().zip(&facets);
        pairs
            .map(|(alternative, facets)| {
                let told = title(facets)
                    .or_else(|| extended(&alternative.schema))
                    .or_else(|| self.constant_of(facets, &alternative.place));
                told.unwrap_or_else(|| match facets.kind() {
                    Some("object") => {
                        own(facets).map_or_else(|| "object".to_owned(), |member| format!("with {member}"))
                    }
                    Some("array") => "list".to_owned(),
                    Some(kind) => kind.to_owned(),
                    None => "variant".to_owned(),
                })
            })
            .collect()
    }

    fn facets_of(&self, schema: &ReferenceOr<Schema>, place: &Pointer) -> Facets {
        self.schema_at(schema, place).map(|(_, schema)| Facets::of(&schema)).unwrap_or_default()
    }

    /// The one value of a member, as `type: {enum: [push]}` has.
    fn constant_of(&self, facets: &Facets, place: &Pointer) -> Option<String> {
        facets.any.properties.iter().find_map(|(name, schema)| {
            let member = self.facets_of(&schema.clone().unbox(), &place.child("properties").child(name));
            match member.any.enumeration.as_slice() {
                [value] => value.as_str().map(str::to_owned),
                _ => None,
            }
        })
    }
}

/// A title that can serve as a name: a few plain words.
fn title(facets: &Facets) -> Option<String> {
    let title = facets.data.title.as_deref()?;
    let plain = title.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    (plain && title.len() <= 40 && title.split_whitespace().count() <= 5).then(|| title.to_owned())
}

/// The component that an `allOf` begins with.
fn extended(schema: &ReferenceOr<Schema>) -> Option<String> {
    let ReferenceOr::Item(Schema { schema_kind: SchemaKind::AllOf { all_of }, .. }) = schema else { return None };
    all_of.iter().find_map(|member| match member {
        ReferenceOr::Reference { reference } => reference
            .split_once("/components/schemas/")
            .map(|(_, name)| name.to_owned())
            .filter(|name| !name.contains('/')),
        ReferenceOr::Item(_) => None,
    })
}
