//! Events as they arrive, over one connection after another. `event_stream.rs` decodes them; this part is compiled
//! once.
//!
//! A stream whose events have ids is requested again after the last id if its connection ends or breaks, after the wait
//! of the retry policy, or a longer one that the server sends in `retry`: a wait beyond the time of the policy is an
//! error. The retry policy limits the number and the time of attempts without progress. An event is progress if its id is not the requested one, or if its connection has
//! lasted. A stream without ids would start again, and a `POST` would act again, so these end.

use std::task::{Context as TaskContext, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream as _;
use http::{HeaderName, HeaderValue, StatusCode};

use super::event::{Event, EventReader};
use super::not_events;
use super::streaming_reply::{Origin, StreamingResponse};
use crate::runtime::error::error::Error;
use crate::runtime::error::incomplete_error::Cause;
use crate::runtime::platform::{self, Instant};
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::transport::body::Body;
use crate::runtime::transport::deadline::Deadline;
use crate::runtime::transport::raw_response::RawResponse;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Events as they arrive.
pub(crate) struct EventFeed {
    origin: Origin,
    pub(crate) head: RawResponse,
    reader: EventReader,
    state: State,
    outage: Option<Outage>,
    /// The time at which the current connection was made.
    connected: Instant,
    /// The number of bytes that the current connection has received.
    arrived: u64,
}

/// The shortest wait before reconnecting, whatever the policy and the server specify.
const LEAST_WAIT: Duration = Duration::from_millis(100);

/// The longest wait that a server can request.
const MOST_WAIT: Duration = Duration::from_secs(60 * 60);

/// The number of available bytes that are read without an event before other tasks run.
const MOST_PIECES: usize = 64;

enum State {
    Reading(Body),
    Opening(BoxFuture<'static, Result<(RawResponse, Body), Error>>),
    Done,
}

/// The time since the last event's connection ended.
struct Outage {
    began: Deadline,
    /// The requested id.
    id: String,
    delays: Box<dyn Iterator<Item = Duration> + Send>,
}

impl EventFeed {
    pub(crate) fn new(StreamingResponse { head, body, origin }: StreamingResponse) -> Self {
        let (reader, state) = (EventReader::default(), State::Reading(body));
        Self { origin, head, reader, state, outage: None, connected: Instant::now(), arrived: 0 }
    }

    /// Returns the id after which the stream would continue.
    pub(crate) fn last_id(&self) -> &str {
        self.reader.last_id()
    }

    /// Returns this id without secrets.
    pub(crate) fn shown_id(&self) -> String {
        self.head.secrets.redact(self.last_id())
    }

    /// Ends the stream.
    pub(crate) fn stop(&mut self) {
        self.state = State::Done;
    }

    pub(crate) fn poll_next(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<Event<Bytes>, Error>>> {
        let mut pieces = 0;
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Opening(opening) => {
                    let opened = ready!(opening.as_mut().poll(cx));
                    self.state = State::Done;
                    match opened {
                        // The server ends the stream.
                        Ok((head, _)) if head.status == StatusCode::NO_CONTENT => {}
                        Ok((head, body)) => {
                            self.head = head;
                            self.reader = self.reader.next_connection();
                            self.state = State::Reading(body);
                            self.connected = Instant::now();
                            self.arrived = 0;
                        }
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    }
                }
                State::Reading(body) => {
                    if let Some(event) = self.reader.next() {
                        self.note_progress();
                        return Poll::Ready(Some(Ok(event)));
                    }
                    let limit = self.origin.limit();
                    if self.reader.held() as u64 > limit {
                        self.state = State::Done;
                        return Poll::Ready(Some(Err(self.head.incomplete(Cause::TooLarge(limit)).into())));
                    }
                    if pieces == MOST_PIECES {
                        cx.waker().wake_by_ref();
                        return Poll::Pending;
                    }
                    pieces += 1;
                    let failure = match ready!(std::pin::Pin::new(body).poll_next(cx)) {
                        Some(Ok(bytes)) => {
                            self.arrived += bytes.len() as u64;
                            self.reader.push(&bytes);
                            continue;
                        }
                        Some(Err(error)) if error.is_undecodable() => {
                            self.state = State::Done;
                            return Poll::Ready(Some(Err(self.head.broken_off(error, self.arrived))));
                        }
                        Some(Err(error)) => Some(self.head.broken_off(error, self.arrived)),
                        None => self.reader.foreign().map(|text| not_events::refused(&self.head, text)),
                    };
                    let failure = match self.connect_again() {
                        Ok(true) => continue,
                        Ok(false) => failure,
                        Err(cause) => failure.or_else(|| Some(self.head.incomplete(cause).into())),
                    };
                    if let Some(failure) = failure {
                        return Poll::Ready(Some(Err(failure)));
                    }
                }
            }
        }
    }

    /// Ends an outage after an event that shows progress.
    fn note_progress(&mut self) {
        let policy = self.origin.prepared.options.retry.unwrap_or(self.origin.client.shared_settings().retry);
        let lasted = self.connected.elapsed() >= policy.time_limit();
        let last_id = self.reader.last_id();
        self.outage.take_if(|outage| lasted || outage.id != last_id);
    }

    /// Requests the events after the last one, if possible and if the policy allows it. Returns an error if the server
    /// requires a wait that the policy never allows: the stream would otherwise seem complete.
    fn connect_again(&mut self) -> Result<bool, Cause> {
        self.state = State::Done;
        let prepared = &mut self.origin.prepared;
        let Ok(id) = HeaderValue::from_bytes(self.reader.last_id().as_bytes()) else { return Ok(false) };
        if id.is_empty() || !prepared.context.idempotent || !prepared.body.is_repeatable() {
            return Ok(false);
        }
        prepared.headers.insert(LAST_EVENT_ID, id);
        let policy = prepared.options.retry.unwrap_or(self.origin.client.shared_settings().retry);
        let last_id = self.reader.last_id().to_owned();
        let outage = self.outage.get_or_insert_with(|| Outage {
            began: Deadline::after(None),
            id: last_id,
            delays: Box::new(policy.delays()),
        });
        let Some(scheduled) = outage.delays.next() else { return Ok(false) };
        let asked = self.reader.reconnection_time().unwrap_or_default();
        if asked >= policy.time_limit() && !asked.is_zero() {
            return Err(Cause::LongWait(asked));
        }
        let wait = scheduled.max(asked.min(MOST_WAIT)).max(LEAST_WAIT);
        if !outage.began.allows(wait, policy.time_limit()) {
            return Ok(false);
        }
        let (opening, origin) = (self.origin.open(), self.origin.clone());
        self.state = State::Opening(Box::pin(async move {
            platform::sleep(wait).await;
            let (head, body) = opening.await?;
            let StreamingResponse { head, body, .. } =
                not_events::refuse(StreamingResponse { head, body, origin }).await?;
            Ok((head, body))
        }));
        Ok(true)
    }
}
