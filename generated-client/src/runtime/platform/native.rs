// @generated, the same for every API. Do not edit.
//! The clocks and timers of tokio and of the operating system.

use std::time::SystemTime;

pub(crate) use tokio::time::{Instant, Sleep, sleep, timeout_at};

use crate::runtime::codec::clock;

/// Returns the point in time for computations.
pub(crate) fn to_cpu(instant: Instant) -> clock::Instant {
    instant.into_std()
}

/// Returns the point in time for timers.
pub(crate) fn from_cpu(instant: clock::Instant) -> Instant {
    instant.into()
}

/// Returns the time of the clock.
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}
