//! Names the variants of unions after their types, with as few words as distinguish them.

use std::collections::{HashMap, HashSet};

use crate::api::{Constant, Type, TypeId, TypeKind, UntaggedVariant, VariantContent};
use crate::choices::Choices;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::Origin;
use crate::lower::naming::chosen_names::is_variant;
use crate::names::{Name, Scope, words};
use crate::names_lock::encoded;

/// Names the variants of a union: after their types, without the words that all of them have, or that the name of the union begins with.
pub(in crate::lower) fn name(defs: &mut [Draft], index: usize, choices: &Choices) {
    let names: Vec<String> = match &defs[index].def.kind {
        // Variants of the same type are distinguished by their discriminator values only.
        TypeKind::Tagged { variants, .. } => variants
            .iter()
            .map(|variant| match variant.tags.as_slice() {
                [Constant::Text(tag)] if variants.iter().filter(|other| other.ty == variant.ty).count() > 1 => {
                    tag.clone()
                }
                _ => as_alternative(defs, index, &variant.ty),
            })
            .collect(),
        TypeKind::Untagged(variants) => {
            variants.iter().filter_map(|variant| Some(as_alternative(defs, index, variant.ty()?))).collect()
        }
        _ => return,
    };
    let own = defs[index].def.name.as_str().to_owned();
    let short = with_constants(&defs[index].def.kind, trim(&without(&own, names)));
    let names = with_earlier(defs, index, &short, choices);
    match &mut defs[index].def.kind {
        TypeKind::Tagged { variants, .. } => {
            variants.iter_mut().zip(names).for_each(|(variant, name)| variant.name = name);
        }
        TypeKind::Untagged(variants) => {
            variants.iter_mut().zip(names).for_each(|(variant, name)| variant.name = name);
        }
        _ => {}
    }
}

/// Adds the names of the variants with one value, which have names of their own, to those of the others.
fn with_constants(kind: &TypeKind, of_types: Vec<String>) -> Vec<String> {
    let TypeKind::Untagged(variants) = kind else { return of_types };
    let mut of_types = of_types.into_iter();
    let name = |variant: &UntaggedVariant| match &variant.content {
        VariantContent::Type { .. } => of_types.next().unwrap_or_default(),
        VariantContent::Constant { .. } => variant.name.as_str().to_owned(),
    };
    variants.iter().map(name).collect()
}

/// Returns the names of variants: those that the user chose, those from earlier runs, and new ones for the others.
fn with_earlier(defs: &[Draft], index: usize, new: &[String], choices: &Choices) -> Vec<Name> {
    let draft = &defs[index];
    let chosen = draft.def.pointers.iter().find_map(|pointer| choices.members.get(pointer));
    let mut scope = Scope::with_reserved(["Unrecognized"]);
    let earlier: HashMap<&str, &str> = draft.earlier.variants.iter().filter_map(|pair| pair.rsplit_once('=')).collect();
    let keys = draft.def.kind.variant_keys(&|id| name_of(defs, id));
    let own: Vec<Option<Name>> = keys
        .iter()
        .zip(draft.def.kind.union_variants())
        .map(|(key, (_, tags))| {
            let (_, name) = chosen?.iter().find(|(text, _)| is_variant(text, key, tags))?;
            Some(Name::of_lock(name)).filter(|name| scope.claim(name))
        })
        .collect();
    let kept = keys.iter().zip(own).map(|(key, own)| {
        let earlier = || earlier.get(encoded(key).as_str()).map(|name| Name::of_lock(name));
        own.or_else(|| earlier().filter(|name| scope.claim(name)))
    });
    let kept: Vec<Option<Name>> = kept.collect();
    let names = kept.into_iter().zip(new);
    names.map(|(kept, new)| kept.unwrap_or_else(|| scope.take(Name::of_type(new)))).collect()
}

fn name_of(defs: &[Draft], id: TypeId) -> String {
    defs[id.0].def.name.as_str().to_owned()
}

/// Returns the name of a type as a variant. The variant of another union is named after its role there.
fn as_alternative(defs: &[Draft], union: usize, ty: &Type) -> String {
    match ty {
        Type::Nullable(inner) | Type::Boxed(inner) => as_alternative(defs, union, inner),
        Type::Named(id) => match &defs[id.0].origin {
            Origin::Part { parent, role, .. } if parent.0 != union && defs[parent.0].def.kind.is_union() => {
                Name::of_type(role).as_str().to_owned()
            }
            _ => ty.word(&|id| name_of(defs, id)),
        },
        _ => ty.word(&|id| name_of(defs, id)),
    }
}

/// Removes the name of the union, and the word `With` after it, from the start of the names.
fn without(union: &str, names: Vec<String>) -> Vec<String> {
    let beyond = |name: &String| {
        let rest = name.strip_prefix(union).filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(name);
        rest.strip_prefix("With").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(rest).to_owned()
    };
    let short: Vec<String> = names.iter().map(beyond).collect();
    let all: HashSet<&String> = short.iter().collect();
    if all.len() == short.len() { short } else { names }
}

/// Removes the first and last words that all names have, as long as an identifier remains of each.
fn trim(names: &[String]) -> Vec<String> {
    let split: Vec<Vec<&str>> = names.iter().map(|name| words(name)).collect();
    let prefix = common(&split, |words, at| words.get(at).copied());
    let suffix = common(&split, |words, at| words.len().checked_sub(at + 1).and_then(|at| words.get(at)).copied());
    let cut = |prefix: usize, suffix: usize| -> Option<Vec<String>> {
        split
            .iter()
            .map(|words| {
                let rest = words.get(prefix..words.len().checked_sub(suffix)?)?.concat();
                rest.starts_with(|c: char| c.is_alphabetic()).then_some(rest)
            })
            .collect()
    };
    cut(prefix, suffix).or_else(|| cut(prefix, 0)).or_else(|| cut(0, suffix)).unwrap_or_else(|| names.to_vec())
}

fn common<'a>(split: &[Vec<&'a str>], word: impl Fn(&[&'a str], usize) -> Option<&'a str>) -> usize {
    let Some(first) = split.first() else { return 0 };
    if split.len() < 2 {
        return 0;
    }
    (0..first.len())
        .take_while(|at| split.iter().all(|words| word(words, *at).is_some() && word(words, *at) == word(first, *at)))
        .count()
}
