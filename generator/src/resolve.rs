//! Follows `$ref`s to the nodes that they refer to, through any number of other references. Each reference is
//! followed once.

mod walk;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostic::lost::lost;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::bundle;
use crate::pointer::{Pointer, PointerMap, PointerSet, unescape};

pub use walk::Walk;

/// The node at `pointer`.
#[must_use]
pub fn at<'a>(tree: &'a Value, pointer: &Pointer) -> Option<&'a Value> {
    let mut node = tree;
    let mut rest = pointer.as_str();
    while let Some((token, after)) = next_token(rest) {
        node = below(node, token)?;
        rest = after;
    }
    Some(node)
}

/// Returns the first token of a pointer as it is written, and what is behind it. Most tokens are too short for a search by `str::split`
/// to pay for itself.
fn next_token(pointer: &str) -> Option<(&str, &str)> {
    let tokens = pointer.strip_prefix('/')?;
    let end = tokens.bytes().position(|byte| byte == b'/').unwrap_or(tokens.len());
    Some(tokens.split_at(end))
}

fn below<'a>(node: &'a Value, token: &str) -> Option<&'a Value> {
    let token = unescape(token);
    match node {
        Value::Object(members) => members.get(token.as_ref()),
        Value::Array(items) => items.get(index(&token)?),
        _ => None,
    }
}

/// The index that a token of a pointer says: digits without a leading zero (RFC 6901, section 4).
fn index(token: &str) -> Option<usize> {
    let is_padded = token.len() > 1 && token.starts_with('0');
    (!is_padded && token.bytes().all(|byte| byte.is_ascii_digit())).then(|| token.parse().ok()).flatten()
}

/// Follows references. The end of each is found once, whatever leads to it.
#[derive(Debug)]
pub struct Resolver<'a> {
    tree: &'a Value,
    ends: RefCell<PointerMap<Result<Pointer, Dead>, (bool, Pointer)>>,
    anchors: OnceCell<HashMap<String, Pointer>>,
    /// How many names were compared to find what was meant.
    compared: Cell<usize>,
}

/// Why references lead to no node.
#[derive(Clone, Debug)]
enum Dead {
    /// There is nothing at their target.
    Nowhere(Pointer),
    /// They lead back to this one.
    Circle(String),
    /// One of them can't be followed.
    Unfollowed(Box<Diagnostic>),
}

impl<'a> Resolver<'a> {
    /// Follows the references of a tree.
    #[must_use]
    pub fn new(tree: &'a Value) -> Self {
        Self { tree, ends: RefCell::default(), anchors: OnceCell::new(), compared: Cell::new(0) }
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &'a Value {
        self.tree
    }

    /// The location of the node at `pointer`: its own, or the end of the references that begin there. Other members beside a
    /// reference are ignored, as the specification says of all objects but schemas.
    ///
    /// # Errors
    ///
    /// When a reference leads nowhere or back to itself.
    pub fn resolve(&self, pointer: &Pointer) -> Result<Pointer, Box<Diagnostic>> {
        self.chase(pointer, true)
    }

    /// Like [`Resolver::resolve`] for schemas. A reference with other keywords beside it is a schema of its own and is not followed.
    ///
    /// # Errors
    ///
    /// When a reference leads nowhere or back to itself.
    pub fn resolve_schema(&self, pointer: &Pointer) -> Result<Pointer, Box<Diagnostic>> {
        self.chase(pointer, false)
    }

    /// Where the reference of the node at `pointer` leads by itself; `None` for a node without one.
    ///
    /// # Errors
    ///
    /// When the references that begin there lead nowhere or back to themselves.
    pub fn next(&self, pointer: &Pointer) -> Result<Option<Pointer>, Box<Diagnostic>> {
        self.chase(pointer, true)?;
        let reference = at(self.tree, pointer).and_then(reference_in);
        Ok(reference.and_then(|(reference, _)| self.target(reference, pointer)))
    }

    /// Where the dynamic reference under `key` of the schema at `pointer` leads, as far as the document alone says.
    ///
    /// # Errors
    ///
    /// When there is no such anchor, or nothing at the location.
    pub fn dynamic(&self, pointer: &Pointer, key: &str) -> Result<Option<Pointer>, Box<Diagnostic>> {
        let Some(reference) = at(self.tree, pointer).and_then(|node| node.get(key)?.as_str()) else { return Ok(None) };
        let at_key = pointer.child(key);
        if reference == "#" {
            return Err(Box::new(without_root(&at_key, key)));
        }
        let Some(target) = self.target(reference, pointer) else {
            return Err(Box::new(self.unfollowed(reference, &at_key).outcome(WITHOUT_REFERENCE)));
        };
        if at(self.tree, &target).is_none_or(|node| node.get(bundle::UNREADABLE).is_some()) {
            return Err(Box::new(nowhere(self.tree, &at_key, &target, &self.compared).outcome(WITHOUT_REFERENCE)));
        }
        Ok(Some(target))
    }

