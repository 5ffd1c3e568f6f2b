//! One type for schemas that say the same: an inline schema that equals a component is that component, and equal inline
//! schemas of one place are one type.
//!
//! Equality is of structure: members, types and wire names. Descriptions do not count. Replacing one type can make the types
//! around it equal, so it is done until nothing changes.

use std::collections::HashMap;

use super::schema::{Draft, Hint};
use super::walk;
use crate::api::{Api, Type, TypeId, TypeKind};
use crate::names::Name;

pub(super) fn dedupe(defs: &mut [Draft], api: &mut Api) {
    loop {
        let replaced = equal(defs);
        if replaced.is_empty() {
            return;
        }
        let mut replace = |ty: &mut Type| {
            if let Type::Named(id) = ty
                && let Some(other) = replaced.get(id)
            {
                *ty = Type::Named(*other);
            }
        };
        for (index, draft) in defs.iter_mut().enumerate() {
            if replaced.contains_key(&TypeId(index)) {
                draft.made = false;
            }
            walk::each_mut(&mut draft.def.kind, &mut replace);
            if let Hint::Part { parent, .. } = &mut draft.hint
                && let Some(other) = replaced.get(parent)
            {
                *parent = *other;
            }
        }
        walk::api_mut(api, &mut replace);
    }
}

/// The types to replace, and by which.
fn equal(defs: &[Draft]) -> HashMap<TypeId, TypeId> {
    let mut components: HashMap<String, TypeId> = HashMap::new();
    let mut inline: HashMap<(String, String), TypeId> = HashMap::new();
    let mut replaced = HashMap::new();
    let keys: Vec<Option<String>> = defs.iter().map(|draft| draft.made.then(|| key(&draft.def.kind)).flatten()).collect();
    for (index, draft) in defs.iter().enumerate() {
        if let (Some(key), Hint::Component(_)) = (&keys[index], &draft.hint) {
            components.entry(key.clone()).or_insert(TypeId(index));
        }
    }
    for (index, draft) in defs.iter().enumerate() {
        let id = TypeId(index);
        let Some(key) = &keys[index] else { continue };
        if matches!(draft.hint, Hint::Component(_)) {
            continue;
        }
        let twin = components.get(key).copied().unwrap_or_else(|| *inline.entry((scope(defs, id), key.clone())).or_insert(id));
        if twin != id {
            replaced.insert(id, twin);
        }
    }
    replaced
}

/// The component or group that an inline type belongs to.
fn scope(defs: &[Draft], mut id: TypeId) -> String {
    loop {
        match &defs[id.0].hint {
            Hint::Component(name) => return format!("component {name}"),
            Hint::Operation { module, .. } => return format!("group {module}"),
            Hint::Part { parent, .. } if *parent == id => return String::new(),
            Hint::Part { parent, .. } => id = *parent,
        }
    }
}

/// What has to be equal; nothing for types that are not shared, such as other names.
fn key(kind: &TypeKind) -> Option<String> {
    let mut kind = kind.clone();
    let anonymous = Name::of_type("anonymous");
    match &mut kind {
        TypeKind::Struct(object) => object.fields.iter_mut().for_each(|field| field.docs.clear()),
        TypeKind::StringEnum(variants) => variants.iter_mut().for_each(|variant| variant.docs.clear()),
        TypeKind::IntegerEnum(variants) => variants.iter_mut().for_each(|variant| variant.docs.clear()),
        TypeKind::Tagged { variants, .. } => variants.iter_mut().for_each(|variant| variant.name = anonymous.clone()),
        TypeKind::Untagged(variants) => variants.iter_mut().for_each(|variant| variant.name = anonymous.clone()),
        TypeKind::Alias(_) | TypeKind::Newtype(_) => return None,
    }
    Some(format!("{kind:?}"))
}
