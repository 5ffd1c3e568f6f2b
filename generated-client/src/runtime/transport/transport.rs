// @generated, the same for every API. Do not edit.
//! The seam between the client and the network: one request in, one reply out. Credentials, retries and
//! redirects are above it, so a transport of a user's own (a fake, a recorder, another HTTP library) has none
//! of them to do.

use super::body::Body;
use super::transport_error::TransportError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;

/// Sends requests.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and waits for the head of the reply. It must not follow redirects.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}
