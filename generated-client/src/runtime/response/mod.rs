// @generated, the same for every API. Do not edit.
//! A success: how its body is read as a type, and the rest of the response.
//!
//! In: a `RawResponse`. Out: a `Response`, or an `Error` that keeps the body. Uses `platform`, `codec`, `json`, `request`, `redaction`,
//! `transport` and `error`.

pub(crate) mod decode_response;
pub(crate) mod decode_task;
pub(crate) mod reply;
pub(crate) mod response;