    /// The node at `pointer`, unless a reference begins there or there is none.
    #[must_use]
    pub fn without_reference(&self, pointer: &Pointer) -> Option<&'a Value> {
        at(self.tree, pointer).filter(|node| is_whole(node))
    }

    fn chase(&self, start: &Pointer, beside: bool) -> Result<Pointer, Box<Diagnostic>> {
        let mut here = start.clone();
        let mut passed: Vec<(Pointer, &str)> = Vec::new();
        let mut seen: PointerSet = PointerSet::default();
        let end = loop {
            if let Some(known) = self.ends.borrow().get(&(beside, here.clone())) {
                break known.clone();
            }
            crate::work::add(1);
            // A file that could not be read is in the tree too, as the reason.
            let Some(node) = at(self.tree, &here).filter(|node| node.get(bundle::UNREADABLE).is_none()) else {
                break Err(Dead::Nowhere(here));
            };
            let Some(reference) = reference_in(node).filter(|(_, alone)| beside || *alone).map(|(found, _)| found)
            else {
                break Ok(here);
            };
            if !seen.insert(here.clone()) {
                break Err(Dead::Circle(reference.to_owned()));
            }
            passed.push((here.clone(), reference));
            match self.target(reference, &here) {
                Some(target) => here = target,
                None => break Err(Dead::Unfollowed(Box::new(self.unfollowed(reference, &here)))),
            }
        };
        let mut ends = self.ends.borrow_mut();
        for (place, reference) in passed {
            let end = match &end {
                Err(Dead::Circle(_)) => Err(Dead::Circle(reference.to_owned())),
                end => end.clone(),
            };
            ends.insert((beside, place), end);
        }
        drop(ends);
        end.map_err(|dead| {
            Box::new(match dead {
                Dead::Nowhere(target) => nowhere(self.tree, start, &target, &self.compared),
                Dead::Circle(reference) => {
                    let message = format!("cyclic reference `{reference}`");
                    Diagnostic::warning(Code::CyclicReference, start, message)
                        .label("leads back to itself")
                        .outcome(lost(start))
                        .help("replace one of the references in the cycle with a definition")
                }
                Dead::Unfollowed(diagnostic) => *diagnostic,
            })
        })
    }

    /// Returns the location that a reference within the tree names: a JSON pointer, or an anchor.
    fn target(&self, reference: &str, from: &Pointer) -> Option<Pointer> {
        let fragment = reference.strip_prefix('#')?;
        if fragment.is_empty() || fragment.starts_with('/') {
            let pointer = Pointer::from_fragment(fragment);
            return Some(nearest_definitions(self.tree, &pointer, from).unwrap_or(pointer));
        }
        self.anchors().get(fragment).cloned()
    }

    /// The anchors of the tree.
    fn anchors(&self) -> &HashMap<String, Pointer> {
        self.anchors.get_or_init(|| {
            let mut anchors = HashMap::new();
            collect_anchors(self.tree, &Pointer::root(), &mut anchors);
            anchors
        })
    }

    fn unfollowed(&self, reference: &str, at: &Pointer) -> Diagnostic {
        let Some(anchor) = reference.strip_prefix('#') else { return bundle::remote(reference, at) };
        let anchors = self.anchors();
        self.compared.set(self.compared.get().saturating_add(anchors.len()));
        let names = (self.compared.get() <= MOST_COMPARED).then(|| {
            let mut names: Vec<&str> = anchors.keys().map(String::as_str).collect();
            names.sort_unstable();
            names
        });
        let meant = names.and_then(|names| nearest(anchor, names));
        Diagnostic::warning(Code::DanglingReference, at, format!("unresolved anchor `{anchor}`"))
            .label("no schema has this anchor")
            .outcome(lost(at))
            .help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("add `$anchor: {anchor}` to the schema, or refer to it by its JSON pointer"),
            })
    }
}

/// The outcome for a dynamic reference without a target.
const WITHOUT_REFERENCE: &str = "the schema is read without the reference";

