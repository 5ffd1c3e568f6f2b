//! XML to JSON, by the description of a type.
//!
//! Deviations that are unambiguous are tolerated: another prefix or none, another name of the root element or of the
//! items in a list element, and a list element that the document does not define.

use std::fmt;

use serde_json::{Map, Value};

use super::xml_description::{Content, Element, Member, Name, Node, Object};
use super::xml_tree::{Resolved, Tree, tree};
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding;
use crate::runtime::json::json_value::charge_entry;

/// The value and its deviations.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) value: Value,
    /// The deviations from the document.
    pub(crate) deviations: Vec<String>,
    /// The number of deviations that are counted, but not recorded.
    pub(crate) omitted_deviations: usize,
}

/// Further deviations are counted, but not recorded.
const MOST_DEVIATIONS: usize = 100;

/// An error of serde, for an exceeded budget.
type Fault = serde::de::value::Error;

/// Reads a body, whose root element is described.
pub(crate) fn read(body: &[u8], element: &Element) -> Result<Read, String> {
    let text = std::str::from_utf8(body).map_err(|_| "the body is not UTF-8".to_owned())?;
    if text.trim().is_empty() {
        return Err("there is no body".to_owned());
    }
    let root = tree(text)?;
    let mut reader = Reader { deviations: Vec::new(), omitted: 0 };
    if !element.name.is_local(&root.name) && !element.name.local.is_empty() {
        reader.note(format_args!("the body is <{}> where <{}> is documented", root.name.local, element.name.local));
    }
    let value = reader.content(&root, &element.content).map_err(|fault| fault.to_string())?;
    Ok(Read { value, deviations: reader.deviations, omitted_deviations: reader.omitted })
}

struct Reader {
    deviations: Vec<String>,
    omitted: usize,
}

impl Reader {
    fn note(&mut self, what: fmt::Arguments<'_>) {
        if self.deviations.len() < MOST_DEVIATIONS {
            self.deviations.push(decoding::shortened(what));
        } else {
            self.omitted += 1;
        }
    }

    fn content(&mut self, tree: &Tree, content: &Content) -> Result<Value, Fault> {
        budget::charge::<Fault>(1)?;
        if tree.is_nil() {
            return Ok(Value::Null);
        }
        match content {
            Content::Text | Content::Token | Content::Number | Content::Boolean => scalar(&tree.text, content),
            Content::Object(object) => self.object(tree, object),
            Content::List(item) => self.list(tree, &item.content),
            Content::Map(value) => {
                let mut members = Map::new();
                for child in &tree.children {
                    let value = self.content(child, value)?;
                    insert(&mut members, &child.name.local, value)?;
                }
                Ok(Value::Object(members))
            }
            Content::Any => any(tree),
        }
    }

    /// All elements in a list's own element are its items, whatever they are called.
    fn list(&mut self, tree: &Tree, item: &Content) -> Result<Value, Fault> {
        self.items(tree.children.iter(), item)
    }

    fn items<'a>(&mut self, trees: impl Iterator<Item = &'a Tree>, item: &Content) -> Result<Value, Fault> {
        let mut items = Vec::new();
        for tree in trees {
            let item = self.content(tree, item)?;
            budget::push::<_, Fault>(&mut items, item)?;
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self, tree: &Tree, object: &Object) -> Result<Value, Fault> {
        let mut members = Map::new();
        budget::charge::<Fault>(object.members.len() * size_of::<Vec<&Tree>>())?;
        let mut elements: Vec<Vec<&Tree>> = vec![Vec::new(); object.members.len()];
        for child in &tree.children {
            match find(object, &child.name, |node| matches!(node, Node::Element | Node::Items { .. })) {
                Some(index) => budget::push::<_, Fault>(&mut elements[index], child)?,
                None => {
                    if let Some(content) = &object.additional {
                        let value = self.content(child, content)?;
                        insert(&mut members, &child.name.local, value)?;
                    }
                }
            }
        }
        for (name, value) in &tree.attributes {
            if let Some(index) = find(object, name, |node| node == Node::Attribute) {
                let Member { key, element, .. } = &object.members[index];
                insert(&mut members, key, scalar(value, &element.content)?)?;
            }
        }
        for (member, found) in object.members.iter().zip(elements) {
            let content = &member.element.content;
            let value = match (member.node, found.as_slice()) {
                (Node::Text, _) => scalar(&tree.text, content)?,
                (Node::Items { required: false }, []) => continue,
                (Node::Items { .. }, [one]) if is_around(one, content) => {
                    let name = &one.name.local;
                    self.note(format_args!("the list `{}` stands in an element <{name}> of its own", member.key));
                    self.list(one, content)?
                }
                (Node::Items { .. }, items) => self.items(items.iter().copied(), content)?,
                (Node::Element, [first, ..]) => self.content(first, content)?,
                _ => continue,
            };
            insert(&mut members, member.key, value)?;
        }
        Ok(Value::Object(members))
    }
}

