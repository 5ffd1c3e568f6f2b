// @generated, the same for every API. Do not edit.
//! Decides when a call is sent again: only if it does no harm, after a response that says that the request was refused
//! unread, or after a temporary failure of an operation that may be repeated.

use std::time::Duration;

use crate::runtime::error::error::Error;
use crate::runtime::platform;
use crate::runtime::transport::rate_limit;

/// Whether the client sends the request again after this error. This is stricter than [`Error::is_retryable`]: only the
/// HTTP library says that no connection was established, so this counts only where a mistake does no harm.
pub(crate) fn is_due(error: &Error, idempotent: bool) -> bool {
    error.is_retryable() && (idempotent || error.is_rate_limited())
}

/// Whether the server may have acted on a request that ended with this error.
pub(crate) fn may_have_acted(error: &Error) -> bool {
    !matches!(error, Error::Argument(_)) && !error.is_connect() && !error.is_rate_limited()
}

/// Returns how long to wait: the time that the server requests, or else that of the schedule.
pub(crate) fn wait(error: &Error, scheduled: Duration) -> Duration {
    let asked = error.headers().and_then(|headers| rate_limit::wait(headers, platform::now(), error.is_rate_limited()));
    asked.filter(|wait| !wait.is_zero()).unwrap_or(scheduled)
}
