//! What a document holds and what is generated from it, for people who review either.
//!
//! `summary` is the data: operations by group, types, pagination, security, what is untyped, and names that the document does not have.
//! `text` writes it for a terminal, and `html` writes a page of the whole API.

pub mod html;
mod name_source;
pub mod summary;
pub mod text;

pub use summary::Summary;
