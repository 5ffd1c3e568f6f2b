//! `allOf`: one schema that says what all members say, flat.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexSet;
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use super::facets::Facets;
use super::growth::Known;
use super::types::Types;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

impl Types<'_> {
    /// Returns the schema with all members of its `allOf` merged into it.
    ///
    /// A schema of the document is merged once. One that is a member of itself is left out of itself.
    pub(super) fn flatten(&mut self, facets: &Rc<Facets>, at: &Pointer) -> Rc<Facets> {
        if facets.all_of().is_empty() {
            return facets.clone();
        }
        // A schema that was put together by the generator has no location of its own.
        if !self.written(at).is_some_and(|written| Rc::ptr_eq(&written, facets)) {
            return Rc::new(self.merge_members(facets, at));
        }
        match self.flat.begin(at) {
            Known::Answer(flat) => flat,
            Known::Open => Rc::default(),
            Known::Nothing => {
                let flat = Rc::new(self.merge_members(facets, at));
                self.flat.finish(at, flat)
            }
        }
    }

    fn merge_members(&mut self, facets: &Facets, at: &Pointer) -> Facets {
        crate::work::add(1 + facets.size());
        let members = facets.all_of();
        let mut merged = facets.clone();
        merged.any.all_of.clear();
        merged.data.extensions.shift_remove("x-kept-allOf");
        // Null has to satisfy each of them.
        let mut null = None;
        let mut seen = HashSet::new();
        for (index, member) in members.into_iter().enumerate() {
            let place = at.child("allOf").item(index);
            let Some((pointer, schema)) = self.schema_at(&member, &place) else { continue };
            if !seen.insert(pointer.clone()) {
                continue; // A member that is listed twice says nothing new.
            }
            if self.flat.is_open(&pointer) {
                self.found(cyclic_member(at, &pointer));
                continue;
            }
            let member = stacker::maybe_grow(RED_ZONE, STACK, || self.flatten(&schema, &pointer));
            null = Some(null != Some(false) && member.is_nullable());
            if !self.may_combine(member.size(), at) {
                return Facets { any: AnySchema::default(), data: facets.data.clone() };
            }
            let mut member = Rc::unwrap_or_clone(member);
            self.drop_satisfied(&mut member, at);
            self.absorb(&mut merged, member, at);
        }
        merged.data.nullable |= null == Some(true);
        merged
    }

    /// Removes the alternatives of a base schema when the schema that extends it is one of them: it satisfies them by being it.
    fn drop_satisfied(&self, base: &mut Facets, extension: &Pointer) {
        for list in [&mut base.any.one_of, &mut base.any.any_of] {
            let is_extension = |schema: &ReferenceOr<Schema>| match schema {
                ReferenceOr::Reference { reference } => self.document.follow(reference) == *extension,
                ReferenceOr::Item(_) => false,
            };
            if list.iter().any(is_extension) {
                list.clear();
            }
        }
    }

    /// Whether so many more keywords may be combined. A warning says where the document's allowance ended.
    pub(super) fn may_combine(&mut self, amount: usize, at: &Pointer) -> bool {
        crate::work::add(amount);
        if self.allowance.take(amount.saturating_add(1)) {
            return true;
        }
        self.found_first(
            Diagnostic::warning(
                "too-many-combinations",
                at,
                "the schemas combined here multiply beyond what is generated",
            )
            .help("name the combined schemas and refer to them; this one and others like it are `serde_json::Value`"),
        );
        false
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
                    self.found(
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
                Some(ours) if *ours != schema => both(ours, schema),
                Some(_) => {}
                None => {
                    into.any.properties.insert(name, schema);
                }
            }
        }
        let mut required_names: IndexSet<String> = std::mem::take(&mut into.any.required).into_iter().collect();
        required_names.extend(required);
        into.any.required = required_names.into_iter().collect();
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
                self.found(
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

/// A property that two members define satisfies both definitions.
fn both(ours: &mut ReferenceOr<Box<Schema>>, theirs: ReferenceOr<Box<Schema>>) {
    let theirs = theirs.unbox();
    // The document's own schemas are references here, so a list of all is one that was made by this function.
    if let ReferenceOr::Item(schema) = ours
        && let Schema { schema_kind: SchemaKind::AllOf { all_of }, .. } = &mut **schema
    {
        if !all_of.contains(&theirs) {
            all_of.push(theirs);
        }
    } else {
        let schema_kind = SchemaKind::AllOf { all_of: vec![ours.clone().unbox(), theirs] };
        *ours = ReferenceOr::Item(Box::new(Schema { schema_data: SchemaData::default(), schema_kind }));
    }
}

/// What is found where a schema is a member of its own `allOf`.
fn cyclic_member(at: &Pointer, member: &Pointer) -> Diagnostic {
    let message = if at == member {
        "this schema is a member of its own `allOf`".to_owned()
    } else {
        format!("`allOf` leads back to this schema through `{}`", member.last().unwrap_or_default())
    };
    Diagnostic::warning("cyclic-all-of", &at.child("allOf"), message)
        .help("remove the member that leads back; it is ignored")
}

/// When so many bytes of stack are left, more is taken.
pub(super) const RED_ZONE: usize = 512 * 1024;

/// How many bytes of stack are taken at once.
pub(super) const STACK: usize = 8 * 1024 * 1024;

/// A schema of nothing but `allOf`.
pub(super) fn all_of(all_of: Vec<ReferenceOr<Schema>>) -> ReferenceOr<Schema> {
    ReferenceOr::Item(Schema { schema_data: SchemaData::default(), schema_kind: SchemaKind::AllOf { all_of } })
}
