// @generated, the same for every API. Do not edit.
//! A transport for tests of the runtime and of users: it returns the responses of routes or of a queue and records requests,
//! without a port, a server or waiting.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::BytesMut;

use super::body::Body;
use super::fake_reply::FakeReply;
use super::fake_route::{Answer, FakeRoute, Route};
use super::transport::Transport;
use super::transport_error::TransportError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;

/// A transport for tests: it returns the responses of routes, or else from a queue, and records requests. Clones share all of
/// it: pass one to the client, and keep another.
///
/// A request takes the first [route](Self::route) for its method and path, in the order in which they were declared. Without
/// such a route, it takes the next response of the queue ([`reply`](Self::reply)).
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Client, Error, FakeReply, FakeTransport};"))]
/// use serde_json::json;
///
/// # async fn example() -> Result<(), Error> {
/// let fake = FakeTransport::new();
/// let user = fake.route("GET", "/users/{id}").reply(FakeReply::json(200, json!({"name": "Ada"})));
/// fake.route("DELETE", "/users/{id}").times(1).reply(FakeReply::status(204));
/// let client = Client::builder().transport(fake.clone()).build()?;
///
/// client.request("GET", "/users/7").await?;
/// client.request("DELETE", "/users/7").await?;
///
/// assert_eq!(user.requests().len(), 1);
/// assert!(fake.requests()[1].url.path().ends_with("/users/7"));
/// // The route for DELETE has answered as often as it may.
/// assert!(client.request("DELETE", "/users/7").await.is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct FakeTransport {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    routes: Vec<Route>,
    replies: VecDeque<FakeReply>,
    requests: Vec<Request>,
}

impl FakeTransport {
    /// Creates a transport without routes and with an empty queue.
    pub fn new() -> Self {
        Self::default()
    }

    /// Declares a route: how requests with this method and path are answered, any number of times. The path is that of the
    /// document, below the base URL, or the whole path of the URL. `{id}` stands for any text in one segment; the name has no
    /// meaning. With a query, `/users?page=2`, only requests that have its pairs are answered.
    ///
    /// As soon as there is a route, a request without one for it, and with an empty queue, fails with a
    /// [`TransportError`] that lists the routes, and is not sent again.
    pub fn route(&self, method: &str, path: &str) -> FakeRoute {
        let index = {
            let mut state = self.lock();
            state.routes.push(Route::new(method, path));
            state.routes.len() - 1
        };
        FakeRoute::new(self.clone(), index)
    }

    /// Adds a response to the queue. Each request that has no route takes one; with an empty queue and no routes, requests fail
    /// as if the host were unreachable.
    pub fn reply(&self, reply: FakeReply) -> &Self {
        self.lock().replies.push_back(reply);
        self
    }

    /// Returns the requests so far, including credentials.
    pub fn requests(&self) -> Vec<Request> {
        self.lock().requests.clone()
    }

    /// Returns the number of responses of the queue that no request has taken yet.
    pub fn replies_left(&self) -> usize {
        self.lock().replies.len()
    }

    /// Calls `f` with the route of this index.
    pub(crate) fn with_route<T>(&self, index: usize, f: impl FnOnce(&mut Route) -> T) -> Option<T> {
        self.lock().routes.get_mut(index).map(f)
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
        let answer = self.lock().answer(&request)?;
        // A response may be made by code of the test, which may use this transport.
        Ok(answer.reply(&request))
    }
}

impl State {
    fn answer(&mut self, request: &Request) -> Result<Answer, TransportError> {
        self.requests.push(request.clone());
        if let Some(route) = self.routes.iter_mut().find(|route| route.answers(request)) {
            return route.take(request);
        }
        match self.replies.pop_front() {
            Some(reply) => Ok(Answer::Reply(reply)),
            None => Err(self.no_reply(request)),
        }
    }

    fn no_reply(&self, request: &Request) -> TransportError {
        let (method, path) = (&request.method, request.url.path());
        if self.routes.is_empty() {
            return TransportError::connect(format!("the fake has no reply left for {method} {path}"));
        }
        let routes: Vec<_> = self.routes.iter().map(ToString::to_string).collect();
        let routes = routes.join(", ");
        TransportError::unsendable(format!("the fake has no route for {method} {path}; its routes are {routes}"))
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
            .field("routes", &state.routes)
            .field("requests", &state.requests)
            .field("replies", &state.replies.len())
            .finish()
    }
}
