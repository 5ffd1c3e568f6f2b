// @generated, the same for every API. Do not edit.
//! Ends a body that stalls: one of which no byte arrives for some time while it is waited for.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use tokio::time::Sleep;

use super::body::Body;
use super::transport_error::TransportError;

/// A body, and the time that may pass between two pieces of it.
struct Idle {
    /// `None` once it has ended, so that its connection is closed.
    body: Option<Body>,
    timeout: Duration,
    /// Runs while a piece is waited for. The time that the caller takes for a piece does not count.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Body {
    /// The same body; it fails when nothing of it arrives for so long.
    pub(crate) fn with_idle_timeout(self, timeout: Option<Duration>) -> Self {
        match timeout {
            Some(timeout) => Self::from_stream(Idle { body: Some(self), timeout, waiting: None }),
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
            // A piece without a byte is no sign of life.
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
        let sleep = waiting.get_or_insert_with(|| Box::pin(tokio::time::sleep(limit)));
        match sleep.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => {
                *body = None;
                Poll::Ready(Some(Err(TransportError::timeout(format!("no byte arrived for {limit:?}")))))
            }
        }
    }
}
