//! An event of an event stream, and the text of such streams read line by line (the HTML standard, section
//! 9.2.6): lines end at CR, LF or both, a byte order mark is skipped, and an event ends at an empty line.

use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};

use crate::runtime::codec::decoding::Deviation;

/// An event.
///
/// `Debug` shows all that the server sent, including a secret that the server repeats: only a
/// [`Response`](crate::runtime::Response) knows the secrets of its call.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The id of this event, or of the last event with an id: the stream continues after it when it is requested again.
    pub id: Option<String>,
    /// The type of the event; `message` unless the server sends one.
    pub event: String,
    /// The time to wait before reconnecting, if the server sent it with this event.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
    /// The deviations of the data.
    pub deviations: Vec<Deviation>,
    /// The number of further deviations, which are not recorded.
    pub omitted_deviations: usize,
}

/// Longer ids are ignored: servers do not accept them in a header, and each event has a copy.
const MOST_ID: usize = 4096;

/// Reads events from bytes as they arrive.
#[derive(Default)]
pub(crate) struct EventReader {
    pending: BytesMut,
    /// The number of pending bytes that contain no line break.
    scanned: usize,
    begun: bool,
    after_cr: bool,
    data: Vec<u8>,
    event: String,
    id: String,
    /// The time to wait before reconnecting, if the server sent it with the current event.
    retry: Option<Duration>,
    /// The last time to wait before reconnecting that the server sent, with an event or without.
    reconnection_time: Option<Duration>,
    /// The id after the last complete event.
    last_id: String,
    /// Whether there was a line of an event stream.
    known: bool,
    /// The beginning of the lines that are not of an event stream.
    foreign: Vec<u8>,
}

/// The number of bytes of other lines that are preserved for the error.
const MOST_FOREIGN: usize = 4096;

impl EventReader {
    /// Creates a reader of the next connection, whose events continue after the last complete one.
    pub(crate) fn next_connection(&self) -> Self {
        let (id, last_id) = (self.last_id.clone(), self.last_id.clone());
        Self { id, last_id, reconnection_time: self.reconnection_time, ..Self::default() }
    }

    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
    }

    /// Returns the id of the last complete event; empty if there was none.
    pub(crate) fn last_id(&self) -> &str {
        &self.last_id
    }

    /// Returns the time to wait before reconnecting, if the server sent one.
    pub(crate) fn reconnection_time(&self) -> Option<Duration> {
        self.reconnection_time
    }

    /// Returns the text of a body that ended without being an event stream: it had lines, but none of an event.
    pub(crate) fn foreign(&mut self) -> Option<Vec<u8>> {
        let last = self.pending.split();
        if !last.is_empty() {
            // The digits of a line without an end may be incomplete.
            let reconnection_time = self.reconnection_time;
            self.field(&last);
            self.reconnection_time = reconnection_time;
        }
        (!self.known && !self.foreign.is_empty()).then(|| std::mem::take(&mut self.foreign))
    }

    /// Returns the number of bytes of the incomplete event.
    pub(crate) fn held(&self) -> usize {
        self.pending.len() + self.data.len()
    }

    /// Returns the next complete event.
    pub(crate) fn next(&mut self) -> Option<Event<Bytes>> {
        while let Some(line) = self.line() {
            if !line.is_empty() {
                self.field(&line);
                continue;
            }
            self.last_id.clone_from(&self.id);
            let (mut data, event) = (std::mem::take(&mut self.data), std::mem::take(&mut self.event));
            let retry = self.retry.take();
            // An event without data is ignored.
            if data.pop().is_some() {
                let event = if event.is_empty() { "message".to_owned() } else { event };
                let id = Some(self.id.clone()).filter(|id| !id.is_empty());
                let (deviations, omitted_deviations) = (Vec::new(), 0);
                return Some(Event { id, event, retry, data: data.into(), deviations, omitted_deviations });
            }
        }
        None
    }

    fn line(&mut self) -> Option<Bytes> {
        if self.after_cr && !self.pending.is_empty() {
            self.after_cr = false;
            if self.pending[0] == b'\n' {
                self.pending.advance(1);
            }
        }
        let end = self.pending[self.scanned..].iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let Some(end) = end.map(|end| end + self.scanned) else {
            self.scanned = self.pending.len();
            return None;
        };
        self.scanned = 0;
        self.after_cr = self.pending[end] == b'\r';
        let mut line = self.pending.split_to(end).freeze();
        self.pending.advance(1);
        if !std::mem::replace(&mut self.begun, true) && line.starts_with(b"\xef\xbb\xbf") {
            line.advance(3);
        }
        Some(line)
    }

    fn field(&mut self, line: &[u8]) {
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = colon.map_or((line, &b""[..]), |colon| (&line[..colon], &line[colon + 1..]));
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"data" => {
                self.data.extend_from_slice(value);
                self.data.push(b'\n');
            }
            b"event" => self.event = text(),
            b"id" if !value.contains(&0) && value.len() <= MOST_ID => self.id = text(),
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                // Only a number that is too large cannot be parsed.
                self.retry = Some(Duration::from_millis(text().parse().unwrap_or(u64::MAX)));
                // It also holds without an event (the HTML standard, section 9.2.6).
                self.reconnection_time = self.retry;
            }
            b"id" | b"retry" => {}
            // A comment has no name. Unknown fields are ignored.
            b"" if colon.is_some() => {}
            _ => {
                let room = MOST_FOREIGN.saturating_sub(self.foreign.len());
                self.foreign.extend_from_slice(line.get(..room).unwrap_or(line));
                if room > 0 {
                    self.foreign.push(b'\n');
                }
                return;
            }
        }
        self.known = true;
    }
}
