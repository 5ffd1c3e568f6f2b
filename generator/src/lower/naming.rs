//! Names all types, once the set of types is final: components retain their names, the name of a part starts with that of its owner,
//! and variants of a union are named after their types.

pub(in crate::lower) mod alias_placement;
pub(in crate::lower) mod examples;
pub(in crate::lower) mod kept_names;
mod origin_docs;
pub(in crate::lower) mod shared_types;
pub(in crate::lower) mod variant_names;

use std::collections::HashMap;
use std::path::Path;

use crate::api::{Api, Standing, TypeKind};
use crate::load::bundle::MOUNT;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::{Origin, Owner, Part};
use crate::names::{Name, Scope, is_entry, item_name, type_words, words};
use crate::pointer::Pointer;
use crate::text::markdown::code;

pub(in crate::lower) fn name(defs: &mut [Draft], api: &mut Api) {
    let mut types = Scope::of_types();
    let mut modules = Scope::of_modules([]);
    let mut owners = HashMap::new();
    let mut named = vec![false; defs.len()];
    let mut earlier = earlier_names(defs, &mut types);
    for (index, draft) in defs.iter_mut().enumerate() {
        if let Origin::Component(name) = &draft.origin {
            let own = Name::of_type(name);
            let mut candidates = vec![own.clone()];
            candidates.extend(holders(&draft.def.pointer).map(|holder| Name::of_type(&type_words(&holder, name))));
            candidates.push(own.with_suffix("Schema"));
            draft.def.name = earlier[index].take().or_else(|| types.take_first(&candidates)).unwrap_or(own);
            draft.def.module = modules.take(Name::of_module(draft.def.name.as_str()));
            // A type with the same name as its schema needs no mention of it.
            if draft.def.name.as_str() != name {
                document(&mut draft.def.docs, &format!("The schema {}.", code(name)));
            }
            owners.insert(Owner::Component(name.clone()), draft.def.module.clone());
            named[index] = true;
        }
    }
    let groups = api.groups.iter().map(|group| group.module.clone()).chain([Name::of_value("webhooks")]);
    for module in groups {
        let file =
            modules.take_first(&[module.clone(), module.with_suffix("_types")]).unwrap_or_else(|| module.clone());
        owners.insert(Owner::Group(module), file);
    }
    for index in 0..defs.len() {
        part(defs, index, &mut named, (&mut types, &mut earlier), &mut modules, &owners);
    }
    for index in 0..defs.len() {
        variant_names::name(defs, index);
    }
    for draft in defs {
        required_fields(draft, &mut types);
    }
}

/// Returns the names that types have from earlier runs. Of types that were one type, that of most of its schemas keeps the name.
fn earlier_names(defs: &mut [Draft], types: &mut Scope) -> Vec<Option<Name>> {
    let mut order: Vec<usize> = (0..defs.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(defs[*index].earlier_uses));
    let mut names = vec![None; defs.len()];
    for index in order {
        names[index] = defs[index].earlier_name.take().filter(|name| types.claim(name));
    }
    names
}

/// A constructor with more arguments than this takes a struct, which names them.
const MOST_ARGUMENTS: usize = 6;

/// Names the struct that a constructor takes.
fn required_fields(draft: &mut Draft, types: &mut Scope) {
    if draft.def.is_constructed() && draft.def.arguments().len() > MOST_ARGUMENTS {
        draft.def.required_fields = Some(types.take(draft.def.name.with_suffix("Fields")));
    }
}

pub(in crate::lower) fn is_union(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Tagged { .. } | TypeKind::Untagged(_))
}

