// @generated, the same for every API. Do not edit.
//! The transport that goes out to the network, on reqwest. Redirects are off: the client follows them itself,
//! since only it knows what is secret.

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
    /// A transport with a time limit for connecting.
    pub fn new(connect_timeout: Duration) -> Result<Self, reqwest::Error> {
        Self::configured(reqwest::Client::builder().connect_timeout(connect_timeout))
    }

    /// A transport with settings of one's own, as proxies and certificates; redirects stay off.
    pub fn configured(builder: reqwest::ClientBuilder) -> Result<Self, reqwest::Error> {
        let client = builder.redirect(reqwest::redirect::Policy::none()).referer(false).build()?;
        Ok(Self { client })
    }

    async fn exchange(&self, request: Request) -> Result<http::Response<Body>, TransportError> {
        let mut builder = self.client.request(request.method.clone(), request.url).headers(request.headers);
        if !request.body.is_empty() {
            builder = with_body(builder, request.body);
        } else if matches!(request.method, Method::POST | Method::PUT | Method::PATCH) {
            // Servers refuse these with 411 if they cannot see that there is no body.
            builder = builder.header(header::CONTENT_LENGTH, 0);
        }
        let mut reply = builder.send().await.map_err(explain)?;
        let mut answer = http::Response::new(());
        *answer.status_mut() = reply.status();
        *answer.headers_mut() = std::mem::take(reply.headers_mut());
        Ok(answer.map(|()| Body::from_stream(Pieces(Box::pin(reply.bytes_stream())))))
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// Bytes in one piece are given as such, which lets the library send them again on a connection that had gone stale.
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

/// The address is taken out of every error: its query may hold an API key.
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

/// The pieces of a body, with their errors explained.
struct Pieces<S>(Pin<Box<S>>);

impl<S: Stream<Item = Result<Bytes, reqwest::Error>>> Stream for Pieces<S> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx).map(|piece| piece.map(|piece| piece.map_err(explain)))
    }
}
