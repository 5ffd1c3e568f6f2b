// @generated, the same for every API. Do not edit.
//! The credentials of a client, and how they are added to a request.
//!
//! In: credentials by security scheme, and what an operation requires. Out: a request with credentials, as late as possible. Uses
//! `description`, `request`, `redaction` and `error`.

pub(crate) mod applied_credential;
pub(crate) mod credential;
pub(crate) mod credentials;
pub(crate) mod plain_http;
