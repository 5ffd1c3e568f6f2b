// @generated, the same for every API. Do not edit.
//! The clocks and timers of JavaScript. Those of the standard library and of tokio panic on this target.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use gloo_timers::future::TimeoutFuture;
use web_time::web::SystemTimeExt as _;

pub(crate) use web_time::Instant;

use crate::runtime::codec::clock;

/// Returns the point in time for computations.
pub(crate) fn to_cpu(instant: Instant) -> clock::Instant {
    instant
}

/// Returns the point in time for timers.
pub(crate) fn from_cpu(instant: clock::Instant) -> Instant {
    instant
}

/// Returns the time of the clock.
pub(crate) fn now() -> SystemTime {
    web_time::SystemTime::now().to_std()
}

/// A wait of some time.
pub(crate) struct Sleep(TimeoutFuture);

/// Waits for some time. JavaScript has no timers of more than 24 days.
pub(crate) fn sleep(duration: Duration) -> Sleep {
    const MOST: u32 = i32::MAX.unsigned_abs();
    // A timer that ends early would end before the time for which the caller waits.
    let milliseconds = duration.as_micros().div_ceil(1000);
    Sleep(TimeoutFuture::new(u32::try_from(milliseconds).unwrap_or(MOST).min(MOST)))
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.0).poll(cx)
    }
}

/// The time is up.
pub(crate) struct Elapsed;

/// Waits for a future until some time.
pub(crate) async fn timeout_at<F: Future>(end: Instant, future: F) -> Result<F::Output, Elapsed> {
    let (mut future, mut sleep) = (pin!(future), pin!(sleep(end.saturating_duration_since(Instant::now()))));
    poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Ok(output)),
        Poll::Pending => sleep.as_mut().poll(cx).map(|()| Err(Elapsed)),
    })
    .await
}
