// @generated, the same for every API. Do not edit.
//! Lists in pages, as streams of pages or of items. The streams own their data, so they can be sent to other tasks.
//! They implement `Stream`, and have a method `next`, which needs no extension trait.

use std::collections::VecDeque;
use std::fmt;
use std::ops::Deref;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll, ready};

use futures_core::Stream;

use super::cursor::Cursor;
use super::page_items;
use super::pager::Pager;
#[cfg(feature = "blocking")]
use crate::runtime::blocking::blocking::Blocking;
use crate::runtime::call::call::Call;
use crate::runtime::client::client::Client;
use crate::runtime::codec::wire::Wire;
use crate::runtime::description::paging::Paging;
use crate::runtime::error::error::Error;
use crate::runtime::redaction::secrets::Redacted;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::response::decode_task::DecodeTask;
use crate::runtime::response::reply::{Json, Reply as _};
use crate::runtime::response::response::Response;
use crate::runtime::send::prepared_request::PreparedRequest;
use crate::runtime::transport::raw_response::RawResponse;

/// A page of a list. It dereferences to the response with its items.
#[derive(Clone)]
pub struct Page<T> {
    response: Response<Vec<T>>,
    next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Returns the items.
    pub fn items(&self) -> &[T] {
        &self.response
    }

    /// Returns the items as a `Vec`.
    pub fn into_items(self) -> Vec<T> {
        self.response.into_inner()
    }

    /// Returns the cursor of the next page; `None` on the last page.
    pub fn next_cursor(&self) -> Option<&Cursor> {
        self.next.as_ref()
    }

    /// Returns the response.
    pub fn into_response(self) -> Response<Vec<T>> {
        self.response
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let next = Redacted(&self.response.parts.received.secrets, &self.next);
        f.debug_struct("Page").field("response", &self.response).field("next", &next).finish()
    }
}

impl<T> Deref for Page<T> {
    type Target = Response<Vec<T>>;

    fn deref(&self) -> &Self::Target {
        &self.response
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_items().into_iter()
    }
}

/// The pages of a list. The stream ends after an error; `cursor` returns the position to continue at.
///
/// The stream ends without an error only after the last page. If there are more pages, but the next one cannot be
/// requested, an [`Error::Paging`] follows the page.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Error, Pages, Wire};"))]
/// // The pages are those of any list, as `.pages()` of its call returns them.
/// async fn count<T: Wire + Send + 'static>(mut pages: Pages<T>) -> Result<usize, Error> {
///     let mut count = 0;
///     while let Some(page) = pages.next().await {
///         count += page?.items().len();
///     }
///     Ok(count)
/// }
/// ```
#[must_use = "pages are fetched when the stream is polled"]
pub struct Pages<T> {
    pager: Pager,
    paging: Paging,
    decoding: DecodeTask<Vec<T>>,
    /// The cursors of the page that is being decoded and of the next page.
    at: Option<Cursor>,
    after: Option<Cursor>,
}

impl<T: Wire + Send + 'static> Pages<T> {
    pub(crate) fn new(client: &Client, first: Result<PreparedRequest, ArgumentError>, paging: Paging) -> Self {
        Self { pager: Pager::new(client, first, paging), paging, decoding: DecodeTask::Idle, at: None, after: None }
    }

    /// Starts at this cursor instead of the first page. The meaning of a cursor depends on the list: see [`Cursor`].
    pub fn starting_at(mut self, cursor: impl Into<Cursor>) -> Self {
        self.pager.start_at(cursor.into());
        self
    }

    /// Sets the number of pages without items that may follow each other; the default is 100. One more is an
    /// [`Error::Paging`].
    pub fn max_empty_pages(mut self, pages: usize) -> Self {
        self.pager.max_empty_pages(pages);
        self
    }

    /// Returns the cursor of the page that is requested next; `None` for the first.
    pub fn cursor(&self) -> Option<&Cursor> {
        // A page that is still being decoded is the next page.
        if self.decoding.is_idle() { self.pager.cursor() } else { self.at.as_ref() }
    }

    /// Returns the next page.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        std::future::poll_fn(|cx| self.poll_page(cx)).await
    }

    /// Returns the items of the pages.
    pub fn items(self) -> Items<T> {
        let at = self.cursor().cloned();
        Items { pages: self, items: VecDeque::new(), at }
    }

    fn poll_page(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<Page<T>, Error>>> {
        loop {
            if let Some(decoded) = ready!(self.decoding.poll(cx)) {
                let (at, next) = (self.at.take(), self.after.take());
                let response = decoded.inspect_err(|_| self.pager.fail_at(at))?;
                self.pager.count(response.len(), || RawResponse::clone(&response.parts.received));
                return Poll::Ready(Some(Ok(Page { response, next })));
            }
            let at = self.pager.cursor().cloned();
            let (received, next) = match ready!(self.pager.poll_next(cx)) {
                Some(fetched) => fetched?,
                None => return Poll::Ready(None),
            };
            let paging = self.paging;
            (self.at, self.after) = (at, next);
            self.decoding = DecodeTask::begin(received, move |received| page_items::items(received, &paging));
        }
    }
}

// Neither stream pins its contents.
impl<T> Unpin for Pages<T> {}

#[cfg(feature = "blocking")]
impl<T: Wire + Send + 'static> Pages<T> {
    /// Returns the pages as an iterator, outside of asynchronous code.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: Wire + Send + 'static> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(cx)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The cursor may contain a secret.
        f.debug_struct("Pages").field("at_first", &self.pager.cursor().is_none()).finish_non_exhaustive()
    }
}

/// The items of a list, page after page.
///
/// `Debug` of an item shows all of it, including a secret that the server repeats. `Debug` of a [`Page`] does not: it
/// knows the secrets of its call.
#[must_use = "items are fetched when the stream is polled"]
pub struct Items<T> {
    pages: Pages<T>,
    items: VecDeque<T>,
    at: Option<Cursor>,
}

impl<T: Wire + Send + 'static> Items<T> {
    /// Starts at this cursor instead of the first page.
    pub fn starting_at(self, cursor: impl Into<Cursor>) -> Self {
        self.pages.starting_at(cursor).items()
    }

    /// Sets the number of pages without items that may follow each other; the default is 100. One more is an
    /// [`Error::Paging`].
    pub fn max_empty_pages(mut self, pages: usize) -> Self {
        self.pages = self.pages.max_empty_pages(pages);
        self
    }

    /// Returns the cursor of the page of the last item; `None` for the first page. Start there to continue after a
    /// failure.
    pub fn cursor(&self) -> Option<&Cursor> {
        self.at.as_ref()
    }

    /// Returns the next item.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            self.at = self.pages.cursor().cloned();
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(page)) => self.items = page.into_items().into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> Unpin for Items<T> {}

#[cfg(feature = "blocking")]
impl<T: Wire + Send + 'static> Items<T> {
    /// Returns the items as an iterator, outside of asynchronous code.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: Wire + Send + 'static> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("at_first", &self.at.is_none()).finish_non_exhaustive()
    }
}

impl Call<'_> {
    /// Returns the pages of a list, starting with the first.
    pub fn pages<T: Wire + Send + 'static>(self) -> Pages<T> {
        Pages::new(self.client, self.prepare(Json::<Vec<T>>::ACCEPT), self.operation.paging)
    }
}
