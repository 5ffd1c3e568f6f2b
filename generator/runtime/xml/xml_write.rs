//! JSON to XML, by the description of a type.

use std::fmt::Write as _;

use quick_xml::escape::escape;
use serde_json::Value;

use super::xml_description::{Content, Element, INSTANCE, Name, Node, Object};

const NIL: Name = Name::within("nil", "xsi", INSTANCE);

/// Writes a body.
pub(crate) fn write(value: &Value, element: &Element) -> Result<String, String> {
    let mut writer = Writer { out: String::new(), prefixes: Vec::new() };
    writer.element(value, element)?;
    // Prefixes are declared once, in the root element.
    let Writer { mut out, prefixes } = writer;
    let end = out.find(['>', '/', ' ']).unwrap_or(out.len());
    let declared: String =
        prefixes.iter().map(|(prefix, namespace)| format!(" xmlns:{prefix}=\"{}\"", escape(*namespace))).collect();
    out.insert_str(end, &declared);
    Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{out}"))
}

struct Writer {
    out: String,
    prefixes: Vec<(&'static str, &'static str)>,
}

impl Writer {
    fn element(&mut self, value: &Value, element: &Element) -> Result<(), String> {
        let Element { name, content } = element;
        let local_default = (name.prefix.is_empty() && !name.namespace.is_empty()).then_some(name.namespace);
        let tag = self.qualified(name)?;
        self.tagged(&tag, local_default, value, content)
    }

    fn tagged(
        &mut self,
        tag: &str,
        default_namespace: Option<&str>,
        value: &Value,
        content: &Content,
    ) -> Result<(), String> {
        let _ = write!(self.out, "<{tag}");
        if let Some(namespace) = default_namespace {
            let _ = write!(self.out, " xmlns=\"{}\"", escape(namespace));
        }
        if value.is_null() {
            let nil = self.qualified(&NIL)?;
            let _ = write!(self.out, " {nil}=\"true\"/>");
            return Ok(());
        }
        if let (Content::Object(object), Value::Object(_)) = (content, value) {
            self.attributes(value, object)?;
        }
        self.out.push('>');
        let start = self.out.len();
        self.content(value, content)?;
        if self.out.len() == start {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            let _ = write!(self.out, "</{tag}>");
        }
        Ok(())
    }

    fn attributes(&mut self, value: &Value, object: &Object) -> Result<(), String> {
        for member in object.members.iter().filter(|member| member.node == Node::Attribute) {
            let Some(value) = value.get(member.key).filter(|value| !value.is_null()) else { continue };
            let name = self.qualified(&member.element.name)?;
            let _ = write!(self.out, " {name}=\"{}\"", attribute(&text(value)?));
        }
        Ok(())
    }

    fn content(&mut self, value: &Value, content: &Content) -> Result<(), String> {
        match (content, value) {
            (Content::Object(object), Value::Object(_)) => self.members(value, object),
            (Content::List(item), Value::Array(items)) => items.iter().try_for_each(|value| self.element(value, item)),
            (Content::Map(content), Value::Object(members)) => {
                members.iter().try_for_each(|(key, value)| self.tagged(checked(key)?, None, value, content))
            }
            (_, Value::Object(members)) => members.iter().try_for_each(|(key, value)| self.undescribed(key, value)),
            (_, Value::Array(items)) => items.iter().try_for_each(|value| self.undescribed("item", value)),
            (_, scalar) => {
                let text = text(scalar)?;
                self.out.push_str(&escape(text.as_str()).replace('\r', "&#13;"));
                Ok(())
            }
        }
    }

    fn members(&mut self, value: &Value, object: &Object) -> Result<(), String> {
        for member in object.members {
            let Some(value) = value.get(member.key) else { continue };
            match (member.node, value) {
                (Node::Attribute, _) => {}
                (Node::Text, Value::Null) => {}
                (Node::Text, value) => self.content(value, &member.element.content)?,
                (Node::Items { .. }, Value::Array(items)) => {
                    items.iter().try_for_each(|value| self.element(value, &member.element))?;
                }
                (Node::Element | Node::Items { .. }, value) => self.element(value, &member.element)?,
            }
        }
        if let (Some(content), Value::Object(members)) = (&object.additional, value) {
            let named = |key: &String| object.members.iter().any(|member| member.key == key);
            for (key, value) in members.iter().filter(|(key, _)| !named(key)) {
                self.tagged(checked(key)?, None, value, content)?;
            }
        }
        Ok(())
    }

    /// Writes an undocumented value: a list is one element for each item.
    fn undescribed(&mut self, key: &str, value: &Value) -> Result<(), String> {
        match value {
            Value::Array(items) => items.iter().try_for_each(|value| self.undescribed(key, value)),
            value => self.tagged(checked(key)?, None, value, &Content::Any),
        }
    }

    /// Returns the name with its prefix, which will be declared.
    fn qualified(&mut self, name: &Name) -> Result<String, String> {
        let Name { local, prefix, namespace } = *name;
        // `xml` needs no declaration, and an empty namespace for a prefix would make the body unreadable.
        if prefix.is_empty() || (namespace.is_empty() && prefix != "xml") {
            return checked(local).map(str::to_owned);
        }
        if prefix != "xml" {
            match self.prefixes.iter().find(|(known, _)| *known == prefix) {
                Some((_, other)) if *other != namespace => {
                    return Err(format!("the prefix `{prefix}` stands for {other} and for {namespace}"));
                }
                Some(_) => {}
                None => self.prefixes.push((checked(prefix)?, namespace)),
            }
        }
        Ok(format!("{prefix}:{}", checked(local)?))
    }
}

/// Returns the text of a scalar, with only the characters that XML allows.
fn text(value: &Value) -> Result<String, String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Null => String::new(),
        Value::Array(_) | Value::Object(_) => {
            return Err("a list or an object stands where XML has only text".to_owned());
        }
    };
    match text.chars().find(|c| (*c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}'))
    {
        Some(character) => Err(format!("XML cannot hold the character {character:?}")),
        None => Ok(text),
    }
}

/// XML parsers read a line break in an attribute as a space, unless it is escaped.
fn attribute(text: &str) -> String {
    escape(text).replace('\t', "&#9;").replace('\n', "&#10;").replace('\r', "&#13;")
}

/// Returns the name, if XML allows it.
fn checked(name: &str) -> Result<&str, String> {
    let starts = |c: char| c.is_alphabetic() || matches!(c, '_' | ':');
    let goes_on = |c: char| starts(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{b7}');
    let is_name = name.starts_with(starts) && name.chars().all(goes_on);
    if is_name { Ok(name) } else { Err(format!("{name:?} cannot be the name of an element or attribute")) }
}
