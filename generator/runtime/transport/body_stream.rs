//! The stream of a request body: one piece after another, each opened when it is sent, with progress reported.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::PoisonError;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::body::Body;
use super::transport_error::TransportError;
use crate::runtime::request::upload::{Chunks, Piece, Progress, Upload};

/// The stream of a request body.
pub(crate) struct BodyStream {
    pieces: VecDeque<Piece>,
    open: Option<Chunks>,
    progress: Option<Progress>,
    sent: u64,
    total: Option<u64>,
}

/// The size of chunks if progress is reported.
const STEP: usize = 64 * 1024;

impl BodyStream {
    pub(crate) fn new(pieces: Vec<Piece>, progress: Option<Progress>, total: Option<u64>) -> Self {
        Self { pieces: pieces.into(), open: None, progress, sent: 0, total }
    }

    fn next_bytes(&mut self, mut bytes: Bytes) -> Bytes {
        if self.progress.is_none() || bytes.len() <= STEP {
            return bytes;
        }
        let step = bytes.split_to(STEP);
        self.pieces.push_front(Piece::Bytes(bytes));
        step
    }

    fn report_progress(&mut self, bytes: Bytes) -> Poll<Option<Result<Bytes, TransportError>>> {
        self.sent += bytes.len() as u64;
        if let Some(progress) = &self.progress {
            progress(self.sent, self.total);
        }
        Poll::Ready(Some(Ok(bytes)))
    }
}

impl Stream for BodyStream {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(open) = &mut self.open {
                match ready!(open.as_mut().poll_next(cx)) {
                    Some(Ok(bytes)) => return self.report_progress(bytes),
                    Some(Err(error)) => return Poll::Ready(Some(Err(TransportError::other(error)))),
                    None => self.open = None,
                }
            }
            match self.pieces.pop_front() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => {
                    let bytes = self.next_bytes(bytes);
                    return self.report_progress(bytes);
                }
                Some(Piece::Again { open, .. }) => self.open = Some(open()),
                Some(Piece::Once { stream, .. }) => {
                    match stream.lock().unwrap_or_else(PoisonError::into_inner).take() {
                        Some(stream) => self.open = Some(stream),
                        None => return Poll::Ready(Some(Err(TransportError::other("the stream was sent before")))),
                    }
                }
            }
        }
    }
}

impl Upload {
    /// Returns the bytes for a transport.
    pub fn into_body(self) -> Body {
        let total = self.length();
        Body::from_stream(BodyStream::new(self.pieces, self.progress, total))
    }
}