fn insert(members: &mut Map<String, Value>, key: &str, value: Value) -> Result<(), Fault> {
    charge_entry::<Fault>(members.len())?;
    members.insert(budget::text::<Fault>(key)?, value);
    Ok(())
}

/// Returns the field for an element or attribute: in its namespace, or else in any.
fn find(object: &Object, name: &Resolved, is_wanted: impl Fn(Node) -> bool) -> Option<usize> {
    let named = |member: &Member| is_wanted(member.node) && member.element.name.is_local(name);
    let exact = |member: &Member| named(member) && member.element.name.namespace == name.namespace;
    object.members.iter().position(exact).or_else(|| object.members.iter().position(named))
}

impl Name {
    /// Some documents include the prefix in the name.
    fn is_local(&self, sent: &Resolved) -> bool {
        self.local.rsplit(':').next() == Some(sent.local.as_str())
    }
}

/// Whether an element cannot be an item of this content, but can hold such items.
fn is_around(tree: &Tree, item: &Content) -> bool {
    match item {
        Content::Text | Content::Token => !tree.children.is_empty(),
        Content::Number | Content::Boolean => !tree.children.is_empty() || tree.is_empty(),
        Content::Object(object) => {
            let is_member = |name: &Resolved| find(object, name, |_| true).is_some();
            let has_member = tree.children.iter().any(|child| is_member(&child.name))
                || tree.attributes.iter().any(|(name, _)| is_member(name));
            let could_be_empty = object.may_be_empty && tree.children.is_empty();
            let has_text = !tree.text.trim().is_empty();
            !has_member && !has_text && !could_be_empty && object.additional.is_none() && !tree.is_nil()
        }
        Content::List(_) | Content::Map(_) | Content::Any => false,
    }
}

/// Converts text to the documented kind. Other text stays text, so that the type reports it.
fn scalar(text: &str, content: &Content) -> Result<Value, Fault> {
    let trimmed = text.trim();
    let value = match (content, trimmed) {
        (Content::Text, _) => return budget::text(text).map(Value::String),
        (Content::Number | Content::Boolean, "") => return Ok(Value::Null),
        (Content::Number, number) => number_of(number),
        (Content::Boolean, "true" | "1") => Some(Value::Bool(true)),
        (Content::Boolean, "false" | "0") => Some(Value::Bool(false)),
        _ => None,
    };
    value.map_or_else(|| budget::text(trimmed).map(Value::String), Ok)
}

/// XML Schema writes numbers with a plus and with zeros that JSON does not have.
fn number_of(text: &str) -> Option<Value> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let signed = text.parse::<i64>().ok().map(Value::from);
    let whole = signed.or_else(|| text.parse::<u64>().ok().map(Value::from));
    whole.or_else(|| serde_json::Number::from_f64(text.parse().ok()?).map(Value::Number))
}

/// Converts an undocumented element: to its text, or to an object of its contents.
fn any(tree: &Tree) -> Result<Value, Fault> {
    budget::charge::<Fault>(1)?;
    if tree.is_nil() {
        return Ok(Value::Null);
    }
    if tree.children.is_empty() && tree.attributes.is_empty() {
        return budget::text(&tree.text).map(Value::String);
    }
    let mut members = Map::new();
    for (name, value) in &tree.attributes {
        insert(&mut members, &name.local, Value::String(budget::text::<Fault>(value)?))?;
    }
    for child in &tree.children {
        let value = any(child)?;
        match members.get_mut(&child.name.local) {
            None => insert(&mut members, &child.name.local, value)?,
            Some(Value::Array(items)) => budget::push::<_, Fault>(items, value)?,
            Some(first) => {
                let mut items = Vec::new();
                budget::push::<_, Fault>(&mut items, first.take())?;
                budget::push::<_, Fault>(&mut items, value)?;
                *first = Value::Array(items);
            }
        }
    }
    Ok(Value::Object(members))
}
