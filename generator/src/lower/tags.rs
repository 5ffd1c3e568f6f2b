//! The tags that tell alternatives apart: those of a discriminator, by its mapping or the names of schemas, and constants that each
//! requires.

use std::collections::HashMap;

use super::shape;
use super::types::Types;
use super::union::Alternative;
use crate::api::{Constant, JsonKind, TaggedVariant, Type};
use crate::names::Name;
use crate::pointer::Pointer;
use crate::schema::{Discriminator, SchemaRef};

impl Types<'_> {
    /// The tags of each branch by the discriminator's mapping and by the names of the schemas.
    pub(super) fn by_discriminator(
        &self,
        discriminator: &Discriminator,
        branches: &[(Type, Alternative)],
    ) -> Option<Vec<TaggedVariant>> {
        let mut by_target: HashMap<Pointer, Vec<&String>> = HashMap::new();
        for (tag, target) in &discriminator.mapping {
            by_target.entry(self.target(target)).or_default().push(tag);
        }
        let mut variants: Vec<TaggedVariant> = Vec::new();
        for (ty, alternative) in branches {
            let mut constants = self.constants(ty, &discriminator.property_name);
            // The tag is there whatever the branch says about that.
            constants.extend(shape::optional_constant(&self.defs, ty, &discriminator.property_name));
            // A mapping writes numbers as text.
            let meant = |tag: &String| constants.iter().find(|value| value.to_string() == *tag).cloned();
            let mapped = self.place_of(alternative).and_then(|place| by_target.get(&place)).into_iter().flatten();
            let mut tags: Vec<Constant> =
                mapped.map(|tag| meant(tag).unwrap_or_else(|| Constant::Text((*tag).clone()))).collect();
            if tags.is_empty() {
                tags = constants;
            }
            if tags.is_empty() {
                tags.extend(self.component_name(alternative).map(Constant::Text));
            }
            // A tag is a member: what is no object, a list of the others perhaps, is told by that.
            let is_object = matches!(shape::of(&self.defs, ty).kind, JsonKind::Object | JsonKind::Any);
            if tags.is_empty() || !matches!(ty, Type::Named(_)) || !is_object {
                return None;
            }
            let variant = |tags| TaggedVariant { name: unnamed(), ty: ty.clone(), tags };
            if shape::keeps(&self.defs, ty, &discriminator.property_name) {
                variants.push(variant(tags));
            } else {
                // Which of the tags it was is known by the variant alone.
                variants.extend(tags.into_iter().map(|tag| variant(vec![tag])));
            }
        }
        distinct(&variants).then_some(variants)
    }

    pub(super) fn is_target(&self, target: &str, alternative: &Alternative) -> bool {
        // The reference as written, which the outline replaced by its own place, leads to the same schema.
        self.place_of(alternative).is_some_and(|ours| ours == self.target(target))
    }

    fn place_of(&self, alternative: &Alternative) -> Option<Pointer> {
        match first_reference(&alternative.schema) {
            SchemaRef::At(place) => Some(self.document.target(place).clone()),
            SchemaRef::Made(_) => None,
        }
    }

    /// The schema that a discriminator's mapping names, by a reference or by its name.
    pub(super) fn target(&self, target: &str) -> Pointer {
        if target.contains(['#', '/']) {
            self.document.follow(target)
        } else {
            self.document.follow(&format!("#/components/schemas/{target}"))
        }
    }

    fn component_name(&self, alternative: &Alternative) -> Option<String> {
        self.component_names.get(&self.place_of(alternative)?).cloned()
    }

    /// A member that every branch requires with one value of its own tells them apart without being declared to.
    pub(super) fn by_constant(&self, branches: &[(Type, Alternative)]) -> Option<(String, Vec<TaggedVariant>)> {
        let first = shape::constants(&self.defs, &branches.first()?.0);
        first.into_iter().find_map(|(member, _)| {
            let variants: Vec<TaggedVariant> = branches
                .iter()
                .map(|(ty, _)| TaggedVariant { name: unnamed(), ty: ty.clone(), tags: self.constants(ty, &member) })
                .collect();
            (variants.iter().all(|variant| !variant.tags.is_empty()) && distinct(&variants))
                .then_some((member, variants))
        })
    }

    /// The values that a member of the type may have, when they are fixed.
    fn constants(&self, ty: &Type, member: &str) -> Vec<Constant> {
        shape::constants(&self.defs, ty)
            .into_iter()
            .filter(|(name, _)| name == member)
            .flat_map(|(_, values)| values)
            .collect()
    }
}

/// Variants are named when all types are.
pub(super) fn unnamed() -> Name {
    Name::of_type("undefined")
}

fn distinct(variants: &[TaggedVariant]) -> bool {
    let mut tags: Vec<&Constant> = variants.iter().flat_map(|variant| &variant.tags).collect();
    let count = tags.len();
    tags.sort();
    tags.dedup();
    tags.len() == count
}

fn first_reference(schema: &SchemaRef) -> &SchemaRef {
    match schema {
        SchemaRef::Made(made) if made.is_only_members() => made.members().next().unwrap_or(schema),
        _ => schema,
    }
}
