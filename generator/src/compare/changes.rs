//! Compares the items of two APIs, one by one.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::identity::{Pairs, align_groups, new_modules, new_names, pair, pair_types, renamed};
use super::levels::{Difference, Level, level};
use crate::api::Api;
use crate::pointer::Pointer;
use crate::source::Sources;
use crate::surface::operation_items::PATH_ARGUMENT;
use crate::surface::{Argument, Item, Kind, Signature, Surface};

/// A change, which one item or several have in common.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it asks of users.
    pub level: Level,
    /// The kind of the items.
    pub kind: Kind,
    /// How they differ.
    pub difference: Difference,
    /// Why it has this level.
    pub reason: String,
    /// The item before, as a user reads it; `None` if it is new, or if only its documentation differs.
    pub before: Option<String>,
    /// The item after.
    pub after: Option<String>,
    /// The items, at least one.
    pub items: Vec<Side>,
}

/// An item that changed: of the new crate, or of the old one if it was removed.
#[derive(Clone, Debug)]
pub struct Side {
    /// The item's path in the crate.
    pub path: String,
    /// Its location as a reader of the document writes it.
    pub pointer: String,
    /// Its location in the new document, or where it was in the old one.
    pub node: Pointer,
}

/// Returns the changes, breaking ones first.
pub(super) fn changes(old: (&Api, &Sources), new: (&Api, &Sources)) -> Vec<Change> {
    let (mut before, mut after) = (Surface::of(old.0), Surface::of(new.0));
    align_groups(&mut before, &mut after);
    let types = pair_types((old.0, &before), (new.0, &after));
    let others = pair(&before.others, &after.others);
    let parts = (Parts::of(&others.removed, &types.removed), Parts::of(&others.added, &types.added));
    let mut all = Changes {
        parts,
        names: new_names(&types, old.0, new.0),
        modules: new_modules(&others),
        sources: (old.1, new.1),
        found: IndexMap::new(),
    };
    all.list(&others, "");
    all.list(&types, "");
    let mut changes: Vec<Change> = all.found.into_values().collect();
    changes.sort_by_key(|change| change.level);
    changes
}

/// Types that were added or removed together with what they are parts of: an operation, or another type.
struct Parts<'a> {
    /// By the location of the whole.
    by_whole: HashMap<Pointer, Vec<&'a Item>>,
    parts: HashSet<&'a Pointer>,
}

impl<'a> Parts<'a> {
    fn of(others: &[&'a Item], types: &[&'a Item]) -> Self {
        let wholes: HashSet<&Pointer> =
            others.iter().filter(|item| item.kind == Kind::Operation).chain(types).map(|item| &item.pointer).collect();
        let mut all = Self { by_whole: HashMap::new(), parts: HashSet::new() };
        for item in types {
            let above = std::iter::successors(item.pointer.parent(), Pointer::parent);
            if let Some(whole) = above.filter(|pointer| wholes.contains(pointer)).last() {
                all.by_whole.entry(whole).or_default().push(item);
                all.parts.insert(&item.pointer);
            }
        }
        all
    }

    fn is_part(&self, item: &Item) -> bool {
        item.kind == Kind::Type && self.parts.contains(&item.pointer)
    }

    fn parts_of(&self, item: &Item) -> &[&'a Item] {
        match item.kind {
            Kind::Type | Kind::Operation => self.by_whole.get(&item.pointer).map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }
}

/// What items with a change in common have in common.
#[derive(PartialEq, Eq, Hash)]
struct Common {
    kind: Kind,
    difference: Difference,
    reason: String,
    before: Option<String>,
    after: Option<String>,
}

struct Changes<'a> {
    /// The removed and the added types that are parts of other removed and added items.
    parts: (Parts<'a>, Parts<'a>),
    /// The new names of types that have other names.
    names: HashMap<String, String>,
    /// The new modules of groups that have other names.
    modules: HashMap<String, String>,
    sources: (&'a Sources, &'a Sources),
    found: IndexMap<Common, Change>,
}

