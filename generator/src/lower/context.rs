//! What is known while schemas become types: the document, the types made for its schemas, and cached answers.
//!
//! In: the document. Out: [`types::Types`], which the folders for schemas, unions, operations and XML extend by their methods.
//! Uses `definitions` and `docs`.

pub(in crate::lower) mod alternative;
pub(in crate::lower) mod extensions;
pub(in crate::lower) mod field_names;
pub(in crate::lower) mod memo;
pub(in crate::lower) mod sent_form;
pub(in crate::lower) mod types;
pub(in crate::lower) mod variant_word;
pub(in crate::lower) mod xml;
