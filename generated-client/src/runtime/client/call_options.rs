// @generated, the same for every API. Do not edit.
//! What can be said of one call beside its parameters. A value of its own, given to a call by `with`, so that
//! no option can collide with a parameter of the same name.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::retry_policy::RetryPolicy;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::percent::{self, Keep, Pair};
use crate::runtime::request::request_limits;
use crate::runtime::request::upload::Progress;

/// What can be said of one call beside its parameters.
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(crate) headers: HeaderMap,
    pub(crate) query: Vec<Pair>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) limit: Option<u64>,
    /// Set by the call, if at all: to a time, or to none.
    pub(crate) idle_timeout: Option<Option<Duration>>,
    pub(crate) memory_limit: Option<u64>,
    pub(crate) strict: Option<bool>,
    pub(crate) on_upload: Option<Progress>,
    pub(crate) on_download: Option<Progress>,
    pub(crate) fault: Option<String>,
}

impl CallOptions {
    /// Nothing that differs from the client's own settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends a header, instead of the one that the call would send by this name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Err(fault) = put_header(&mut self.headers, name, value) {
            self.fault.get_or_insert(fault);
        }
        self
    }

    /// Adds a pair to the query.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.query.push((percent::encode(name, Keep::Unreserved), percent::encode(value, Keep::Unreserved)));
        self
    }

    /// The time that the call may take in all, retries included.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The time that may pass without a byte of the reply's body, instead of the client's own: see
    /// [`ClientBuilder::idle_timeout`](crate::runtime::ClientBuilder::idle_timeout).
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(Some(timeout));
        self
    }

    /// Waits for the bytes of the reply's body as long as the call may take.
    pub fn no_idle_timeout(mut self) -> Self {
        self.idle_timeout = Some(None);
        self
    }

    /// When and how often the call is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// The call is sent once, whatever comes of it.
    pub fn no_retries(self) -> Self {
        self.retry(RetryPolicy::none())
    }

    /// Is told, as the body is sent, how many bytes have been given to the connection, and how many there will be if
    /// that is known. Begins anew when the call is repeated.
    pub fn on_upload(mut self, progress: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.on_upload = Some(Arc::new(progress));
        self
    }

    /// Is told, as a body is read by `into_stream`, how many bytes have arrived, and how many there will be if that is
    /// known.
    pub fn on_download(mut self, progress: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.on_download = Some(Arc::new(progress));
        self
    }

    /// The bytes of a reply's body that are read at most.
    pub fn limit(mut self, bytes: u64) -> Self {
        self.limit = Some(bytes);
        self
    }

    /// The bytes of memory that decoding the body may use, besides the body itself. See
    /// [`ClientBuilder::memory_limit`](crate::runtime::ClientBuilder::memory_limit).
    pub fn memory_limit(mut self, bytes: u64) -> Self {
        self.memory_limit = Some(bytes);
        self
    }

    /// Whether a deviation of the response from the document is an error, whatever the client says: see
    /// [`ClientBuilder::strict`](crate::runtime::ClientBuilder::strict).
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = Some(strict);
        self
    }
}

impl std::fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Values may be secrets that only the user knows for such.
        f.debug_struct("CallOptions")
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("query", &self.query.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("limit", &self.limit)
            .field("idle_timeout", &self.idle_timeout)
            .finish()
    }
}

/// Headers set by hand are taken for secrets: the runtime cannot tell which of them are.
pub(crate) fn put_header(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    // The name is not shown: it may be the value, given in the wrong place.
    let name: HeaderName =
        name.parse().map_err(|_| "the name of a header holds what no such name may hold".to_owned())?;
    let value = HeaderValue::from_bytes(value.as_bytes());
    let mut value = value.map_err(|_| format!("the value of the header {name} holds what cannot be sent"))?;
    value.set_sensitive(true);
    if let Some(refusal) = request_limits::refusal(&name) {
        return Err(refusal);
    }
    request_limits::insert(headers, name, value)
}

impl CallOptions {
    pub(crate) fn check(&self) -> Result<(), ArgumentError> {
        self.fault.clone().map_or(Ok(()), |fault| Err(ArgumentError::new(fault)))
    }
}
