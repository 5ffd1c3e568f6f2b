// Generated: a copy of generator/runtime/api_error.rs by generator/src/emit/runtime.rs. Do not edit.
//! An error that the server reported. Servers agree on the status and on little else, so the body is kept as
//! it came and a message is looked for in it.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use super::json::JsonError;
use super::json_repair;
use super::message;
use super::rate_limit::RateLimit;
use super::received::Received;
use super::wire::Wire;

/// An error that the server reported.
#[derive(Debug)]
pub struct ApiError {
    pub(crate) received: Received,
    pub(crate) note: Option<String>,
}

impl ApiError {
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

    /// The name that the server gave to the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        self.received.request_id()
    }

    /// What the server says about its rate limit.
    pub fn rate_limit(&self) -> RateLimit {
        self.received.rate_limit()
    }

    /// What the document says about this status, if it says anything: by the status itself, its range, or the
    /// default.
    pub fn documented(&self) -> Option<&'static str> {
        let status = self.received.status.as_str();
        let range = [&status[..1], "XX"].concat();
        let described =
            |key: &str| self.received.context.errors.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
        let found = described(status).or_else(|| described(&range)).or_else(|| described("default"));
        found.map(|(_, description)| *description)
    }

    /// What the body says in words, wherever it says it.
    pub fn message(&self) -> Option<String> {
        message::find(&self.received)
    }

    /// What the body gives as the error's code, as `sso-required`.
    pub fn code(&self) -> Option<String> {
        message::code(&self.received)
    }

    /// Reads the body as `T`, as where the document describes it.
    pub fn decode<T: Wire>(&self) -> Result<T, JsonError> {
        let decoded = self.received.within_budget(|| json_repair::from_slice(&self.received.body));
        decoded.map(|decoded| decoded.value).map_err(|error| error.retold(|text| self.received.secrets.conceal(text)))
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation(), self.received.status)?;
        if let Some(documented) = self.documented().filter(|text| says_more(text, self.status())) {
            write!(f, " ({})", message::one_line(documented))?;
        }
        if let Some(message) = self.message() {
            write!(f, ": {message}")?;
        }
        if let Some(note) = &self.note {
            write!(f, " [{note}]")?;
        }
        if self.received.context.may_have_acted && matches!(self.received.status.as_u16(), 404 | 409 | 410 | 412) {
            write!(f, " [sent {} times: an earlier attempt may have acted]", self.received.context.attempts)?;
        }
        Ok(())
    }
}

/// Most documents describe a 404 as "Not found.", which the status says already.
fn says_more(description: &str, status: StatusCode) -> bool {
    let words = description.trim().trim_end_matches(['.', '!']);
    !words.is_empty() && !status.canonical_reason().is_some_and(|reason| reason.eq_ignore_ascii_case(words))
}

impl std::error::Error for ApiError {}
