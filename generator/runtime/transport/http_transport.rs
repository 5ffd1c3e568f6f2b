//! The transport over the network, with reqwest. It does not follow redirects: the client does, since only the client
//! knows which headers are secret.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{Method, header};

use super::body::Body;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
use super::http_browser as platform_http;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
use super::http_native as platform_http;
use super::transport::Transport;
use super::transport_error::TransportError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;

/// Sends requests over HTTP with reqwest.
///
/// # Example
///
/// A proxy and the certificate of a company:
///
/// ```no_run
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Client, HttpTransport, reqwest};"))]
///
/// # #[cfg(not(target_family = "wasm"))]
/// # fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let builder = reqwest::Client::builder()
///     .proxy(reqwest::Proxy::all("http://proxy.example.com:3128")?)
///     .connect_timeout(std::time::Duration::from_secs(5));
/// let client = Client::builder().transport(HttpTransport::configured(builder)?).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct HttpTransport {
    client: reqwest::Client,
}

impl HttpTransport {
    /// Creates a transport with a timeout for connecting.
    pub fn new(connect_timeout: Duration) -> Result<Self, reqwest::Error> {
        Self::configured(platform_http::builder(connect_timeout))
    }

    /// Creates a transport with other settings of reqwest, such as proxies and certificates. Redirects stay disabled.
    pub fn configured(builder: reqwest::ClientBuilder) -> Result<Self, reqwest::Error> {
        Ok(Self { client: platform_http::build(builder)? })
    }

    /// Creates a transport that shares the connections of a client of reqwest.
    ///
    /// Such a client must not follow redirects by itself: build it with `redirect(reqwest::redirect::Policy::none())`. Otherwise
    /// [`RedirectPolicy`](crate::runtime::RedirectPolicy) has no effect, and reqwest decides which headers another origin gets.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self { client }
    }

    async fn exchange(&self, request: Request) -> Result<http::Response<Body>, TransportError> {
        let url = request.url.clone();
        let mut builder = self.client.request(request.method.clone(), request.url).headers(request.headers);
        if !request.body.is_empty() {
            builder = platform_http::with_body(builder, request.body).await?;
        } else if matches!(request.method, Method::POST | Method::PUT | Method::PATCH) {
            // Servers refuse these methods with 411 without a `Content-Length`.
            builder = builder.header(header::CONTENT_LENGTH, 0);
        }
        let response = builder.send().await;
        let mut response =
            response.map_err(|error| platform_http::without_tls(&error, &url).unwrap_or_else(|| explain(error)))?;
        let mut answer = http::Response::new(());
        *answer.status_mut() = response.status();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        Ok(answer.map(|()| Body::boxed(Box::pin(Pieces(Box::pin(response.bytes_stream()))))))
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// The address is removed from errors, since its query may contain an API key.
fn explain(error: reqwest::Error) -> TransportError {
    let (connect, timeout) = (platform_http::is_connect(&error), error.is_timeout());
    let undecodable = platform_http::is_undecodable(&error);
    let error = error.without_url();
    match (connect, timeout) {
        (true, true) => TransportError::connect_timeout(error),
        (true, false) => TransportError::connect(error),
        (false, true) => TransportError::timeout(error.to_string()),
        (false, false) if undecodable => TransportError::undecodable(error),
        (false, false) => TransportError::other(error),
    }
}

/// The chunks of a body, with described errors.
struct Pieces<S>(Pin<Box<S>>);

impl<S: Stream<Item = Result<Bytes, reqwest::Error>>> Stream for Pieces<S> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx).map(|piece| piece.map(|piece| piece.map_err(explain)))
    }
}
