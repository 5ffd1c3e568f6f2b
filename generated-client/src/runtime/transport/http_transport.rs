// @generated, the same for every API. Do not edit.
//! The transport over the network, with reqwest. It does not follow redirects: the client does, since only the client
//! knows which headers are secret.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{Method, header};

use super::body::Body;
use super::transport::Transport;
use super::transport_error::TransportError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;
use crate::runtime::request::upload::Upload;

/// Sends requests over HTTP.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    client: reqwest::Client,
}

impl HttpTransport {
    /// Creates a transport with a timeout for connecting.
    pub fn new(connect_timeout: Duration) -> Result<Self, reqwest::Error> {
        Self::configured(reqwest::Client::builder().connect_timeout(connect_timeout))
    }

    /// Creates a transport with other settings of reqwest, such as proxies and certificates. Redirects stay disabled.
    pub fn configured(builder: reqwest::ClientBuilder) -> Result<Self, reqwest::Error> {
        let client = builder.redirect(reqwest::redirect::Policy::none()).referer(false).build()?;
        Ok(Self { client })
    }

    async fn exchange(&self, request: Request) -> Result<http::Response<Body>, TransportError> {
        let mut builder = self.client.request(request.method.clone(), request.url).headers(request.headers);
        if !request.body.is_empty() {
            builder = with_body(builder, request.body);
        } else if matches!(request.method, Method::POST | Method::PUT | Method::PATCH) {
            // Servers refuse these methods with 411 without a `Content-Length`.
            builder = builder.header(header::CONTENT_LENGTH, 0);
        }
        let mut response = builder.send().await.map_err(explain)?;
        let mut answer = http::Response::new(());
        *answer.status_mut() = response.status();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        Ok(answer.map(|()| Body::from_stream(Pieces(Box::pin(response.bytes_stream())))))
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// Bytes in one piece are passed to reqwest as such, so that it can send them again if a kept connection was closed.
fn with_body(builder: reqwest::RequestBuilder, body: Upload) -> reqwest::RequestBuilder {
    let at_hand = body.one_piece().filter(|_| body.progress.is_none());
    match (at_hand, body.length()) {
        (Some(bytes), _) => builder.body(bytes),
        (None, None) => builder.body(reqwest::Body::wrap_stream(body.into_body())),
        (None, Some(length)) => {
            let builder = builder.header(header::CONTENT_LENGTH, length);
            builder.body(reqwest::Body::wrap_stream(body.into_body()))
        }
    }
}

/// The address is removed from errors, since its query may contain an API key.
fn explain(error: reqwest::Error) -> TransportError {
    let (connect, timeout) = (error.is_connect(), error.is_timeout());
    let error = error.without_url();
    match (connect, timeout) {
        (true, true) => TransportError::connect_timeout(error),
        (true, false) => TransportError::connect(error),
        (false, true) => TransportError::timeout(error.to_string()),
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
