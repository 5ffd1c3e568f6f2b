//! Finds equal types that mean the same.

use crate::api::{Type, TypeId, TypeKind};
use crate::fast_hash::FastMap;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::{Origin, Owner, owner};
use crate::lower::passes::dedupe::classes::Classes;
use crate::lower::passes::dedupe::facts::{Facts, Size, can_merge, is_component};
use crate::lower::passes::dedupe::replacements::Replacements;
use crate::names::Name;

/// The types to compare.
#[derive(Clone, Copy)]
pub(super) struct Compared<'a> {
    pub defs: &'a [Draft],
    pub facts: &'a [Facts],
    /// All types in the order in which they become replacements of others.
    pub order: &'a [TypeId],
    /// The types that are equal but for their descriptions.
    pub structures: &'a Classes,
    /// The types that are equal including descriptions.
    pub described: &'a Classes,
}

impl Compared<'_> {
    /// Returns the components that can be merged with others, in order.
    pub fn components(&self) -> impl Iterator<Item = TypeId> {
        self.candidates().filter(|id| is_component(&self.defs[id.0]))
    }

    /// Returns the types that can be merged and are no components, in order.
    pub fn inline(&self) -> impl Iterator<Item = TypeId> {
        self.candidates().filter(|id| !is_component(&self.defs[id.0]))
    }

    fn candidates(&self) -> impl Iterator<Item = TypeId> {
        self.order.iter().copied().filter(|id| can_merge(&self.defs[id.0]))
    }

    /// Whether a type is a component or a part of one.
    fn is_of_component(&self, id: TypeId) -> bool {
        matches!(owner(self.defs, id), Owner::Component(_))
    }
}

/// Merges components with equal names, such as the same `$defs` in several files.
pub(super) fn same_named_components(types: &Compared<'_>, replacements: &mut Replacements<'_>) {
    let mut known: FastMap<(&str, usize), TypeId> = FastMap::default();
    for id in types.order.iter().copied().filter(|id| types.defs[id.0].is_defined) {
        if let Origin::Component(name) = &types.defs[id.0].origin {
            let first = *known.entry((name, types.structures.contents(id))).or_insert(id);
            replacements.add(id, first);
        }
    }
}

/// Merges inline schemas with the components that have the name that they would get.
pub(super) fn with_components(types: &Compared<'_>, replacements: &mut Replacements<'_>) {
    let mut components: FastMap<(usize, &Name), TypeId> = FastMap::default();
    for id in types.components() {
        if let Some(name) = &types.facts[id.0].component {
            components.entry((types.structures.contents(id), name)).or_insert(id);
        }
    }
    for id in types.inline() {
        let names = types.facts[id.0].inline_names.iter();
        let mut named = names.filter_map(|name| components.get(&(types.structures.contents(id), name)).copied());
        if let Some(component) = named.next().or_else(|| equal_variant(types, id)) {
            replacements.add(id, component);
        }
    }
}

/// Returns the component that is a variant of a union and equals the base of the union.
fn equal_variant(types: &Compared<'_>, id: TypeId) -> Option<TypeId> {
    let Origin::Part { parent, role, .. } = &types.defs[id.0].origin else { return None };
    let TypeKind::Tagged { variants, .. } = &types.defs[parent.0].def.kind else { return None };
    let others = variants.iter().filter_map(|variant| match variant.ty {
        Type::Named(other) if other != id && role == "base" => Some(other),
        _ => None,
    });
    let contents = |id| types.structures.contents(id);
    let is_equal = |other: &TypeId| {
        let draft = &types.defs[other.0];
        is_component(draft) && can_merge(draft) && contents(*other) == contents(id)
    };
    others.filter(is_equal).min_by_key(|other| &types.defs[other.0].def.pointer)
}

/// Merges parts of one parent, and types of one component or group that have the same role. What is a part of a component already, because
/// an operation has a copy of the component, does not count as a type of the group: otherwise the group would join small types of
/// components that have nothing in common.
pub(super) fn of_one_owner(types: &Compared<'_>, replacements: &mut Replacements<'_>) {
    let mut siblings: FastMap<(TypeId, usize), TypeId> = FastMap::default();
    let mut in_owner: FastMap<(Owner, usize, &str), TypeId> = FastMap::default();
    for id in types.inline() {
        let contents = types.structures.contents(id);
        if let Origin::Part { parent, .. } = types.defs[id.0].origin {
            let first = *siblings.entry((parent, contents)).or_insert(id);
            replacements.add(id, first);
        }
        let owner = owner(types.defs, id);
        if matches!(owner, Owner::Group(_)) && types.is_of_component(replacements.of(id)) {
            continue;
        }
        let first = *in_owner.entry((owner, contents, &types.facts[id.0].role)).or_insert(id);
        replacements.add(id, first);
    }
}

/// Merges types that are equal including descriptions, and too large for a coincidence: with a component, or with other types that
/// have the same role.
pub(super) fn large(types: &Compared<'_>, replacements: &mut Replacements<'_>) {
    let is_large = |id: &TypeId| types.facts[id.0].size >= Size::Large;
    let mut components: FastMap<usize, TypeId> = FastMap::default();
    for id in types.components().filter(is_large) {
        components.entry(types.described.contents(id)).or_insert(id);
    }
    let mut known: FastMap<(&str, usize), TypeId> = FastMap::default();
    for id in types.inline().filter(is_large) {
        let (contents, facts) = (types.described.contents(id), &types.facts[id.0]);
        let role = if facts.size == Size::VeryLarge { "" } else { facts.role.as_str() };
        let first = components.get(&contents).copied();
        replacements.add(id, first.unwrap_or_else(|| *known.entry((role, contents)).or_insert(id)));
    }
}
