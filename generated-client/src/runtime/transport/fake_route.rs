// @generated, the same for every API. Do not edit.
//! The routes of a `FakeTransport`: which requests they answer, how often, and with which responses.

use std::fmt;
use std::sync::Arc;

use super::fake_reply::FakeReply;
use super::fake_transport::FakeTransport;
use super::transport_error::TransportError;
use crate::runtime::request::request::Request;

/// A route of a [`FakeTransport`]; see [`FakeTransport::route`].
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{FakeReply, FakeTransport};"))]
/// use serde_json::json;
///
/// let fake = FakeTransport::new();
/// // The first request gets the first response, and all that follow get the second.
/// fake.route("GET", "/jobs/{id}")
///     .reply(FakeReply::json(200, json!({"state": "running"})))
///     .reply(FakeReply::json(200, json!({"state": "done"})));
/// // The response depends on the request.
/// fake.route("POST", "/echo")
///     .reply_with(|request| FakeReply::status(200).body(request.body.bytes().unwrap_or_default()));
/// ```
#[derive(Clone, Debug)]
pub struct FakeRoute {
    fake: FakeTransport,
    index: usize,
}

impl FakeRoute {
    pub(crate) fn new(fake: FakeTransport, index: usize) -> Self {
        Self { fake, index }
    }

    /// Adds a response. Requests take the responses in this order, and the last one again and again.
    pub fn reply(self, reply: FakeReply) -> Self {
        self.change(|route| route.replies.push(Answer::Reply(reply)))
    }

    /// Adds a response that depends on the request.
    pub fn reply_with(self, reply: impl Fn(&Request) -> FakeReply + Send + Sync + 'static) -> Self {
        self.change(|route| route.replies.push(Answer::Made(Arc::new(reply))))
    }

    /// Limits the number of requests that the route answers. The requests that follow take a later route, or a response of the
    /// queue.
    pub fn times(self, times: usize) -> Self {
        self.change(|route| route.times = Some(times))
    }

    /// Returns the requests that the route answered.
    pub fn requests(&self) -> Vec<Request> {
        self.fake.with_route(self.index, |route| route.requests.clone()).unwrap_or_default()
    }

    fn change(self, change: impl FnOnce(&mut Route)) -> Self {
        self.fake.with_route(self.index, change);
        self
    }
}

/// What a route answers.
#[derive(Clone)]
pub(crate) enum Answer {
    Reply(FakeReply),
    Made(Arc<dyn Fn(&Request) -> FakeReply + Send + Sync>),
}

impl Answer {
    pub(crate) fn reply(self, request: &Request) -> FakeReply {
        match self {
            Self::Reply(reply) => reply,
            Self::Made(make) => make(request),
        }
    }
}

/// A route, and what it has answered.
pub(crate) struct Route {
    method: String,
    path: String,
    times: Option<usize>,
    replies: Vec<Answer>,
    requests: Vec<Request>,
}

impl Route {
    pub(crate) fn new(method: &str, path: &str) -> Self {
        let (method, path) = (method.to_ascii_uppercase(), path.to_owned());
        Self { method, path, times: None, replies: Vec::new(), requests: Vec::new() }
    }

    /// Whether the route is for this request, and may answer once more.
    pub(crate) fn answers(&self, request: &Request) -> bool {
        let (path, query) = self.path.split_once('?').unwrap_or((&self.path, ""));
        let paths = [Some(request.url.path()), request.path_below_base()];
        self.times.is_none_or(|times| self.requests.len() < times)
            && request.method.as_str() == self.method
            && paths.into_iter().flatten().any(|asked| is_path(path, asked))
            && has_pairs(query, request.url.query().unwrap_or_default())
    }

    /// Records a request, and returns the answer.
    pub(crate) fn take(&mut self, request: &Request) -> Result<Answer, TransportError> {
        let answer = self.replies.get(self.requests.len()).or(self.replies.last()).cloned();
        self.requests.push(request.clone());
        answer.ok_or_else(|| TransportError::unsendable(format!("the route {self} of the fake has no reply")))
    }
}

/// Whether a path has the form of a template.
fn is_path(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(template), Some(segment)) if is_segment(template, segment) => {}
            _ => return false,
        }
    }
}

/// Whether a segment has the form of a template. A parameter is at least one character, and as few as possible.
fn is_segment(template: &str, segment: &str) -> bool {
    let Some((start, rest)) = template.split_once('{') else { return template == segment };
    let Some((_, mut template)) = rest.split_once('}') else { return template == segment };
    let Some(mut rest) = segment.strip_prefix(start) else { return false };
    while let Some((text, after)) = template.split_once('{') {
        let Some(end) = rest.match_indices(text).map(|(at, _)| at).find(|at| *at > 0) else { return false };
        rest = &rest[end + text.len()..];
        template = after.split_once('}').map_or("", |(_, after)| after);
    }
    rest.len() > template.len() && rest.ends_with(template)
}

/// Whether a query has all pairs of another.
fn has_pairs(pairs: &str, query: &str) -> bool {
    let pairs = url::form_urlencoded::parse(pairs.as_bytes());
    pairs.into_iter().all(|pair| url::form_urlencoded::parse(query.as_bytes()).any(|given| given == pair))
}

/// The route as an error lists it.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        match self.times {
            Some(times) => write!(f, " (answered {} of {times} times)", self.requests.len()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
