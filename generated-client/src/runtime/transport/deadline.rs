// @generated, the same for every API. Do not edit.
//! The deadline of a call. It limits each wait of the call separately, so that the part of a response that has arrived
//! is preserved.

use std::time::Duration;

use super::transport_error::TransportError;
use crate::runtime::codec::clock;
use crate::runtime::platform::{Instant, timeout_at, to_cpu};

/// The deadline of a call.
#[derive(Clone, Copy)]
pub(crate) struct Deadline {
    start: Instant,
    total: Option<Duration>,
}

impl Deadline {
    pub(crate) fn after(total: Option<Duration>) -> Self {
        Self { start: Instant::now(), total }
    }

    /// Returns the time of the deadline, if there is one.
    pub(crate) fn end(self) -> Option<clock::Instant> {
        self.start.checked_add(self.total?).map(to_cpu)
    }

    /// Returns the time since the start of the call.
    pub(crate) fn elapsed(self) -> Duration {
        self.start.elapsed()
    }

    /// Waits for `future` until the deadline.
    pub(crate) async fn bound<F: Future>(self, future: F) -> Result<F::Output, TransportError> {
        let Some((total, end)) = self.total.and_then(|total| Some((total, self.start.checked_add(total)?))) else {
            return Ok(future.await);
        };
        timeout_at(end, future).await.map_err(|_| TransportError::timeout(format!("{total:?} in all")))
    }

    /// Whether a wait ends before the deadline. The longest possible wait never does.
    pub(crate) fn allows(self, wait: Duration, most: Duration) -> bool {
        let after = self.elapsed().saturating_add(wait);
        after < most && self.total.is_none_or(|total| after < total)
    }
}
