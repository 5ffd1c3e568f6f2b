//! Chooses the name of each type that several parts of the document share: the noun that operations have for it, otherwise that of the
//! use with the shortest name, otherwise of the first in the alphabet. So neither the order of the document nor the number of uses
//! matters, and a new use changes the name only if it has a shorter one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use crate::api::{TypeId, TypeKind};
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::{Origin, Owner, owner_of_origin};
use crate::lower::naming::{by_pointer, item_of_list, names_of_part};
use crate::names::{Name, subject, words};
use crate::pointer::{Pointer, PointerMap};

/// Chooses for each shared type the use that decides its name and its file.
pub(in crate::lower) fn choose_uses(defs: &mut [Draft]) {
    reassign_to_defining_components(defs);
    avoid_component_names(defs);
    drop_repeated_uses(defs);
    for draft in defs.iter_mut() {
        draft.shared_name = noun(draft);
    }
    let word_counts = word_counts(defs);
    for index in by_pointer(defs) {
        if let Some(at) = better_use(defs, TypeId(index), &word_counts) {
            let draft = &mut defs[index];
            std::mem::swap(&mut draft.origin, &mut draft.other_origins[at]);
        }
    }
}

/// Returns the use of a type that names it better than its origin, if there is one. A type in the file of a component stays with
/// components, because the file of a group is disabled with the feature of its tag.
fn better_use(defs: &[Draft], id: TypeId, word_counts: &[usize]) -> Option<usize> {
    let draft = &defs[id.0];
    if draft.other_origins.is_empty() {
        return None;
    }
    let in_component = |origin: &Origin| matches!(owner_of_origin(defs, origin), Owner::Component(_));
    let rank = |origin: &Origin| {
        let name = full_name(defs, origin);
        (Reverse(in_component(origin)), Length::of(defs, origin).words(word_counts), name)
    };
    let others = draft.other_origins.iter().enumerate().filter(|(_, origin)| !is_within(defs, origin, id));
    let best = others.map(|(at, origin)| (rank(origin), at)).min()?;
    (best.0 < rank(&draft.origin)).then_some(best.1)
}

/// Makes a property that a component defines, and other components inherit, a part of the component that defines it.
fn reassign_to_defining_components(defs: &mut [Draft]) {
    let writers: PointerMap<TypeId> = defs
        .iter()
        .enumerate()
        .filter(|(_, draft)| matches!((&draft.origin, &draft.def.kind), (Origin::Component(_), TypeKind::Struct(_))))
        .map(|(index, draft)| (draft.def.pointer.clone(), TypeId(index)))
        .collect();
    for draft in defs.iter_mut().filter(|draft| draft.other_origins.is_empty()) {
        if let Origin::Part { parent, .. } = &mut draft.origin
            && let Some(writer) = holder(&draft.def.pointer).and_then(|holder| writers.get(&holder))
        {
            *parent = *writer;
        }
    }
}

/// Returns the schema that has the property, or the items of the property, at this location.
fn holder(pointer: &Pointer) -> Option<Pointer> {
    let mut pointer = pointer.clone();
    while pointer.last()? == "items" {
        pointer = pointer.parent()?;
    }
    let properties = pointer.parent()?;
    (properties.last()? == "properties").then(|| properties.parent())?
}

/// Uses the longer name of a type if the shorter one is that of a component, so that the length of its name is known.
fn avoid_component_names(defs: &mut [Draft]) {
    let component = |draft: &Draft| match &draft.origin {
        Origin::Component(name) => Some(Name::of_type(name)),
        _ => None,
    };
    let taken: HashSet<Name> = defs.iter().filter_map(component).collect();
    for origin in defs.iter_mut().flat_map(|draft| std::iter::once(&mut draft.origin).chain(&mut draft.other_origins)) {
        if let Origin::Named { words, fallback, .. } = origin
            && taken.contains(&Name::of_type(words))
            && let Some(fallback) = fallback.take()
        {
            *words = fallback;
        }
    }
}

/// Removes uses that became equal when their parents were merged.
fn drop_repeated_uses(defs: &mut [Draft]) {
    for draft in defs {
        let mut known = HashSet::from([use_of(&draft.origin)]);
        draft.other_origins.retain(|origin| known.insert(use_of(origin)));
        if matches!(draft.origin, Origin::Component(_)) {
            draft.other_origins.clear(); // A component retains its name.
        }
    }
}

