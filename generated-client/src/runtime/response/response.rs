// @generated, the same for every API. Do not edit.
//! A success: what it was read as, and everything else that came with it.

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

/// A success. It can be used like the value that it holds.
///
/// Its `Debug` shows the value without the secrets that the call was made with, should the server have repeated one. That of the
/// value itself, as [`into_inner`](Self::into_inner) gives it, knows of no secrets and shows all.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    pub(crate) parts: Parts,
}

/// What came with a value.
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

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The body as it was received, whatever was made of it.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// The address that the reply came from: see [`RawResponse::url`].
    pub fn url(&self) -> &Url {
        self.received.url()
    }

    /// A redirect led to another origin, whose reply this is. It got no credentials; whether it is to be trusted is the caller's to
    /// say.
    pub fn is_from_another_origin(&self) -> bool {
        self.received.is_from_another_origin()
    }

    /// What in the body was not as documented and was forgiven: the first hundred such deviations.
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// How many deviations there are besides those that [`deviations`](Self::deviations) returns.
    pub fn omitted_deviations(&self) -> usize {
        self.omitted_deviations
    }

    /// The name that the server gave to the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        self.received.request_id()
    }

    /// What the server says about its rate limit.
    pub fn rate_limit(&self) -> RateLimit {
        self.received.rate_limit()
    }
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, parts: Parts) -> Self {
        Self { value, parts }
    }

    /// A success with what was decoded from it.
    pub(crate) fn of(received: RawResponse, decoded: Decoded<T>) -> Self {
        let redact = |text: &str| received.secrets.redact(text);
        let deviations = decoded.deviations.into_iter().map(|deviation| deviation.redacted(redact)).collect();
        let omitted_deviations = decoded.omitted_deviations;
        let parts = Parts { received: Box::new(received), deviations, omitted_deviations };
        Self { value: decoded.value, parts }
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The value and what came with it.
    pub fn into_parts(self) -> (T, Parts) {
        (self.value, self.parts)
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.parts.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.parts.headers()
    }

    /// The body as it was received, whatever was made of it.
    pub fn body(&self) -> &Bytes {
        self.parts.body()
    }

    /// The address that the reply came from: see [`RawResponse::url`].
    pub fn url(&self) -> &Url {
        self.parts.url()
    }

    /// A redirect led to another origin, whose reply this is. It got no credentials; whether it is to be trusted is the caller's to
    /// say.
    pub fn is_from_another_origin(&self) -> bool {
        self.parts.is_from_another_origin()
    }

    /// What in the body was not as documented and was forgiven: the first hundred such deviations.
    pub fn deviations(&self) -> &[Deviation] {
        self.parts.deviations()
    }

    /// How many deviations there are besides those that [`deviations`](Self::deviations) returns.
    pub fn omitted_deviations(&self) -> usize {
        self.parts.omitted_deviations()
    }

    /// The name that the server gave to the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        self.parts.request_id()
    }

    /// What the server says about its rate limit.
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
