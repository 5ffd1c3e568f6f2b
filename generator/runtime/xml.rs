//! XML bodies: how a type stands in XML, and the kind of reply that is read by that.
//!
//! A type has one reading and one writing, which are of JSON. XML is put into words of JSON by a description of how the
//! members stand in it, and what is read from it is read as JSON would be. So nothing here is generic but the last step.

use std::marker::PhantomData;

use super::budget;
use super::call::Call;
use super::json::{self, Decoded};
use super::paging::Paging;
use super::received::Received;
use super::reply::{Accept, Reply};
use super::wire::Wire;
use super::{ApiError, Deviation, Unreadable, xml_read, xml_write};

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

/// A body of XML, read as `T` by the description `D`.
#[derive(Debug)]
pub struct Xml<T, D>(PhantomData<fn() -> (T, D)>);

impl<T: Wire + 'static, D: Document> Reply for Xml<T, D> {
    type Output = T;
    const ACCEPT: Accept = Accept::ANY;

    fn read(received: &Received) -> Result<Decoded<T>, Unreadable> {
        from_slice::<T, D>(&received.body)
    }
}

/// Reads a body of XML.
pub fn from_slice<T: Wire, D: Document>(body: &[u8]) -> Result<Decoded<T>, Unreadable> {
    budget::within_current(|| decode::<T, D>(body))
}

fn decode<T: Wire, D: Document>(body: &[u8]) -> Result<Decoded<T>, Unreadable> {
    let read = xml_read::read(body, D::element()).map_err(unreadable)?;
    let mut decoded = json::from_value::<T>(&read.value)?;
    let noticed = read.deviations.into_iter().map(|what| Deviation { path: "$".to_owned(), what });
    decoded.deviations.extend(noticed);
    decoded.omitted_deviations += read.omitted_deviations;
    Ok(decoded)
}

/// Writes a value as XML; the error says what of it XML has no place for.
pub fn to_string<T: Wire, D: Document>(value: &T) -> Result<String, String> {
    let value = json::to_value(value).map_err(|error| error.to_string())?;
    xml_write::write(&value, D::element())
}

impl Paging {
    /// The body is XML by this description; what stands where in it, is said as if it were JSON.
    pub const fn xml<D: Document>(self) -> Self {
        self.read_as(as_json::<D>)
    }
}

fn as_json<D: Document>(body: &[u8]) -> Result<Vec<u8>, Unreadable> {
    budget::within_current(|| {
        let read = xml_read::read(body, D::element()).map_err(unreadable)?;
        Ok(json::to_vec(&read.value)?)
    })
}

fn unreadable(what: String) -> Unreadable {
    budget::exceeded().map_or_else(|| Unreadable::whole(what), Unreadable::exceeding)
}

impl ApiError {
    /// Reads a body of XML as `T`, by its description in the module `xml`.
    pub fn decode_xml<T: Wire, D: Document>(&self) -> Result<T, Unreadable> {
        let decoded = self.received.within_budget(|| from_slice::<T, D>(&self.received.body));
        let conceal = |text: &str| self.received.secrets.conceal(text);
        decoded.map(|decoded| decoded.value).map_err(|error| error.retold(conceal))
    }
}

impl Call<'_> {
    /// Sends `body` as XML of this media type.
    #[must_use]
    pub fn xml_as<D: Document>(mut self, media_type: &'static str, body: &impl Wire) -> Self {
        match to_string::<_, D>(body) {
            Ok(text) => self.octets_as(media_type, text),
            Err(fault) => {
                self.refuse(format!("the body cannot be written: {fault}"));
                self
            }
        }
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
