//! How a type stands in XML: constants that stand beside the types of a document.

/// The namespace of `xsi:nil`, which says that an element has no value.
pub(crate) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The outermost element of a body.
pub trait Document: 'static {
    /// What it is called, and what stands in it.
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

/// An element, and what stands in it.
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

/// What stands in an element.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Text as it is.
    Text,
    /// Text around which space does not count: a date, a value of an enum.
    Token,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// The members of an object.
    Object(&'static Object),
    /// The items of a list, an element each.
    List(&'static Element),
    /// The members of an object by their names, an element each.
    Map(&'static Content),
    /// What the document does not describe.
    Any,
}

/// How the members of an object stand in XML.
#[derive(Debug)]
pub struct Object {
    pub(crate) members: &'static [Member],
    pub(crate) additional: Option<Content>,
    pub(crate) may_be_empty: bool,
}

impl Object {
    /// These members and no others.
    pub const fn new(members: &'static [Member]) -> Self {
        Self { members, additional: None, may_be_empty: false }
    }

    /// It needs none of its members, so an empty element is one.
    pub const fn may_be_empty(mut self) -> Self {
        self.may_be_empty = true;
        self
    }

    /// Also members that are not named, each in an element of its name.
    pub const fn additional(mut self, content: Content) -> Self {
        self.additional = Some(content);
        self
    }
}

/// How a member of an object stands in XML.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its name in JSON.
    pub(crate) key: &'static str,
    pub(crate) node: Node,
    pub(crate) element: Element,
}

/// What a member of an object is in XML.
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

    /// A list that may be left out, of which each item is an element beside those of the other members.
    pub const fn items(key: &'static str, content: Content) -> Self {
        Self { node: Node::Items { required: false }, ..Self::element(key, content) }
    }

    /// Such a list that is always there.
    pub const fn required_items(key: &'static str, content: Content) -> Self {
        Self { node: Node::Items { required: true }, ..Self::element(key, content) }
    }

    /// Where its name is not that of JSON.
    pub const fn named(mut self, name: Name) -> Self {
        self.element.name = name;
        self
    }
}

/// Declares the outermost element of a body.
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
