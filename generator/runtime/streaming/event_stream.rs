//! Responses that are event streams, each event read as its type when it arrives.

use std::fmt;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::event::Event;
use super::event_feed::EventFeed;
use super::not_events;
use super::stream_item;
use super::stream_value::StreamValue;
use super::streaming_reply::{StreamingReply, StreamingResponse};
#[cfg(feature = "blocking")]
use crate::runtime::blocking::blocking::Blocking;
use crate::runtime::error::error::Error;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::response::decode_task::DecodeTask;
use crate::runtime::response::reply::{Accept, Reply};

/// The events of a `text/event-stream`, as they arrive. The data of each is read as `R`.
///
/// When the connection ends, a stream whose events have ids is requested again after the last id, as the retry policy
/// of the call allows; [`CallOptions::no_retries`](crate::runtime::CallOptions::no_retries) disables this. An event
/// that cannot be read is an [`Error::Decode`] with its data as the body, and the stream continues after it. This also
/// holds for an event `error` with other data than documented. A response that is not an event stream is an error when
/// it is opened. The data `[DONE]` ends the stream if it is not an `R`, since many servers send it.
#[must_use = "events arrive when the stream is polled"]
pub struct EventStream<R: Reply> {
    feed: EventFeed,
    /// The event whose data is decoded.
    event: Option<Event<Bytes>>,
    decoding: DecodeTask<R::Output>,
}

// It does not pin its contents.
impl<R: Reply> Unpin for EventStream<R> {}

impl<R: Reply> EventStream<R> {
    /// Returns the next event.
    pub async fn next(&mut self) -> Option<Result<Event<R::Output>, Error>> {
        std::future::poll_fn(|cx| self.poll_event(cx)).await
    }

    /// Returns the id of the last event with one: the stream continues after it when it is requested again.
    pub fn last_event_id(&self) -> Option<&str> {
        Some(self.feed.last_id()).filter(|id| !id.is_empty())
    }

    fn poll_event(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<Event<R::Output>, Error>>> {
        loop {
            let decoded = ready!(self.decoding.poll(cx));
            if let (Some(decoded), Some(Event { id, event, retry, data, .. })) = (decoded, self.event.take()) {
                if data == "[DONE]" && decoded.is_err() {
                    self.feed.stop();
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(decoded.map(|decoded| {
                    let StreamValue { value: data, deviations, omitted_deviations } = StreamValue::of(decoded);
                    Event { id, event, retry, data, deviations, omitted_deviations }
                })));
            }
            let Some(event) = ready!(self.feed.poll_next(cx)) else { return Poll::Ready(None) };
            let event = event?;
            // Lenient reading would read the data of an error as an item without fields.
            let strictly = event.event == "error";
            self.decoding = stream_item::decode::<R>(&self.feed.head, event.data.clone(), strictly);
            self.event = Some(event);
        }
    }
}

impl<R: Reply> StreamingReply for EventStream<R> {
    const ACCEPT: Accept = Accept::ANY;

    fn check(started: StreamingResponse) -> BoxFuture<'static, Result<StreamingResponse, Error>> {
        Box::pin(not_events::refuse(started))
    }

    fn of(started: StreamingResponse) -> Self {
        Self { feed: EventFeed::new(started), event: None, decoding: DecodeTask::Idle }
    }
}

#[cfg(feature = "blocking")]
impl<R: Reply> EventStream<R> {
    /// Returns the events as an iterator, outside of asynchronous code.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<R: Reply> Stream for EventStream<R> {
    type Item = Result<Event<R::Output>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(cx)
    }
}

impl<R: Reply> fmt::Debug for EventStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("last_event_id", &self.feed.shown_id()).finish_non_exhaustive()
    }
}
