//! Bodies of XML, by a description of how a type stands in XML.
//!
//! A type has one reading and one writing, which are of JSON. XML is converted to a JSON value by the description, and from there on
//! read as JSON is. So nothing here is generic but the last step.
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
