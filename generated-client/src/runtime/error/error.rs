// @generated, the same for every API. Do not edit.
//! The error of a call, split by when the call failed: this answers whether the server may have acted. The response of
//! the server is preserved.

use std::fmt;
use std::time::Duration;

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
use crate::runtime::transport::error_parts::ErrorParts;
use crate::runtime::transport::raw_response::RawResponse;
use crate::runtime::transport::transport_error::TransportError;

/// Why a call failed.
///
/// `Display` is one line: the operation, the status and the message of the server. `Debug` has the same line and, below it, the
/// parts, such as the beginning of the body. Neither shows credentials.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Client, Error};"))]
/// # async fn example(client: Client) -> Result<(), Error> {
/// match client.request("GET", "/users/7").await {
///     Ok(response) => println!("{} bytes", response.len()),
///     Err(error) if error.is_not_found() => println!("no such user"),
///     Err(Error::Api(error)) => println!("{}: {:?}", error.status(), error.message()),
///     Err(error) => return Err(error),
/// }
/// # Ok(())
/// # }
/// ```
#[non_exhaustive]
pub enum Error {
    /// An argument of the call, or a setting of the client, is unusable. Nothing was sent.
    Argument(Box<ArgumentError>),
    /// No response arrived: the connection failed or timed out.
    Transport(Box<TransportError>),
    /// The status and headers of a response arrived, but not its whole body.
    Incomplete(Box<IncompleteError>),
    /// The server returned an error.
    Api(Box<ApiError>),
    /// The server reported success with a body that cannot be read as documented.
    Decode(Box<DecodeError>),
    /// A page of a list arrived, but the list has more pages that cannot be requested.
    Paging(Box<PagingError>),
}

impl Error {
    pub(crate) fn argument(what: impl Into<String>) -> Self {
        ArgumentError::new(what).into()
    }

    /// Returns the name of the operation that failed; empty if there is none, such as when a client is built.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Argument(error) => error.operation,
            Self::Transport(error) => error.operation(),
            _ => self.received().map_or("", RawResponse::operation),
        }
    }

    /// Returns the status code of the response, if one arrived.
    pub fn status(&self) -> Option<StatusCode> {
        self.received().map(RawResponse::status)
    }

    /// Returns the headers of the response, if one arrived.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(RawResponse::headers)
    }

    /// Returns the address that the response came from, if one arrived: see [`RawResponse::url`].
    pub fn url(&self) -> Option<&Url> {
        self.received().map(RawResponse::url)
    }

    /// Whether a redirect led to another origin, which sent this response.
    pub fn is_from_another_origin(&self) -> bool {
        self.received().is_some_and(RawResponse::is_from_another_origin)
    }

    /// Returns the body of the response as it was received, if one arrived.
    pub fn body(&self) -> Option<&Bytes> {
        self.received().map(RawResponse::body)
    }

    /// Returns how often the call was sent: several times if it was retried, 0 if nothing was sent.
    pub fn attempts(&self) -> u32 {
        self.context().map_or(0, |context| context.attempts)
    }

    /// Returns the time from the start of the call to the end of the last attempt, with the waits between the attempts; zero if
    /// nothing was sent. Where the error is one of a stream, this is the time until the stream began.
    pub fn elapsed(&self) -> Duration {
        self.context().map_or(Duration::ZERO, |context| context.elapsed)
    }

    /// Whether an attempt before the last one may have changed something on the server: the call was retried, its method is not
    /// safe, and the earlier attempt was sent without being refused by a rate limit. A `DELETE` that ends with 404 may then have
    /// deleted.
    pub fn earlier_attempt_may_have_acted(&self) -> bool {
        self.context().is_some_and(|context| context.may_have_acted)
    }

    /// Returns the id that the server assigned to the request, if it sent one.
    pub fn request_id(&self) -> Option<&str> {
        self.received().and_then(RawResponse::request_id)
    }

    /// Whether the status is 404: the resource does not exist, or the caller may not know that it exists.
    pub fn is_not_found(&self) -> bool {
        self.has(StatusCode::NOT_FOUND)
    }

    /// Whether the status is 401: the credential is missing, wrong or expired.
    pub fn is_unauthorized(&self) -> bool {
        self.has(StatusCode::UNAUTHORIZED)
    }

    /// Whether the status is 403: the credential does not allow the operation.
    pub fn is_forbidden(&self) -> bool {
        self.has(StatusCode::FORBIDDEN)
    }

    /// Whether the status is 409: the request conflicts with the state of the server.
    pub fn is_conflict(&self) -> bool {
        self.has(StatusCode::CONFLICT)
    }

    /// Whether the status is 429: too many requests.
    pub fn is_rate_limited(&self) -> bool {
        self.has(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the call timed out: while connecting, waiting or reading.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_timeout(),
            Self::Incomplete(error) => error.is_timeout(),
            Self::Decode(error) => error.is_timeout(),
            _ => false,
        }
    }

    /// Whether no connection was established, so the server did not receive the request.
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// Whether the same call may succeed later, and sending it again does no harm.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Argument(_) | Self::Decode(_) | Self::Paging(_) => false,
            Self::Transport(error) => !error.is_unsendable() && (error.is_connect() || error.idempotent()),
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

    /// Sets the time that the call took.
    pub(crate) fn after(mut self, elapsed: Duration) -> Self {
        let context = match &mut self {
            Self::Argument(_) => None,
            Self::Transport(error) => error.context_mut(),
            Self::Incomplete(error) => Some(&mut error.received.context),
            Self::Api(error) => Some(&mut error.received.context),
            Self::Decode(error) => Some(&mut error.received.context),
            Self::Paging(error) => Some(&mut error.received.context),
        };
        if let Some(context) = context {
            context.elapsed = elapsed;
        }
        self
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

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Argument(error) => ErrorParts::default().with_causes(error.as_ref()).write(error, f),
            Self::Transport(error) => error.fmt(f),
            Self::Incomplete(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Paging(error) => error.fmt(f),
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
