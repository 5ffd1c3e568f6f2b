//! Options of one call besides its parameters. They are one value, passed to `with`, so that no option has the name of
//! a parameter.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::retry_policy::RetryPolicy;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::percent::{self, Keep, Pair};
use crate::runtime::request::request_limits;
use crate::runtime::request::upload::Progress;

/// Options of one call besides its parameters.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{CallOptions, Client, Error};"))]
/// use std::time::Duration;
///
/// # async fn example(client: Client) -> Result<(), Error> {
/// let options = CallOptions::new().header("x-trace", "7f3a").timeout(Duration::from_secs(5)).no_retries();
/// client.request("GET", "/health").with(options).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(crate) headers: HeaderMap,
    pub(crate) query: Vec<Pair>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) limit: Option<u64>,
    /// The timeout, if the call sets or removes it.
    pub(crate) idle_timeout: Option<Option<Duration>>,
    pub(crate) memory_limit: Option<u64>,
    pub(crate) strict: Option<bool>,
    pub(crate) on_upload: Option<Progress>,
    pub(crate) on_download: Option<Progress>,
    pub(crate) fault: Option<String>,
}

impl CallOptions {
    /// Options that change no setting of the client.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends a header. It replaces a header of the call with the same name.
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

    /// Sets the timeout of the whole call, including retries.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the longest time without a byte of the response body, instead of the client's setting; see
    /// [`ClientBuilder::idle_timeout`](super::client_builder::ClientBuilder::idle_timeout).
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(Some(timeout));
        self
    }

    /// Removes the idle timeout: the call's timeout is the only limit.
    pub fn no_idle_timeout(mut self) -> Self {
        self.idle_timeout = Some(None);
        self
    }

    /// Sets when and how often the call is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Sends the call once, without retries.
    pub fn no_retries(self) -> Self {
        self.retry(RetryPolicy::none())
    }

    /// Calls `progress` while the body is sent, with the number of bytes that were passed to the connection, and the
    /// total if it is known. The number begins at zero again when the call is repeated.
    pub fn on_upload(mut self, progress: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.on_upload = Some(Arc::new(progress));
        self
    }

    /// Calls `progress` while a body is read by `into_stream`, with the number of bytes that arrived, and the total if
    /// it is known.
    pub fn on_download(mut self, progress: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.on_download = Some(Arc::new(progress));
        self
    }

    /// Sets the largest size of a response body in bytes.
    pub fn limit(mut self, bytes: u64) -> Self {
        self.limit = Some(bytes);
        self
    }

    /// Sets the memory in bytes that decoding the body may use, besides the body. See
    /// [`ClientBuilder::memory_limit`](super::client_builder::ClientBuilder::memory_limit).
    pub fn memory_limit(mut self, bytes: u64) -> Self {
        self.memory_limit = Some(bytes);
        self
    }

    /// Sets whether a deviation of the response from the document is an error, instead of the client's setting; see
    /// [`ClientBuilder::strict`](super::client_builder::ClientBuilder::strict).
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = Some(strict);
        self
    }
}

impl std::fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Values may be secrets.
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

/// Headers that the user sets are treated as secrets, since the runtime does not know which ones are.
pub(crate) fn put_header(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    // The name is not shown, since it may be the value by mistake.
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
