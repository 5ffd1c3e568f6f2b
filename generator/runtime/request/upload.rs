//! The body of a request: bytes, streams, readers and files, one after another. Bytes and files can be sent again if a
//! call is repeated. A stream cannot, so a call that has begun to send a stream is not repeated.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::io::{AsyncRead, ReadBuf};

use super::boxed::BoxError;

/// A stream of content.
pub(crate) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

/// A callback for the progress of a transfer: the number of bytes so far, and the total if it is known.
pub(crate) type Progress = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

/// The body of a request.
#[derive(Clone, Default)]
pub struct Upload {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) progress: Option<Progress>,
}

/// A piece of a body.
#[derive(Clone)]
pub(crate) enum Piece {
    /// Bytes in memory.
    Bytes(Bytes),
    /// A stream, which can be read once.
    Once { stream: Arc<Mutex<Option<Chunks>>>, length: Option<u64> },
    /// A source that can be opened several times.
    Again { open: Arc<dyn Fn() -> Chunks + Send + Sync>, length: Option<u64> },
}

impl Upload {
    /// An empty body.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A body from a stream, sent as it arrives.
    pub fn from_stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::streamed(Box::pin(Converted(Box::pin(stream))))
    }

    /// A body from a stream that can be opened again: `open` is called each time that the call is sent.
    pub fn from_fn<S, B, E>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        let open = Arc::new(move || -> Chunks { Box::pin(Converted(Box::pin(open()))) });
        Self { pieces: vec![Piece::Again { open, length: None }], progress: None }
    }

    /// A body from a reader, sent as it is read.
    pub fn from_reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::streamed(Box::pin(Chunked(Box::pin(reader))))
    }

    /// Sets the number of bytes of a stream, which is then sent as `Content-Length`.
    pub fn with_length(mut self, bytes: u64) -> Self {
        if let [Piece::Once { length, .. } | Piece::Again { length, .. }] = self.pieces.as_mut_slice() {
            *length = Some(bytes);
        }
        self
    }

    /// Returns the number of bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        self.pieces.iter().map(Piece::length).sum()
    }

    /// Whether the body is known to be empty.
    pub fn is_empty(&self) -> bool {
        self.length() == Some(0)
    }

    /// Returns the whole body if it is in memory. Several pieces are copied into one.
    pub fn bytes(&self) -> Option<Bytes> {
        if let Some(bytes) = self.one_piece() {
            return Some(bytes);
        }
        let mut all = BytesMut::new();
        for piece in &self.pieces {
            let Piece::Bytes(bytes) = piece else { return None };
            all.extend_from_slice(bytes);
        }
        Some(all.freeze())
    }

    /// Returns the whole body if it is one piece in memory.
    pub(crate) fn one_piece(&self) -> Option<Bytes> {
        match self.pieces.as_slice() {
            [] => Some(Bytes::new()),
            [Piece::Bytes(bytes)] => Some(bytes.clone()),
            _ => None,
        }
    }

    /// Whether the body can be sent from its start again.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Once { stream, .. } => stream.lock().unwrap_or_else(PoisonError::into_inner).is_some(),
            Piece::Bytes(_) | Piece::Again { .. } => true,
        })
    }

    /// Calls `progress` while the body is sent.
    pub(crate) fn watched(self, progress: Option<Progress>) -> Self {
        Self { progress, ..self }
    }

    fn streamed(stream: Chunks) -> Self {
        let stream = Arc::new(Mutex::new(Some(stream)));
        Self { pieces: vec![Piece::Once { stream, length: None }], progress: None }
    }
}

impl Piece {
    fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Self::Once { length, .. } | Self::Again { length, .. } => *length,
        }
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The content may be secret, and large.
        match self.length() {
            Some(length) => write!(f, "{length} bytes"),
            None => f.write_str("a stream"),
        }
    }
}

impl From<Bytes> for Upload {
    fn from(bytes: Bytes) -> Self {
        let pieces = if bytes.is_empty() { Vec::new() } else { vec![Piece::Bytes(bytes)] };
        Self { pieces, progress: None }
    }
}

macro_rules! from_bytes {
    ($($type:ty),*) => {
        $(impl From<$type> for Upload {
            fn from(bytes: $type) -> Self {
                Bytes::from(bytes).into()
            }
        })*
    };
}
from_bytes!(Vec<u8>, String, &'static [u8], &'static str);

impl<const N: usize> From<&'static [u8; N]> for Upload {
    fn from(bytes: &'static [u8; N]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

/// Converts the items and errors of a stream of the user.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(cx);
        next.map(|next| next.map(|chunk| chunk.map(Into::into).map_err(Into::into)))
    }
}

/// Converts a reader to a stream.
pub(crate) struct Chunked<R>(pub(crate) Pin<Box<R>>);

/// The number of bytes that are read at once.
const CHUNK: usize = 32 * 1024;

impl<R: AsyncRead> Chunked<R> {
    pub(crate) fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        let mut chunk = BytesMut::zeroed(CHUNK);
        let mut buffer = ReadBuf::new(&mut chunk);
        let read = self.0.as_mut().poll_read(cx, &mut buffer);
        let filled = buffer.filled().len();
        read.map_ok(|()| {
            chunk.truncate(filled);
            (filled > 0).then(|| chunk.freeze())
        })
    }
}

impl<R: AsyncRead> Stream for Chunked<R> {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(cx).map(|chunk| chunk.map_err(Into::into).transpose())
    }
}
