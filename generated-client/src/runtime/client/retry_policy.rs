// @generated, the same for every API. Do not edit.
//! When and how often a call is sent again.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

/// When and how often a call is sent again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RetryPolicy {
    attempts: usize,
    min_delay: Duration,
    max_delay: Duration,
    total: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 4,
            min_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(30),
            total: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// Four attempts within a minute. The first two are half a second to a second apart, the others each
    /// twice as far.
    pub fn new() -> Self {
        Self::default()
    }

    /// One attempt.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// The attempts in all, the first one included.
    pub fn attempts(mut self, attempts: usize) -> Self {
        self.attempts = attempts;
        self
    }

    /// The shortest wait between two attempts. Each is longer by chance, up to twice as long.
    pub fn min_delay(mut self, delay: Duration) -> Self {
        self.min_delay = delay;
        self
    }

    /// Where waits stop growing. What the server asks for may be longer.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// The time after which no attempt is begun. A wait that would end later is not begun either.
    pub fn total(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    pub(crate) fn most(&self) -> Duration {
        self.total
    }

    /// The waits between the attempts, with jitter.
    pub(crate) fn delays(&self) -> impl Iterator<Item = Duration> + Send + use<> {
        let schedule = ExponentialBuilder::default()
            .with_jitter()
            .with_min_delay(bounded(self.min_delay))
            .with_max_delay(bounded(self.max_delay));
        schedule.with_max_times(self.attempts.saturating_sub(1)).build()
    }
}

/// A delay that can be lengthened by chance without an overflow.
fn bounded(delay: Duration) -> Duration {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    delay.min(DAY)
}
