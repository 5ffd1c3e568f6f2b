//! Finds the discriminator values of the branches of a union: by the mapping of the discriminator, by the names of schemas, or by a
//! required property with a constant value.

use crate::api::{Constant, JsonKind, TaggedVariant, Type};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::alternative::Branch;
use crate::lower::context::types::Types;
use crate::lower::definitions::match_rules;
use crate::names::Name;
use crate::pointer::{Pointer, PointerMap};
use crate::schema::{Discriminator, SchemaRef};

impl Types<'_> {
    /// Returns the variants of a tagged union: each branch with its values of the discriminator property.
    ///
    /// The mapping decides; where it does not name a branch, its `x-ms-discriminator-value`; without one, the values that the branch alone may have, else the name of its
    /// schema. Values that a shared base lists for all of its subtypes tell none of them apart, unless one is a schema's name. Only a
    /// string can be the name of a schema.
    pub(in crate::lower) fn variants_by_discriminator(
        &self,
        discriminator: &Discriminator,
        typed_branches: &[(Type, Branch)],
    ) -> Option<Vec<TaggedVariant>> {
        let property = &discriminator.property_name;
        let candidates = self.candidates(discriminator, typed_branches);
        let mut variants: Vec<TaggedVariant> = Vec::new();
        let default = discriminator.default_mapping.as_deref();
        for (index, (ty, branch)) in typed_branches.iter().enumerate() {
            let tags = values_of_branch(&candidates, index);
            // Only an object has a discriminator property. A list of the others, for example, differs by its JSON kind.
            let is_object = matches!(match_rules::shape(&self.defs, ty).kind, JsonKind::Object | JsonKind::Any);
            if tags.is_empty() || !matches!(ty, Type::Named(_)) || !is_object {
                return None;
            }
            let is_default = default.is_some_and(|default| self.is_target(default, branch));
            let variant = |tags| TaggedVariant { name: placeholder_name(), ty: ty.clone(), tags, is_default };
            if is_default || match_rules::preserves(&self.defs, ty, property) {
                variants.push(variant(tags));
            } else {
                // The type does not preserve the property, so each value needs a variant of its own.
                variants.extend(tags.into_iter().map(|tag| variant(vec![tag])));
            }
        }
        distinct(&variants).then_some(variants)
    }

    /// Reports a discriminator without a mapping whose property is a number or boolean in a branch, and so never the name of a schema.
    pub(in crate::lower) fn report_values_without_names(
        &mut self,
        pointer: &Pointer,
        discriminator: &Discriminator,
        typed_branches: &[(Type, Branch)],
        outcome: &str,
    ) {
        let property = &discriminator.property_name;
        let may_be_name = |ty| match_rules::property_kind(&self.defs, ty, property).may_be_string();
        if !discriminator.mapping.is_empty() || typed_branches.iter().all(|(ty, _)| may_be_name(ty)) {
            return;
        }
        let message = format!("`{property}` is not a string, so no value of it is the name of a schema");
        self.report_once(
            Diagnostic::warning(Code::UnmetDiscriminator, &pointer.child("discriminator"), message)
                .outcome(format!("the discriminator is ignored, and the schema is generated {outcome}"))
                .help("map each value to a schema in `mapping`"),
        );
    }

    fn candidates(&self, discriminator: &Discriminator, typed_branches: &[(Type, Branch)]) -> Vec<Candidates> {
        let mut by_target: PointerMap<Vec<&String>> = PointerMap::default();
        for (tag, target) in &discriminator.mapping {
            by_target.entry(self.document.mapped(target)).or_default().push(tag);
        }
        let candidate = |(ty, branch): &(Type, Branch)| {
            let mut values = self.constants(ty, &discriminator.property_name);
            // The discriminator property is always present, even if the branch does not require it.
            values.extend(match_rules::optional_constant(&self.defs, ty, &discriminator.property_name));
            let kind = match_rules::property_kind(&self.defs, ty, &discriminator.property_name);
            let pointer = self.pointer_of(branch);
            let mapped = pointer.as_ref().and_then(|pointer| by_target.get(pointer)).into_iter().flatten().copied();
            let mut mapped: Vec<&String> = mapped.collect();
            let schema = pointer.as_ref().and_then(|pointer| self.document_schema(pointer));
            if mapped.is_empty() {
                mapped.extend(schema.as_ref().and_then(|schema| schema.discriminator_value.as_ref()));
            }
            let mapped = mapped
                .into_iter()
                .filter_map(|tag| {
                    let meant = values.iter().find(|value| value.to_string() == *tag).cloned();
                    meant.or_else(|| Constant::written_as(tag, kind))
                })
                .collect();
            let name = self.component_name(branch).filter(|_| kind.may_be_string());
            Candidates { mapped, values, name }
        };
        typed_branches.iter().map(candidate).collect()
    }

    pub(in crate::lower) fn is_target(&self, target: &str, branch: &Branch) -> bool {
        // Both references are followed, since they may reach the same schema on different ways.
        self.pointer_of(branch).is_some_and(|ours| ours == self.document.mapped(target))
    }

    fn pointer_of(&self, branch: &Branch) -> Option<Pointer> {
        match first_reference(&branch.schema) {
            SchemaRef::At(pointer) => Some(self.document.target(pointer).clone()),
            SchemaRef::Made(_) => None,
        }
    }

    fn component_name(&self, branch: &Branch) -> Option<String> {
        self.component_names.get(&self.pointer_of(branch)?).cloned()
    }

    /// Finds a property that distinguishes the branches without a declared discriminator: each requires it with values of its own.
    pub(in crate::lower) fn variants_by_constant(
        &self,
        typed_branches: &[(Type, Branch)],
    ) -> Option<(String, Vec<TaggedVariant>)> {
        let first = match_rules::constants(&self.defs, &typed_branches.first()?.0);
        first.into_iter().find_map(|(member, _)| {
            let variants: Vec<TaggedVariant> = typed_branches
                .iter()
                .map(|(ty, _)| TaggedVariant {
                    name: placeholder_name(),
                    ty: ty.clone(),
                    tags: self.constants(ty, &member),
                    is_default: false,
                })
                .collect();
            (variants.iter().all(|variant| !variant.tags.is_empty()) && distinct(&variants))
                .then_some((member, variants))
        })
    }

    /// Returns the values of a property that has a fixed set of values.
    fn constants(&self, ty: &Type, member: &str) -> Vec<Constant> {
        match_rules::constants(&self.defs, ty)
            .into_iter()
            .filter(|(name, _)| name == member)
            .flat_map(|(_, values)| values)
            .collect()
    }
}

