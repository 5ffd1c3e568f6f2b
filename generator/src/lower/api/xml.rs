//! The mapping of types to XML.

use crate::names::Name;
use crate::pointer::Pointer;

/// How types are written in XML.
#[derive(Clone, Debug, Default)]
pub struct Xml {
    /// The root elements of bodies.
    pub documents: Vec<XmlDocument>,
    /// The objects within them.
    pub objects: Vec<XmlObject>,
}

/// The root element of a body.
#[derive(Clone, Debug)]
pub struct XmlDocument {
    /// The name of the type that identifies it.
    pub name: Name,
    /// The element.
    pub element: XmlElement,
}

/// How the properties of an object are written in XML.
#[derive(Clone, Debug)]
pub struct XmlObject {
    /// The name of the constant that describes the object.
    pub name: Name,
    /// The location of its schema.
    pub pointer: Pointer,
    /// Its properties.
    pub members: Vec<XmlMember>,
    /// The content of additional properties.
    pub additional: Option<XmlContent>,
    /// Whether it has no required property.
    pub may_be_empty: bool,
}

/// How a property is written in XML.
#[derive(Clone, Debug)]
pub struct XmlMember {
    /// Its name in JSON.
    pub key: String,
    /// The kind of XML node.
    pub node: XmlNode,
    /// The element; that of an item for a list without an element of its own.
    pub element: XmlElement,
}

/// The kind of XML node for a property.
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
        /// Whether it is required.
        required: bool,
    },
}

/// An element.
#[derive(Clone, Debug, PartialEq)]
pub struct XmlElement {
    /// Its name.
    pub name: XmlName,
    /// Its content.
    pub content: XmlContent,
}

/// The name of an element or attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlName {
    /// The name without the prefix.
    pub local: String,
    /// The prefix, if any.
    pub prefix: String,
    /// The namespace, if any.
    pub namespace: String,
}

/// The content of an element.
#[derive(Clone, Debug, PartialEq)]
pub enum XmlContent {
    /// Text.
    Text,
    /// Text without surrounding white space.
    Token,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// An object, by the name of its description.
    Object(Name),
    /// A list.
    List(Box<XmlElement>),
    /// A map with string keys.
    Map(Box<XmlContent>),
    /// Content that the document does not describe.
    Any,
}
