// @generated, the same for every API. Do not edit.
//! A response as it was received, before it is read as a type. Each success, and each error with a response, contains
//! it.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use url::Url;

use super::call_context::CallContext;
use super::rate_limit::RateLimit;
use crate::runtime::codec::budget::{self, Budget};
use crate::runtime::redaction::secrets::Secrets;
use crate::runtime::request::request::without_query;

/// A response as it was received.
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) context: CallContext,
    /// The secrets that are hidden when it is shown.
    pub(crate) secrets: Secrets,
    /// The address that it came from, without secrets.
    pub(crate) url: Url,
    /// The address with secrets, except the credentials of security schemes. It is not shown.
    pub(crate) location: Url,
    pub(crate) from_another_origin: bool,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The budget for decoding the body.
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
    /// Returns the name of the operation.
    pub fn operation(&self) -> &'static str {
        self.context.operation
    }

    /// Returns the status code.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers. `Debug` of the map hides values that contain a secret of the call, but shows all names, in
    /// contrast to `Debug` of this response.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body, decompressed but otherwise unchanged.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the address that the response came from: the last one if redirects were followed. It does not contain
    /// credentials that are sent in the query, and shows other secrets of the call as `***`.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Whether a redirect led to another origin, which sent this response. That origin received no credentials; the
    /// caller decides whether to trust it.
    pub fn is_from_another_origin(&self) -> bool {
        self.from_another_origin
    }

    /// Returns the id that the server assigned to the request, if it sent one.
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID_HEADERS.iter().find_map(|name| self.headers.get(*name)?.to_str().ok())
    }

    /// Returns the rate limit of the server, if the headers have one.
    pub fn rate_limit(&self) -> RateLimit {
        RateLimit::read(&self.headers)
    }

    /// Returns the documented status that applies: the status itself, or else the first digit for its range.
    pub fn nearest(&self, documented: &[u16]) -> Option<u16> {
        let status = self.status.as_u16();
        [status, status / 100].into_iter().find(|candidate| documented.contains(candidate))
    }

    /// Whether it is a success, or a redirect that the document defines as a response of the operation.
    pub(crate) fn is_answer(&self) -> bool {
        self.status.is_success() || self.nearest(self.context.answers()).is_some()
    }

    /// Decodes within the budget of the response.
    pub(crate) fn within_budget<T>(&self, decode: impl FnOnce() -> T) -> T {
        // Decoding after the call, such as of an error body, is not limited by the time of the call.
        budget::within(Budget { end: None, ..self.budget }, None, decode)
    }

    /// Returns the media type in lower case, without parameters; empty if there is none.
    pub(crate) fn media_type(&self) -> String {
        let value = self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = value.and_then(|value| value.split(';').next()).unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Bodies may be large, and errors are logged.
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

/// Headers whose names are shown without secrets. Values with secrets are marked, and not shown.
struct ShownHeaders<'a>(&'a Secrets, &'a HeaderMap);

impl fmt::Debug for ShownHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrets = self.0.in_lower_case();
        f.debug_map().entries(self.1.iter().map(|(name, value)| (secrets.redact(name.as_str()), value))).finish()
    }
}
