// @generated, the same for every API. Do not edit.
//! What can go wrong with a call, split by when it did: that answers whether the server may have acted.
//! Whatever came back from the server is kept.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use super::api_error::ApiError;
use super::decode_error::DecodeError;
use super::incomplete_error::IncompleteError;
use super::paging_error::PagingError;
use super::transient::is_transient;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::transport::call_context::CallContext;
use crate::runtime::transport::raw_response::RawResponse;
use crate::runtime::transport::transport_error::TransportError;

/// Why a call failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The call or the client was given something it cannot use. Nothing was sent.
    Argument(Box<ArgumentError>),
    /// No reply came: the connection failed, or the time was up.
    Transport(Box<TransportError>),
    /// The status and headers of a reply came, its body did not, or not all of it.
    Incomplete(Box<IncompleteError>),
    /// The server answered with an error.
    Api(Box<ApiError>),
    /// The server reported success with a body that cannot be read as what the document promises.
    Decode(Box<DecodeError>),
    /// A page of a list came, but the list has more pages than can be had.
    Paging(Box<PagingError>),
}

impl Error {
    pub(crate) fn argument(what: impl Into<String>) -> Self {
        ArgumentError::new(what).into()
    }

    /// The operation that failed; empty where there is none, as when a client is built.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Argument(error) => error.operation,
            Self::Transport(error) => error.operation(),
            _ => self.received().map_or("", RawResponse::operation),
        }
    }

    /// The status of the reply, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.received().map(RawResponse::status)
    }

    /// The headers of the reply, if one came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(RawResponse::headers)
    }

    /// The address that the reply came from, if one came: see [`RawResponse::url`].
    pub fn url(&self) -> Option<&Url> {
        self.received().map(RawResponse::url)
    }

    /// A redirect led to another origin, whose reply this is.
    pub fn is_from_another_origin(&self) -> bool {
        self.received().is_some_and(RawResponse::is_from_another_origin)
    }

    /// The body of the reply as it was received, if one came.
    pub fn body(&self) -> Option<&Bytes> {
        self.received().map(RawResponse::body)
    }

    /// How often the call was sent: more than once when it was retried, 0 when nothing was sent.
    pub fn attempts(&self) -> u32 {
        self.context().map_or(0, |context| context.attempts)
    }

    /// Whether an attempt before the last one may have changed something on the server: the call was retried, its method is not
    /// safe, and the earlier attempt was sent without being refused by a rate limit. A `DELETE` that ends with 404 may then have
    /// deleted.
    pub fn earlier_attempt_may_have_acted(&self) -> bool {
        self.context().is_some_and(|context| context.may_have_acted)
    }

    /// The name that the server gave to the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        self.received().and_then(RawResponse::request_id)
    }

    /// 404: there is no such thing, or the caller may not know of it.
    pub fn is_not_found(&self) -> bool {
        self.has(StatusCode::NOT_FOUND)
    }

    /// 401: the credential is missing, wrong or expired.
    pub fn is_unauthorized(&self) -> bool {
        self.has(StatusCode::UNAUTHORIZED)
    }

    /// 403: the credential does not allow this.
    pub fn is_forbidden(&self) -> bool {
        self.has(StatusCode::FORBIDDEN)
    }

    /// 409: what was asked conflicts with what is there.
    pub fn is_conflict(&self) -> bool {
        self.has(StatusCode::CONFLICT)
    }

    /// 429: too many requests.
    pub fn is_rate_limited(&self) -> bool {
        self.has(StatusCode::TOO_MANY_REQUESTS)
    }

    /// The time was up, while connecting or waiting or reading.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_timeout(),
            Self::Incomplete(error) => error.is_timeout(),
            Self::Decode(error) => error.is_timeout(),
            _ => false,
        }
    }

    /// No connection came about, so the server has not seen the request.
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// The same call may succeed later, and sending it again does no harm.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Argument(_) | Self::Decode(_) | Self::Paging(_) => false,
            Self::Transport(error) => error.is_connect() || error.idempotent(),
            Self::Incomplete(error) => error.is_retryable(),
            Self::Api(error) => is_transient(error.status(), error.received.context.idempotent),
        }
    }

    fn has(&self, status: StatusCode) -> bool {
        self.status() == Some(status)
    }

    fn context(&self) -> Option<CallContext> {
        match self {
            Self::Transport(error) => error.context(),
            error => error.received().map(|received| received.context),
        }
    }

    fn received(&self) -> Option<&RawResponse> {
        match self {
            Self::Argument(_) | Self::Transport(_) => None,
            Self::Incomplete(error) => Some(&error.received),
            Self::Api(error) => Some(&error.received),
            Self::Decode(error) => Some(&error.received),
            Self::Paging(error) => Some(&error.received),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argument(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Incomplete(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Paging(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Argument(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Incomplete(error) => error.source(),
            Self::Api(_) | Self::Decode(_) | Self::Paging(_) => None,
        }
    }
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

impl From<IncompleteError> for Error {
    fn from(error: IncompleteError) -> Self {
        Self::Incomplete(Box::new(error))
    }
}
