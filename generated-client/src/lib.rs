// Generated from sentry-integrations.yaml by generator/src/emit/krate.rs. Do not edit.

//! A client for the Sentry Integrations API (version 0.0.1).
//!
//! The Integrations API provides endpoints for managing third-party integrations within Sentry organizations, including creating and managing data forwarders, handling external user and team records, and controlling integration configurations.
//!
//! # Quickstart
//!
//! ```no_run
//! # async fn quickstart() -> Result<(), generated_client::Error> {
//! let client = generated_client::Client::builder().bearer_token("secret").build()?;
//! let reply = client.data_forwarders().list_data_forwarders("organization_id_or_slug").await?;
//! println!("{}: {reply:?}", reply.status());
//! # Ok(())
//! # }
//! ```
//!
//! # How calls work
//!
//! - What an operation requires is an argument; what is optional is a setter on the call. The call is sent when it is awaited.
//! - [`Response`] dereferences to what was read, and has the status, the headers and what of the reply departed
//!   from the document.
//! - [`Error`] says when a call failed: before anything was sent, on the way, by the API's answer, or when the answer
//!   could not be read. No error drops the body.
//! - Idempotent calls are sent again when a connection fails or a gateway is out, and any call when the API says that there were
//!   too many; [`RetryPolicy`] says how often.
//! - [`CallOptions`] adds headers, a query or a timeout to one call.
//! - What the document leaves out is reached by `client.request`, with the same credentials and retries.
//! - Values of an enum or union that the document does not know are kept as `Unrecognized`.
//!
//! # Features
//!
//! - `rustls` (default) or `native-tls`: how TLS is done.
//! - `all-tags` (default), or a feature per tag, as `data-forwarders`: which operations there are.
//! - `fs`: files to send, by `Upload::file`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(deprecated)]

mod client;
pub mod operations;
pub mod runtime;
#[allow(missing_docs, reason = "the document does not describe everything")]
pub mod types;

pub use runtime::{ApiError, CallOptions, Client, ClientBuilder, Error, Patch, RedirectPolicy, Response, RetryPolicy};
