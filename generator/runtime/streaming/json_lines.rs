//! A stream of JSON values, each read as its type when it arrives: one on each line, or each after a record separator
//! (RFC 7464).

use std::fmt;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;

use super::stream_item;
use super::stream_value::StreamValue;
use super::streaming_reply::{StreamingReply, StreamingResponse};
#[cfg(feature = "blocking")]
use crate::runtime::blocking::blocking::Blocking;
use crate::runtime::call::call::Call;
use crate::runtime::codec::wire::Wire;
use crate::runtime::error::error::Error;
use crate::runtime::error::incomplete_error::Cause;
use crate::runtime::json;
use crate::runtime::response::decode_task::DecodeTask;
use crate::runtime::response::reply::{Accept, Json};
use crate::runtime::transport::body::Body;
use crate::runtime::transport::raw_response::RawResponse;

/// How values are separated.
#[derive(Clone, Copy)]
enum Framing {
    Lines,
    Records,
}

impl Framing {
    /// Returns the separation that a media type specifies.
    fn of(media_type: &str) -> Self {
        if media_type.to_ascii_lowercase().contains("json-seq") { Self::Records } else { Self::Lines }
    }

    fn separator(self) -> u8 {
        match self {
            Self::Lines => b'\n',
            Self::Records => 0x1e,
        }
    }

    /// The texts as they are sent.
    fn join(self, texts: &[Vec<u8>]) -> Bytes {
        let mut joined = BytesMut::new();
        for text in texts {
            if let Self::Records = self {
                joined.extend_from_slice(&[self.separator()]);
            }
            joined.extend_from_slice(text);
            joined.extend_from_slice(b"\n");
        }
        joined.freeze()
    }
}

impl Call<'_> {
    /// Sends the items as JSON, one after another. The media type specifies how they are separated.
    #[must_use]
    pub fn json_lines<T: Wire>(self, media_type: &'static str, items: impl IntoIterator<Item = T>) -> Self {
        let framing = Framing::of(media_type);
        let texts = items.into_iter().map(|item| json::to_vec(&item));
        self.written(media_type, texts.collect::<Result<Vec<_>, _>>().map(|texts| framing.join(&texts)))
    }
}

/// The number of available bytes that are read without a value before other tasks run.
const MOST_PIECES: usize = 64;

/// Texts as they arrive; compiled once.
struct Texts {
    head: RawResponse,
    body: Option<Body>,
    framing: Framing,
    limit: u64,
    /// The number of bytes that arrived.
    arrived: u64,
    pending: BytesMut,
    /// The number of pending bytes that contain no separator.
    scanned: usize,
}

impl Texts {
    fn poll_next(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let mut pieces = 0;
        loop {
            if let Some(text) = self.text() {
                return Poll::Ready(Some(Ok(text)));
            }
            let Some(body) = &mut self.body else { return Poll::Ready(None) };
            if pieces == MOST_PIECES {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            pieces += 1;
            let fault = match ready!(Pin::new(body).poll_next(cx)) {
                Some(Ok(bytes)) => {
                    self.arrived += bytes.len() as u64;
                    self.pending.extend_from_slice(&bytes);
                    let fits = self.pending.len() as u64 <= self.limit
                        || self.pending[self.scanned..].contains(&self.framing.separator());
                    if fits {
                        continue;
                    }
                    Some(self.head.incomplete(Cause::TooLarge(self.limit)).into())
                }
                Some(Err(error)) => Some(self.head.broken_off(error, self.arrived)),
                None => None,
            };
            self.body = None;
            if let Some(fault) = fault {
                // An incomplete text is not an item.
                self.pending.clear();
                self.scanned = 0;
                return Poll::Ready(Some(Err(fault)));
            }
        }
    }

    /// Returns the next complete text. The last one ends with the body.
    fn text(&mut self) -> Option<Bytes> {
        loop {
            let separator = self.framing.separator();
            let end = self.pending[self.scanned..].iter().position(|byte| *byte == separator);
            let mut text = match end {
                Some(end) => {
                    let text = self.pending.split_to(self.scanned + end);
                    self.pending.advance(1);
                    text
                }
                None if self.body.is_none() && !self.pending.is_empty() => self.pending.split(),
                None => {
                    self.scanned = self.pending.len();
                    return None;
                }
            };
            self.scanned = 0;
            text.truncate(text.trim_ascii_end().len());
            if !text.trim_ascii_start().is_empty() {
                return Some(text.freeze());
            }
        }
    }
}

/// The values of JSON lines, as they arrive.
///
/// A value that cannot be read is an error, and the stream continues after it. `Debug` of a value shows all of it,
/// including a secret that the server repeats: only a [`Response`](crate::runtime::Response) knows the secrets of its
/// call.
#[must_use = "values arrive when the stream is polled"]
pub struct JsonLines<T> {
    texts: Texts,
    decoding: DecodeTask<T>,
}

impl<T: Wire + Send + 'static> JsonLines<T> {
    /// Returns the next value.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|cx| self.poll_value(cx)).await.map(|value| value.map(StreamValue::into_inner))
    }

    /// Returns the same values, each with its deviations.
    pub fn with_deviations(self) -> StreamValues<T> {
        StreamValues(self)
    }

    fn poll_value(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<StreamValue<T>, Error>>> {
        loop {
            if let Some(decoded) = ready!(self.decoding.poll(cx)) {
                return Poll::Ready(Some(decoded.map(StreamValue::of)));
            }
            match ready!(self.texts.poll_next(cx)) {
                Some(text) => self.decoding = stream_item::decode::<Json<T>>(&self.texts.head, text?, false),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Wire + Send + 'static> StreamingReply for JsonLines<T> {
    const ACCEPT: Accept = Accept::ANY;

    fn of(StreamingResponse { head, body, origin }: StreamingResponse) -> Self {
        let framing = Framing::of(&head.media_type());
        let limit = origin.limit();
        let (body, pending) = (Some(body), BytesMut::new());
        let texts = Texts { head, body, framing, limit, arrived: 0, pending, scanned: 0 };
        Self { texts, decoding: DecodeTask::Idle }
    }
}

// It does not pin its contents.
impl<T> Unpin for JsonLines<T> {}

#[cfg(feature = "blocking")]
impl<T: Wire + Send + 'static> JsonLines<T> {
    /// Returns the values as an iterator, outside of asynchronous code.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: Wire + Send + 'static> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        self.poll_value(cx).map_ok(StreamValue::into_inner)
    }
}

/// The values of JSON lines, each with its deviations: see [`JsonLines::with_deviations`].
#[must_use = "values arrive when the stream is polled"]
pub struct StreamValues<T>(JsonLines<T>);

impl<T: Wire + Send + 'static> StreamValues<T> {
    /// Returns the next value.
    pub async fn next(&mut self) -> Option<Result<StreamValue<T>, Error>> {
        std::future::poll_fn(|cx| self.0.poll_value(cx)).await
    }
}

#[cfg(feature = "blocking")]
impl<T: Wire + Send + 'static> StreamValues<T> {
    /// Returns the values as an iterator, outside of asynchronous code.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: Wire + Send + 'static> Stream for StreamValues<T> {
    type Item = Result<StreamValue<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_value(cx)
    }
}

impl<T> fmt::Debug for StreamValues<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StreamValues")
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonLines")
    }
}
