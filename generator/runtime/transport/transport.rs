//! The interface between the client and the network: one request in, one response out. Layers above handle credentials,
//! retries and redirects, so a transport of a user (a fake, a recorder, another HTTP library) does not.

use super::body::Body;
use super::transport_error::TransportError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;

/// Sends requests.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and waits for the head of the response. It must not follow redirects.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}
