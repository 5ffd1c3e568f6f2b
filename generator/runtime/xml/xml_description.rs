//! How types are written in XML: constants beside the types of a document.

/// The namespace of `xsi:nil`, which marks an element without a value.
pub(crate) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The root element of a body.
pub trait Document: 'static {
    /// Its name and contents.
    fn element() -> &'static Element;
}

/// The name of an element or attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    pub(crate) local: &'static str,
    pub(crate) prefix: &'static str,
    pub(crate) namespace: &'static str,
}

impl Name {
    /// A name in no namespace.
    pub const fn new(local: &'static str) -> Self {
        Self { local, prefix: "", namespace: "" }
    }

    /// A name in this namespace, written with this prefix, or without one when it is empty.
    pub const fn within(local: &'static str, prefix: &'static str, namespace: &'static str) -> Self {
        Self { local, prefix, namespace }
    }
}

/// An element and its contents.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    pub(crate) name: Name,
    pub(crate) content: Content,
}

impl Element {
    /// An element.
    pub const fn new(name: Name, content: Content) -> Self {
        Self { name, content }
    }
}

/// The contents of an element.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Text, unchanged.
    Text,
    /// Text without surrounding white space: a date, a value of an enum.
    Token,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// The fields of an object.
    Object(&'static Object),
    /// The items of a list, one element each.
    List(&'static Element),
    /// The fields of a map, one element each.
    Map(&'static Content),
    /// Undocumented contents.
    Any,
}

/// How the fields of an object are written in XML.
#[derive(Debug)]
pub struct Object {
    pub(crate) members: &'static [Member],
    pub(crate) additional: Option<Content>,
    pub(crate) may_be_empty: bool,
}

impl Object {
    /// Creates a description of these fields and no others.
    pub const fn new(members: &'static [Member]) -> Self {
        Self { members, additional: None, may_be_empty: false }
    }

    /// No field is required, so an empty element is an object.
    pub const fn may_be_empty(mut self) -> Self {
        self.may_be_empty = true;
        self
    }

    /// Also other fields, each in an element with its name.
    pub const fn additional(mut self, content: Content) -> Self {
        self.additional = Some(content);
        self
    }
}

/// How a field of an object is written in XML.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its name in JSON.
    pub(crate) key: &'static str,
    pub(crate) node: Node,
    pub(crate) element: Element,
}

/// What a field of an object is in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element,
    Attribute,
    /// The text in the object's own element.
    Text,
    /// A list without an element of its own; one that is required is empty when there is no item.
    Items {
        required: bool,
    },
}

impl Member {
    /// An element.
    pub const fn element(key: &'static str, content: Content) -> Self {
        Self { key, node: Node::Element, element: Element::new(Name::new(key), content) }
    }

    /// An attribute.
    pub const fn attribute(key: &'static str, content: Content) -> Self {
        Self { node: Node::Attribute, ..Self::element(key, content) }
    }

    /// The text in the object's own element.
    pub const fn text(key: &'static str, content: Content) -> Self {
        Self { node: Node::Text, ..Self::element(key, content) }
    }

    /// An optional list, each item of which is an element beside those of the other fields.
    pub const fn items(key: &'static str, content: Content) -> Self {
        Self { node: Node::Items { required: false }, ..Self::element(key, content) }
    }

    /// A required list, each item of which is an element beside those of the other fields.
    pub const fn required_items(key: &'static str, content: Content) -> Self {
        Self { node: Node::Items { required: true }, ..Self::element(key, content) }
    }

    /// Sets the name, if it differs from the JSON name.
    pub const fn named(mut self, name: Name) -> Self {
        self.element.name = name;
        self
    }
}

/// Declares the root element of a body.
#[allow(unused_macros)]
macro_rules! document {
    ($(#[$meta:meta])* pub struct $name:ident = $element:expr;) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $crate::runtime::xml::Document for $name {
            fn element() -> &'static $crate::runtime::xml::Element {
                static ELEMENT: $crate::runtime::xml::Element = $element;
                &ELEMENT
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use document;
