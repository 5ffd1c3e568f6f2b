//! When and how often a call is sent again.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

/// When and how often a call is sent again.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Client, Error, RetryPolicy};"))]
/// use std::time::Duration;
///
/// # fn example() -> Result<(), Error> {
/// let policy = RetryPolicy::new().attempts(6).max_delay(Duration::from_secs(10)).total(Duration::from_secs(120));
/// let client = Client::builder().retry(policy).no_timeout().build()?;
/// # Ok(())
/// # }
/// ```
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
    /// Creates the default policy: four attempts within a minute. The first wait is between half a second and a second,
    /// and each further wait is twice as long.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a policy of one attempt: nothing is sent again.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// Sets the number of attempts, including the first.
    pub fn attempts(mut self, attempts: usize) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets the shortest wait between two attempts. A random part of up to the same length is added.
    pub fn min_delay(mut self, delay: Duration) -> Self {
        self.min_delay = delay;
        self
    }

    /// Sets the longest wait between two attempts. A wait that the server requests may be longer.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Sets the time after which no attempt begins. A wait that would end later does not begin either.
    pub fn total(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    /// Returns the time after which no attempt begins.
    pub(crate) fn time_limit(&self) -> Duration {
        self.total
    }

    /// Returns the waits between the attempts, with jitter.
    pub(crate) fn delays(&self) -> impl Iterator<Item = Duration> + Send + use<> {
        let schedule = ExponentialBuilder::default()
            .with_jitter()
            .with_min_delay(bounded(self.min_delay))
            .with_max_delay(bounded(self.max_delay));
        schedule.with_max_times(self.attempts.saturating_sub(1)).build()
    }
}

/// Limits a delay so that jitter causes no overflow.
fn bounded(delay: Duration) -> Duration {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    delay.min(DAY)
}
