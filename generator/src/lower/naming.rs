//! Names all types, once the set of types is final: components retain their names, the name of a part starts with that of its owner,
//! and variants of a union are named after their types.

pub(in crate::lower) mod alias_placement;
pub(in crate::lower) mod chosen_names;
pub(in crate::lower) mod examples;
pub(in crate::lower) mod kept_names;
mod origin_docs;
pub(in crate::lower) mod shared_types;
pub(in crate::lower) mod variant_names;
pub(in crate::lower) mod without_choices;

use std::path::Path;

use crate::api::{Api, Standing, TypeDef, TypeKind};
use crate::choices::Choices;
use crate::fast_hash::FastMap;
use crate::load::bundle::MOUNT;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::{Origin, Owner, Part};
use crate::names::{Name, Scope, is_entry, item_name, type_words, words};
use crate::pointer::Pointer;
use crate::text::markdown::code;

pub(in crate::lower) fn name(defs: &mut [Draft], api: &mut Api, choices: &Choices) {
    let order = by_pointer(defs);
    let mut types = Scope::of_types();
    let earlier = earlier_names(defs, &mut types);
    let mut naming = Naming {
        named: vec![false; defs.len()],
        defs,
        types,
        modules: Scope::of_modules([]),
        earlier,
        files: FastMap::default(),
    };
    for &index in &order {
        naming.component(index);
    }
    naming.files_of_groups(api);
    for &index in &order {
        naming.part(index);
    }
    for index in 0..naming.defs.len() {
        variant_names::name(naming.defs, index, choices);
    }
    for &index in &order {
        required_fields(&mut naming.defs[index], &mut naming.types);
    }
}

/// The types while they get their names.
struct Naming<'a> {
    defs: &'a mut [Draft],
    /// Whether each type has its name.
    named: Vec<bool>,
    /// The names from earlier runs of types that have none yet.
    earlier: Vec<Option<Name>>,
    types: Scope,
    modules: Scope,
    /// The files for the types of each component and each group.
    files: FastMap<Owner, Name>,
}

impl Naming<'_> {
    /// Names a component.
    fn component(&mut self, index: usize) {
        let draft = &mut self.defs[index];
        let Origin::Component(name) = &draft.origin else { return };
        let own = Name::of_type(name);
        let mut candidates = vec![own.clone()];
        candidates.extend(holders(&draft.def.pointer).map(|holder| Name::of_type(&type_words(&holder, name))));
        candidates.push(own.with_suffix("Schema"));
        draft.def.name = self.earlier[index].take().or_else(|| self.types.take_first(&candidates)).unwrap_or(own);
        draft.def.module = self.modules.take(Name::of_module(draft.def.name.as_str()));
        // A type with the same name as its schema needs no mention of it.
        if draft.def.name.as_str() != name {
            document(&mut draft.def.docs, &format!("The schema {}.", code(name)));
        }
        self.files.insert(Owner::Component(name.clone()), draft.def.module.clone());
        self.named[index] = true;
    }

    /// Names the files for the types of groups and of webhooks.
    fn files_of_groups(&mut self, api: &Api) {
        let groups = api.groups.iter().map(|group| group.module.clone()).chain([Name::of_value("webhooks")]);
        for module in groups {
            let names = [module.clone(), module.with_suffix("_types")];
            let file = self.modules.take_first(&names).unwrap_or_else(|| module.clone());
            self.files.insert(Owner::Group(module), file);
        }
    }

    /// Names a type that is no component, after the type that it is a part of.
    fn part(&mut self, index: usize) {
        if std::mem::replace(&mut self.named[index], true) {
            return;
        }
        let shared = !self.defs[index].other_origins.is_empty();
        let (names, file, about) = match self.defs[index].origin.clone() {
            Origin::Component(name) => {
                let about = format!("The schema {}.", code(&name));
                (vec![name.clone()], Name::of_module(&name), about)
            }
            Origin::Named { words, fallback, subject, owner } => {
                let file = self.files.get(&owner).cloned().unwrap_or_else(|| match owner {
                    Owner::Group(name) => name,
                    Owner::Component(name) => Name::of_module(&name),
                    Owner::Shared(_) => Name::of_module(&words),
                });
                let about = origin_docs::sentence(&subject, shared);
                (std::iter::once(words).chain(fallback).collect(), file, about)
            }
            Origin::Part { parent, role, fallback, part } => {
                self.part(parent.0);
                let parent = &self.defs[parent.0].def;
                // A type with a file of its own cannot link to its parent, which may be disabled with its feature.
                let apart = self.defs[index].def.standing == Standing::Whole;
                let about = origin_docs::of_part(parent, &role, &part, apart, shared);
                let roles: Vec<String> = std::iter::once(role.clone()).chain(fallback).collect();
                let listed = item_of_list(parent.name.as_str(), &role, &part).filter(|_| !parent.kind.is_union());
                let names = listed.into_iter().chain(self.names_in(parent, index, &roles));
                (names.collect(), parent.module.clone(), about)
            }
        };
        document(&mut self.defs[index].def.docs, &about);
        let draft = &mut self.defs[index];
        let own: Vec<Name> = names.iter().map(|name| Name::of_type(name)).collect();
        let suffixed = own.first().map(|own| own.with_suffix(kind_word(&draft.def.kind)));
        let candidates: Vec<Name> = draft.shared_name.iter().cloned().chain(own).chain(suffixed).collect();
        let name = self.earlier[index].take().or_else(|| self.types.take_first(&candidates));
        draft.def.name = name.unwrap_or_else(|| Name::of_type(""));
        draft.def.module = match draft.def.standing {
            Standing::Whole => self.modules.take(Name::of_module(draft.def.name.as_str())),
            _ => file,
        };
    }

    /// Returns the names of a part of a type, by its roles. Those that are long are after those without the parts between the whole and
    /// this part.
    fn names_in(&self, parent: &TypeDef, index: usize, roles: &[String]) -> Vec<String> {
        let within = |parent: &TypeDef| names_of_part(parent.name.as_str(), parent.kind.is_union(), roles);
        let mut names = within(parent);
        if names.first().is_some_and(|name| name.len() > LONG) {
            let mut short = within(&whole(self.defs, index).def);
            short.append(&mut names);
            return short;
        }
        names
    }
}

/// A part whose name would have more bytes than this is named without the parts between the whole and it.
const LONG: usize = 60;

/// Returns the type that is not a part of another one, and that a type is a part of.
fn whole(defs: &[Draft], index: usize) -> &Draft {
    let mut draft = &defs[index];
    // This ends, because no type is a part of its own part.
    while let Origin::Part { parent, .. } = &draft.origin {
        draft = &defs[parent.0];
    }
    draft
}

/// Returns the types in the order in which they take their names: by location, so that the order of the document does not matter.
fn by_pointer(defs: &[Draft]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..defs.len()).collect();
    order.sort_by_key(|index| &defs[*index].def.pointer);
    order
}

/// Returns the names that types have from earlier runs. Of types that were one type, that of most of its schemas keeps the name.
fn earlier_names(defs: &mut [Draft], types: &mut Scope) -> Vec<Option<Name>> {
    let mut order: Vec<usize> = (0..defs.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(defs[*index].earlier.uses), &defs[*index].def.pointer));
    let mut names = vec![None; defs.len()];
    for index in order {
        names[index] = defs[index].earlier.name.take().filter(|name| types.claim(name));
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
pub(in crate::lower) fn names_of_part(whole: &str, alternative: bool, roles: &[String]) -> Vec<String> {
    let roles: Vec<Name> = roles.iter().map(|role| Name::of_type(role)).collect();
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
