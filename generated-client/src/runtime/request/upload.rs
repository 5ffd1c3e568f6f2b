// @generated, the same for every API. Do not edit.
//! What a request sends: bytes, or what a stream, a reader or a file gives while it is sent, one after another. Bytes and
//! files can be sent again when a call is repeated; a stream can't, so a call that has begun to send one is
//! never repeated.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::io::{AsyncRead, ReadBuf};

use super::boxed::BoxError;

/// Content as it comes.
pub(crate) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

/// What is told of a transfer as it goes on: the bytes so far, and how many there will be if that is known.
pub(crate) type Progress = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

/// What a request sends.
#[derive(Clone, Default)]
pub struct Upload {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) progress: Option<Progress>,
}

/// Some of what a request sends.
#[derive(Clone)]
pub(crate) enum Piece {
    /// Bytes at hand.
    Bytes(Bytes),
    /// A stream, which is gone once it was begun.
    Once { stream: Arc<Mutex<Option<Chunks>>>, length: Option<u64> },
    /// What can be opened as often as it is needed.
    Again { open: Arc<dyn Fn() -> Chunks + Send + Sync>, length: Option<u64> },
}

impl Upload {
    /// Nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// What a stream gives, while it gives it.
    pub fn from_stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::streamed(Box::pin(Converted(Box::pin(stream))))
    }

    /// What a stream gives that can be had again: `open` is asked for one each time that the call is sent.
    pub fn from_fn<S, B, E>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        let open = Arc::new(move || -> Chunks { Box::pin(Converted(Box::pin(open()))) });
        Self { pieces: vec![Piece::Again { open, length: None }], progress: None }
    }

    /// What a reader gives, while it gives it.
    pub fn from_reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::streamed(Box::pin(Chunked(Box::pin(reader))))
    }

    /// Says how many bytes there will be, where only the caller knows: the server is then told beforehand.
    pub fn with_length(mut self, bytes: u64) -> Self {
        if let [Piece::Once { length, .. } | Piece::Again { length, .. }] = self.pieces.as_mut_slice() {
            *length = Some(bytes);
        }
        self
    }

    /// How many bytes there will be, if that is known.
    pub fn length(&self) -> Option<u64> {
        self.pieces.iter().map(Piece::length).sum()
    }

    /// Whether it is known that nothing will be sent.
    pub fn is_empty(&self) -> bool {
        self.length() == Some(0)
    }

    /// All of it, if it is at hand. What is in several pieces is copied.
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

    /// All of it, if it is at hand without a copy.
    pub(crate) fn one_piece(&self) -> Option<Bytes> {
        match self.pieces.as_slice() {
            [] => Some(Bytes::new()),
            [Piece::Bytes(bytes)] => Some(bytes.clone()),
            _ => None,
        }
    }

    /// Whether it can still be sent from its start.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Once { stream, .. } => stream.lock().unwrap_or_else(PoisonError::into_inner).is_some(),
            Piece::Bytes(_) | Piece::Again { .. } => true,
        })
    }

    /// Tells `progress` how far it is while it is sent.
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
        // What is sent may be secret, and megabytes.
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

/// A user's stream with the types that are used here.
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

/// A reader as a stream.
pub(crate) struct Chunked<R>(pub(crate) Pin<Box<R>>);

/// What is read at once.
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
