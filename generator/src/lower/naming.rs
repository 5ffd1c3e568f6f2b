//! Names for all types, once it is known which there are: components keep theirs, parts continue the name of what they are
//! part of, and the variants of a union are called after their types.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::docs::one_line;
use super::schema::{Draft, Hint, Home};
use crate::api::{Api, Type, TypeId, TypeKind};
use crate::load::bundle::MOUNT;
use crate::names::{Name, Scope, type_words};
use crate::pointer::Pointer;

/// Names that Rust's prelude gives to every file.
const RESERVED: &[&str] = &[
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "Default",
    "Clone",
    "Copy",
    "Debug",
    "PartialEq",
    "Eq",
    "Hash",
    "From",
    "Into",
    "Iterator",
    "Send",
    "Sync",
    "Drop",
    "Fn",
    "ToString",
    "Self",
];

pub(super) fn name(defs: &mut [Draft], api: &mut Api) {
    let mut types = Scope::with_reserved(RESERVED.iter().copied());
    let mut modules = Scope::with_reserved(["mod"]);
    let mut homes = HashMap::new();
    let mut named = vec![false; defs.len()];
    for (index, draft) in defs.iter_mut().enumerate() {
        if let Hint::Component(name) = &draft.hint {
            let own = Name::of_type(name);
            let mut candidates = vec![own.clone()];
            candidates.extend(holders(&draft.def.pointer).map(|holder| Name::of_type(&type_words(&holder, name))));
            candidates.push(own.with_suffix("Schema"));
            draft.def.name = types.take_first(&candidates).unwrap_or(own);
            draft.def.module = modules.take(Name::of_value(draft.def.name.as_str()));
            document(&mut draft.def.docs, &format!("The schema `{}`.", name.replace('`', "'")));
            homes.insert(Home::Component(name.clone()), draft.def.module.clone());
            named[index] = true;
        }
    }
    let groups = api.groups.iter().map(|group| group.module.clone()).chain([Name::of_value("webhooks")]);
    for module in groups {
        let file =
            modules.take_first(&[module.clone(), module.with_suffix("_types")]).unwrap_or_else(|| module.clone());
        homes.insert(Home::Group(module), file);
    }
    let roles = roles(defs);
    for index in 0..defs.len() {
        part(defs, index, &mut named, &mut types, &homes, &roles);
    }
    for index in 0..defs.len() {
        variants(defs, index);
    }
}

/// The names of types that several places have in one role: the role, where it says one thing and the type says more than that there
/// is a status or what it was.
fn roles(defs: &[Draft]) -> HashMap<TypeId, Name> {
    let mut owners: HashMap<Name, Vec<TypeId>> = HashMap::new();
    for (index, draft) in defs.iter().enumerate().filter(|(_, draft)| draft.shared) {
        if let Hint::Part { parent, role, .. } = &draft.hint
            && !is_union(&defs[parent.0].def.kind)
        {
            owners.entry(Name::of_type(role)).or_default().push(TypeId(index));
        }
    }
    let telling = |(name, owners): (Name, Vec<TypeId>)| match owners.as_slice() {
        [one] => match &defs[one.0].def.kind {
            TypeKind::Struct(object) => object.fields.len() > 1,
            _ => words(name.as_str()).len() > 1,
        }
        .then_some((*one, name)),
        _ => None,
    };
    owners.into_iter().filter_map(telling).collect()
}

fn is_union(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Tagged { .. } | TypeKind::Untagged(_))
}

fn part(
    defs: &mut [Draft],
    index: usize,
    named: &mut [bool],
    types: &mut Scope,
    homes: &HashMap<Home, Name>,
    roles: &HashMap<TypeId, Name>,
) {
    if named[index] {
        return;
    }
    named[index] = true;
    let shared = defs[index].shared;
    let (words, instead, module, about) = match defs[index].hint.clone() {
        Hint::Component(name) => (name.clone(), None, Name::of_value(&name), format!("The schema `{name}`.")),
        Hint::Words { words, about, home } => {
            let module = homes.get(&home).cloned().unwrap_or_else(|| match home {
                Home::Group(name) => name,
                Home::Component(name) => Name::of_value(&name),
            });
            (words, None, module, about)
        }
        Hint::Part { parent, role, instead } => {
            part(defs, parent.0, named, types, homes, roles);
            let parent = &defs[parent.0].def;
            let alternative = is_union(&parent.kind);
            let others = if shared { " and others" } else { "" };
            let said = role.replace('`', "'");
            let about = match said.strip_prefix("with ").filter(|_| alternative) {
                Some(member) => format!("[`{}`]{others} with `{member}`.", parent.name),
                None => format!("`{said}` of [`{}`]{others}.", parent.name),
            };
            let words = |role: &str| {
                let role = Name::of_type(role);
                let new = if alternative { unsaid(parent.name.as_str(), role.as_str()) } else { role.as_str() };
                type_words(parent.name.as_str(), new)
            };
            (words(&role), instead.map(|role| Name::of_type(&words(&role))), parent.module.clone(), about)
        }
    };
    document(&mut defs[index].def.docs, &about);
    let own = Name::of_type(&words);
    let candidates: Vec<Name> =
        [roles.get(&TypeId(index)).cloned(), Some(own.clone()), instead, Some(own.with_suffix("Schema"))]
            .into_iter()
            .flatten()
            .collect();
    defs[index].def.name = types.take_first(&candidates).unwrap_or(own);
    defs[index].def.module = module;
}

