//! Converts a schema with branches to a union, or to one type that holds all of them.
//!
//! In: the branches of `oneOf` or `anyOf`, the subtypes of a discriminator, or a list of types. Out: a tagged or untagged union. Uses `context`,
//! `definitions` and `docs`.

pub(in crate::lower) mod any_of_merge;
pub(in crate::lower) mod branches;
pub(in crate::lower) mod build;
pub(in crate::lower) mod discriminator;
pub(in crate::lower) mod scalars;
pub(in crate::lower) mod subtypes;
pub(in crate::lower) mod variant_hints;
