// @generated from sentry-integrations.yaml. Do not edit.

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
//! Without `async`, with the feature `blocking`; `.blocking()` makes iterators of pages, items and streams:
//!
//! ```no_run
//! # #[cfg(feature = "blocking")]
//! # fn quickstart() -> Result<(), generated_client::Error> {
//! # let client = generated_client::Client::builder().bearer_token("secret").build()?;
//! let reply = client.data_forwarders().list_data_forwarders("organization_id_or_slug").send_blocking()?;
//! # Ok(())
//! # }
//! ```
//!
//! # How calls work
//!
//! - Required parameters are arguments, and optional ones are setters of the call. Awaiting the call sends it.
//! - [`Response`] dereferences to the body, and has the status, the headers, and the deviations of the response from the
//!   document.
//! - [`Error`] has a variant for each phase of a call: before it is sent, while it is sent, an error response of the API, and a
//!   response that cannot be read. Every error preserves the body of the response.
//! - Idempotent calls are retried when a connection or a gateway fails, and all calls when the API responds that there were too many
//!   requests; [`RetryPolicy`] sets how often.
//! - [`CallOptions`] adds headers, query parameters or a timeout to one call.
//! - `client.request` sends requests that the document does not define, with the same credentials and retries.
//! - Unknown values of an enum or union are preserved as `Unrecognized`.
//! - `ClientBuilder::transport` sends requests with a proxy, other certificates, your own layer, or a client of reqwest that you
//!   have; in tests, [`FakeTransport`] answers them by route.
//!
//! # Features
//!
//! - TLS: `rustls` (default) is rustls with the cryptography of aws-lc; `rustls-ring` is rustls with that of ring, for targets on
//!   which aws-lc does not build; both use the certificates of the system. `native-tls` is the TLS of the system. Without any of
//!   them, requests to `https:` fail with an error that says so.
//! - `blocking`: calls without `async` and without a runtime, by `send_blocking()`.
//! - `fs`: files in request bodies, by `Upload::file`.
//! - `all-tags` (default), or a feature for each group, such as `data-forwarders`: the operations of the groups.
//!
//! # WebAssembly
//!
//! The crate also compiles for `wasm32-unknown-unknown` and sends requests by `fetch`. The browser encrypts, chooses a proxy and
//! follows redirects by itself: TLS features, the timeout for connecting and [`RedirectPolicy`] have no effect. A body that is a
//! stream is read completely before it is sent. `fs` is not available, and `blocking` calls return an error.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(deprecated)]
#![allow(
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::wrong_self_convention,
    reason = "names and parameters are the document's"
)]
#![allow(
    clippy::large_enum_variant,
    reason = "the size of a type changes with the document"
)]

mod client;
#[allow(missing_docs, reason = "the document does not describe everything")]
pub mod operations;
pub mod runtime;
#[allow(missing_docs, reason = "the document does not describe everything")]
pub mod types;

#[doc(inline)]
pub use runtime::{
    ApiError, CallOptions, Client, ClientBuilder, Error, FakeReply, FakeTransport, Items,
    Pages, Patch, RedirectPolicy, Response, RetryPolicy,
};
