//! Request bodies, by media type.

use super::{Style, Type};
use crate::names::Name;
use crate::pointer::Pointer;

/// A request body: the media type sent by default, and the others.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub docs: Vec<String>,
    /// Argument or setter.
    pub name: Name,
    /// The media types that can be sent, the default first.
    pub media: Vec<Media>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Media {
    /// The media type as the document writes it.
    pub media_type: String,
    /// How it is written on the wire.
    pub encoding: Encoding,
    /// The method of the group that sends it where the body is required; else the setter of the call.
    pub name: Name,
    /// The argument that says which media type it is, where the document gives a range.
    pub range: Option<Name>,
    /// The members of a form that have a style of their own.
    pub styles: Vec<(String, Style)>,
    /// Its type.
    pub ty: Type,
    /// Its description, where it is XML.
    pub xml: Option<Name>,
    /// The schema, or the media type object when it has none.
    pub pointer: Pointer,
}

/// How a body is written on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// XML of which the schema says more than that it is text.
    Xml,
    /// Text.
    Text,
    /// JSON values one after another.
    Lines,
    /// Bytes as they are.
    Bytes,
}
