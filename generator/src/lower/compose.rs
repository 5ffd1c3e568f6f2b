//! `allOf`: one schema that says what all members say, flat.

use std::collections::HashSet;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use super::facets::Facets;
use super::types::Types;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

impl Types<'_> {
    /// The schema with all members of its `allOf` merged into it.
    pub(super) fn flatten(&mut self, facets: &Facets, at: &Pointer) -> Facets {
        self.merge_members(facets, at, &mut HashSet::new())
    }

    fn merge_members(&mut self, facets: &Facets, at: &Pointer, seen: &mut HashSet<Pointer>) -> Facets {
        let members = facets.all_of();
        let mut merged = facets.clone();
        merged.any.all_of.clear();
        merged.data.extensions.shift_remove("x-kept-allOf");
        // Null has to satisfy each of them.
        let mut null = None;
        for (index, member) in members.into_iter().enumerate() {
            let Some((pointer, schema)) = self.schema_at(&member, &at.child("allOf").item(index)) else { continue };
            if seen.len() > DEPTH || !seen.insert(pointer.clone()) {
                continue; // A member that is met twice says nothing new, and one that holds itself never ends.
            }
            let member = self.merge_members(&Facets::of(&schema), &pointer, seen);
            seen.remove(&pointer);
            null = Some(null != Some(false) && member.is_nullable());
            self.absorb(&mut merged, member, at);
        }
        merged.data.nullable |= null == Some(true);
        merged
    }

    /// Adds what `member` says to what `into` says.
    fn absorb(&mut self, into: &mut Facets, member: Facets, at: &Pointer) {
        let AnySchema {
            typ,
            properties,
            required,
            additional_properties,
            items,
            enumeration,
            format,
            one_of,
            any_of,
            minimum,
            maximum,
            pattern,
            ..
        } = member.any;
        match (&into.any.typ, typ) {
            (None, typ) => into.any.typ = typ,
            (Some(ours), Some(theirs)) if *ours != theirs => {
                // An integer is a number; what satisfies both is the integer.
                if ours == "number" && theirs == "integer" {
                    into.any.typ = Some(theirs);
                } else if !(ours == "integer" && theirs == "number") {
                    self.diagnostics.push(
                        Diagnostic::warning(
                            "conflicting-members",
                            at,
                            format!("members of `allOf` are {ours} and {theirs}: no value is both"),
                        )
                        .help("mend the types; it is read as the first of them"),
                    );
                }
            }
            _ => {}
        }
        for (name, schema) in properties {
            match into.any.properties.get_mut(&name) {
                Some(ours) if *ours != schema => *ours = both(ours, schema),
                Some(_) => {}
                None => {
                    into.any.properties.insert(name, schema);
                }
            }
        }
        for name in required {
            if !into.any.required.contains(&name) {
                into.any.required.push(name);
            }
        }
        into.any.additional_properties = into.any.additional_properties.take().or(additional_properties);
        into.any.items = into.any.items.take().or(items);
        if into.any.enumeration.is_empty() {
            into.any.enumeration = enumeration;
        } else if !enumeration.is_empty() {
            let common: Vec<Value> =
                into.any.enumeration.iter().filter(|value| enumeration.contains(value)).cloned().collect();
            if !common.is_empty() {
                into.any.enumeration = common;
            }
        }
        into.any.format = into.any.format.take().or(format);
        into.any.pattern = into.any.pattern.take().or(pattern);
        into.any.minimum = into.any.minimum.or(minimum);
        into.any.maximum = into.any.maximum.or(maximum);
        if !one_of.is_empty() {
            self.add_alternatives(&mut into.any.one_of, one_of, at);
        }
        if !any_of.is_empty() {
            self.add_alternatives(&mut into.any.any_of, any_of, at);
        }
        let SchemaData { title: _, description, deprecated, read_only, write_only, extensions, .. } = member.data;
        // The base's discriminator tells its heirs apart; it says nothing about one of them.
        into.data.description = into.data.description.take().or(description);
        into.data.deprecated |= deprecated;
        into.data.read_only |= read_only;
        into.data.write_only |= write_only;
        for (key, value) in extensions {
            into.data.extensions.entry(key).or_insert(value);
        }
    }

    fn add_alternatives(
        &mut self,
        ours: &mut Vec<ReferenceOr<Schema>>,
        theirs: Vec<ReferenceOr<Schema>>,
        at: &Pointer,
    ) {
        if ours.is_empty() || *ours == theirs {
            *ours = theirs;
        } else {
            // (a | b) & (c | d) is (a & c) | (a & d) | (b & c) | (b & d).
            if ours.len() * theirs.len() > 64 {
                self.diagnostics.push(
                    Diagnostic::warning(
                        "too-many-alternatives",
                        at,
                        "members of `allOf` multiply to more than 64 alternatives",
                    )
                    .help("only the first member's alternatives are told apart"),
                );
                return;
            }
            *ours = ours
                .iter()
                .flat_map(|ours| theirs.iter().map(|theirs| all_of(vec![ours.clone(), theirs.clone()])))
                .collect();
        }
    }
}

/// How many `allOf`s may be within each other; what is deeper says nothing any more.
const DEPTH: usize = 300;

/// A property that two members define satisfies both definitions.
fn both(ours: &ReferenceOr<Box<Schema>>, theirs: ReferenceOr<Box<Schema>>) -> ReferenceOr<Box<Schema>> {
    let ReferenceOr::Item(schema) = all_of(vec![ours.clone().unbox(), theirs.unbox()]) else { return ours.clone() };
    ReferenceOr::Item(Box::new(schema))
}

/// A schema of nothing but `allOf`.
pub(super) fn all_of(all_of: Vec<ReferenceOr<Schema>>) -> ReferenceOr<Schema> {
    ReferenceOr::Item(Schema { schema_data: SchemaData::default(), schema_kind: SchemaKind::AllOf { all_of } })
}
