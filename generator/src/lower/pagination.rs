//! Decides which operations return their items page by page, and how the next page is requested.
//!
//! In: the parameters and responses of an operation. Out: a description of its pages. Uses `context`.

pub(in crate::lower) mod extensions;
pub(in crate::lower) mod find;
pub(in crate::lower) mod items;
pub(in crate::lower) mod position;
mod properties;
mod vocabulary;
