//! Merges equal types into one.
//!
//! Equal types are merged if they probably mean the same:
//!
//! - Parts of one component, if their structure is equal: properties, types and wire names, but not necessarily descriptions.
//! - Types with equal structure and the same name: an inline schema and the component with the name that it would get, parts with the
//!   same role in several types, and types of operations of one tag whose names have the same noun.
//! - Other types, if their descriptions are equal too, and they are large enough that this is not a coincidence.
//!
//! So a small inline schema is never merged with an unrelated one of the same structure, and a new component does not change types of
//! operations that do not use it. Different components are never merged. Merging types can make the types around them equal, so it is
//! repeated until nothing changes.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::api::{Api, Field, Form, FormMember, Struct, TaggedVariant, Type, TypeId, TypeKind, Variant};
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::match_rules::preserves;
use crate::lower::definitions::origin::{Origin, Owner, owner};
use crate::lower::definitions::walk;
use crate::names::{Name, is_general, is_message_part, subject, words};

pub(in crate::lower) fn dedupe(defs: &mut [Draft], api: &mut Api) {
    let mut written = Written::default();
    let facts: Vec<Facts> = defs.iter().map(|draft| Facts::of(draft, &mut written)).collect();
    drop(written);
    let mut mentioned: Vec<Vec<TypeId>> =
        defs.iter().map(|draft| if draft.is_defined { mentioned(&draft.def.kind) } else { Vec::new() }).collect();
    let mut all_replaced: HashMap<TypeId, TypeId> = HashMap::new();
    loop {
        let mut replaced = equal_by_earlier_name(defs, &facts, &mentioned);
        if replaced.is_empty() {
            replaced = with_earlier_names(defs, equal_by_name(defs, &facts, &mentioned));
        }
        if replaced.is_empty() {
            replaced = with_earlier_names(defs, equal_with_docs(defs, &facts, &mentioned));
        }
        if replaced.is_empty() {
            break;
        }
        replace(defs, &mut mentioned, &replaced);
        for other in all_replaced.values_mut() {
            *other = replaced.get(other).copied().unwrap_or(*other);
        }
        all_replaced.extend(replaced);
    }
    walk::api_mut(api, &mut |ty| replace_type(ty, &all_replaced));
    merge_equal_variants(defs);
}

