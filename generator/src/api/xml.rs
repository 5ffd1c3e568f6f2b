//! The mapping of types to XML.

use crate::names::Name;

/// How types stand in XML.
#[derive(Clone, Debug, Default)]
pub struct Xml {
    /// The outermost elements.
    pub documents: Vec<XmlDocument>,
    /// The objects within them.
    pub objects: Vec<XmlObject>,
}

/// The outermost element of a body.
#[derive(Clone, Debug)]
pub struct XmlDocument {
    /// The type that stands for it.
    pub name: Name,
    /// The element.
    pub element: XmlElement,
}

/// How an object's members stand in XML.
#[derive(Clone, Debug)]
pub struct XmlObject {
    /// The constant that says it.
    pub name: Name,
    /// Its members.
    pub members: Vec<XmlMember>,
    /// What stands in members that are not named.
    pub additional: Option<XmlContent>,
    /// Whether it needs no member.
    pub may_be_empty: bool,
}

/// How a member stands in XML.
#[derive(Clone, Debug)]
pub struct XmlMember {
    /// Its name in JSON.
    pub key: String,
    /// What it is in XML.
    pub node: XmlNode,
    /// The element; of an item, where it is a list without one of its own.
    pub element: XmlElement,
}

/// What a member is in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute.
    Attribute,
    /// The text in the object's element.
    Text,
    /// A list without an element of its own.
    Items {
        /// Whether it is always there.
        required: bool,
    },
}

/// An element.
#[derive(Clone, Debug, PartialEq)]
pub struct XmlElement {
    /// Its name.
    pub name: XmlName,
    /// What stands in it.
    pub content: XmlContent,
}

/// The name of an element or attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlName {
    /// Without the prefix.
    pub local: String,
    /// The prefix, if any.
    pub prefix: String,
    /// The namespace, if any.
    pub namespace: String,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub enum XmlContent {
    /// Text as it is.
    Text,
    /// Text around which space does not count.
    Token,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// An object, by the name of its description.
    Object(Name),
    /// A list.
    List(Box<XmlElement>),
    /// An object by names.
    Map(Box<XmlContent>),
    /// What the document does not describe.
    Any,
}
