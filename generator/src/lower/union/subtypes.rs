//! Converts a schema with a discriminator and without branches to the union of its subtypes: the schemas that extend it by `allOf`
//! (OpenAPI 3.0.4, section 4.7.25, "Discriminator Object").

use std::collections::HashSet;

use serde_json::Value;

use crate::api::{Constant, TaggedVariant, Type, TypeId, TypeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::alternative::Branch;
use crate::lower::context::types::Types;
use crate::lower::definitions::match_rules;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::Origin;
use crate::lower::union::discriminator::placeholder_name;
use crate::pointer::Pointer;
use crate::schema::{Discriminator, Schema, SchemaRef};

impl Types<'_> {
    /// Returns the union of the schemas that extend this one, or `None` if no schema does.
    pub(in crate::lower) fn union_of_subtypes(
        &mut self,
        pointer: &Pointer,
        whole: &Schema,
        id: TypeId,
    ) -> Option<Type> {
        let discriminator = whole.discriminator.clone()?;
        if !self.is_component(pointer) || !whole.one_of.is_empty() || !whole.any_of.is_empty() {
            return None;
        }
        let subtypes = self.subtypes(pointer, &discriminator);
        if subtypes.is_empty() {
            return None;
        }
        let typed_branches: Vec<(Type, Branch)> = subtypes
            .into_iter()
            .map(|subtype| {
                let schema = SchemaRef::At(subtype.clone());
                let ty = self.type_of(
                    &schema,
                    &subtype,
                    &Origin::part_of(id, subtype.last().as_deref().unwrap_or_default()),
                );
                (without_null(&ty), Branch { schema, pointer: subtype })
            })
            .collect();
        let Some(mut variants) = self.variants_by_discriminator(&discriminator, &typed_branches) else {
            self.report_values_without_names(pointer, &discriminator, &typed_branches, "as an object");
            return None;
        };
        if discriminator.mapping.is_empty() && self.matches_no_subtype(pointer, whole, &discriminator, &variants) {
            return None;
        }
        let own = Branch { schema: SchemaRef::At(pointer.clone()), pointer: pointer.clone() };
        let is_own = |(tag, target): (&String, &String)| self.is_target(target, &own).then(|| tag.clone());
        let mapped: Vec<String> = discriminator.mapping.iter().filter_map(is_own).collect();
        let is_default = discriminator.default_mapping.as_ref().is_some_and(|target| self.is_target(target, &own));
        if is_default || !mapped.is_empty() {
            let origin = Origin::part_of(id, "base");
            let base = self.reserve(&pointer.child("discriminator"), whole, &origin);
            let ty = self.object(pointer, whole, &origin, base);
            let kind = match_rules::property_kind(&self.defs, &ty, &discriminator.property_name);
            let tags: Vec<Constant> = mapped.iter().filter_map(|tag| Constant::written_as(tag, kind)).collect();
            if is_default || !tags.is_empty() {
                variants.push(TaggedVariant { name: placeholder_name(), ty, tags, is_default });
            }
        }
        Some(self.define(id, TypeKind::Tagged { tag: discriminator.property_name, variants }))
    }

    /// Whether the discriminator property is an enum without the name of any subtype. Then it means something else, which is reported.
    fn matches_no_subtype(
        &mut self,
        pointer: &Pointer,
        schema: &Schema,
        discriminator: &Discriminator,
        variants: &[TaggedVariant],
    ) -> bool {
        let tag = &discriminator.property_name;
        let Some(member) = schema.properties.get(tag) else { return false };
        let at = pointer.child("properties").child(tag);
        let Some((_, member)) = self.schema_at(member, &at) else { return false };
        let values = &member.enumeration;
        // Constants in subtypes are values of the property, not names of schemas.
        let names: HashSet<&String> = self.components.values().collect();
        let is_name = |tag: &String| names.contains(tag);
        let mut tags = variants.iter().flat_map(|variant| &variant.tags).map(Constant::to_string);
        let matches_no_subtype =
            !values.is_empty() && tags.all(|tag| is_name(&tag) && !values.contains(&Value::String(tag)));
        if matches_no_subtype {
            let message = format!("no value of `{tag}` is the name of a schema that extends this one");
            self.diagnostics.push(
                Diagnostic::warning(Code::UnmetDiscriminator, &pointer.child("discriminator"), message)
                    .outcome("the discriminator is ignored, and the schema is generated as an object")
                    .help("map each value to a schema in `mapping`"),
            );
        }
        matches_no_subtype
    }

    /// Returns the discriminator of the base schema that all branches extend.
    pub(in crate::lower) fn inherited_discriminator(&self, typed_branches: &[(Type, Branch)]) -> Option<Discriminator> {
        let mut bases = typed_branches.iter().map(|(_, branch)| {
            let (pointer, schema) = self.schema_at(&branch.schema, &branch.pointer)?;
            schema.all_of.iter().find_map(|member| {
                let (base, schema) = self.schema_at(member, &pointer)?;
                Some((base, schema.discriminator.clone()?))
            })
        });
        let (base, discriminator) = bases.next()??;
        bases.all(|other| other.is_some_and(|(other, _)| other == base)).then_some(discriminator)
    }

    /// Whether a schema has a discriminator for the schemas that extend it.
    pub(in crate::lower) fn is_supertype(&self, schema: &SchemaRef, pointer: &Pointer) -> bool {
        self.schema_at(schema, pointer).is_some_and(|(_, schema)| {
            schema.discriminator.is_some() && schema.one_of.is_empty() && schema.any_of.is_empty()
        })
    }

    /// Returns the components that extend this one, directly or not, and those that `mapping` and `defaultMapping` name. The subtypes of a component with
    /// a discriminator of its own belong to that component.
    fn subtypes(&self, pointer: &Pointer, discriminator: &Discriminator) -> Vec<Pointer> {
        let mut bases = vec![pointer.clone()];
        let mut seen = HashSet::from([pointer.clone()]);
        let mut subtypes = Vec::new();
        while let Some(base) = bases.pop() {
            for subtype in self.extensions.get(&base).into_iter().flatten() {
                if seen.insert(subtype.pointer.clone()) {
                    if !subtype.is_base {
                        bases.push(subtype.pointer.clone());
                    }
                    subtypes.push(subtype.pointer.clone());
                }
            }
        }
        let named = discriminator.mapping.values().chain(&discriminator.default_mapping);
        let named = named.map(|target| self.document.mapped(target));
        subtypes.extend(named.filter(|target| self.is_component(target) && seen.insert(target.clone())));
        subtypes
    }
}
