// @generated, the same for every API. Do not edit.
//! A transport for tests: it answers from a queue and keeps what it was asked. For users' own tests as well
//! as the runtime's: no port, no server, no waiting.

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

/// A transport that answers from a queue. Clones share the queue, so one is given to the client and one is
/// kept.
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
    /// A transport with nothing to answer yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reply to the queue. Each request takes one; without any left, requests fail as if the host were
    /// gone.
    pub fn reply(&self, reply: FakeReply) -> &Self {
        self.lock().replies.push_back(reply);
        self
    }

    /// The requests so far, credentials included.
    pub fn requests(&self) -> Vec<Request> {
        self.lock().requests.clone()
    }

    /// The replies that no request has taken yet.
    pub fn replies_left(&self) -> usize {
        self.lock().replies.len()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A test that panicked elsewhere is reported there.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a reply, and keeps the request with all that its body gives.
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

/// What a [`FakeTransport`] answers. What is no reply, as one of status 0, fails the call that takes it.
#[derive(Debug)]
pub struct FakeReply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    delay: Duration,
    failure: Option<TransportError>,
}

impl FakeReply {
    /// A reply without a body.
    pub fn status(status: u16) -> Self {
        let (status, failure) = match StatusCode::from_u16(status) {
            Ok(status) => (status, None),
            Err(error) => (StatusCode::OK, Some(TransportError::other(error))),
        };
        Self { status, headers: HeaderMap::new(), body: Bytes::new(), delay: Duration::ZERO, failure }
    }

    /// A reply with a JSON body.
    pub fn json(status: u16, body: impl Into<serde_json::Value>) -> Self {
        Self::status(status).header("content-type", "application/json").body(body.into().to_string())
    }

    /// A reply with a body of the given media type.
    pub fn text(status: u16, media_type: &str, body: impl Into<String>) -> Self {
        Self::status(status).header("content-type", media_type).body(body.into())
    }

    /// No reply.
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

    /// Answers only after this time.
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
