//! Pairs the items of two APIs: which item of the new crate is which item of the old one, under the same name or another one.

use std::collections::{HashMap, HashSet};

use crate::api::{Api, Type};
use crate::pointer::Pointer;
use crate::surface::operation_items::IN_ANOTHER_GROUP;
use crate::surface::{Item, Kind, Surface};

/// The items of two lists, in the order of the new list; removed items follow.
pub(super) struct Pairs<'a> {
    pub both: Vec<(&'a Item, &'a Item)>,
    pub added: Vec<&'a Item>,
    pub removed: Vec<&'a Item>,
}

/// Pairs items of any kind. An item is the same if name and key are, else if the key is, else if the name is: code may still compile with
/// an item that has only its name from before, but does something else. A group is what it is called, whichever operations it has.
pub(super) fn pair<'a>(old: &'a [Item], new: &'a [Item]) -> Pairs<'a> {
    let mut matching = Matching::new(old, new);
    matching.by(|item| (item.kind, &item.name, (item.kind != Kind::Group).then_some(&item.key)));
    matching.by(|item| (item.kind, &item.key));
    matching.by(|item| (item.kind, &item.name));
    matching.finish()
}

/// Represents each operation by a method that both APIs have. An operation with several tags has a method in the group of each, and
/// the one of the first tag has its parts and its documentation: a tag in front of the first changes nothing for the method that was there.
pub(super) fn align_groups(old: &mut Surface, new: &mut Surface) {
    put_known_methods_first(&mut new.others, &old.others);
    put_known_methods_first(&mut old.others, &new.others);
}

fn put_known_methods_first(items: &mut [Item], known: &[Item]) {
    let operations = || items.iter().enumerate().filter(|(_, item)| item.kind == Kind::Operation);
    let by_key: HashMap<&str, usize> = operations().map(|(at, item)| (item.key.as_str(), at)).collect();
    let by_name: HashMap<&str, usize> = operations().map(|(at, item)| (item.name.as_str(), at)).collect();
    let exchanged = known.iter().filter(|item| item.kind == Kind::Operation).filter_map(|item| {
        let (first, other) = (*by_key.get(item.key.as_str())?, *by_name.get(item.name.as_str())?);
        (items[other].key.strip_suffix(IN_ANOTHER_GROUP) == Some(&item.key)).then_some((first, other))
    });
    for (first, other) in exchanged.collect::<Vec<_>>() {
        exchange(items, first, other);
    }
}

/// Exchanges which of two methods represents their operation.
fn exchange(items: &mut [Item], first: usize, other: usize) {
    let Ok([first, other]) = items.get_disjoint_mut([first, other]) else { return };
    std::mem::swap(&mut first.key, &mut other.key);
    std::mem::swap(&mut first.docs, &mut other.docs);
    std::mem::swap(&mut first.children, &mut other.children);
}

