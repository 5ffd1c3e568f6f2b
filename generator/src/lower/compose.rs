//! `allOf`: one schema that says what all members say, flat.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexSet;
use serde_json::Value;

use super::growth::Known;
use super::types::Types;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef};

impl Types<'_> {
    /// Returns the schema with all members of its `allOf` merged into it.
    ///
    /// A schema of the document is merged once. One that is a member of itself is left out of itself.
    pub(super) fn flatten(&mut self, facets: &Rc<Schema>, at: &Pointer) -> Rc<Schema> {
        if facets.all_of.is_empty() {
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

    fn merge_members(&mut self, facets: &Schema, at: &Pointer) -> Schema {
        crate::work::add(1 + facets.size());
        let members = facets.all_of.clone();
        let mut merged = facets.clone();
        merged.all_of.clear();
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
                return Schema { description: facets.description.clone(), ..Schema::default() };
            }
            let mut member = Rc::unwrap_or_clone(member);
            self.drop_satisfied(&mut member, at);
            self.absorb(&mut merged, member, at);
        }
        merged.nullable |= null == Some(true);
        merged
    }

    /// Removes the alternatives of a base schema when the schema that extends it is one of them: it satisfies them by being it.
    fn drop_satisfied(&self, base: &mut Schema, extension: &Pointer) {
        for list in [&mut base.one_of, &mut base.any_of] {
            let is_extension = |schema: &SchemaRef| match schema {
                SchemaRef::At(place) => self.document.target(place) == extension,
                SchemaRef::Made(_) => false,
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
    fn absorb(&mut self, into: &mut Schema, member: Schema, at: &Pointer) {
        let Schema {
            types,
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
        } = member;
        match (into.types.one(), types.one()) {
            (Some(ours), Some(theirs)) if ours != theirs => {
                // An integer is a number; what satisfies both is the integer.
                if ours == JsonType::Number && theirs == JsonType::Integer {
                    into.types = types;
                } else if !(ours == JsonType::Integer && theirs == JsonType::Number) {
                    self.found(
                        Diagnostic::warning(
                            "conflicting-members",
                            at,
                            format!("members of `allOf` are {} and {}: no value is both", ours.name(), theirs.name()),
                        )
                        .help("mend the types; it is read as the first of them"),
                    );
                }
            }
            (None, Some(_)) => into.types = types,
            _ => {}
        }
        for (name, schema) in properties {
            match into.properties.get_mut(&name) {
                Some(ours) if *ours != schema => both(ours, schema),
                Some(_) => {}
                None => {
                    into.properties.insert(name, schema);
                }
            }
        }
        let mut required_names: IndexSet<String> = std::mem::take(&mut into.required).into_iter().collect();
        required_names.extend(required);
        into.required = required_names.into_iter().collect();
        into.additional_properties = into.additional_properties.take().or(additional_properties);
        into.items = into.items.take().or(items);
        if into.enumeration.is_empty() {
            into.enumeration = enumeration;
        } else if !enumeration.is_empty() {
            let common: Vec<Value> =
                into.enumeration.iter().filter(|value| enumeration.contains(value)).cloned().collect();
            if !common.is_empty() {
                into.enumeration = common;
            }
        }
        into.format = into.format.take().or(format);
        into.pattern = into.pattern.take().or(pattern);
        into.minimum = into.minimum.take().or(minimum);
        into.maximum = into.maximum.take().or(maximum);
        if !one_of.is_empty() {
            self.add_alternatives(&mut into.one_of, one_of, at);
        }
        if !any_of.is_empty() {
            self.add_alternatives(&mut into.any_of, any_of, at);
        }
        // The base's discriminator tells its heirs apart; it says nothing about one of them.
        into.description = into.description.take().or(member.description);
        into.deprecated |= member.deprecated;
        into.read_only |= member.read_only;
        into.write_only |= member.write_only;
        into.never |= member.never;
        if into.prefix_items.is_empty() {
            into.prefix_items = member.prefix_items;
        }
        into.no_more_items |= member.no_more_items;
        if into.pattern_properties.is_empty() {
            into.pattern_properties = member.pattern_properties;
        }
        into.content_media_type = into.content_media_type.take().or(member.content_media_type);
        into.content_schema = into.content_schema.take().or(member.content_schema);
        into.xml = into.xml.take().or(member.xml);
        if into.enum_names.is_empty() {
            into.enum_names = member.enum_names;
        }
        if into.enum_descriptions.is_empty() {
            into.enum_descriptions = member.enum_descriptions;
        }
    }

    fn add_alternatives(
        &mut self,
        ours: &mut Vec<SchemaRef>,
        theirs: Vec<SchemaRef>,
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
                .flat_map(|ours| theirs.iter().map(|theirs| Schema::of_all(vec![ours.clone(), theirs.clone()])))
                .collect();
        }
    }
}

/// A property that two members define satisfies both definitions.
fn both(ours: &mut SchemaRef, theirs: SchemaRef) {
    // Schemas of the document have a location, so a list of all without one was made by this function.
    if let SchemaRef::Made(made) = ours
        && !made.all_of.is_empty()
        && made.is_open_beside_composition()
    {
        if !made.all_of.contains(&theirs) {
            Rc::make_mut(made).all_of.push(theirs);
        }
    } else {
        *ours = Schema::of_all(vec![ours.clone(), theirs]);
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