/// Returns the types to replace because an earlier run made one type of them, and they are still equal. A component is the replacement
/// of the others.
fn equal_by_earlier_name(defs: &[Draft], facts: &[Facts], mentioned: &[Vec<TypeId>]) -> HashMap<TypeId, TypeId> {
    let mut known: HashMap<(&Name, Key<'_>), TypeId> = HashMap::new();
    let mut replaced = HashMap::new();
    let is_component = |index: &usize| matches!(defs[*index].origin, Origin::Component(_));
    let (components, others): (Vec<usize>, Vec<usize>) = (0..defs.len()).partition(is_component);
    for index in components.into_iter().chain(others) {
        let draft = &defs[index];
        let Some(name) = draft.earlier_name.as_ref().filter(|_| is_shared(draft)) else { continue };
        let key = Key { written: facts[index].structure, mentioned: &mentioned[index] };
        let first = *known.entry((name, key)).or_insert(TypeId(index));
        if first != TypeId(index) && !is_component(&index) {
            replaced.insert(TypeId(index), first);
        }
    }
    replaced
}

/// Returns the replacements that take no name from a type: types that an earlier run gave different names stay different types.
fn with_earlier_names(defs: &[Draft], replaced: HashMap<TypeId, TypeId>) -> HashMap<TypeId, TypeId> {
    let earlier = |id: TypeId| defs.get(id.0).and_then(|draft| draft.earlier_name.as_ref());
    if defs.iter().all(|draft| draft.earlier_name.is_none()) {
        return replaced;
    }
    let mut pairs: Vec<(TypeId, TypeId)> = replaced.into_iter().collect();
    pairs.sort_unstable();
    let mut names: HashMap<TypeId, &Name> = HashMap::new();
    // The types of one name that would have been replaced by a type of another.
    let mut apart: HashMap<(TypeId, &Name), TypeId> = HashMap::new();
    let mut kept = HashMap::new();
    for (id, other) in pairs {
        let Some(name) = earlier(id) else {
            kept.insert(id, other);
            continue;
        };
        let theirs = *names.entry(other).or_insert_with(|| earlier(other).unwrap_or(name));
        if theirs == name {
            kept.insert(id, other);
        } else {
            let first = *apart.entry((other, name)).or_insert(id);
            if first != id {
                kept.insert(id, first);
            }
        }
    }
    kept
}

/// Replaces types by others, which take over their origins.
fn replace(defs: &mut [Draft], mentioned: &mut [Vec<TypeId>], replaced: &HashMap<TypeId, TypeId>) {
    for index in 0..defs.len() {
        if let Some(other) = replaced.get(&TypeId(index)) {
            let mut known = std::mem::take(&mut defs[index].other_origins);
            known.push(defs[index].origin.clone());
            let (pointers, earlier) = (std::mem::take(&mut defs[index].def.pointers), defs[index].earlier_name.take());
            let uses = defs[index].earlier_uses;
            let order = std::mem::take(&mut defs[index].def.argument_order);
            let other = &mut defs[other.0];
            other.other_origins.append(&mut known);
            other.def.pointers.extend(pointers);
            other.earlier_uses += uses;
            if other.earlier_name.is_none() {
                other.earlier_name = earlier;
            }
            if other.def.argument_order.is_empty() {
                other.def.argument_order = order;
            }
        }
    }
    for (index, draft) in defs.iter_mut().enumerate() {
        let mentioned = &mut mentioned[index];
        if mentioned.iter().any(|id| replaced.contains_key(id)) {
            walk::each_mut(&mut draft.def.kind, &mut |ty| replace_type(ty, replaced));
            for id in mentioned.iter_mut() {
                *id = replaced.get(id).copied().unwrap_or(*id);
            }
        }
        if replaced.contains_key(&TypeId(index)) {
            draft.is_defined = false;
            mentioned.clear();
        }
        draft.each_parent(|parent| *parent = replaced.get(parent).copied().unwrap_or(*parent));
    }
}

fn replace_type(ty: &mut Type, replaced: &HashMap<TypeId, TypeId>) {
    if let Type::Named(id) = ty
        && let Some(other) = replaced.get(id)
    {
        *id = *other;
    }
}

/// Merges variants whose types were merged.
fn merge_equal_variants(defs: &mut [Draft]) {
    for index in 0..defs.len() {
        let kind = match &defs[index].def.kind {
            TypeKind::Tagged { tag, variants } => {
                TypeKind::Tagged { tag: tag.clone(), variants: merged(variants, |ty| preserves(defs, ty, tag)) }
            }
            TypeKind::Untagged(variants) => {
                let mut known = HashSet::new();
                let new = variants.iter().filter(|variant| known.insert(variant.ty.clone()));
                TypeKind::Untagged(new.cloned().collect())
            }
            _ => continue,
        };
        defs[index].def.kind = kind;
    }
}

/// Merges variants with the same type, with the discriminator values of all, if the type preserves the value.
fn merged(variants: &[TaggedVariant], keeps_tag: impl Fn(&Type) -> bool) -> Vec<TaggedVariant> {
    let mut merged: Vec<TaggedVariant> = Vec::with_capacity(variants.len());
    for variant in variants {
        match merged.iter_mut().find(|known| known.ty == variant.ty && keeps_tag(&known.ty)) {
            Some(known) => known.tags.extend(variant.tags.iter().cloned()),
            None => merged.push(variant.clone()),
        }
    }
    merged
}

/// Facts about a type that do not change while types are replaced.
struct Facts {
    /// The name of a component.
    component: Option<Name>,
    /// The names that an inline schema has in the document.
    inline_names: Vec<Name>,
    /// The name that equal types of one owner must have in common to be merged.
    comparison_name: String,
    /// Whether the type is so large that equal types are merged whatever their names.
    is_large: bool,
    /// The number of its definition without the types that it refers to. Equal definitions have the same number.
    described: usize,
    /// The same without descriptions.
    structure: usize,
}

impl Facts {
    fn of<'a>(draft: &'a Draft, written: &mut Written<'a>) -> Self {
        let component = match &draft.origin {
            Origin::Component(name) => Some(Name::of_type(name)),
            _ => None,
        };
        let (structure, docs) = without_docs(&draft.def.kind);
        let structure = written.structures.insert_full(structure).0;
        Self {
            component,
            inline_names: inline_names(draft),
            comparison_name: comparison_name(draft),
            is_large: is_large(&draft.def.kind),
            structure,
            described: written.described.insert_full((structure, docs)).0,
        }
    }
}

/// All that is written in definitions, each with a number.
#[derive(Default)]
struct Written<'a> {
    /// Without descriptions.
    structures: IndexSet<TypeKind>,
    /// The number of the structure, and the descriptions in it.
    described: IndexSet<(usize, Vec<&'a [String]>)>,
}

