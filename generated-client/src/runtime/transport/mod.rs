// @generated, the same for every API. Do not edit.
//! Sends one request and receives one response.
//!
//! In: a `Request`. Out: a `RawResponse` with the body as received, or a `TransportError`. Layers above handle
//! credentials, redirects and retries. Uses `platform`, `codec`, `description`, `request` and `redaction`.

pub(crate) mod body;
pub(crate) mod body_stream;
pub(crate) mod call_context;
pub(crate) mod deadline;
pub(crate) mod error_parts;
pub(crate) mod fake_reply;
pub(crate) mod fake_route;
pub(crate) mod fake_transport;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) mod http_browser;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) mod http_native;
pub(crate) mod http_transport;
pub(crate) mod idle_timeout;
pub(crate) mod one_line;
pub(crate) mod rate_limit;
pub(crate) mod raw_response;
pub(crate) mod transport;
pub(crate) mod transport_error;
