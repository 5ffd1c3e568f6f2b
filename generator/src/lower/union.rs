//! A schema with alternatives becomes a union, or the one type that holds all of them.
//!
//! In: the alternatives of `oneOf`, `anyOf`, a discriminator or several types. Out: a tagged or untagged union. Uses `context`,
//! `definitions` and `docs`.

pub(in crate::lower) mod any_of_merge;
pub(in crate::lower) mod build;
pub(in crate::lower) mod discriminator;
pub(in crate::lower) mod scalars;
pub(in crate::lower) mod subtypes;
pub(in crate::lower) mod variant_hints;
