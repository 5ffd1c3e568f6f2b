// @generated, the same for every API. Do not edit.
//! Arguments to a request: styles and percent-encoding, path, base URL, body, and limits.
//!
//! In: the arguments of a call, and the `description`. Out: a `Request`, or an `ArgumentError` before anything is sent. Uses `codec`,
//! `json` and `description`.

pub(crate) mod argument;
pub(crate) mod argument_error;
pub(crate) mod base_url;
pub(crate) mod boxed;
pub(crate) mod path_template;
pub(crate) mod percent;
pub(crate) mod request;
pub(crate) mod request_limits;
pub(crate) mod server_variable;
pub(crate) mod style;
pub(crate) mod upload;
#[cfg(feature = "fs")]
pub(crate) mod upload_file;