/// The candidates for the discriminator values of one branch.
struct Candidates {
    /// The values that the mapping assigns to the branch.
    mapped: Vec<Constant>,
    /// The values that the property may have in the branch.
    values: Vec<Constant>,
    /// The name of the branch's schema.
    name: Option<String>,
}

/// Returns the discriminator values of the branch at `index`.
fn values_of_branch(candidates: &[Candidates], index: usize) -> Vec<Constant> {
    let Some(candidate) = candidates.get(index) else { return Vec::new() };
    if !candidate.mapped.is_empty() {
        return candidate.mapped.clone();
    }
    let free: Vec<&Constant> = candidate.values.iter().filter(|value| !is_mapped(candidates, value)).collect();
    let alone = exclusive_values(candidates, index);
    if !alone.is_empty() {
        return alone;
    }
    // A branch with exclusive values leaves shared values to branches without exclusive values.
    let is_left = |value: &&&Constant| {
        let mut others =
            unmapped(candidates).filter(|(other, candidate)| *other != index && candidate.values.contains(value));
        others.all(|(other, _)| !exclusive_values(candidates, other).is_empty())
    };
    let left: Vec<Constant> = free.iter().filter(is_left).map(|value| (**value).clone()).collect();
    if !left.is_empty() {
        return left;
    }
    let Some(name) = &candidate.name else { return free.into_iter().cloned().collect() };
    let exact = Constant::Text(name.clone());
    let has_same_name = |value: &&&Constant| Name::of_type(&value.to_string()) == Name::of_type(name);
    let found = free.iter().find(|value| ***value == exact).or_else(|| free.iter().find(has_same_name));
    vec![found.map_or(exact, |found| (*found).clone())]
}

fn unmapped(candidates: &[Candidates]) -> impl Iterator<Item = (usize, &Candidates)> {
    candidates.iter().enumerate().filter(|(_, candidate)| candidate.mapped.is_empty())
}

fn is_mapped(candidates: &[Candidates], value: &Constant) -> bool {
    candidates.iter().any(|candidate| candidate.mapped.contains(value))
}

/// Returns the values that only this branch may have.
fn exclusive_values(candidates: &[Candidates], index: usize) -> Vec<Constant> {
    let others = |value: &Constant| {
        unmapped(candidates).any(|(other, candidate)| other != index && candidate.values.contains(value))
    };
    let values = candidates.get(index).map(|candidate| candidate.values.as_slice()).unwrap_or_default();
    values.iter().filter(|value| !is_mapped(candidates, value) && !others(value)).cloned().collect()
}

/// The name of a variant until `naming` names it.
pub(in crate::lower) fn placeholder_name() -> Name {
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
