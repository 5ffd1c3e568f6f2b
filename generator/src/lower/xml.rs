//! How types stand in XML.
//!
//! In: the schemas of bodies in XML. Out: the descriptions that the runtime reads and writes XML by. Uses `context`, `definitions` and
//! `schema`.

pub(in crate::lower) mod describe;
pub(in crate::lower) mod used;
