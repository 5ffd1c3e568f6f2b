//! The client, its settings, and the options of one call.
//!
//! In: settings from a builder or from environment variables. Out: a `Client`, or an `Error` that names the unusable
//! setting. Uses `codec`, `description`, `request`,
//! `redaction`, `transport`, `error` and `auth`.

pub(crate) mod call_options;
pub(crate) mod client;
pub(crate) mod client_builder;
pub(crate) mod client_parameters;
pub(crate) mod environment;
pub(crate) mod redirect_policy;
pub(crate) mod retry_policy;
