//! A body that is read as it arrives, because it is too large for memory, or has no end.

use std::fmt;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::header;

use super::streaming_reply::{Opening, Origin, StreamingReply, StreamingResponse};
#[cfg(feature = "blocking")]
use crate::runtime::blocking::blocking::Blocking;
use crate::runtime::call::raw_call::RawCall;
use crate::runtime::error::error::Error;
use crate::runtime::request::upload::Progress;
use crate::runtime::response::reply::Accept;
use crate::runtime::transport::body::Body;
use crate::runtime::transport::raw_response::RawResponse;

/// The body of a success as it arrives: a stream of bytes of any length. The timeout of the call applies until the body
/// begins. Reading fails if no byte arrives for the client's
/// [`idle_timeout`](crate::runtime::ClientBuilder::idle_timeout).
pub struct Download {
    /// The head of the response, for errors.
    head: RawResponse,
    body: Body,
    length: Option<u64>,
    got: u64,
    progress: Option<Progress>,
}

impl Download {
    /// Returns the length of the body, if the server sent it.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Returns the next bytes; `None` at the end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }
}

impl StreamingReply for Download {
    const ACCEPT: Accept = Accept::ANY;

    fn of(StreamingResponse { head, body, origin }: StreamingResponse) -> Self {
        // After decompression the length differs, and the transport removed this header with the encoding.
        let length = head.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        Self { head, body, length, got: 0, progress: origin.prepared.options.on_download }
    }
}

#[cfg(feature = "blocking")]
impl Download {
    /// Returns the pieces of the body as an iterator, outside of asynchronous code.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        let next = Pin::new(&mut self.body).poll_next(cx);
        next.map(|next| {
            next.map(|bytes| match bytes {
                Ok(bytes) => {
                    self.got += bytes.len() as u64;
                    if let Some(progress) = &self.progress {
                        progress(self.got, self.length);
                    }
                    Ok(bytes)
                }
                Err(error) => Err(self.head.broken_off(error, self.got)),
            })
        })
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download").field("length", &self.length).finish_non_exhaustive()
    }
}

impl RawCall<'_> {
    /// Sends the request. The response body, of any length, is read as it arrives.
    pub fn into_stream(self) -> Opening<Download> {
        let origin = self.checked(Download::ACCEPT).map(|prepared| Origin::new(self.client, prepared));
        Opening::new(origin.map_err(Error::from))
    }
}
