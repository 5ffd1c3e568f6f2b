//! Converts a schema to a type.
//!
//! In: a schema of the document and its location. Out: a type, and the definition that it needs. `union` makes unions; `schema` and
//! `union` call each other through the methods of `Types`. Uses `context`, `definitions` and `docs`.

pub(in crate::lower) mod all_of;
pub(in crate::lower) mod conditional;
pub(in crate::lower) mod enumeration;
pub(in crate::lower) mod exclusion;
pub(in crate::lower) mod intersection;
pub(in crate::lower) mod list;
pub(in crate::lower) mod object;
pub(in crate::lower) mod scalar;
pub(in crate::lower) mod type_of;
