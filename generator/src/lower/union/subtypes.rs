//! A schema with a discriminator and no alternatives of its own: those that extend it by `allOf` are what a value of it may be
//! (OpenAPI 3.0.4, section 4.7.25, "Discriminator Object").

use std::collections::HashSet;

use serde_json::Value;

use crate::api::{Constant, TaggedVariant, Type, TypeId, TypeKind};
use crate::diagnostic::Diagnostic;
use crate::lower::context::alternative::Alternative;
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::strip;
use crate::lower::definitions::origin::Origin;
use crate::lower::union::discriminator::unnamed;
use crate::pointer::Pointer;
use crate::schema::{Discriminator, Schema, SchemaRef};

impl Types<'_> {
    /// The union of the schemas that extend this one, told apart by its discriminator; `None` when nothing does.
    pub(in crate::lower) fn family(&mut self, place: &Pointer, whole: &Schema, id: TypeId) -> Option<Type> {
        let discriminator = whole.discriminator.clone()?;
        if !self.is_component(place) || !whole.one_of.is_empty() || !whole.any_of.is_empty() {
            return None;
        }
        let heirs = self.kin(place, &discriminator);
        if heirs.is_empty() {
            return None;
        }
        let branches: Vec<(Type, Alternative)> = heirs
            .into_iter()
            .map(|heir| {
                let schema = SchemaRef::At(heir.clone());
                let ty = self.type_of(&schema, &heir, &Origin::part_of(id, heir.last().as_deref().unwrap_or_default()));
                (strip(&ty), Alternative { schema, place: heir })
            })
            .collect();
        let mut variants = self.by_discriminator(&discriminator, &branches)?;
        if discriminator.mapping.is_empty() && self.is_unmet(place, whole, &discriminator, &variants) {
            return None;
        }
        let own = Alternative { schema: SchemaRef::At(place.clone()), place: place.clone() };
        let tags: Vec<Constant> = discriminator
            .mapping
            .iter()
            .filter(|(_, target)| self.is_target(target, &own))
            .map(|(tag, _)| Constant::Text(tag.clone()))
            .collect();
        if !tags.is_empty() {
            let origin = Origin::part_of(id, "base");
            let base = self.reserve(&place.child("discriminator"), whole, &origin);
            let ty = self.object(place, whole, &origin, base);
            variants.push(TaggedVariant { name: unnamed(), ty, tags });
        }
        Some(self.define(id, TypeKind::Tagged { tag: discriminator.property_name, variants }))
    }

    /// Whether the discriminator's member has values, of which none is a schema's name, and tells so: then it is about something else.
    fn is_unmet(
        &mut self,
        place: &Pointer,
        schema: &Schema,
        discriminator: &Discriminator,
        variants: &[TaggedVariant],
    ) -> bool {
        let tag = &discriminator.property_name;
        let Some(member) = schema.properties.get(tag) else { return false };
        let at = place.child("properties").child(tag);
        let Some((_, member)) = self.schema_at(member, &at) else { return false };
        let values = &member.enumeration;
        // Constants of those that extend it are values of that member as they are.
        let names: HashSet<&String> = self.components.values().collect();
        let is_name = |tag: &String| names.contains(tag);
        let mut tags = variants.iter().flat_map(|variant| &variant.tags).map(Constant::to_string);
        let is_unmet = !values.is_empty() && tags.all(|tag| is_name(&tag) && !values.contains(&Value::String(tag)));
        if is_unmet {
            let message = format!("no value that `{tag}` may have is the name of a schema that extends this one");
            self.diagnostics.push(
                Diagnostic::warning("unmet-discriminator", &place.child("discriminator"), message)
                    .help("it is read as an object; say in `mapping` which value stands for which schema"),
            );
        }
        is_unmet
    }

    /// The discriminator of the base that all of these extend.
    pub(in crate::lower) fn inherited(&self, branches: &[(Type, Alternative)]) -> Option<Discriminator> {
        let mut bases = branches.iter().map(|(_, alternative)| {
            let (place, schema) = self.schema_at(&alternative.schema, &alternative.place)?;
            schema.all_of.iter().find_map(|member| {
                let (base, schema) = self.schema_at(member, &place)?;
                Some((base, schema.discriminator.clone()?))
            })
        });
        let (base, discriminator) = bases.next()??;
        bases.all(|other| other.is_some_and(|(other, _)| other == base)).then_some(discriminator)
    }

    /// Whether a schema is a base that others extend.
    pub(in crate::lower) fn has_heirs(&self, schema: &SchemaRef, place: &Pointer) -> bool {
        self.schema_at(schema, place).is_some_and(|(_, schema)| {
            schema.discriminator.is_some() && schema.one_of.is_empty() && schema.any_of.is_empty()
        })
    }

    /// The components that extend this one, and those that the discriminator names; those behind one with a discriminator of
    /// its own are that one's.
    fn kin(&self, place: &Pointer, discriminator: &Discriminator) -> Vec<Pointer> {
        let mut bases = vec![place.clone()];
        let mut seen = HashSet::from([place.clone()]);
        let mut heirs = Vec::new();
        while let Some(base) = bases.pop() {
            for heir in self.extensions.get(&base).into_iter().flatten() {
                if seen.insert(heir.place.clone()) {
                    if !heir.is_base {
                        bases.push(heir.place.clone());
                    }
                    heirs.push(heir.place.clone());
                }
            }
        }
        let named = discriminator.mapping.values().map(|target| self.target(target));
        heirs.extend(named.filter(|target| self.is_component(target) && seen.insert(target.clone())));
        heirs
    }
}
