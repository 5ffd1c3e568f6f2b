//! A success: the decoded value, and the rest of the response.

use std::fmt;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use crate::runtime::codec::decoding::Deviation;
use crate::runtime::json::Decoded;
use crate::runtime::redaction::secrets::Redacted;
use crate::runtime::transport::rate_limit::RateLimit;
use crate::runtime::transport::raw_response::RawResponse;

/// A success. It dereferences to its value.
///
/// `Debug` shows the value without the secrets of the call, should the server have repeated one. `Debug` of the value
/// itself, which [`into_inner`](Self::into_inner) returns, shows everything.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    pub(crate) parts: Parts,
}

/// The parts of a response besides its value.
#[derive(Clone, Debug)]
pub struct Parts {
    pub(crate) received: Box<RawResponse>,
    deviations: Vec<Deviation>,
    omitted_deviations: usize,
}

impl Parts {
    pub(crate) fn of(received: RawResponse) -> Self {
        Self { received: Box::new(received), deviations: Vec::new(), omitted_deviations: 0 }
    }

    /// Returns the status code.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// Returns the body as it was received.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// Returns the address that the response came from: see [`RawResponse::url`].
    pub fn url(&self) -> &Url {
        self.received.url()
    }

    /// Whether a redirect led to another origin, which sent this response. That origin received no credentials; the
    /// caller decides whether to trust it.
    pub fn is_from_another_origin(&self) -> bool {
        self.received.is_from_another_origin()
    }

    /// Returns the deviations of the body from the document that the client tolerated, at most one hundred.
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// Returns how many deviations there are besides those that [`deviations`](Self::deviations) returns.
    pub fn omitted_deviations(&self) -> usize {
        self.omitted_deviations
    }

    /// Returns the id that the server assigned to the request, if it sent one.
    pub fn request_id(&self) -> Option<&str> {
        self.received.request_id()
    }

    /// Returns the rate limit of the server, if the headers have one.
    pub fn rate_limit(&self) -> RateLimit {
        self.received.rate_limit()
    }
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, parts: Parts) -> Self {
        Self { value, parts }
    }

    /// Creates a success from a decoded value.
    pub(crate) fn of(received: RawResponse, decoded: Decoded<T>) -> Self {
        let redact = |text: &str| received.secrets.redact(text);
        let deviations = decoded.deviations.into_iter().map(|deviation| deviation.redacted(redact)).collect();
        let omitted_deviations = decoded.omitted_deviations;
        let parts = Parts { received: Box::new(received), deviations, omitted_deviations };
        Self { value: decoded.value, parts }
    }

    /// Returns the value.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Returns the value and the rest of the response.
    pub fn into_parts(self) -> (T, Parts) {
        (self.value, self.parts)
    }

    /// Returns the status code.
    pub fn status(&self) -> StatusCode {
        self.parts.status()
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        self.parts.headers()
    }

    /// Returns the body as it was received.
    pub fn body(&self) -> &Bytes {
        self.parts.body()
    }

    /// Returns the address that the response came from: see [`RawResponse::url`].
    pub fn url(&self) -> &Url {
        self.parts.url()
    }

    /// Whether a redirect led to another origin, which sent this response. That origin received no credentials; the
    /// caller decides whether to trust it.
    pub fn is_from_another_origin(&self) -> bool {
        self.parts.is_from_another_origin()
    }

    /// Returns the deviations of the body from the document that the client tolerated, at most one hundred.
    pub fn deviations(&self) -> &[Deviation] {
        self.parts.deviations()
    }

    /// Returns how many deviations there are besides those that [`deviations`](Self::deviations) returns.
    pub fn omitted_deviations(&self) -> usize {
        self.parts.omitted_deviations()
    }

    /// Returns the id that the server assigned to the request, if it sent one.
    pub fn request_id(&self) -> Option<&str> {
        self.parts.request_id()
    }

    /// Returns the rate limit of the server, if the headers have one.
    pub fn rate_limit(&self) -> RateLimit {
        self.parts.rate_limit()
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &Redacted(&self.parts.received.secrets, &self.value))
            .field("parts", &self.parts)
            .finish()
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}
