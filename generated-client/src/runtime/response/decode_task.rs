// @generated, the same for every API. Do not edit.
//! Decodes a response without blocking the executor: decoding that takes long runs on a blocking thread.

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use super::decode_response;
use super::response::Response;
use crate::runtime::codec::budget::{self, Budget, Cancelled, Exceeded};
use crate::runtime::codec::clock::Instant;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::error::error::Error;
use crate::runtime::json::Decoded;
use crate::runtime::platform;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::transport::raw_response::RawResponse;

/// Larger bodies are decoded on a blocking thread from the start.
const LARGE: usize = 256 * 1024;

/// Decoding that takes longer begins again on a blocking thread, because a small body can also take long.
const LONG: Duration = Duration::from_millis(10);

/// The decoding of one response.
pub(crate) enum DecodeTask<T> {
    Idle,
    Done(Box<Result<Response<T>, Error>>),
    Elsewhere(BoxFuture<'static, Result<Response<T>, Error>>),
}

impl<T: Send + 'static> DecodeTask<T> {
    /// Decodes a body, or starts to.
    pub(crate) fn begin<F>(received: RawResponse, read: F) -> Self
    where
        F: Fn(&RawResponse) -> Result<Decoded<T>, Unreadable> + Send + 'static,
    {
        if !can_spawn() {
            return Self::Done(Box::new(decode_response::read_by(received, read)));
        }
        let budget = received.budget;
        if received.body.len() > LARGE {
            return Self::Elsewhere(Box::pin(elsewhere(received, read)));
        }
        let soon = Instant::now() + LONG;
        let end = budget.end.map_or(soon, |end| end.min(soon));
        let result = decode_response::within(Budget { end: Some(end), ..budget }, None, &received, &read);
        match &result {
            Err(fault) if fault.exceeded() == Some(Exceeded::Time) && budget.end.is_none_or(|end| end > soon) => {
                Self::Elsewhere(Box::pin(elsewhere(received, read)))
            }
            _ => Self::Done(Box::new(decode_response::finish(received, result))),
        }
    }

    /// Whether decoding is complete.
    pub(crate) fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<T>, Error>>> {
        let result = match std::mem::replace(self, Self::Idle) {
            Self::Idle => None,
            Self::Done(result) => Some(*result),
            Self::Elsewhere(mut task) => match task.as_mut().poll(cx) {
                Poll::Ready(result) => Some(result),
                Poll::Pending => {
                    *self = Self::Elsewhere(task);
                    return Poll::Pending;
                }
            },
        };
        Poll::Ready(result)
    }
}

/// WebAssembly has one thread, and a transport of the user may run without tokio.
fn can_spawn() -> bool {
    !cfg!(target_family = "wasm") && tokio::runtime::Handle::try_current().is_ok()
}

async fn elsewhere<T, F>(received: RawResponse, read: F) -> Result<Response<T>, Error>
where
    T: Send + 'static,
    F: Fn(&RawResponse) -> Result<Decoded<T>, Unreadable> + Send + 'static,
{
    let (kept, end) = (received.clone(), received.budget.end);
    let decoded = spawned(end, move |cancelled| {
        let result = decode_response::within(received.budget, Some(cancelled), &received, read);
        decode_response::finish(received, result)
    });
    match decoded.await {
        Some(Ok(result)) => result,
        Some(Err(ShutDown)) => Err(decode_response::unreadable(kept, Unreadable::whole(SHUT_DOWN))),
        None => Err(decode_response::unreadable(kept, Unreadable::exceeding(Exceeded::Time))),
    }
}

/// Decodes a part of a response within its budget, on a blocking thread if the body is large.
pub(crate) async fn run<T, F>(received: RawResponse, decode: F) -> Result<T, Exceeded>
where
    T: Send + 'static,
    F: FnOnce(&RawResponse) -> T + Send + 'static,
{
    let budget = received.budget;
    if !can_spawn() || received.body.len() <= LARGE {
        return Ok(budget::within(budget, None, || decode(&received)));
    }
    let decoded =
        spawned(budget.end, move |cancelled| budget::within(budget, Some(cancelled), || decode(&received))).await;
    // The time is up.
    decoded.and_then(Result::ok).ok_or(Exceeded::Time)
}

const SHUT_DOWN: &str = "the runtime was shut down while it was decoded";

/// The error if the tokio runtime was shut down.
struct ShutDown;

/// Runs `decode` on a blocking thread, until its deadline. Dropping the future cancels it.
async fn spawned<T: Send + 'static>(
    end: Option<Instant>,
    decode: impl FnOnce(Cancelled) -> T + Send + 'static,
) -> Option<Result<T, ShutDown>> {
    let result = spawned_job(end, Box::new(move |cancelled| Box::new(decode(cancelled)))).await?;
    Some(result.and_then(|result| result.downcast().map(|result| *result).map_err(|_| ShutDown)))
}

/// A decoding of any type: what tokio does for a task is compiled once, and not for each type.
type Job = Box<dyn FnOnce(Cancelled) -> Box<dyn Any + Send> + Send>;

async fn spawned_job(end: Option<Instant>, decode: Job) -> Option<Result<Box<dyn Any + Send>, ShutDown>> {
    let guard = CancelOnDrop(Arc::new(AtomicBool::new(false)));
    let cancelled = Arc::clone(&guard.0);
    let task = tokio::task::spawn_blocking(move || decode(cancelled));
    let joined = match end {
        Some(end) => platform::timeout_at(platform::from_cpu(end), task).await.ok()?,
        None => task.await,
    };
    Some(joined.map_err(|error| match error.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        Err(_) => ShutDown,
    }))
}

/// Ends the decoding on a blocking thread when the result is no longer awaited.
struct CancelOnDrop(Cancelled);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
