// @generated, the same for every API. Do not edit.
//! When a call is sent again. Only what cannot do harm: a reply that says the request was turned away unread,
//! or any passing failure of an operation that may be repeated.

use std::time::{Duration, SystemTime};

use crate::runtime::error::error::Error;
use crate::runtime::transport::rate_limit;

/// Whether the client itself sends the request again after this. More careful than [`Error::is_retryable`]:
/// that no connection came about is the library's word, so it only counts where a mistake would do no harm.
pub(crate) fn is_due(error: &Error, idempotent: bool) -> bool {
    error.is_retryable() && (idempotent || error.is_rate_limited())
}

/// Whether the server may have acted on a request that ended with this error.
pub(crate) fn may_have_acted(error: &Error) -> bool {
    !matches!(error, Error::Argument(_)) && !error.is_connect() && !error.is_rate_limited()
}

/// How long to wait: what the server asks for, else what the schedule says.
pub(crate) fn wait(error: &Error, scheduled: Duration) -> Duration {
    let asked =
        error.headers().and_then(|headers| rate_limit::wait(headers, SystemTime::now(), error.is_rate_limited()));
    asked.filter(|wait| !wait.is_zero()).unwrap_or(scheduled)
}
