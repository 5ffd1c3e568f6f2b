// @generated, the same for every API. Do not edit.
//! A success that cannot be read as what the document promises: its body, or its headers where they are asked for. The server has acted, so all that it
//! said is kept.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use crate::runtime::codec::budget::Exceeded;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::transport::raw_response::RawResponse;

/// A success that cannot be read.
#[derive(Debug)]
pub struct DecodeError {
    pub(crate) received: RawResponse,
    pub(crate) fault: Unreadable,
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

    /// The address that the reply came from: see [`RawResponse::url`].
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

    /// Whether decoding needed more memory than [`memory_limit`](crate::runtime::ClientBuilder::memory_limit) allows.
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
