//! A success: what it was read as, and everything else that came with it.

use std::fmt;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use super::budget::{self, Budget, Cancelled};
use super::decode_error::{DecodeError, Unreadable};
use super::decoding::Deviation;
use super::error::Error;
use super::json::Decoded;
use super::json_repair;
use super::rate_limit::RateLimit;
use super::received::Received;
use super::secrets::Concealed;

/// A success. It can be used like the value that it holds.
///
/// Its `Debug` shows the value without the secrets that the call was made with, should the server have repeated one. That of the
/// value itself, as [`into_inner`](Self::into_inner) gives it, knows of no secrets and shows all.
#[derive(Clone)]
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

    /// The address that the reply came from: see [`Received::url`].
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

    /// The address that the reply came from: see [`Received::url`].
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
            .field("value", &Concealed(&self.parts.received.secrets, &self.value))
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

/// Reads a success on this thread.
pub(crate) fn read_by<T>(
    received: Received,
    read: impl Fn(&Received) -> Result<Decoded<T>, Unreadable>,
) -> Result<Response<T>, Error> {
    let result = within(received.budget, None, &received, read);
    finish(received, result)
}

/// Decodes within a budget.
pub(super) fn within<T>(
    budget: Budget,
    cancelled: Option<Cancelled>,
    received: &Received,
    read: impl Fn(&Received) -> Result<Decoded<T>, Unreadable>,
) -> Result<Decoded<T>, Unreadable> {
    budget::within(budget, cancelled, || {
        let before = budget::left();
        let result = read(received).or_else(|fault| {
            // What the first attempt decoded is freed. A budget that was exceeded stays exceeded.
            budget::restore(before);
            read_repaired(received, &read).ok_or(fault)
        });
        match (result, budget::exceeded()) {
            (result, None) => result,
            (Ok(_), Some(exceeded)) => Err(Unreadable::exceeding(exceeded)),
            (Err(fault), Some(exceeded)) => Err(Unreadable { path: fault.path, ..Unreadable::exceeding(exceeded) }),
        }
    })
}

pub(super) fn finish<T>(received: Received, result: Result<Decoded<T>, Unreadable>) -> Result<Response<T>, Error> {
    match result {
        Ok(mut decoded) if received.strict && !decoded.deviations.is_empty() => {
            let Deviation { path, what } = decoded.deviations.swap_remove(0);
            Err(unreadable(received, Unreadable::at(path, what)))
        }
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

/// Reads a body that a JSON parser refuses as a whole for one value, without that value.
fn read_repaired<T>(
    received: &Received,
    read: impl Fn(&Received) -> Result<Decoded<T>, Unreadable>,
) -> Option<Decoded<T>> {
    let mut repaired = json_repair::repair(&received.body)?;
    let body = std::mem::take(&mut repaired.text);
    let mut decoded = read(&Received { body: body.into(), ..received.clone() }).ok()?;
    repaired.report(&mut decoded);
    Some(decoded)
}

pub(super) fn unreadable(received: Received, fault: Unreadable) -> Error {
    let fault = fault.retold(|text| received.secrets.conceal(text));
    Error::Decode(Box::new(DecodeError { received, fault }))
}
