// @generated, the same for every API. Do not edit.
//! Hides the secrets of a call in everything that is shown of it.
//!
//! In: the headers, query values and credentials of a call. Out: text, addresses and errors without them. Uses `request`.

pub(crate) mod credential_names;
pub(crate) mod redacted_error;
pub(crate) mod secrets;
pub(crate) mod spelling;
