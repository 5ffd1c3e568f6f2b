//! One type for schemas that are the same thing.
//!
//! Two schemas are the same thing when they are equal and that is not chance:
//!
//! - Parts of one component are one type where their structure is equal: properties, types and wire names, not descriptions.
//! - So are schemas that are called alike: an inline schema and the component that has the name that it would get, the
//!   same part of several things, and what operations of one tag are named to be the same by.
//! - Other schemas are one type only where all that is written in them is equal, and they have so much of it that two different
//!   things would not.
//!
//! So a small inline schema is never merged with something unrelated that has the same shape, and a component that is added
//! changes no type of an operation that does not mention it. Components are never merged with each other. Replacing one type can
//! make the types around it equal, so it is done until nothing changes.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::api::{Api, Field, Form, FormMember, Struct, TaggedVariant, Type, TypeId, TypeKind, Variant};
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::match_rules::keeps;
use crate::lower::definitions::origin::{Origin, Owner, owner};
use crate::lower::definitions::walk;
use crate::names::{Name, is_general, subject, words};

pub(in crate::lower) fn dedupe(defs: &mut [Draft], api: &mut Api) {
    let mut written = Written::default();
    let facts: Vec<Facts> = defs.iter().map(|draft| Facts::of(draft, &mut written)).collect();
    drop(written);
    loop {
        let mentioned: Vec<Vec<TypeId>> =
            defs.iter().map(|draft| if draft.made { mentioned(&draft.def.kind) } else { Vec::new() }).collect();
        let mut replaced = equal(defs, &facts, &mentioned);
        if replaced.is_empty() {
            replaced = alike(defs, &facts, &mentioned);
        }
        if replaced.is_empty() {
            break;
        }
        let mut replace = |ty: &mut Type| {
            if let Type::Named(id) = ty
                && let Some(other) = replaced.get(id)
            {
                *ty = Type::Named(*other);
            }
        };
        for index in 0..defs.len() {
            if let Some(other) = replaced.get(&TypeId(index)) {
                let mut known = std::mem::take(&mut defs[index].also);
                known.push(defs[index].origin.clone());
                defs[other.0].also.append(&mut known);
            }
        }
        for (index, draft) in defs.iter_mut().enumerate() {
            if replaced.contains_key(&TypeId(index)) {
                draft.made = false;
            }
            walk::each_mut(&mut draft.def.kind, &mut replace);
            draft.each_parent(|parent| *parent = replaced.get(parent).copied().unwrap_or(*parent));
        }
        walk::api_mut(api, &mut replace);
    }
    unite(defs);
}

