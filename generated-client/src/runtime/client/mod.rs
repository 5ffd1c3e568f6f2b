// @generated, the same for every API. Do not edit.
//! The client and its settings, those of one call included.
//!
//! In: what the user sets on a builder, or in the environment. Out: a `Client`, or an `Error` that says which setting is wrong. Uses
//! `codec`, `description`, `request`, `transport`, `error` and `auth`.

pub(crate) mod call_options;
pub(crate) mod client;
pub(crate) mod client_builder;
pub(crate) mod client_parameters;
pub(crate) mod environment;
pub(crate) mod redirect_policy;
pub(crate) mod retry_policy;