/// Returns the types to replace because their structure and their names are equal, with their replacements.
fn equal_by_name(defs: &[Draft], facts: &[Facts], mentioned: &[Vec<TypeId>]) -> HashMap<TypeId, TypeId> {
    let keys: Vec<Key<'_>> =
        facts.iter().zip(mentioned).map(|(facts, mentioned)| Key { written: facts.structure, mentioned }).collect();
    let mut replaced = same_named_components(defs, &keys);
    let mut components: HashMap<(Key<'_>, &Name), TypeId> = HashMap::new();
    for (index, key) in keys.iter().enumerate() {
        if let Some(name) = &facts[index].component
            && is_shared(&defs[index])
            && !replaced.contains_key(&TypeId(index))
        {
            components.entry((*key, name)).or_insert(TypeId(index));
        }
    }
    let mut known_in_owner: HashMap<(Owner, Key<'_>, Option<&str>), TypeId> = HashMap::new();
    for (index, key) in keys.iter().enumerate() {
        if !is_shared(&defs[index]) || matches!(defs[index].origin, Origin::Component(_)) {
            continue;
        }
        let (id, facts) = (TypeId(index), &facts[index]);
        let owner = owner(defs, id);
        let called = facts.inline_names.iter().find_map(|name| components.get(&(*key, name)).copied());
        let replacement = called.or_else(|| equal_component(defs, &keys, id)).unwrap_or_else(|| {
            let kind = match owner {
                Owner::Component(_) => None,
                Owner::Group(_) | Owner::Shared(_) => Some(facts.comparison_name.as_str()),
            };
            *known_in_owner.entry((owner, *key, kind)).or_insert(id)
        });
        if replacement != id {
            replaced.insert(id, replacement);
        }
    }
    replaced
}

/// Returns the component that is a variant of a union and equals the base of the union.
fn equal_component(defs: &[Draft], keys: &[Key<'_>], id: TypeId) -> Option<TypeId> {
    let Origin::Part { parent, .. } = defs.get(id.0).map(|draft| &draft.origin).filter(|origin| is_base(origin))?
    else {
        return None;
    };
    let TypeKind::Tagged { variants, .. } = &defs[parent.0].def.kind else { return None };
    let others = variants.iter().filter_map(|variant| match variant.ty {
        Type::Named(other) if other != id => Some(other),
        _ => None,
    });
    let mut equal = others.filter(|other| is_shared(&defs[other.0]) && keys[other.0] == keys[id.0]);
    equal.find(|other| matches!(defs[other.0].origin, Origin::Component(_)))
}

fn is_base(origin: &Origin) -> bool {
    matches!(origin, Origin::Part { role, .. } if role == "base")
}

fn inline_names(draft: &Draft) -> Vec<Name> {
    let texts: Vec<String> = match &draft.origin {
        Origin::Component(_) => Vec::new(),
        Origin::Part { role, .. } => vec![role.clone()],
        Origin::Named { words, .. } => subject(words).into_iter().chain([words.clone()]).collect(),
    };
    texts.iter().map(|text| Name::of_type(text)).collect()
}

/// Returns the name by which types of one owner are compared: the role of a part, the noun of an operation's type, or the last word of
/// its name.
fn comparison_name(draft: &Draft) -> String {
    match &draft.origin {
        Origin::Component(name) => name.clone(),
        Origin::Part { role, .. } => role.clone(),
        // The words of an item are its noun.
        Origin::Named { words: thing, fallback: Some(_), .. } => thing.clone(),
        Origin::Named { words: text, .. } => {
            let name = Name::of_type(text);
            let last = words(name.as_str()).last().map_or("", |last| *last);
            // Every operation has parts of messages, so these words do not identify a type.
            subject(text).unwrap_or_else(|| if is_message_part(last) { text.clone() } else { last.to_owned() })
        }
    }
}

/// Returns the types to replace because they are equal including descriptions, and have the same role or are large. The replacement is
/// a component, else a part of a component, else a part of an operation.
fn equal_with_docs(defs: &[Draft], facts: &[Facts], mentioned: &[Vec<TypeId>]) -> HashMap<TypeId, TypeId> {
    let mut made: Vec<TypeId> = (0..defs.len()).map(TypeId).filter(|id| defs[id.0].is_defined).collect();
    made.sort_by_cached_key(|id| match (&defs[id.0].origin, owner(defs, *id)) {
        (Origin::Component(_), _) => 0,
        (_, Owner::Group(_)) => 2,
        _ => 1,
    });
    let mut known: HashMap<(&str, Key<'_>), TypeId> = HashMap::new();
    let mut replaced = HashMap::new();
    for id in made {
        let draft = &defs[id.0];
        let role = match &draft.origin {
            _ if facts[id.0].is_large => "",
            Origin::Part { role, .. } => role,
            Origin::Component(_) | Origin::Named { .. } => continue,
        };
        if !is_shared(draft) {
            continue;
        }
        let key = Key { written: facts[id.0].described, mentioned: &mentioned[id.0] };
        let first = *known.entry((role, key)).or_insert(id);
        if first != id && !matches!(draft.origin, Origin::Component(_)) {
            replaced.insert(id, first);
        }
    }
    replaced
}

fn is_large(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Struct(object) => has_enough_fields(object.fields.iter()),
        TypeKind::Form(form) => has_enough_fields(form.members.iter().map(|member| &member.field)),
        TypeKind::StringEnum(values) | TypeKind::OpenEnum(values) => values.len() > 3,
        _ => false,
    }
}

/// Whether there are more than three fields with specific names, or more than four of which two have specific names.
fn has_enough_fields<'a>(fields: impl ExactSizeIterator<Item = &'a Field>) -> bool {
    let enough = if fields.len() > 4 { 2 } else { 4 };
    let is_specific = |field: &&Field| field.wire != "id" && !is_general(Name::of_type(&field.wire).as_str());
    fields.filter(is_specific).take(enough).count() == enough
}

/// Returns components with equal names and structure, such as the same `$defs` in several files.
fn same_named_components(defs: &[Draft], keys: &[Key<'_>]) -> HashMap<TypeId, TypeId> {
    let mut known: HashMap<(&str, Key<'_>), TypeId> = HashMap::new();
    let mut replaced = HashMap::new();
    for (index, draft) in defs.iter().enumerate().filter(|(_, draft)| draft.is_defined) {
        let Origin::Component(name) = &draft.origin else { continue };
        let first = *known.entry((name, keys[index])).or_insert(TypeId(index));
        if first != TypeId(index) {
            replaced.insert(TypeId(index), first);
        }
    }
    replaced
}

/// What must be equal in two types: their definitions and the types that they refer to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key<'a> {
    written: usize,
    mentioned: &'a [TypeId],
}

/// Returns the types that a definition refers to, in its order.
fn mentioned(kind: &TypeKind) -> Vec<TypeId> {
    let mut found = Vec::new();
    walk::each(kind, &mut |ty| {
        if let Type::Named(id) = ty {
            found.push(*id);
        }
    });
    found
}

/// The definition without its descriptions and with one number for all types that it mentions, and the descriptions.
fn without_docs(kind: &TypeKind) -> (TypeKind, Vec<&[String]>) {
    let mut docs = Vec::new();
    let mut kind = match kind {
        TypeKind::Struct(object) => TypeKind::Struct(Struct {
            fields: object.fields.iter().map(|field| field_without_docs(field, &mut docs)).collect(),
            additional: object.additional.clone(),
        }),
        TypeKind::Form(form) => TypeKind::Form(Form {
            members: form
                .members
                .iter()
                .map(|member| FormMember {
                    field: field_without_docs(&member.field, &mut docs),
                    content: member.content.clone(),
                    style: member.style,
                    headers: member.headers.clone(),
                    or_value: member.or_value,
                })
                .collect(),
            additional: form.additional.clone(),
        }),
        TypeKind::StringEnum(values) => TypeKind::StringEnum(values_without_docs(values, &mut docs)),
        TypeKind::OpenEnum(values) => TypeKind::OpenEnum(values_without_docs(values, &mut docs)),
        TypeKind::IntegerEnum(values) => TypeKind::IntegerEnum(values_without_docs(values, &mut docs)),
        other => other.clone(),
    };
    walk::each_mut(&mut kind, &mut |ty| {
        if let Type::Named(id) = ty {
            *id = TypeId(0);
        }
    });
    (kind, docs)
}

fn field_without_docs<'a>(field: &'a Field, docs: &mut Vec<&'a [String]>) -> Field {
    docs.push(&field.docs);
    let Field { name, wire, ty, presence, default, docs: _, deprecated, access } = field;
    Field {
        name: name.clone(),
        wire: wire.clone(),
        ty: ty.clone(),
        presence: presence.clone(),
        default: default.clone(),
        docs: Vec::new(),
        deprecated: *deprecated,
        access: *access,
    }
}

fn values_without_docs<'a, T: Clone>(values: &'a [Variant<T>], docs: &mut Vec<&'a [String]>) -> Vec<Variant<T>> {
    let mut without = Vec::with_capacity(values.len());
    for Variant { name, wire, docs: description } in values {
        docs.push(description);
        without.push(Variant { name: name.clone(), wire: wire.clone(), docs: Vec::new() });
    }
    without
}

/// Whether the type can be shared. Aliases are not.
fn is_shared(draft: &Draft) -> bool {
    draft.is_defined && !matches!(draft.def.kind, TypeKind::Alias(_) | TypeKind::Newtype(_))
}
