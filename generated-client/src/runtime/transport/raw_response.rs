// @generated, the same for every API. Do not edit.
//! A reply as it came off the wire, before anything is made of it. Every success and every error that has one
//! keeps it.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use url::Url;

use super::call_context::CallContext;
use super::rate_limit::RateLimit;
use crate::runtime::codec::budget::{self, Budget};
use crate::runtime::redaction::secrets::Secrets;
use crate::runtime::request::request::without_query;

/// A reply as it was received.
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) context: CallContext,
    /// What is not to be shown of it.
    pub(crate) secrets: Secrets,
    /// Where it came from, without secrets.
    pub(crate) url: Url,
    /// The same with secrets, but for the credentials of security schemes; not to be shown.
    pub(crate) location: Url,
    pub(crate) from_another_origin: bool,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// What decoding the body may use.
    pub(crate) budget: Budget,
    /// Whether a deviation from the document is an error.
    pub(crate) strict: bool,
}

const REQUEST_ID_HEADERS: [&str; 7] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-github-request-id",
    "x-amzn-requestid",
    "x-ms-request-id",
    "x-trace-id",
];

impl RawResponse {
    /// The operation that was called.
    pub fn operation(&self) -> &'static str {
        self.context.operation
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers. The `Debug` of the map hides the values that repeat a secret of the call. It shows all names, which that of this
    /// response does not.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, decompressed and otherwise untouched.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The address that the reply came from: the last one, where redirects were followed. Credentials that are sent in the query
    /// are not in it, and other secrets of the call are `***` there.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// A redirect led to another origin, whose reply this is. That origin got no credentials; whether it is to be trusted is the
    /// caller's to say.
    pub fn is_from_another_origin(&self) -> bool {
        self.from_another_origin
    }

    /// The name that the server gave to the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID_HEADERS.iter().find_map(|name| self.headers.get(*name)?.to_str().ok())
    }

    /// What the server says about its rate limit.
    pub fn rate_limit(&self) -> RateLimit {
        RateLimit::read(&self.headers)
    }

    /// Which of the documented statuses this one is: itself, else the first digit that stands for its range.
    pub fn nearest(&self, documented: &[u16]) -> Option<u16> {
        let status = self.status.as_u16();
        [status, status / 100].into_iter().find(|candidate| documented.contains(candidate))
    }

    /// Whether it answers the call: a success, or a redirect that the document describes as what the operation returns.
    pub(crate) fn is_answer(&self) -> bool {
        self.status.is_success() || self.nearest(self.context.answers()).is_some()
    }

    /// Decodes within the budget of the response.
    pub(crate) fn within_budget<T>(&self, decode: impl FnOnce() -> T) -> T {
        // Whoever decodes after the call, as the body of an error, is not bound to the time of the call.
        budget::within(Budget { end: None, ..self.budget }, None, decode)
    }

    /// The media type in lower case, without parameters; empty if there is none.
    pub(crate) fn media_type(&self) -> String {
        let value = self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = value.and_then(|value| value.split(';').next()).unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A body may be megabytes, and errors are logged.
        const SHOWN: usize = 1024;
        let start = String::from_utf8_lossy(&self.body[..self.body.len().min(SHOWN)]);
        let more = self.body.len().saturating_sub(SHOWN);
        let (start, more) = match more {
            0 => (start, String::new()),
            more => (format!("{start}…").into(), format!(" and {more} bytes more")),
        };
        let start = self.secrets.redact(&start);
        f.debug_struct("RawResponse")
            .field("operation", &self.context.operation)
            .field("status", &self.status)
            .field("url", &format_args!("{}", without_query(&self.url)))
            .field("headers", &ShownHeaders(&self.secrets, &self.headers))
            .field("body", &format_args!("{start:?}{more}"))
            .finish()
    }
}

/// Headers whose names are shown without secrets. Values that hold one are marked, and not shown anyway.
struct ShownHeaders<'a>(&'a Secrets, &'a HeaderMap);

impl fmt::Debug for ShownHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrets = self.0.in_lower_case();
        f.debug_map().entries(self.1.iter().map(|(name, value)| (secrets.redact(name.as_str()), value))).finish()
    }
}