impl Changes<'_> {
    /// Compares two lists of items of one owner.
    fn list(&mut self, pairs: &Pairs<'_>, owner: &str) {
        let after: HashSet<(Kind, &str)> = pairs
            .both
            .iter()
            .map(|(_, after)| *after)
            .chain(pairs.added.iter().copied())
            .map(|item| (item.kind, item.name.as_str()))
            .collect();
        for item in &pairs.removed {
            if self.parts.0.is_part(item) {
                continue;
            }
            let name_is_used = after.contains(&(item.kind, item.name.as_str()));
            self.record(
                item,
                owner,
                Difference::Removed,
                self.replacement(item, name_is_used),
                (Some(&item.text), None),
            );
        }
        for (before, after) in &pairs.both {
            self.item(before, after, owner);
        }
        for item in &pairs.added {
            if self.parts.1.is_part(item) {
                continue;
            }
            self.record(item, owner, Difference::Added, String::new(), (None, Some(&item.text)));
        }
    }

    /// Returns what became of the schema or of the name of a removed item.
    fn replacement(&self, item: &Item, name_is_used: bool) -> String {
        match self.names.get(&item.name).filter(|_| item.kind == Kind::Type) {
            Some(name) => format!("; its schema is generated as `{name}`"),
            None if name_is_used => "; another item has its name now".to_owned(),
            None => String::new(),
        }
    }

    fn item(&mut self, before: &Item, after: &Item, owner: &str) {
        let texts = (Some(before.text.as_str()), Some(after.text.as_str()));
        let is_renamed = before.name != after.name && self.in_new_module(&before.name) != after.name;
        let signature = self.signature(before, after);
        if is_renamed {
            self.record(before, owner, Difference::Renamed, String::new(), texts);
        } else if let Some(difference) = signature {
            self.record(after, owner, difference, signature_detail(before, after, difference), texts);
        }
        self.traits(before, after, owner);
        self.wire(before, after, owner, !is_renamed && signature.is_none());
        if before.deprecated != after.deprecated {
            let difference = if after.deprecated { Difference::Deprecated } else { Difference::NotDeprecated };
            self.record(after, owner, difference, String::new(), (None, Some(&after.text)));
        }
        let is_same = |(old, new): (&String, &String)| old == new || renamed(old, &self.names) == *new;
        if before.docs.len() != after.docs.len() || !before.docs.iter().zip(&after.docs).all(is_same) {
            self.record(after, owner, Difference::Documentation, String::new(), (None, None));
        }
        let is_another = matches!(before.kind, Kind::Type | Kind::Field) && signature == Some(Difference::Signature);
        if !is_another {
            self.children(before, after, &after.path(owner));
        }
    }

    /// Compares what is sent or read. `is_all` is whether code sees the same item.
    fn wire(&mut self, before: &Item, after: &Item, owner: &str, is_all: bool) {
        if before.is_inherited && after.is_inherited {
            return;
        }
        let is_only = is_all && level(after.kind, Difference::Wire).0 == Level::Additive;
        let detail = if is_only { " only" } else { "" };
        let is_enough = after.kind == Kind::Security && after.needs_no_more_than(before);
        let difference = if is_enough { Difference::Widened } else { Difference::Wire };
        let mut wires = vec![(before.wire.clone(), after.wire.clone())];
        wires.extend(before.wire_facts.iter().filter_map(|(about, old)| {
            let new = after.wire_facts.get(about)?;
            Some((format!("{about}: {old}"), format!("{about}: {new}")))
        }));
        for (old, new) in wires.iter().filter(|(old, new)| old != new) {
            self.record(after, owner, difference, detail.to_owned(), (Some(old), Some(new)));
        }
    }

    fn children(&mut self, before: &Item, after: &Item, owner: &str) {
        let (old, new) = (visible_children(before, after), visible_children(after, before));
        self.list(&pair(&old, &new), owner);
    }

    /// Returns the name of an operation with the new name of its group.
    fn in_new_module(&self, name: &str) -> String {
        match name.split_once("()") {
            Some((module, method)) => format!("{}(){method}", self.modules.get(module).map_or(module, String::as_str)),
            None => name.to_owned(),
        }
    }

    fn traits(&mut self, before: &Item, after: &Item, owner: &str) {
        let listed = |traits: Vec<&&str>| {
            let names: Vec<String> = traits.into_iter().map(|name| format!("`{name}`")).collect();
            format!(" {}", names.join(" and "))
        };
        // An alias has the traits of another type.
        if before.signature != after.signature {
            return;
        }
        let lost: Vec<_> = before.traits.difference(&after.traits).collect();
        let gained: Vec<_> = after.traits.difference(&before.traits).collect();
        let text = (None, Some(after.text.as_str()));
        for (difference, traits) in [(Difference::TraitLost, lost), (Difference::TraitGained, gained)] {
            if !traits.is_empty() {
                self.record(after, owner, difference, listed(traits), text);
            }
        }
    }

    /// Compares what callers depend on.
    fn signature(&self, before: &Item, after: &Item) -> Option<Difference> {
        let old = self.with_new_names(&before.signature);
        let new = &after.signature;
        if old.is_by_name || new.is_by_name || old.arguments.len() != new.arguments.len() || old.result != new.result {
            let is_same = old.is_by_name == new.is_by_name
                && old.result == new.result
                && fields(&old.arguments) == fields(&new.arguments);
            return (!is_same).then_some(Difference::Signature);
        }
        let arguments = || old.arguments.iter().zip(&new.arguments);
        if arguments().all(|(old, new)| old.ty == new.ty) {
            let is_meant = arguments().all(|(old, new)| old.means(new));
            let is_other_path = before.wire != after.wire;
            let is_meant = is_meant && !(is_other_path && path_is_reordered(&old.arguments, &new.arguments));
            return (!is_meant).then_some(Difference::Meaning);
        }
        let is_wider = arguments().all(|(old, new)| old.ty == new.ty || new.ty == format!("impl Into<{}>", old.ty));
        Some(if is_wider { Difference::Widened } else { Difference::Signature })
    }

    fn with_new_names(&self, signature: &Signature) -> Signature {
        let arguments = signature
            .arguments
            .iter()
            .map(|argument| Argument { ty: renamed(&argument.ty, &self.names), ..argument.clone() });
        Signature {
            arguments: arguments.collect(),
            result: renamed(&signature.result, &self.names),
            is_by_name: signature.is_by_name,
        }
    }

    fn record(
        &mut self,
        item: &Item,
        owner: &str,
        difference: Difference,
        detail: String,
        (before, after): (Option<&str>, Option<&str>),
    ) {
        let (level, reason) = level(item.kind, difference);
        let is_old = matches!(difference, Difference::Removed | Difference::Renamed);
        let sources = if is_old { self.sources.0 } else { self.sources.1 };
        let side = |item: &Item| Side {
            path: item.path(owner),
            pointer: sources.describe(&item.pointer),
            node: item.pointer.clone(),
        };
        let parts = match difference {
            Difference::Removed => self.parts.0.parts_of(item),
            Difference::Added => self.parts.1.parts_of(item),
            _ => &[],
        };
        let sides: Vec<Side> = std::iter::once(item).chain(parts.iter().copied()).map(side).collect();
        let text = |text: Option<&str>| text.map(str::to_owned);
        let common = Common {
            kind: item.kind,
            difference,
            reason: format!("{reason}{detail}"),
            before: text(before),
            after: text(after),
        };
        let change = Change {
            level,
            kind: item.kind,
            difference,
            reason: common.reason.clone(),
            before: common.before.clone(),
            after: common.after.clone(),
            items: Vec::new(),
        };
        self.found.entry(common).or_insert(change).items.extend(sides);
    }
}