/// Variants that have become the same type are one.
fn unite(defs: &mut [Draft]) {
    for index in 0..defs.len() {
        let kind = match &defs[index].def.kind {
            TypeKind::Tagged { tag, variants } => {
                TypeKind::Tagged { tag: tag.clone(), variants: united(variants, |ty| keeps(defs, ty, tag)) }
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

/// With the tags of both, if the type keeps the tag that it was read with.
fn united(variants: &[TaggedVariant], keeps_tag: impl Fn(&Type) -> bool) -> Vec<TaggedVariant> {
    let mut united: Vec<TaggedVariant> = Vec::with_capacity(variants.len());
    for variant in variants {
        match united.iter_mut().find(|known| known.ty == variant.ty && keeps_tag(&known.ty)) {
            Some(known) => known.tags.extend(variant.tags.iter().cloned()),
            None => united.push(variant.clone()),
        }
    }
    united
}

/// What does not change while types are replaced.
struct Facts {
    /// The name of a component.
    component: Option<Name>,
    /// What the document calls an inline schema, by any of its names.
    names: Vec<Name>,
    /// What a schema has in common with others of its tag that are the same thing.
    called_alike: String,
    /// Whether it says so much that what equals it is the same thing, whatever it is called.
    is_large: bool,
    /// The number of all that is written in it but the types that it mentions. Definitions with one number are equal in it.
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
            names: names(draft),
            called_alike: called_alike(draft),
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

/// The types to replace, and by which: a component before a part of one, and that before a part of an operation.
fn equal(defs: &[Draft], facts: &[Facts], mentioned: &[Vec<TypeId>]) -> HashMap<TypeId, TypeId> {
    let keys: Vec<Key<'_>> =
        facts.iter().zip(mentioned).map(|(facts, mentioned)| Key { written: facts.structure, mentioned }).collect();
    let mut replaced = namesakes(defs, &keys);
    let mut components: HashMap<(Key<'_>, &Name), TypeId> = HashMap::new();
    for (index, key) in keys.iter().enumerate() {
        if let Some(name) = &facts[index].component
            && is_shared(&defs[index])
            && !replaced.contains_key(&TypeId(index))
        {
            components.entry((*key, name)).or_insert(TypeId(index));
        }
    }
    let mut twins: HashMap<(Owner, Key<'_>, Option<&str>), TypeId> = HashMap::new();
    for (index, key) in keys.iter().enumerate() {
        if !is_shared(&defs[index]) || matches!(defs[index].origin, Origin::Component(_)) {
            continue;
        }
        let (id, facts) = (TypeId(index), &facts[index]);
        let owner = owner(defs, id);
        let called = facts.names.iter().find_map(|name| components.get(&(*key, name)).copied());
        let twin = called.or_else(|| sibling(defs, &keys, id)).unwrap_or_else(|| {
            let kind = match owner {
                Owner::Component(_) => None,
                Owner::Group(_) | Owner::Shared(_) => Some(facts.called_alike.as_str()),
            };
            *twins.entry((owner, *key, kind)).or_insert(id)
        });
        if twin != id {
            replaced.insert(id, twin);
        }
    }
    replaced
}

/// The component that equals the base of a union, and is a variant of it too.
fn sibling(defs: &[Draft], keys: &[Key<'_>], id: TypeId) -> Option<TypeId> {
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

fn names(draft: &Draft) -> Vec<Name> {
    let texts: Vec<String> = match &draft.origin {
        Origin::Component(_) => Vec::new(),
        Origin::Part { role, .. } => vec![role.clone()],
        Origin::Named { words, .. } => subject(words).into_iter().chain([words.clone()]).collect(),
    };
    texts.iter().map(|text| Name::of_type(text)).collect()
}

/// The role of a schema in what it is a part of, the thing that operations get and send, or the role in an operation with which
/// its name ends.
fn called_alike(draft: &Draft) -> String {
    match &draft.origin {
        Origin::Component(name) => name.clone(),
        Origin::Part { role, .. } => role.clone(),
        // An item is called after the thing that it is.
        Origin::Named { words: thing, instead: Some(_), .. } => thing.clone(),
        Origin::Named { words: text, .. } => {
            let name = Name::of_type(text);
            let last = words(name.as_str()).last().map_or("", |last| *last);
            // Every operation has these: they say nothing of what is in them.
            let says_nothing = matches!(last, "Body" | "Item" | "Response");
            subject(text).unwrap_or_else(|| if says_nothing { text.clone() } else { last.to_owned() })
        }
    }
}

/// Types that are equal in all that is written in them, and are the same part of several things or have so much in common that it
/// is not chance: the first of them replaces all, a component before a part of one, and that before a part of an operation.
fn alike(defs: &[Draft], facts: &[Facts], mentioned: &[Vec<TypeId>]) -> HashMap<TypeId, TypeId> {
    let mut made: Vec<TypeId> = (0..defs.len()).map(TypeId).filter(|id| defs[id.0].made).collect();
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
    let telling = |field: &&Field| field.wire != "id" && !is_general(Name::of_type(&field.wire).as_str());
    let enough = |all: usize, telling: usize| telling > 3 || (all > 4 && telling > 1);
    match kind {
        TypeKind::Struct(object) => enough(object.fields.len(), object.fields.iter().filter(telling).count()),
        TypeKind::Form(form) => {
            let fields = form.members.iter().map(|member| &member.field);
            enough(form.members.len(), fields.filter(telling).count())
        }
        TypeKind::StringEnum(values) | TypeKind::OpenEnum(values) => values.len() > 3,
        _ => false,
    }
}

/// Schemas of one name that are defined alike in several places, as `$defs` in each file that uses them.
fn namesakes(defs: &[Draft], keys: &[Key<'_>]) -> HashMap<TypeId, TypeId> {
    let mut known: HashMap<(&str, Key<'_>), TypeId> = HashMap::new();
    let mut replaced = HashMap::new();
    for (index, draft) in defs.iter().enumerate().filter(|(_, draft)| draft.made) {
        let Origin::Component(name) = &draft.origin else { continue };
        let first = *known.entry((name, keys[index])).or_insert(TypeId(index));
        if first != TypeId(index) {
            replaced.insert(TypeId(index), first);
        }
    }
    replaced
}

/// What has to be equal in two types that are one: all that is written in them, and the types that they mention.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key<'a> {
    written: usize,
    mentioned: &'a [TypeId],
}

/// The types that a definition mentions, in its order.
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
    for Variant { name, wire, docs: said } in values {
        docs.push(said);
        without.push(Variant { name: name.clone(), wire: wire.clone(), docs: Vec::new() });
    }
    without
}

/// Whether it is a type that can be shared. Other names of types are not.
fn is_shared(draft: &Draft) -> bool {
    draft.made && !matches!(draft.def.kind, TypeKind::Alias(_) | TypeKind::Newtype(_))
}
