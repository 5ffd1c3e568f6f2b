//! XML bodies, by a description of how each type is written in XML.
//!
//! Types are read from JSON and written as JSON only. XML is converted to a JSON value by the description, and then
//! read like JSON, so only the last step is generic.
//!
//! In: a body of XML, or a value to send. Out: a value of a type, or the body of a call. Uses `call`, and what it takes of `codec`,
//! `json`, `description`, `transport`, `error` and `response`.

pub(crate) mod xml_body;
pub(crate) mod xml_description;
pub(crate) mod xml_read;
pub(crate) mod xml_tree;
pub(crate) mod xml_write;

pub use xml_body::{Xml, from_slice, to_string};
#[allow(unused_imports)]
pub(crate) use xml_description::document;
pub use xml_description::{Content, Document, Element, Member, Name, Object};
