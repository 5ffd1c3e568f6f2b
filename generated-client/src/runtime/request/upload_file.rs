// @generated, the same for every API. Do not edit.
//! Files to send. A file is opened when it is sent, and again when the call is repeated.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::fs::File;

use super::boxed::{BoxError, BoxFuture};
use super::upload::{Chunked, Upload};

impl Upload {
    /// The content of a file, which is read while it is sent.
    pub async fn file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let length = tokio::fs::metadata(&path).await?.len();
        Ok(Self::from_fn(move || Reading::begin(path.clone())).with_length(length))
    }
}

#[cfg(feature = "blocking")]
impl Upload {
    /// The content of a file, which is read while it is sent: [`Upload::file`], outside of asynchronous code.
    pub fn file_blocking(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let length = std::fs::metadata(&path)?.len();
        Ok(Self::from_fn(move || Reading::begin(path.clone())).with_length(length))
    }
}

/// A file that is being opened or read.
enum Reading {
    Opening(BoxFuture<'static, io::Result<File>>),
    Open(Chunked<File>),
}

impl Reading {
    fn begin(path: PathBuf) -> Self {
        Self::Opening(Box::pin(File::open(path)))
    }
}

impl Stream for Reading {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match &mut *self {
                Self::Opening(opening) => match ready!(opening.as_mut().poll(cx)) {
                    Ok(file) => *self = Self::Open(Chunked(Box::pin(file))),
                    Err(error) => return Poll::Ready(Some(Err(error.into()))),
                },
                Self::Open(file) => return file.poll_chunk(cx).map(|chunk| chunk.map_err(Into::into).transpose()),
            }
        }
    }
}
