//! Bodies of several parts (RFC 7578), as forms with files are sent.
//!
//! In: a `Form`, or a type that the macro declares. Out: the body of a call. Uses `call` and what it takes of `platform`, `codec`,
//! `json`, `description` and `request`.

pub(crate) mod form;
pub(crate) mod form_field;
pub(crate) mod form_value;
pub(crate) mod multipart_form;
pub(crate) mod part;
