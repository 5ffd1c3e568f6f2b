//! XML bodies: how a type stands in XML, and the kind of reply that is read by that.
//!
//! A type has one reading and one writing, which are of JSON. XML is put into words of JSON by a description of how the
//! members stand in it, and what is read from it is read as JSON would be. So nothing here is generic but the last step.

pub use super::xml_body::{Xml, from_slice, to_string};
#[allow(unused_imports)]
pub(crate) use super::xml_description::document;
pub use super::xml_description::{Content, Document, Element, Member, Name, Object};
