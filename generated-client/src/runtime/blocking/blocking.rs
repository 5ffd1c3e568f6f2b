// @generated, the same for every API. Do not edit.
//! A stream as an iterator.

use std::fmt;
use std::future::poll_fn;
use std::ops::Deref;
use std::pin::Pin;

use futures_core::Stream;

use super::wait::wait;
use crate::runtime::error::error::Error;

/// A stream as an iterator that waits on the thread of the caller: pages, items, events or lines. It dereferences to the
/// stream, which has the position.
///
/// In asynchronous code, the only item is an [`Error::Argument`].
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Blocking, Error, Items, Wire};"))]
/// // The items are those of any list, as `.items().blocking()` of its call returns them.
/// fn all<T: Wire + Send + 'static>(items: Blocking<Items<T>>) -> Result<Vec<T>, Error> {
///     items.collect()
/// }
/// ```
#[must_use = "nothing is fetched before the iterator is used"]
pub struct Blocking<S> {
    stream: S,
    /// Waiting failed, and would fail again.
    ended: bool,
}

impl<S> Blocking<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self { stream, ended: false }
    }

    /// Returns the stream, for asynchronous code.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let stream = &mut self.stream;
        let next = wait(async { Ok(poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx)).await) });
        next.unwrap_or_else(|error| {
            self.ended = true;
            Some(Err(error))
        })
    }
}

impl<S> Deref for Blocking<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.stream
    }
}

impl<S: fmt::Debug> fmt::Debug for Blocking<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Blocking").field(&self.stream).finish()
    }
}
