// @generated, the same for every API. Do not edit.
//! Ends a body that stalls: no byte of it arrives for some time while the client waits.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::body::Body;
use super::transport_error::TransportError;
use crate::runtime::platform::{self, Sleep};

/// A body, and the longest time between two chunks of it.
struct Idle {
    /// `None` once it has ended, so that its connection is closed.
    body: Option<Body>,
    timeout: Duration,
    /// Runs while the client waits for a chunk. The time between does not count.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Body {
    /// Returns the body, which fails if no byte arrives for this time.
    pub(crate) fn with_idle_timeout(self, timeout: Option<Duration>) -> Self {
        match timeout {
            Some(timeout) => Self::boxed(Box::pin(Idle { body: Some(self), timeout, waiting: None })),
            None => self,
        }
    }
}

impl Stream for Idle {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { body, timeout, waiting } = &mut *self;
        let Some(open) = body else { return Poll::Ready(None) };
        match Pin::new(open).poll_next(cx) {
            // An empty chunk does not count.
            Poll::Ready(Some(Ok(bytes))) if bytes.is_empty() => cx.waker().wake_by_ref(),
            Poll::Ready(Some(Ok(bytes))) => {
                *waiting = None;
                return Poll::Ready(Some(Ok(bytes)));
            }
            Poll::Ready(end) => {
                *body = None;
                return Poll::Ready(end);
            }
            Poll::Pending => {}
        }
        let limit = *timeout;
        let sleep = waiting.get_or_insert_with(|| Box::pin(platform::sleep(limit)));
        match sleep.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => {
                *body = None;
                Poll::Ready(Some(Err(TransportError::timeout(format!("no byte arrived for {limit:?}")))))
            }
        }
    }
}
