//! A response with an incomplete body: cut off, too late, larger than the limit, or an event stream that cannot continue. The part that arrived is preserved,
//! and the status above all.

use std::fmt;
use std::time::Duration;

use super::decode_error::DecodeError;
use super::error::Error;
use super::transient::is_transient;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::transport::error_parts::ErrorParts;
use crate::runtime::transport::raw_response::RawResponse;
use crate::runtime::transport::transport_error::TransportError;

/// A response with an incomplete body.
pub struct IncompleteError {
    pub(crate) received: RawResponse,
    pub(crate) cause: Cause,
    /// The number of bytes of the body that arrived. A stream does not keep them.
    arrived: u64,
}

/// The reason why a body is incomplete.
pub(crate) enum Cause {
    /// It is longer than this many bytes.
    TooLarge(u64),
    /// The connection broke or the call timed out.
    Transport(TransportError),
    /// The server requires this wait before an event stream continues, and the retry policy does not allow it.
    #[allow(dead_code, reason = "a client without event streams does not construct it")]
    LongWait(Duration),
}

impl IncompleteError {
    /// Returns the status, the headers and the part of the body that arrived.
    pub fn received(&self) -> &RawResponse {
        &self.received
    }

    /// Whether the body is longer than the client's limit.
    pub fn is_too_large(&self) -> bool {
        matches!(self.cause, Cause::TooLarge(_))
    }

    pub(crate) fn is_timeout(&self) -> bool {
        matches!(&self.cause, Cause::Transport(error) if error.is_timeout())
    }

    pub(crate) fn is_retryable(&self) -> bool {
        let idempotent = self.received.context.idempotent;
        is_transient(self.received.status, idempotent)
            || (idempotent && !self.is_too_large() && !self.received.status.is_client_error())
    }
}

impl fmt::Debug for IncompleteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ErrorParts::default()
            .with_status(&self.received)
            .with_origin(&self.received)
            .with_causes(self)
            .with_body(&self.received)
            .write(self, f)
    }
}

impl fmt::Display for IncompleteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, status, arrived) = (self.received.operation(), self.received.status, self.arrived);
        match &self.cause {
            Cause::TooLarge(limit) => write!(f, "{operation}: {status}, a body of more than the {limit} bytes allowed"),
            Cause::Transport(error) if error.is_timeout() => {
                write!(f, "{operation}: {status}, the time was up after {arrived} bytes of the body")
            }
            Cause::Transport(_) => {
                write!(f, "{operation}: {status}, the connection broke after {arrived} bytes of the body")
            }
            Cause::LongWait(wait) => write!(
                f,
                "{operation}: {status}, the event stream ended, and the server requires a wait of {wait:?} before it \
                 continues, longer than the retry policy allows"
            ),
        }?;
        self.received.context.write_attempts(f, "")
    }
}

impl std::error::Error for IncompleteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::TooLarge(_) | Cause::LongWait(_) => None,
            Cause::Transport(error) => Some(error),
        }
    }
}

impl RawResponse {
    /// Returns the error for a body that was cut off, or could not be decompressed, after this many bytes.
    pub(crate) fn broken_off(&self, error: TransportError, arrived: u64) -> Error {
        let error = error.redacted(&self.secrets);
        if error.is_undecodable() {
            let fault = Unreadable::whole(error.to_string());
            return Error::Decode(Box::new(DecodeError { received: self.clone(), fault }));
        }
        IncompleteError { arrived, ..self.incomplete(Cause::Transport(error.of(self.context).at(self.url.clone()))) }
            .into()
    }

    /// The error of a body that is not whole.
    pub(crate) fn incomplete(&self, cause: Cause) -> IncompleteError {
        IncompleteError { received: self.clone(), cause, arrived: self.body.len() as u64 }
    }
}