/// Pairs types. A type is the same if its name is and both documents generate it for a schema in common, else if its schema is at the
/// same location, else if its name is.
pub(super) fn pair_types<'a>(old: (&Api, &'a Surface), new: (&Api, &'a Surface)) -> Pairs<'a> {
    let (old_types, new_types) = (&old.1.types, &new.1.types);
    let mut matching = Matching::new(old_types, new_types);
    let (old_schemas, new_schemas) = (Schemas::of(old.0), Schemas::of(new.0));
    let by_name: HashMap<&str, usize> = index(old_types, |item| item.name.as_str());
    for (at, item) in new_types.iter().enumerate() {
        let Some(before) = by_name.get(item.name.as_str()) else { continue };
        let is_same = old_types[*before].key == item.key
            || old_schemas.name_at(&item.pointer, new.0) == Some(&item.name)
            || new_schemas.name_at(&old_types[*before].pointer, old.0) == Some(&item.name);
        if is_same {
            matching.join(*before, at);
        }
    }
    matching.by(|item| &item.key);
    let by_name = index(new_types, |item| item.name.as_str());
    for (before, item) in old_types.iter().enumerate() {
        if let Some(at) = new_schemas.name_at(&item.pointer, old.0).and_then(|name| by_name.get(name)) {
            matching.join(before, *at);
        }
    }
    matching.by(|item| &item.name);
    matching.finish()
}

/// The new name of each type whose schema has a type of another name: those that were renamed, and removed ones that are merged with
/// another type.
pub(super) fn new_names(pairs: &Pairs<'_>, old: &Api, new: &Api) -> HashMap<String, String> {
    let schemas = Schemas::of(new);
    let renamed = pairs.both.iter().filter(|(old, new)| old.name != new.name);
    let mut names: HashMap<String, String> = renamed.map(|(old, new)| (old.name.clone(), new.name.clone())).collect();
    for item in &pairs.removed {
        if let Some(name) = schemas.name_at(&item.pointer, old) {
            names.insert(item.name.clone(), name.to_owned());
        }
    }
    names
}

/// Replaces the names of types in a text.
pub(super) fn renamed(text: &str, names: &HashMap<String, String>) -> String {
    if names.is_empty() {
        return text.to_owned();
    }
    let is_in_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(|c| !is_in_name(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        out.push_str(names.get(word).map_or(word, String::as_str));
        let other = after.find(is_in_name).unwrap_or(after.len());
        out.push_str(&after[..other]);
        rest = &after[other..];
    }
    out
}

fn index<'a, K: std::hash::Hash + Eq>(items: &'a [Item], key: impl Fn(&'a Item) -> K) -> HashMap<K, usize> {
    items.iter().enumerate().rev().map(|(at, item)| (key(item), at)).collect()
}

/// The names of the types of all schemas. Parameters have their names in the locations: the same one may be another item of its list.
struct Schemas<'a> {
    names: HashMap<Pointer, &'a str>,
}

impl<'a> Schemas<'a> {
    fn of(api: &'a Api) -> Self {
        let named = api.schemas.iter().filter_map(|(pointer, ty)| match ty {
            Type::Named(id) => Some((api.location_keys.named(pointer), api.types.get(id.0)?.name.as_str())),
            _ => None,
        });
        Self { names: named.collect() }
    }

    /// Returns the name of the type at a location of the document of an API.
    fn name_at(&self, pointer: &Pointer, of: &Api) -> Option<&'a str> {
        self.names.get(&of.location_keys.named(pointer)).copied()
    }
}

/// Which items are paired so far.
struct Matching<'a> {
    old: &'a [Item],
    new: &'a [Item],
    /// For each new item the old one.
    before: Vec<Option<usize>>,
    taken: HashSet<usize>,
}

impl<'a> Matching<'a> {
    fn new(old: &'a [Item], new: &'a [Item]) -> Self {
        Self { old, new, before: vec![None; new.len()], taken: HashSet::new() }
    }

    fn join(&mut self, before: usize, at: usize) {
        if self.before[at].is_none() && self.taken.insert(before) {
            self.before[at] = Some(before);
        }
    }

    /// Pairs the items that have the same value and are not paired yet, the first with the first.
    fn by<K: std::hash::Hash + Eq>(&mut self, value: impl Fn(&'a Item) -> K) {
        let mut known: HashMap<K, Vec<usize>> = HashMap::new();
        for (at, item) in self.old.iter().enumerate().rev() {
            if !self.taken.contains(&at) {
                known.entry(value(item)).or_default().push(at);
            }
        }
        for at in 0..self.new.len() {
            if self.before[at].is_some() {
                continue;
            }
            if let Some(before) = known.get_mut(&value(&self.new[at])).and_then(Vec::pop) {
                self.join(before, at);
            }
        }
    }

    fn finish(self) -> Pairs<'a> {
        let mut pairs = Pairs { both: Vec::new(), added: Vec::new(), removed: Vec::new() };
        for (item, before) in self.new.iter().zip(&self.before) {
            match before {
                Some(before) => pairs.both.push((&self.old[*before], item)),
                None => pairs.added.push(item),
            }
        }
        let left = self.old.iter().enumerate().filter(|(at, _)| !self.taken.contains(at));
        pairs.removed = left.map(|(_, item)| item).collect();
        pairs
    }
}

/// The new module of each group that has another name.
pub(super) fn new_modules(pairs: &Pairs<'_>) -> HashMap<String, String> {
    let groups = pairs.both.iter().filter(|(old, new)| old.kind == Kind::Group && old.name != new.name);
    groups.map(|(old, new)| (old.name.clone(), new.name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_are_replaced() {
        let names = HashMap::from([("Project".to_owned(), "TeamProject".to_owned())]);
        assert_eq!(renamed("Vec<Project>, ProjectId, my_Project", &names), "Vec<TeamProject>, ProjectId, my_Project");
        assert_eq!(renamed("é Project", &names), "é TeamProject");
    }

    #[test]
    fn names_that_change_places_do_so_once() {
        let names = HashMap::from([("A".to_owned(), "B".to_owned()), ("B".to_owned(), "A".to_owned())]);
        assert_eq!(renamed("(A, B)", &names), "(B, A)");
    }
}
