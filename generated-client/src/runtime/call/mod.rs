// @generated, the same for every API. Do not edit.
//! One call of an operation: its arguments are set, it is sent, and the response is read.
//!
//! In: an operation, the client and arguments. Out: a future of a `Response`. Uses `codec`, `json`,
//! `description`, `request`, `redaction`, `transport`, `error`, `blocking`, `client`, `response` and `send`.
//! Pagination, streaming, multipart and XML add methods to a call in their own folders, so this one depends on none of them.

pub(crate) mod call;
pub(crate) mod client_parameter;
pub(crate) mod client_request;
pub(crate) mod raw_call;
pub(crate) mod request_macro;
