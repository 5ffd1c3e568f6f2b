//! A success that cannot be read as documented: its body, or its requested headers. The server has acted, so the whole
//! response is preserved.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use crate::runtime::codec::budget::Exceeded;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::transport::error_parts::ErrorParts;
use crate::runtime::transport::raw_response::RawResponse;

/// A success that cannot be read.
pub struct DecodeError {
    pub(crate) received: RawResponse,
    pub(crate) fault: Unreadable,
}

impl DecodeError {
    /// Returns the name of the operation.
    pub fn operation(&self) -> &'static str {
        self.received.operation()
    }

    /// Returns the status code.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// Returns the address that the response came from: see [`RawResponse::url`].
    pub fn url(&self) -> &Url {
        self.received.url()
    }

    /// Whether a redirect led to another origin, which sent this response.
    pub fn is_from_another_origin(&self) -> bool {
        self.received.is_from_another_origin()
    }

    /// Returns the body as it was received.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// Returns the location of the fault in the body, such as `$.items[3].name`, or in the headers, such as
    /// `headers.x-total`.
    pub fn path(&self) -> &str {
        &self.fault.path
    }

    /// Whether decoding needed more memory than [`memory_limit`](crate::runtime::ClientBuilder::memory_limit) allows.
    pub fn is_over_memory_limit(&self) -> bool {
        matches!(self.fault.exceeded, Some(Exceeded::Memory(_)))
    }

    /// Whether the call timed out before the body was decoded.
    pub fn is_timeout(&self) -> bool {
        self.fault.exceeded == Some(Exceeded::Time)
    }

    /// Returns the description of the fault.
    pub fn message(&self) -> &str {
        &self.fault.what
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ErrorParts::default()
            .with_status(&self.received)
            .with_origin(&self.received)
            .with_body(&self.received)
            .write(self, f)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, status) = (self.operation(), self.status());
        write!(f, "{operation}: {status}, a response that cannot be read at {}: {}", self.path(), self.message())?;
        self.received.context.write_attempts(f, "")
    }
}

impl std::error::Error for DecodeError {}