/// What a schema is named in, from the inside out, when it is not one of the document's components: the schema with the `$defs`,
/// and the file.
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

/// What an alternative's role says beyond the words that its union's name begins with as well; all of it when that is nothing,
/// or when the role goes on where the name ends.
fn unsaid<'a>(union: &str, role: &'a str) -> &'a str {
    if role.starts_with(union) {
        return role;
    }
    let (theirs, ours) = (words(union), words(role));
    let said: usize = theirs.iter().zip(&ours).take_while(|(one, other)| one == other).map(|(one, _)| one.len()).sum();
    if said < role.len() { &role[said..] } else { role }
}

fn document(docs: &mut Vec<String>, otherwise: &str) {
    if docs.is_empty() {
        docs.push(one_line(otherwise));
    }
}

/// Variants are called after their types, without the words that all of them or the union's own name begin or end with.
fn variants(defs: &mut [Draft], index: usize) {
    let types: Vec<Type> = match &defs[index].def.kind {
        TypeKind::Tagged { variants, .. } => variants.iter().map(|variant| variant.ty.clone()).collect(),
        TypeKind::Untagged(variants) => variants.iter().map(|variant| variant.ty.clone()).collect(),
        _ => return,
    };
    let names: Vec<String> = types.iter().map(|ty| as_alternative(defs, index, ty)).collect();
    let own = defs[index].def.name.as_str().to_owned();
    let short = trim(&without(&own, names));
    let mut scope = Scope::with_reserved(["Unrecognized"]);
    let names = short.iter().map(|name| scope.take(Name::of_type(name)));
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

/// What a type is called among the alternatives of a union. One that was made for another union is called by its role there.
fn as_alternative(defs: &[Draft], union: usize, ty: &Type) -> String {
    match ty {
        Type::Nullable(inner) | Type::Boxed(inner) => as_alternative(defs, union, inner),
        Type::Named(id) => match &defs[id.0].hint {
            Hint::Part { parent, role, .. } if parent.0 != union && is_union(&defs[parent.0].def.kind) => {
                Name::of_type(role).as_str().to_owned()
            }
            _ => kind_name(defs, ty),
        },
        _ => kind_name(defs, ty),
    }
}

fn kind_name(defs: &[Draft], ty: &Type) -> String {
    match ty {
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::String => "String".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Value => "Value".to_owned(),
        Type::Object => "Object".to_owned(),
        Type::Null => "Null".to_owned(),
        Type::List(item) => format!("{}List", kind_name(defs, item)),
        Type::Map(value) => format!("{}Map", kind_name(defs, value)),
        Type::Tuple(_) => "Tuple".to_owned(),
        Type::Encoded(encoded) => encoded.name().to_owned(),
        Type::Part => "Part".to_owned(),
        Type::Form => "Form".to_owned(),
        Type::Nullable(inner) | Type::Boxed(inner) => kind_name(defs, inner),
        Type::Named(TypeId(id)) => defs[*id].def.name.as_str().to_owned(),
    }
}

/// The names without that of the union, where they begin with it: `with` follows, or the role.
fn without(union: &str, names: Vec<String>) -> Vec<String> {
    let beyond = |name: &String| {
        let rest = name.strip_prefix(union).filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(name);
        rest.strip_prefix("With").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(rest).to_owned()
    };
    let short: Vec<String> = names.iter().map(beyond).collect();
    let all: HashSet<&String> = short.iter().collect();
    if all.len() == short.len() { short } else { names }
}

/// The names without the words common to all, as long as something that starts an identifier is left of each.
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

/// `PullRequestEvent` is `Pull`, `Request`, `Event`.
fn words(name: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = name.char_indices().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts.iter().zip(starts.iter().skip(1).chain([&name.len()])).map(|(start, end)| &name[*start..*end]).collect()
}
