//! Describes how types are written in XML.
//!
//! In: the schemas of XML bodies. Out: the descriptions from which the runtime reads and writes XML. Uses `context`, `definitions` and
//! `schema`.

pub(in crate::lower) mod describe;
pub(in crate::lower) mod used;