/// Whether parameters of the path have changed places. Their names are not sent, so one that is only renamed is the same.
fn path_is_reordered(old: &[Argument], new: &[Argument]) -> bool {
    let is_of_path = |argument: &Argument| argument.value == PATH_ARGUMENT;
    let is_elsewhere = |old: &Argument| new.iter().any(|new| is_of_path(new) && new.name == old.name);
    old.iter().zip(new).any(|(old, new)| is_of_path(old) && old.name != new.name && is_elsewhere(old))
}

/// Returns what the fields of a struct of arguments are: their order does not count.
fn fields(arguments: &[Argument]) -> HashSet<(&str, &str)> {
    arguments.iter().map(|argument| (argument.name.as_str(), argument.ty.as_str())).collect()
}

/// Returns the children of an item whose changes are not consequences of a change of the item itself.
fn visible_children(item: &Item, other: &Item) -> Vec<Item> {
    let has_setters = |item: &Item| item.children.iter().any(|child| child.kind == Kind::Constructor);
    let with_setters = has_setters(item) && has_setters(other);
    let has_argument = |wire: &str| other.signature.arguments.iter().any(|argument| argument.wire == wire);
    let same_result = item.signature.result == other.signature.result;
    let is_visible = |child: &&Item| match child.kind {
        // A parameter that was required is an argument, and its method has another signature.
        Kind::Parameter => !(has_argument(&child.key) || child.key.starts_with("the body") && has_argument("the body")),
        Kind::Response => same_result,
        _ => true,
    };
    let mut children: Vec<Item> = item.children.iter().filter(is_visible).cloned().collect();
    if !with_setters {
        children.iter_mut().filter(|child| child.kind == Kind::Field).for_each(|field| field.children.clear());
    }
    children
}

/// Returns what differs of a signature, if it is more than one thing.
fn signature_detail(before: &Item, after: &Item, difference: Difference) -> String {
    let (old, new) = (&before.signature, &after.signature);
    if difference != Difference::Signature {
        return String::new();
    }
    if before.kind == Kind::Type {
        return format!(": {} instead of {}", new.result, old.result);
    }
    if !matches!(before.kind, Kind::Constructor | Kind::Operation) {
        return String::new();
    }
    let missing = |from: &[Argument], among: &[Argument]| -> Vec<String> {
        let is_missing = |argument: &&Argument| !among.iter().any(|other| other.name == argument.name);
        from.iter().filter(is_missing).map(|argument| format!("`{}`", argument.name)).collect()
    };
    let (added, removed) = (missing(&new.arguments, &old.arguments), missing(&old.arguments, &new.arguments));
    let mut details = Vec::new();
    if !added.is_empty() {
        details.push(format!("takes {}", added.join(", ")));
    }
    if !removed.is_empty() {
        details.push(format!("no longer takes {}", removed.join(", ")));
    }
    if old.result != new.result {
        details.push("returns another type".to_owned());
    }
    if details.is_empty() { String::new() } else { format!(": {}", details.join(", ")) }
}

#[cfg(test)]
mod tests;
