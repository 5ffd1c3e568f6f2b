//! A transport for tests of the runtime and of users: it returns responses from a queue and records requests, without a
//! port, a server or waiting.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::body::Body;
use super::transport::Transport;
use super::transport_error::TransportError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;

/// A transport that returns responses from a queue and records requests. Clones share the queue: pass one to the
/// client, and keep another.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Client, Error, FakeReply, FakeTransport};"))]
/// use serde_json::json;
///
/// # async fn example() -> Result<(), Error> {
/// let fake = FakeTransport::new();
/// fake.reply(FakeReply::json(200, json!({"name": "Ada"})));
/// let client = Client::builder().transport(fake.clone()).build()?;
/// client.request("GET", "/users/7").await?;
/// assert!(fake.requests()[0].url.path().ends_with("/users/7"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct FakeTransport {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    replies: VecDeque<FakeReply>,
    requests: Vec<Request>,
}

impl FakeTransport {
    /// Creates a transport with an empty queue.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response to the queue. Each request takes one; with an empty queue, requests fail as if the host were
    /// unreachable.
    pub fn reply(&self, reply: FakeReply) -> &Self {
        self.lock().replies.push_back(reply);
        self
    }

    /// Returns the requests so far, including credentials.
    pub fn requests(&self) -> Vec<Request> {
        self.lock().requests.clone()
    }

    /// Returns the number of responses that no request has taken yet.
    pub fn replies_left(&self) -> usize {
        self.lock().replies.len()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic in another test is reported there.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a response, and records the request with its whole body.
    async fn take(&self, mut request: Request) -> Result<FakeReply, TransportError> {
        let mut body = request.body.into_body();
        let mut sent = BytesMut::new();
        while let Some(bytes) = body.next().await {
            sent.extend_from_slice(&bytes?);
        }
        request.body = sent.freeze().into();
        let mut state = self.lock();
        let reply = state.replies.pop_front();
        let missing = || {
            TransportError::connect(format!("the fake has no reply left for {} {}", request.method, request.url.path()))
        };
        let reply = reply.ok_or_else(missing);
        state.requests.push(request);
        reply
    }
}

impl Transport for FakeTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move { self.take(request).await?.into_response().await })
    }
}

impl fmt::Debug for FakeTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("FakeTransport")
            .field("requests", &state.requests)
            .field("replies", &state.replies.len())
            .finish()
    }
}

/// A response of a [`FakeTransport`]. An invalid response, such as one with status 0, fails the call that takes it.
#[derive(Debug)]
pub struct FakeReply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    delay: Duration,
    failure: Option<TransportError>,
}

impl FakeReply {
    /// Creates a response without a body.
    pub fn status(status: u16) -> Self {
        let (status, failure) = match StatusCode::from_u16(status) {
            Ok(status) => (status, None),
            Err(error) => (StatusCode::OK, Some(TransportError::other(error))),
        };
        Self { status, headers: HeaderMap::new(), body: Bytes::new(), delay: Duration::ZERO, failure }
    }

    /// Creates a response with a JSON body.
    pub fn json(status: u16, body: impl Into<serde_json::Value>) -> Self {
        Self::status(status).header("content-type", "application/json").body(body.into().to_string())
    }

    /// Creates a response with a body of the given media type.
    pub fn text(status: u16, media_type: &str, body: impl Into<String>) -> Self {
        Self::status(status).header("content-type", media_type).body(body.into())
    }

    /// Creates an error instead of a response.
    pub fn failure(error: TransportError) -> Self {
        Self { failure: Some(error), ..Self::status(200) }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => drop(self.headers.append(name, value)),
            _ => self.failure = Some(TransportError::other(format!("{name:?}: {value:?} is no header"))),
        }
        self
    }

    /// Sets the body.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// Delays the response by this time.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    async fn into_response(self) -> Result<http::Response<Body>, TransportError> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let mut response = http::Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}