/// The identity of a use.
#[derive(PartialEq, Eq, Hash)]
enum Use {
    Component(String),
    Part(TypeId, Name),
    Words(String),
}

fn use_of(origin: &Origin) -> Use {
    match origin {
        Origin::Component(name) => Use::Component(name.clone()),
        Origin::Part { parent, role, .. } => Use::Part(*parent, Name::of_type(role)),
        Origin::Named { words, .. } => Use::Words(words.clone()),
    }
}

/// Returns the noun that at least two operations have for a type: the shortest of them, the first in the alphabet.
fn noun(draft: &Draft) -> Option<Name> {
    let mut counts: BTreeMap<Name, usize> = BTreeMap::new();
    for origin in uses(draft) {
        let noun = match origin {
            Origin::Named { words, fallback: Some(_), .. } => Some(words.clone()),
            Origin::Named { words, .. } => subject(words),
            Origin::Component(_) | Origin::Part { .. } => None,
        };
        if let Some(noun) = noun {
            *counts.entry(Name::of_type(&noun)).or_default() += 1;
        }
    }
    let several = counts.into_iter().filter(|(_, count)| *count > 1).map(|(noun, _)| noun);
    several.min_by_key(|noun| words(noun.as_str()).len())
}

fn uses(draft: &Draft) -> impl Iterator<Item = &Origin> {
    std::iter::once(&draft.origin).chain(&draft.other_origins)
}

fn parent(origin: &Origin) -> Option<TypeId> {
    match origin {
        Origin::Part { parent, .. } => Some(*parent),
        _ => None,
    }
}

/// Returns the name from an origin, with the words of all its parents.
fn full_name(defs: &[Draft], origin: &Origin) -> String {
    match origin {
        Origin::Component(name) => Name::of_type(name).as_str().to_owned(),
        Origin::Named { words, .. } => Name::of_type(words).as_str().to_owned(),
        Origin::Part { parent, role, fallback, .. } => {
            let parent = &defs[parent.0];
            let roles: Vec<String> = std::iter::once(role.clone()).chain(fallback.clone()).collect();
            let names = names_of_part(&full_name(defs, &parent.origin), parent.def.kind.is_union(), &roles);
            names.into_iter().next().unwrap_or_default()
        }
    }
}

/// Returns how many words the name of each type has if its use with the shortest name decides.
fn word_counts(defs: &[Draft]) -> Vec<usize> {
    let lengths = |draft: &Draft| match &draft.shared_name {
        Some(name) => vec![Length::Words(words(name.as_str()).len())],
        None => uses(draft).map(|origin| Length::of(defs, origin)).collect(),
    };
    let lengths: Vec<Vec<Length>> = defs.iter().map(lengths).collect();
    let mut word_counts = vec![usize::MAX; defs.len()];
    loop {
        let mut changed = false;
        for (index, lengths) in lengths.iter().enumerate() {
            let shortest = lengths.iter().map(|length| length.words(&word_counts)).min().unwrap_or(usize::MAX);
            if shortest < word_counts[index] {
                word_counts[index] = shortest;
                changed = true;
            }
        }
        if !changed {
            return word_counts;
        }
    }
}

/// How long the name from a use is.
enum Length {
    Words(usize),
    /// So many words more than the name of the parent.
    MoreThan(TypeId, usize),
}

impl Length {
    fn of(defs: &[Draft], origin: &Origin) -> Self {
        let count = |text: &str| words(Name::of_type(text).as_str()).len();
        match origin {
            Origin::Component(name) => Self::Words(count(name)),
            Origin::Named { words, .. } => Self::Words(count(words)),
            Origin::Part { parent, role, part, .. } => {
                let entry = match &defs[parent.0].origin {
                    Origin::Component(list) => item_of_list(Name::of_type(list).as_str(), role, part),
                    _ => None,
                };
                entry.map_or_else(|| Self::MoreThan(*parent, count(role)), |entry| Self::Words(count(&entry)))
            }
        }
    }

    fn words(&self, word_counts: &[usize]) -> usize {
        match self {
            Self::Words(count) => *count,
            Self::MoreThan(parent, count) => word_counts[parent.0].saturating_add(*count),
        }
    }
}

/// Whether a use is within the type itself, so that it cannot name the type.
fn is_within(defs: &[Draft], origin: &Origin, id: TypeId) -> bool {
    let mut above = parent(origin);
    while let Some(parent_id) = above {
        if parent_id == id {
            return true;
        }
        above = parent(&defs[parent_id.0].origin);
    }
    false
}
