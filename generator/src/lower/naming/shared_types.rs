//! Names types that several parts of the document share: with the name that all uses have for it, if that is specific; otherwise after
//! the use with the shortest name, so that the order of the document does not matter.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use crate::api::{Field, TypeId, TypeKind};
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::{Origin, Owner, owner_of_origin};
use crate::lower::naming::{is_union, item_of_list, names_of_part};
use crate::names::{Name, common_name, is_general, singular, subject, words};
use crate::pointer::{Pointer, PointerMap};

/// Chooses for each shared type the use that decides its name and its file.
pub(in crate::lower) fn choose_uses(defs: &mut [Draft]) {
    reassign_to_defining_components(defs);
    avoid_component_names(defs);
    drop_repeated_uses(defs);
    for (id, name) in names(defs) {
        defs[id.0].shared_name = Some(name);
    }
    let word_counts = word_counts(defs);
    for index in 0..defs.len() {
        if let Some(at) = shorter_use(defs, TypeId(index), &word_counts) {
            let draft = &mut defs[index];
            std::mem::swap(&mut draft.origin, &mut draft.other_origins[at]);
        }
    }
}

/// Returns the use that gives a type a shorter name than its origin, if there is one. A type in the file of a component stays with
/// components, because the file of a group is disabled with the feature of its tag.
fn shorter_use(defs: &[Draft], id: TypeId, word_counts: &[usize]) -> Option<usize> {
    let draft = &defs[id.0];
    let in_component = |origin: &Origin| matches!(owner_of_origin(defs, origin), Owner::Component(_));
    let own = word_count(defs, word_counts, &draft.origin);
    let others =
        draft.other_origins.iter().enumerate().filter(|(_, origin)| word_count(defs, word_counts, origin) < own);
    others
        .filter(|(_, origin)| in_component(origin) || !in_component(&draft.origin))
        .filter(|(_, origin)| !is_within(defs, origin, id))
        .min_by_key(|(_, origin)| word_count(defs, word_counts, origin))
        .map(|(at, _)| at)
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

/// Returns the names that the uses of shared types have for them. If several types have a role, it names the type with most uses.
fn names(defs: &[Draft]) -> Vec<(TypeId, Name)> {
    let shared = || defs.iter().enumerate().filter(|(_, draft)| !draft.other_origins.is_empty());
    let telling = |draft: &Draft| role(defs, draft).filter(|role| is_specific(&draft.def.kind, role));
    let roles: HashMap<usize, Name> =
        shared().filter_map(|(index, draft)| telling(draft).map(|role| (index, role))).collect();
    let mut often: HashMap<&Name, Vec<usize>> = HashMap::new();
    for (index, role) in &roles {
        often.entry(role).or_default().push(defs[*index].other_origins.len());
    }
    for counts in often.values_mut() {
        counts.sort_unstable();
    }
    let owns = |index: &usize, role: &Name| {
        let fewer = |counts: &Vec<usize>| counts.partition_point(|count| *count < defs[*index].other_origins.len());
        often.get(role).is_some_and(|counts| counts.len() - fewer(counts) == 1)
    };
    let called = shared().filter_map(|(index, draft)| {
        let alone = roles.get(&index).filter(|role| owns(&index, role));
        let short = alone.is_none_or(|role| words(role.as_str()).len() == 1);
        let more = if short { common_words(defs, draft) } else { None };
        let name =
            more.or_else(|| alone.cloned()).or_else(|| item_name(defs, draft)).or_else(|| name_of_two_fields(draft));
        name.map(|name| (TypeId(index), name))
    });
    called.collect()
}

/// Returns the most frequent role of a type, if it has that role at least twice.
fn role(defs: &[Draft], draft: &Draft) -> Option<Name> {
    let mut roles: IndexMap<Name, usize> = IndexMap::new();
    for origin in uses(draft) {
        let Origin::Part { parent, role, .. } = origin else { continue };
        if is_union(&defs[parent.0].def.kind) {
            continue;
        }
        *roles.entry(Name::of_type(role)).or_default() += 1;
    }
    // `max_by_key` returns the last maximum, so this is the first of equally frequent roles.
    let most = roles.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (most.1 > 1).then_some(most.0)
}

/// Whether a role is specific enough to be the name of the type. Types other than structs with several fields need two words.
fn is_specific(kind: &TypeKind, role: &Name) -> bool {
    let enough = match kind {
        TypeKind::Struct(object) => object.fields.len() > 1,
        _ => words(role.as_str()).len() > 1,
    };
    enough && !is_general(role.as_str())
}

/// Returns the words that the names from all uses have in common.
fn common_words(defs: &[Draft], draft: &Draft) -> Option<Name> {
    let names: Vec<String> = uses(draft).map(|origin| full_name(defs, origin)).collect();
    let role = match &draft.origin {
        Origin::Part { role, .. } => Name::of_type(role).as_str().to_owned(),
        _ => String::new(),
    };
    common_name(&names, &role).map(|name| Name::of_type(&name))
}

/// Returns the noun of an operation that returns the type, if it is shorter and the roles of all other uses contain it.
fn item_name(defs: &[Draft], draft: &Draft) -> Option<Name> {
    let given = uses(draft).filter_map(|origin| match origin {
        Origin::Named { words, fallback: Some(_), .. } => Some(Name::of_type(words)),
        Origin::Named { words, .. } => subject(words).map(|name| Name::of_type(&name)),
        _ => None,
    });
    let count = |name: &str| words(name).len();
    let name = given.min_by_key(|name| count(name.as_str()))?;
    let noun = words(name.as_str()).pop()?;
    let has_noun = |origin: &Origin| match origin {
        Origin::Part { role, .. } => words(Name::of_type(role).as_str()).contains(&noun),
        _ => true,
    };
    let fewer = count(name.as_str()) < count(&full_name(defs, &draft.origin));
    (fewer && uses(draft).all(has_noun)).then_some(name)
}

/// Returns a name made from two identifying fields, such as `IdAndName`, if the uses have different nouns for the type.
fn name_of_two_fields(draft: &Draft) -> Option<Name> {
    let TypeKind::Struct(object) = &draft.def.kind else { return None };
    let [first, last] = object.fields.as_slice() else { return None };
    let identifies = |field: &Field| matches!(field.name.bare(), "id" | "name");
    let roles: HashSet<String> = uses(draft).filter_map(last_word).collect();
    (roles.len() > 1 && (identifies(first) || identifies(last)))
        .then(|| Name::of_type(&format!("{} and {}", first.name.bare(), last.name.bare())))
}

/// Returns the last word of the role of a part, in singular: `owner` for `owners`.
fn last_word(origin: &Origin) -> Option<String> {
    let Origin::Part { role, .. } = origin else { return None };
    let word = words(Name::of_type(role).as_str()).pop()?.to_owned();
    Some(singular(&word).unwrap_or(word))
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
            let roles = std::iter::once(role.clone()).chain(fallback.clone());
            let names = names_of_part(&full_name(defs, &parent.origin), is_union(&parent.def.kind), roles);
            names.into_iter().next().unwrap_or_default()
        }
    }
}

