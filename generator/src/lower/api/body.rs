//! Request bodies, by media type.

use serde_json::Value;

use super::{Style, Type};
use crate::media_type::Essence;
use crate::names::Name;
use crate::pointer::Pointer;

/// A request body: the media type sent by default, and the others.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether it is required.
    pub required: bool,
    /// Its documentation.
    pub docs: Vec<String>,
    /// The name of the argument or setter.
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
    /// The method of the group that sends it, or the setter of the call if the body is optional.
    pub name: Name,
    /// The argument for the media type, if the document has a media range.
    pub range: Option<Name>,
    /// The properties of a form that have a style of their own.
    pub styles: Vec<(String, Style)>,
    /// Its type.
    pub ty: Type,
    /// Its description, if it is XML.
    pub xml: Option<Name>,
    /// The first example of the document, if it is JSON and short.
    pub example: Option<Value>,
    /// The location of the schema, or of the media type object if it has none.
    pub pointer: Pointer,
}

impl Media {
    /// Returns the value of `Content-Type`: the media type, or the usual one of a range.
    #[must_use]
    pub fn content_type(&self) -> &str {
        let essence = Essence::of(&self.media_type);
        let usual = if essence.is_range() { essence.usual() } else { None };
        usual.unwrap_or(&self.media_type)
    }
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
    /// XML whose schema describes elements.
    Xml,
    /// Text.
    Text,
    /// A sequence of JSON values, such as JSON lines.
    Lines,
    /// Bytes.
    Bytes,
}
