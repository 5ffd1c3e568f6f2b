// @generated, the same for every API. Do not edit.
//! The moment by which a call must be over. Every wait of a call is bounded by it, one by one rather than as
//! a whole, so that what has arrived by then is not lost.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::transport_error::TransportError;

/// The moment by which a call must be over.
#[derive(Clone, Copy)]
pub(crate) struct Deadline {
    start: Instant,
    total: Option<Duration>,
}

impl Deadline {
    pub(crate) fn after(total: Option<Duration>) -> Self {
        Self { start: Instant::now(), total }
    }

    /// The moment itself, if there is one.
    pub(crate) fn end(self) -> Option<std::time::Instant> {
        self.start.checked_add(self.total?).map(Instant::into_std)
    }

    /// Waits for `future`, but not longer than there is time.
    pub(crate) async fn bound<F: Future>(self, future: F) -> Result<F::Output, TransportError> {
        let Some((total, end)) = self.total.and_then(|total| Some((total, self.start.checked_add(total)?))) else {
            return Ok(future.await);
        };
        timeout_at(end, future).await.map_err(|_| TransportError::timeout(format!("{total:?} in all")))
    }

    /// Whether there is time for a wait, and then some. For the longest wait there never is.
    pub(crate) fn allows(self, wait: Duration, most: Duration) -> bool {
        let after = self.start.elapsed().saturating_add(wait);
        after < most && self.total.is_none_or(|total| after < total)
    }
}