fn part(
    defs: &mut [Draft],
    index: usize,
    named: &mut [bool],
    (types, earlier): (&mut Scope, &mut Vec<Option<Name>>),
    modules: &mut Scope,
    owners: &HashMap<Owner, Name>,
) {
    if named[index] {
        return;
    }
    named[index] = true;
    let shared = !defs[index].other_origins.is_empty();
    let (words, fallback, module, about) = match defs[index].origin.clone() {
        Origin::Component(name) => (name.clone(), None, Name::of_module(&name), format!("The schema {}.", code(&name))),
        Origin::Named { words, fallback, subject, owner } => {
            let module = owners.get(&owner).cloned().unwrap_or_else(|| match owner {
                Owner::Group(name) => name,
                Owner::Component(name) => Name::of_module(&name),
                Owner::Shared(_) => Name::of_module(&words),
            });
            let about = origin_docs::sentence(&subject, shared);
            (words, fallback.map(|words| Name::of_type(&words)), module, about)
        }
        Origin::Part { parent, role, fallback, part: kind } => {
            part(defs, parent.0, named, (types, earlier), modules, owners);
            // A type with a file of its own cannot link to its parent, which may be disabled with its feature.
            let apart = defs[index].def.standing == Standing::Whole;
            let parent = &defs[parent.0].def;
            let whole = if apart { format!("`{}`", parent.name) } else { format!("[`{}`]", parent.name) };
            let alternative = is_union(&parent.kind);
            let others = if shared { " and others" } else { "" };
            let about = match &kind {
                Part::With(member) if alternative => format!("The variant of {whole}{others} with {}.", code(member)),
                Part::Item(_) if alternative => format!("An item of {whole}{others}."),
                Part::Item(list) => format!("One of the {} of {whole}{others}.", code(list)),
                Part::Role if alternative => format!("The variant {} of {whole}{others}.", code(&role)),
                Part::Role | Part::With(_) => format!("{} of {whole}{others}.", code(&role)),
            };
            let listed = item_of_list(parent.name.as_str(), &role, &kind).filter(|_| !alternative);
            let roles = [Some(role), fallback].into_iter().flatten();
            let names = names_of_part(parent.name.as_str(), alternative, roles);
            let mut names = listed.into_iter().chain(names);
            let first = names.next().unwrap_or_else(|| parent.name.as_str().to_owned());
            (first, names.next().map(|name| Name::of_type(&name)), parent.module.clone(), about)
        }
    };
    document(&mut defs[index].def.docs, &about);
    let own = Name::of_type(&words);
    let candidates: Vec<Name> = [
        defs[index].shared_name.clone(),
        Some(own.clone()),
        fallback,
        Some(own.with_suffix(kind_word(&defs[index].def.kind))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let name = earlier[index].take().or_else(|| types.take_first(&candidates)).unwrap_or(own);
    let def = &mut defs[index].def;
    def.module = if def.standing == Standing::Whole { modules.take(Name::of_module(name.as_str())) } else { module };
    def.name = name;
}

/// Returns the names around a schema that is not under `components`, innermost first: that of the schema with the `$defs`, and that of
/// the file.
fn holders(pointer: &Pointer) -> impl Iterator<Item = String> {
    let tokens: Vec<String> = pointer.tokens().map(std::borrow::Cow::into_owned).collect();
    let holder = match tokens.as_slice() {
        [.., holder, list, _] if matches!(list.as_str(), "$defs" | "definitions") => Some(holder.clone()),
        _ => None,
    };
    let file = tokens.get(1).filter(|_| tokens[0] == MOUNT && tokens.len() > 2).cloned();
    let stem = |path: String| Path::new(&path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    holder.into_iter().chain(file).filter_map(stem)
}

/// Returns the names of a part by its roles, the best first.
pub(in crate::lower) fn names_of_part(
    whole: &str,
    alternative: bool,
    roles: impl Iterator<Item = String>,
) -> Vec<String> {
    let roles: Vec<Name> = roles.map(|role| Name::of_type(&role)).collect();
    let new: Vec<String> =
        roles.iter().filter(|_| alternative).filter_map(|role| words_beyond_union(whole, role.as_str())).collect();
    let roles = if new.is_empty() { roles.iter().map(|role| role.as_str().to_owned()).collect() } else { new };
    roles.iter().map(|role| type_words(whole, role)).collect()
}

/// Returns the noun of an item of a list whose property has a general name: a `Replay` is an item of `data` in `ListReplays`.
pub(in crate::lower) fn item_of_list(list: &str, role: &str, part: &Part) -> Option<String> {
    let is_item = matches!(part, Part::Item(_));
    (is_item && is_entry(Name::of_type(role).as_str())).then(|| item_name(list)).flatten()
}

/// Returns the words of a variant's role without those that the union's name has too: common first words, and sequences of two or more
/// words. A role that starts with the whole name is returned unchanged.
fn words_beyond_union(union: &str, role: &str) -> Option<String> {
    if role.starts_with(union) {
        return Some(role.to_owned());
    }
    let (theirs, ours) = (words(union), words(role));
    let begins = theirs.iter().zip(&ours).take_while(|(one, other)| one == other).count();
    let mut rest = &ours[begins..];
    let mut new = String::new();
    while let [word, after @ ..] = rest {
        let repeated = (2..=rest.len()).rev().find(|count| theirs.windows(*count).any(|run| run == &rest[..*count]));
        if repeated.is_none() {
            new.push_str(word);
        }
        rest = repeated.map_or(after, |count| &rest[count..]);
    }
    (!new.is_empty() && !new.starts_with(|first: char| first.is_ascii_digit())).then_some(new)
}

/// Returns the suffix for a type if its name is taken.
fn kind_word(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => "Value",
        TypeKind::Tagged { .. } | TypeKind::Untagged(_) => "Choice",
        TypeKind::Struct(_) | TypeKind::Form(_) => "Object",
        TypeKind::Alias(_) | TypeKind::Newtype(_) => "Schema",
    }
}

fn document(docs: &mut Vec<String>, otherwise: &str) {
    if docs.is_empty() {
        docs.push(otherwise.to_owned());
    }
}
