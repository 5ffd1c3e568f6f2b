// @generated, the same for every API. Do not edit.
//! From a prepared request to a received response: retries, credentials, redirects and limits, in that order. Not generic, so it is
//! compiled once for all operations.
//!
//! In: a `PreparedRequest` and the client. Out: a `RawResponse` with a success, or an `Error`. Uses `platform`, `codec`, `description`,
//! `request`, `redaction`, `transport`, `error`, `auth` and `client`.

pub(crate) mod prepared_request;
pub(crate) mod read_body;
pub(crate) mod redirect;
pub(crate) mod retry;
pub(crate) mod send;