/// Returns how many words the name of each type has if its use with the shortest name decides.
fn word_counts(defs: &[Draft]) -> Vec<usize> {
    let mut word_counts = vec![usize::MAX; defs.len()];
    loop {
        let mut changed = false;
        for (index, draft) in defs.iter().enumerate() {
            let shorter_use = match &draft.shared_name {
                Some(name) => words(name.as_str()).len(),
                None => uses(draft).map(|origin| word_count(defs, &word_counts, origin)).min().unwrap_or(usize::MAX),
            };
            if shorter_use < word_counts[index] {
                word_counts[index] = shorter_use;
                changed = true;
            }
        }
        if !changed {
            return word_counts;
        }
    }
}

fn word_count(defs: &[Draft], word_counts: &[usize], origin: &Origin) -> usize {
    let count = |text: &str| words(Name::of_type(text).as_str()).len();
    match origin {
        Origin::Component(name) => count(name),
        Origin::Named { words, .. } => count(words),
        Origin::Part { parent, role, part, .. } => {
            let entry = match &defs[parent.0].origin {
                Origin::Component(list) => item_of_list(Name::of_type(list).as_str(), role, part),
                _ => None,
            };
            entry.map_or_else(|| word_counts[parent.0].saturating_add(count(role)), |entry| count(&entry))
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
