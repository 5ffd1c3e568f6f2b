//! The error of a call, split by when the call failed: this answers whether the server may have acted.
//!
//! In: a response, or the error of a transport. Out: an `Error`, which keeps the response. Uses `codec`, `json`, `description`,
//! `request` and `transport`.

pub(crate) mod api_error;
pub(crate) mod decode_error;
pub(crate) mod error;
pub(crate) mod error_message;
pub(crate) mod error_reading;
pub(crate) mod incomplete_error;
pub(crate) mod paging_error;
pub(crate) mod response_parts;
pub(crate) mod transient;
