// Generated: a copy of generator/runtime/response.rs by generator/src/emit/runtime.rs. Do not edit.
//! A success: what it was read as, and everything else that came with it.

use std::ops::{Deref, DerefMut};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::budget::{self, Budget, Cancelled};
use super::decode_error::{DecodeError, Unreadable};
use super::decoding::Deviation;
use super::error::Error;
use super::json::Decoded;
use super::rate_limit::RateLimit;
use super::received::Received;

/// A success. It can be used like the value that it holds.
#[derive(Clone, Debug)]
pub struct Response<T> {
    value: T,
    pub(super) parts: Parts,
}

/// What came with a value.
#[derive(Clone, Debug)]
pub struct Parts {
    pub(super) received: Box<Received>,
    deviations: Vec<Deviation>,
    omitted_deviations: usize,
}

impl Parts {
    pub(crate) fn of(received: Received) -> Self {
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

/// Reads a success on this thread.
pub(crate) fn read_by<T>(
    received: Received,
    read: impl FnOnce(&Received) -> Result<Decoded<T>, Unreadable>,
) -> Result<Response<T>, Error> {
    let result = within(received.budget, None, &received, read);
    finish(received, result)
}

/// Decodes within a budget.
pub(super) fn within<T>(
    budget: Budget,
    cancelled: Option<Cancelled>,
    received: &Received,
    read: impl FnOnce(&Received) -> Result<Decoded<T>, Unreadable>,
) -> Result<Decoded<T>, Unreadable> {
    budget::within(budget, cancelled, || {
        let result = read(received);
        match (result, budget::exceeded()) {
            (result, None) => result,
            (Ok(_), Some(exceeded)) => Err(Unreadable::exceeding(exceeded)),
            (Err(fault), Some(exceeded)) => Err(Unreadable { path: fault.path, ..Unreadable::exceeding(exceeded) }),
        }
    })
}

pub(super) fn finish<T>(received: Received, result: Result<Decoded<T>, Unreadable>) -> Result<Response<T>, Error> {
    match result {
        Ok(decoded) => {
            let conceal = |text: &str| received.secrets.conceal(text);
            let deviations = decoded.deviations.into_iter().map(|deviation| deviation.retold(conceal)).collect();
            let omitted_deviations = decoded.omitted_deviations;
            let parts = Parts { received: Box::new(received), deviations, omitted_deviations };
            Ok(Response { value: decoded.value, parts })
        }
        Err(fault) => Err(unreadable(received, fault)),
    }
}

pub(super) fn unreadable(received: Received, fault: Unreadable) -> Error {
    let fault = fault.retold(|text| received.secrets.conceal(text));
    Error::Decode(Box::new(DecodeError { received, fault }))
}
