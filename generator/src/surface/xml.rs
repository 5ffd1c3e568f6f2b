//! How types are written in XML, in words.

use std::collections::{BTreeSet, HashMap};

use crate::api::{Api, TypeDef, XmlContent, XmlElement, XmlMember, XmlName, XmlNode, XmlObject};
use crate::names::Name;
use crate::pointer::Pointer;

/// The descriptions of objects in XML, by the locations of their schemas.
pub(super) struct Objects<'a>(HashMap<&'a Pointer, &'a XmlObject>);

impl<'a> Objects<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        Self(api.xml.objects.iter().map(|object| (&object.pointer, object)).collect())
    }

    /// Returns how a property of a type is written, unless it is an element with its name in JSON. A type of several schemas may be
    /// written in several ways.
    pub(super) fn property(&self, def: &TypeDef, key: &str) -> String {
        let objects = def.pointers.iter().filter_map(|pointer| self.0.get(pointer));
        let members = objects.flat_map(|object| &object.members).filter(|member| member.key == key);
        members.map(member_text).collect::<BTreeSet<String>>().into_iter().collect()
    }
}

/// Returns the root element of a body.
pub(super) fn root(api: &Api, document: &Name) -> Option<String> {
    let document = api.xml.documents.iter().find(|found| found.name == *document)?;
    Some(element(&document.element))
}

fn member_text(member: &XmlMember) -> String {
    let XmlName { local, prefix, namespace } = &member.element.name;
    let is_usual = *local == member.key && prefix.is_empty() && namespace.is_empty();
    match member.node {
        XmlNode::Attribute => format!(", in XML the attribute {}", name(&member.element.name)),
        XmlNode::Text => ", in XML the text of the element".to_owned(),
        XmlNode::Items { .. } | XmlNode::Element if is_usual && !is_list(&member.element.content) => String::new(),
        XmlNode::Items { .. } => format!(", in XML the elements {}", element(&member.element)),
        XmlNode::Element => format!(", in XML the element {}", element(&member.element)),
    }
}

fn is_list(content: &XmlContent) -> bool {
    matches!(content, XmlContent::List(_))
}

fn element(XmlElement { name: of, content }: &XmlElement) -> String {
    match content {
        XmlContent::List(item) => format!("{} with elements {}", name(of), element(item)),
        _ => name(of),
    }
}

fn name(XmlName { local, prefix, namespace }: &XmlName) -> String {
    let colon = if prefix.is_empty() { "" } else { ":" };
    let namespace = if namespace.is_empty() { String::new() } else { format!(" of the namespace `{namespace}`") };
    format!("`{prefix}{colon}{local}`{namespace}")
}
