//! Describes how a schema is written in XML: its elements, attributes and text, from the XML Objects of the schema and its subschemas.
//!
//! The description depends on the schemas and not on their types, because one type may have several names in XML.

use std::rc::Rc;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::api::{
    self, Group, Operation, ReplyBody, Type, XmlContent, XmlDocument, XmlElement, XmlMember, XmlName, XmlNode,
    XmlObject,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::types::Types;
use crate::lower::context::xml::Xml;
use crate::lower::definitions::origin::Origin;
use crate::lower::schema::scalar;
use crate::lower::xml::used;
use crate::media_type::Essence;
use crate::names::{Name, type_words};
use crate::pointer::Pointer;
use crate::schema::{Additional, JsonType, Schema, SchemaRef};

/// Returns the descriptions, or none if no operation sends or returns XML, and what they ignore.
pub(in crate::lower) fn into_api(xml: Xml, groups: &[Group]) -> (api::Xml, Vec<Diagnostic>) {
    let any = |is_wanted: fn(&Operation) -> bool| groups.iter().flat_map(Group::calls).any(is_wanted);
    let mut made = if any(has_described_xml) { xml.made } else { api::Xml::default() };
    used::prune(&mut made);
    let ignored = if any(has_described_xml) || any(has_xml) { xml.ignored } else { IndexMap::new() };
    (made, ignored.into_values().collect())
}

/// Whether an operation has XML bodies with described elements.
fn has_described_xml(operation: &Operation) -> bool {
    let sent = operation.body.iter().flat_map(|body| &body.media).any(|media| media.xml.is_some());
    let received = operation.reply.bodies().any(|body| matches!(body, ReplyBody::Xml(..)));
    sent || received || operation.errors.iter().flat_map(|error| &error.bodies).any(|body| body.xml.is_some())
}

/// Whether an operation sends or accepts XML.
fn has_xml(operation: &Operation) -> bool {
    let sent = operation.body.iter().flat_map(|body| &body.media).map(|media| media.media_type.as_str());
    let accepted = operation.accept.iter().flat_map(|accept| accept.split(", "));
    sent.chain(accepted).any(|media_type| Essence::of(media_type).is_xml())
}

/// Returns the name of a constant that differs from the name of the type: `A` could be both.
fn constant_name(words: &str) -> Name {
    let name = Name::of_constant(words);
    if name == Name::of_type(words) { name.with_suffix("_OBJECT") } else { name }
}

/// How many references are followed from one XML Object to another.
const DEPTH: usize = 20;

/// The keywords of an XML Object, and of the XML Objects of the schemas that it refers to.
#[derive(Default)]
struct Keywords(Map<String, Value>);

impl Keywords {
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    fn flag(&self, key: &str) -> bool {
        self.0.get(key) == Some(&Value::Bool(true))
    }

    fn name(&self, or: &str) -> XmlName {
        XmlName {
            local: self.text("name").unwrap_or(or).to_owned(),
            prefix: self.text("prefix").unwrap_or_default().to_owned(),
            namespace: self.text("namespace").unwrap_or_default().to_owned(),
        }
    }

    /// Whether a list has an element of its own, by the keywords of OpenAPI 3.1 or 3.2.
    fn is_wrapped(&self) -> bool {
        self.flag("wrapped") || self.text("nodeType") == Some("element")
    }

    fn node(&self) -> XmlNode {
        match self.text("nodeType") {
            Some("attribute") => XmlNode::Attribute,
            Some("text" | "cdata") => XmlNode::Text,
            _ if self.flag("attribute") => XmlNode::Attribute,
            _ => XmlNode::Element,
        }
    }
}

impl Types<'_> {
    /// Returns the name of the description of a body, unless the schema describes no elements.
    pub(in crate::lower) fn xml_document(
        &mut self,
        schema: &SchemaRef,
        inline: &Pointer,
        origin: &Origin,
    ) -> Option<Name> {
        let (pointer, _) = self.schema_at(schema, inline)?;
        if let Some(known) = self.xml.documents.get(&pointer) {
            return Some(known.clone());
        }
        let words = match (self.components.get(&pointer), origin) {
            (Some(name), _) | (None, Origin::Component(name)) => name.clone(),
            (None, Origin::Named { words, .. }) => words.clone(),
            (None, Origin::Part { role, .. }) => role.clone(),
        };
        let content = self.xml_content(schema, inline, &words);
        if !matches!(content, XmlContent::Object(_) | XmlContent::List(_) | XmlContent::Map(_)) {
            return None;
        }
        let name = self.xml_written(schema, inline, DEPTH).name(&words);
        let document = XmlDocument {
            name: self.xml.document_names.take(Name::of_type(&words)),
            element: XmlElement { name, content },
        };
        let name = document.name.clone();
        self.xml.documents.insert(pointer, name.clone());
        self.xml.made.documents.push(document);
        Some(name)
    }

    /// Returns the XML Object of a schema, completed by that of the only schema it refers to.
    fn xml_written(&self, schema: &SchemaRef, at: &Pointer, depth: usize) -> Keywords {
        let Some((pointer, schema)) = self.schema_at(schema, at) else { return Keywords::default() };
        let mut written =
            depth.checked_sub(1).zip(sole_member(&schema)).map_or_else(Keywords::default, |(depth, sole_member)| {
                self.xml_written(&sole_member, &pointer.child("allOf").item(0), depth)
            });
        if let Some(own) = &schema.xml {
            written.0.extend(own.clone());
        }
        written
    }

    /// Returns the content of the element of a schema. An object without a name is named with `words`.
    fn xml_content(&mut self, schema: &SchemaRef, at: &Pointer, words: &str) -> XmlContent {
        let Some((pointer, written)) = self.schema_at(schema, at) else { return XmlContent::Any };
        if let Some(known) = self.xml.objects.get(&pointer) {
            return XmlContent::Object(known.clone());
        }
        if self.xml.open.contains(&pointer) {
            return XmlContent::Any;
        }
        self.xml.open.push(pointer.clone());
        let content = if let Some(sole_member) = sole_member(&written) {
            self.xml_content(&sole_member, &pointer.child("allOf").item(0), words)
        } else {
            let flat = self.flatten(&written, &pointer);
            self.xml_shaped(&flat, &pointer, words)
        };
        self.xml.open.pop();
        content
    }

    fn xml_shaped(&mut self, schema: &Schema, pointer: &Pointer, words: &str) -> XmlContent {
        if !schema.one_of.is_empty() || !schema.any_of.is_empty() {
            return self.xml_branches(schema, pointer, words);
        }
        if let Some(value) = schema.enumeration.iter().find(|value| !value.is_null()) {
            return match value {
                Value::Number(_) => XmlContent::Number,
                Value::Bool(_) => XmlContent::Boolean,
                Value::String(_) => XmlContent::Token,
                _ => XmlContent::Any,
            };
        }
        match schema.kind() {
            Some(JsonType::String) if scalar::string(schema) == Type::String => XmlContent::Text,
            Some(JsonType::String) => XmlContent::Token,
            Some(JsonType::Integer | JsonType::Number) => XmlContent::Number,
            Some(JsonType::Boolean) => XmlContent::Boolean,
            Some(JsonType::Array) => {
                let item = schema.items.clone().map(|items| self.xml_item(&items, pointer, words, None));
                item.map_or(XmlContent::Any, |item| XmlContent::List(Box::new(item)))
            }
            Some(JsonType::Object) if !schema.properties.is_empty() => {
                XmlContent::Object(self.xml_object(schema, pointer, words))
            }
            Some(JsonType::Object) => match schema.additional_schema().cloned() {
                Some(value) => {
                    let at = pointer.child("additionalProperties");
                    XmlContent::Map(Box::new(self.xml_content(&value, &at, &type_words(words, "value"))))
                }
                None => XmlContent::Any,
            },
            _ => XmlContent::Any,
        }
    }

    /// Returns the content that all branches have in common, or `Any`, which is written by the JSON value.
    fn xml_branches(&mut self, whole: &Schema, pointer: &Pointer, words: &str) -> XmlContent {
        let lists = [("oneOf", whole.one_of.clone()), ("anyOf", whole.any_of.clone())];
        let mut kinds: Vec<XmlContent> = Vec::new();
        for (keyword, list) in lists {
            for (index, branch) in list.iter().enumerate() {
                let at = pointer.child(keyword).item(index);
                let null = |(_, schema): (Pointer, Rc<Schema>)| schema.enumeration == [Value::Null];
                if !self.schema_at(branch, &at).is_some_and(null) {
                    kinds.push(self.xml_content(branch, &at, words));
                }
            }
        }
        if kinds.iter().all(|kind| matches!(kind, XmlContent::Text | XmlContent::Token)) {
            kinds.truncate(1);
        }
        kinds.dedup();
        if let Ok([one]) = <[XmlContent; 1]>::try_from(kinds) {
            return one;
        }
        if self.has_xml_in_branches(whole, pointer) {
            self.xml.ignored.entry(pointer.clone()).or_insert_with(|| union_ignored(pointer));
        }
        XmlContent::Any
    }

    /// Whether a branch of a union or a property of one has an XML Object.
    fn has_xml_in_branches(&mut self, whole: &Schema, pointer: &Pointer) -> bool {
        [("oneOf", &whole.one_of), ("anyOf", &whole.any_of)].into_iter().any(|(keyword, list)| {
            list.iter().enumerate().any(|(index, branch)| self.has_xml(branch, &pointer.child(keyword).item(index)))
        })
    }

    fn has_xml(&mut self, branch: &SchemaRef, at: &Pointer) -> bool {
        let Some((pointer, schema)) = self.schema_at(branch, at) else { return false };
        let flat = self.flatten(&schema, &pointer);
        let has_keywords = |(key, property): (&String, &SchemaRef)| {
            !self.xml_written(property, &pointer.child("properties").child(key), DEPTH).0.is_empty()
        };
        flat.xml.is_some() || flat.properties.iter().any(has_keywords)
    }

    /// Returns the element of a list's item: with its own name, or else that of the list.
    fn xml_item(&mut self, item: &SchemaRef, list: &Pointer, words: &str, outer: Option<&XmlName>) -> XmlElement {
        let at = list.child("items");
        let component = self.schema_at(item, &at).and_then(|(pointer, _)| self.components.get(&pointer).cloned());
        let default = match (outer, component) {
            (Some(outer), _) => outer.local.clone(),
            (None, Some(component)) => component,
            (None, None) => "item".to_owned(),
        };
        let written = self.xml_written(item, &at, DEPTH);
        let content = self.xml_content(item, &at, &type_words(words, "item"));
        self.check_node_type(&written, &content, &at);
        XmlElement { name: written.name(&default), content }
    }

    fn xml_object(&mut self, whole: &Schema, pointer: &Pointer, words: &str) -> Name {
        if let Some(known) = self.xml.objects.get(pointer) {
            return known.clone();
        }
        let words = self.components.get(pointer).map_or(words, String::as_str).to_owned();
        let name = self.xml.object_names.take(constant_name(&words));
        self.xml.objects.insert(pointer.clone(), name.clone());
        let mut members = Vec::new();
        // Servers may expect the elements in the order of the document.
        for key in self.document.written_order(&whole.properties) {
            let Some(schema) = whole.properties.get(key) else { continue };
            let at = pointer.child("properties").child(key);
            let required = whole.required.iter().any(|required| required == key);
            members.push(self.xml_member(key, schema, &at, &type_words(&words, key), required));
        }
        let additional = match &whole.additional_properties {
            Some(Additional::Schema(schema)) => {
                let at = pointer.child("additionalProperties");
                Some(self.xml_content(schema, &at, &type_words(&words, "value")))
            }
            Some(Additional::Any) => Some(XmlContent::Any),
            _ => None,
        };
        let may_be_empty = whole.required.is_empty();
        let pointer = pointer.clone();
        self.xml.made.objects.push(XmlObject { name: name.clone(), pointer, members, additional, may_be_empty });
        name
    }

    fn xml_member(&mut self, key: &str, schema: &SchemaRef, at: &Pointer, words: &str, required: bool) -> XmlMember {
        let written = self.xml_written(schema, at, DEPTH);
        let name = written.name(key);
        let node = written.node();
        let key = key.to_owned();
        if node == XmlNode::Element
            && let Some((items, list)) = self.xml_list(schema, at, DEPTH)
        {
            let item = self.xml_item(&items, &list, words, Some(&name));
            return if written.is_wrapped() {
                XmlMember { key, node, element: XmlElement { name, content: XmlContent::List(Box::new(item)) } }
            } else {
                XmlMember { key, node: XmlNode::Items { required }, element: item }
            };
        }
        let content = self.xml_content(schema, at, words);
        self.check_node_type(&written, &content, at);
        XmlMember { key, node, element: XmlElement { name, content } }
    }

    /// Reports an object without an element of its own.
    fn check_node_type(&mut self, written: &Keywords, content: &XmlContent, at: &Pointer) {
        if written.text("nodeType") == Some("none") && matches!(content, XmlContent::Object(_) | XmlContent::Map(_)) {
            self.xml.ignored.entry(at.clone()).or_insert_with(|| node_type_ignored(at));
        }
    }

    /// Returns the items of a list and the location of the list.
    fn xml_list(&self, schema: &SchemaRef, at: &Pointer, depth: usize) -> Option<(SchemaRef, Pointer)> {
        let (pointer, schema) = self.schema_at(schema, at)?;
        if let Some(sole_member) = sole_member(&schema) {
            return self.xml_list(&sole_member, &pointer.child("allOf").item(0), depth.checked_sub(1)?);
        }
        let items = schema.items.clone().filter(|_| schema.kind() == Some(JsonType::Array))?;
        Some((items, pointer))
    }
}

fn union_ignored(at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::XmlIgnored, at, "the `xml` objects in the branches of this union are ignored")
        .outcome("in XML, the fields of the union are elements with their JSON names")
        .help("describe the union as one object with the properties of all branches")
}

fn node_type_ignored(at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::XmlIgnored, at, "`nodeType: none` of an object is ignored")
        .outcome("in XML, the object has an element of its own")
        .help("move the properties of the object to the schema around it")
}

/// Returns the only member of `allOf` to which a schema adds nothing but annotations.
fn sole_member(schema: &Schema) -> Option<SchemaRef> {
    let mut members = schema.members();
    let member = members.next().filter(|_| schema.is_only_members())?;
    members.next().is_none().then(|| member.clone())
}
