//! A success that cannot be read as what the document promises: its body, or its headers where they are asked for. The server has acted, so all that it
//! said is kept.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use super::budget::Exceeded;
use super::json::JsonError;
use super::received::Received;

/// A success that cannot be read.
#[derive(Debug)]
pub struct DecodeError {
    pub(crate) received: Received,
    pub(crate) fault: Unreadable,
}

/// Where and why a reply cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    pub(super) path: String,
    pub(super) what: String,
    pub(super) exceeded: Option<Exceeded>,
}

impl Unreadable {
    /// The body as a whole cannot be read, for this reason.
    pub fn whole(what: impl Into<String>) -> Self {
        Self { path: "$".to_owned(), what: what.into(), exceeded: None }
    }

    /// What stands at this path cannot be read.
    pub(crate) fn at(path: String, what: String) -> Self {
        Self { path, what, exceeded: None }
    }

    pub(super) fn exceeded(&self) -> Option<Exceeded> {
        self.exceeded
    }

    pub(crate) fn exceeding(exceeded: Exceeded) -> Self {
        Self { exceeded: Some(exceeded), ..Self::whole(exceeded.to_string()) }
    }

    pub(crate) fn retold(self, retell: impl Fn(&str) -> String) -> Self {
        Self { path: retell(&self.path), what: retell(&self.what), exceeded: self.exceeded }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

impl std::error::Error for Unreadable {}

impl From<JsonError> for Unreadable {
    fn from(error: JsonError) -> Self {
        Self { path: error.path().to_owned(), what: error.message(), exceeded: error.exceeded }
    }
}

impl DecodeError {
    /// The operation that was called.
    pub fn operation(&self) -> &'static str {
        self.received.operation()
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The address that the reply came from: see [`Received::url`].
    pub fn url(&self) -> &Url {
        self.received.url()
    }

    /// A redirect led to another origin, whose reply this is.
    pub fn is_from_another_origin(&self) -> bool {
        self.received.is_from_another_origin()
    }

    /// The body as it was received.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// Where in the body the fault is, as `$.items[3].name`, or in the headers, as `headers.x-total`.
    pub fn path(&self) -> &str {
        &self.fault.path
    }

    /// Whether decoding needed more memory than [`memory_limit`](super::ClientBuilder::memory_limit) allows.
    pub fn is_over_memory_limit(&self) -> bool {
        matches!(self.fault.exceeded, Some(Exceeded::Memory(_)))
    }

    /// Whether the call's time was up before the body was decoded.
    pub fn is_timeout(&self) -> bool {
        self.fault.exceeded == Some(Exceeded::Time)
    }

    /// What was wrong there.
    pub fn message(&self) -> &str {
        &self.fault.what
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, status) = (self.operation(), self.status());
        write!(f, "{operation}: {status}, a reply that cannot be read at {}: {}", self.path(), self.message())
    }
}

impl std::error::Error for DecodeError {}
