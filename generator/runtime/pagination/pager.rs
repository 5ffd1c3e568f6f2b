//! Requests the pages of a list, one after another, as raw responses. The streams in `pages.rs` decode them; this part
//! is compiled once.

use std::task::{Context as TaskContext, Poll, ready};

use bytes::Bytes;
use url::Url;

use super::cursor::Cursor;
use super::next_page::{self, ReceivedPage, StopReason};
use super::seen_cursors::SeenCursors;
use crate::runtime::client::client::Client;
use crate::runtime::description::api::SchemeKind;
use crate::runtime::description::paging::Paging;
use crate::runtime::error::error::Error;
use crate::runtime::error::paging_error::PagingError;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::response::decode_task;
use crate::runtime::send::prepared_request::PreparedRequest;
use crate::runtime::send::send;
use crate::runtime::transport::raw_response::RawResponse;

/// The default number of pages without items that may follow each other.
const MAX_EMPTY_PAGES: usize = 100;

/// Requests pages.
pub(crate) struct Pager {
    client: Client,
    paging: Paging,
    state: State,
    first: Option<PreparedRequest>,
    at: Option<Cursor>,
    seen: SeenCursors,
    /// The body of the previous page.
    last: Option<Bytes>,
    /// The number of pages without items since the last item.
    empty: usize,
    max_empty: usize,
}

enum State {
    Ready,
    Failed(Option<Error>),
    Fetching(BoxFuture<'static, Result<PageResult, Error>>),
    Done,
}

/// The request for a page, with its address and the base URL.
struct PageRequest {
    prepared: PreparedRequest,
    request: Url,
    base: Url,
}

/// A page as it was received, and the cursor of the next page or why it is unknown.
type PageResult = (RawResponse, Result<Option<Cursor>, StopReason>);

/// A page as it was received, and the cursor of the next page.
pub(crate) type Fetched = (RawResponse, Option<Cursor>);

impl Pager {
    pub(crate) fn new(client: &Client, first: Result<PreparedRequest, ArgumentError>, paging: Paging) -> Self {
        let (state, first) = match first {
            Ok(first) => (State::Ready, Some(first)),
            Err(error) => (State::Failed(Some(error.into())), None),
        };
        Self {
            client: client.clone(),
            paging,
            state,
            first,
            at: None,
            seen: SeenCursors::default(),
            last: None,
            empty: 0,
            max_empty: MAX_EMPTY_PAGES,
        }
    }

    pub(crate) fn start_at(&mut self, cursor: Cursor) {
        self.seen.insert(&cursor);
        self.at = Some(cursor);
    }

    pub(crate) fn max_empty_pages(&mut self, pages: usize) {
        self.max_empty = pages;
    }

    /// Returns the cursor of the page that is requested next, or of the last page.
    pub(crate) fn cursor(&self) -> Option<&Cursor> {
        self.at.as_ref()
    }

    /// Returns the next page. Ends after the last page and after an error.
    pub(crate) fn poll_next(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<Fetched, Error>>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Ready => self.fetch(),
                State::Failed(error) => {
                    let error = error.take().map(Err);
                    self.state = State::Done;
                    return Poll::Ready(error);
                }
                State::Fetching(page) => {
                    let arrival = ready!(page.as_mut().poll(cx));
                    self.state = State::Done;
                    return Poll::Ready(Some(arrival.map(|(received, next)| self.advance(received, next))));
                }
            }
        }
    }

    /// Ends the stream at a page that arrived but could not be read.
    pub(crate) fn fail_at(&mut self, cursor: Option<Cursor>) {
        self.state = State::Done;
        self.at = cursor;
    }

    /// Counts the items of the last page, to end a list whose server sends pages without items forever.
    pub(crate) fn count(&mut self, items: usize, received: impl FnOnce() -> RawResponse) {
        self.empty = if items == 0 { self.empty.saturating_add(1) } else { 0 };
        if self.empty > self.max_empty && matches!(self.state, State::Ready) {
            let what = format!("{} pages in a row had no items; `cursor` says where the next begins", self.empty);
            self.state = incomplete(received(), what.into());
        }
    }

    fn fetch(&mut self) {
        self.state = match self.request() {
            None => State::Done,
            Some(Err(error)) => State::Failed(Some(error.into())),
            Some(Ok(sent)) => {
                let received = send::send(&self.client, sent.prepared.clone());
                let (paging, last, secret) = (self.paging, self.last.clone(), self.secret_parameters());
                State::Fetching(Box::pin(async move {
                    let received = received.await?;
                    let next = find_next(paging, received.clone(), sent, last, secret).await;
                    Ok((received, next))
                }))
            }
        };
    }

    /// Returns the request for the next page.
    fn request(&self) -> Option<Result<PageRequest, ArgumentError>> {
        let prepared = self.first.clone()?;
        let operation = prepared.context.operation;
        Some(self.positioned(prepared).map_err(|error| error.of(operation)))
    }

    fn positioned(&self, mut prepared: PreparedRequest) -> Result<PageRequest, ArgumentError> {
        let base = prepared.base(&self.client)?.url()?;
        let mut request = prepared.url(&self.client)?;
        if let Some(cursor) = &self.at {
            self.paging.go_to(cursor, &mut prepared, (&request, &base), &self.secret_parameters())?;
            request = prepared.url(&self.client)?;
        }
        Ok(PageRequest { prepared, request, base })
    }

    fn advance(&mut self, received: RawResponse, next: Result<Option<Cursor>, StopReason>) -> Fetched {
        let next = match next.and_then(|next| self.not_seen(next)) {
            Ok(next) => next,
            Err(what) => {
                self.state = incomplete(received.clone(), what);
                None
            }
        };
        self.last = Some(received.body.clone());
        if let Some(next) = &next {
            self.at = Some(next.clone());
            self.state = State::Ready;
        }
        (received, next)
    }

    fn not_seen(&mut self, next: Option<Cursor>) -> Result<Option<Cursor>, StopReason> {
        match next {
            Some(next) if !self.seen.insert(&next) => {
                Err("its pages go in a circle: the next page is one that came before".into())
            }
            next => Ok(next),
        }
    }

    fn secret_parameters(&self) -> Vec<&'static str> {
        let schemes = self.client.shared_settings().api.schemes.iter();
        let named = |kind| {
            if let SchemeKind::ApiKeyQuery(name) = kind { Some(name) } else { None }
        };
        schemes.filter_map(|scheme| named(scheme.kind)).collect()
    }
}

/// Finds the next page as the response is decoded: a large one on a thread that may block.
async fn find_next(
    paging: Paging,
    received: RawResponse,
    sent: PageRequest,
    last: Option<Bytes>,
    secret: Vec<&'static str>,
) -> Result<Option<Cursor>, StopReason> {
    let found = decode_task::run(received, move |received| {
        let PageRequest { prepared, request, base } = &sent;
        let (paging, last, secret) = (&paging, last.as_ref(), &secret);
        ReceivedPage { paging, received, sent: prepared, request, base, last, secret }.next()
    });
    found.await.unwrap_or_else(|exceeded| Err(next_page::not_found(exceeded)))
}

fn incomplete(received: RawResponse, what: StopReason) -> State {
    State::Failed(Some(Error::Paging(Box::new(PagingError { received, what: what.into_owned() }))))
}