/// Returns the diagnostic for a recursive reference outside of any schema that it could refer to.
fn without_root(at: &Pointer, key: &str) -> Diagnostic {
    Diagnostic::warning(Code::DanglingReference, at, format!("`{key}: \"#\"` is not inside a schema resource"))
        .label("no target")
        .outcome(WITHOUT_REFERENCE)
        .help("give the enclosing schema an `$id`, or use `$ref`")
}

/// Whether no reference begins at a node.
pub(crate) fn is_whole(node: &Value) -> bool {
    node.get("$ref").is_none() && node.get(bundle::UNREADABLE).is_none()
}

/// The reference in a node, and whether it is alone.
fn reference_in(node: &Value) -> Option<(&str, bool)> {
    let members = node.as_object()?;
    match members.get("$ref")? {
        Value::String(reference) => Some((reference, members.keys().all(|key| key == "$ref" || key.starts_with("x-")))),
        _ => None,
    }
}

/// `#/$defs/Name` in a schema that was generated by itself means the `$defs` of that schema, not of the document that it was
/// put into.
fn nearest_definitions(tree: &Value, pointer: &Pointer, from: &Pointer) -> Option<Pointer> {
    let local = matches!(pointer.tokens().next().as_deref(), Some("$defs" | "definitions"));
    if !local || at(tree, pointer).is_some() {
        return None;
    }
    let mut around = from.parent();
    while let Some(place) = around {
        let candidate = place.join(pointer);
        if at(tree, &candidate).is_some() {
            return Some(candidate);
        }
        around = place.parent();
    }
    None
}

/// Returns the locations of all anchors; the first of several with one name counts.
fn collect_anchors(node: &Value, here: &Pointer, anchors: &mut HashMap<String, Pointer>) {
    match node {
        Value::Object(members) => {
            for name in ["$anchor", "$dynamicAnchor"].iter().filter_map(|key| members.get(*key)?.as_str()) {
                anchors.entry(name.to_owned()).or_insert_with(|| here.clone());
            }
            for (key, member) in members.iter().filter(|(_, member)| member.is_object() || member.is_array()) {
                collect_anchors(member, &here.child(key), anchors);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_anchors(item, &here.item(index), anchors);
            }
        }
        _ => {}
    }
}

/// The most names that are compared to find what was meant: each reference that leads nowhere compares all names beside it.
const MOST_COMPARED: usize = 100_000;

fn nowhere(tree: &Value, start: &Pointer, target: &Pointer, compared: &Cell<usize>) -> Diagnostic {
    let (file, inner) = home(target);
    if let Some(Value::String(why)) = file.as_ref().and_then(|(_, mount)| at(tree, &mount.child(bundle::UNREADABLE))) {
        let help = file.as_ref().and_then(|(_, mount)| at(tree, &mount.child(bundle::UNREADABLE_HELP))?.as_str());
        let help = help.unwrap_or("fix the path: a `$ref` is relative to the file that contains it");
        return Diagnostic::warning(Code::UnreadableReference, start, why.clone())
            .label("referenced here")
            .outcome(lost(start))
            .help(help);
    }
    let file = file.map(|(name, _)| name).unwrap_or_default();
    let what = target.last().unwrap_or_default().into_owned();
    let beside = target.parent().and_then(|parent| at(tree, &parent)).and_then(Value::as_object);
    let beside = beside.filter(|members| {
        compared.set(compared.get().saturating_add(members.len()));
        compared.get() <= MOST_COMPARED
    });
    let meant = beside.and_then(|members| nearest(&what, members.keys().map(String::as_str)));
    Diagnostic::warning(Code::DanglingReference, start, format!("unresolved reference `{file}{inner}`"))
        .label("the target does not exist")
        .outcome(lost(start))
        .help(match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("define `{what}` there, or refer to an existing definition"),
        })
}

/// Returns the other file that contains a location of the tree, with its mount, and the location within the file.
fn home(pointer: &Pointer) -> (Option<(String, Pointer)>, Pointer) {
    let mut tokens = pointer.tokens();
    match (tokens.next(), tokens.next()) {
        (Some(first), Some(name)) if first == bundle::MOUNT => {
            let mount = Pointer::root().child(bundle::MOUNT).child(&name);
            let inner = pointer.below(&mount).unwrap_or_default();
            (Some((name.into_owned(), mount)), inner)
        }
        _ => (None, pointer.clone()),
    }
}
