// @generated, the same for every API. Do not edit.
//! The interface between the client and the network: one request in, one response out. Layers above handle credentials,
//! retries and redirects, so a transport of a user (a fake, a recorder, another HTTP library) does not.

use super::body::Body;
use super::transport_error::TransportError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;

/// Sends requests.
///
/// A transport can wrap another one: it sees each attempt, with its credentials, before retries and redirects.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{"))]
#[cfg_attr(
    doc,
    doc = "    Body, BoxFuture, Client, Error, FakeReply, FakeTransport, Request, Transport, TransportError, http,"
)]
/// };
///
/// /// Adds the id of a trace to each request, and prints how it was answered.
/// struct Traced<T>(T);
///
/// impl<T: Transport> Transport for Traced<T> {
///     fn send(&self, mut request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         Box::pin(async move {
///             request.headers.insert("traceparent", http::HeaderValue::from_static("00-0af7-b7ad-01"));
///             let called = format!("{} {}", request.method, request.url.path());
///             let response = self.0.send(request).await?;
///             println!("{called}: {}", response.status());
///             Ok(response)
///         })
///     }
/// }
///
/// # async fn example() -> Result<(), Error> {
/// # let inner = FakeTransport::new();
/// # inner.reply(FakeReply::status(200));
/// let client = Client::builder().transport(Traced(inner)).build()?;
/// client.request("GET", "/health").await?;
/// # Ok(())
/// # }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and waits for the head of the response. It must not follow redirects.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}
