// Generated: a copy of generator/runtime/pager.rs by generator/src/emit/runtime.rs. Do not edit.
//! Fetches the pages of a list, one after the other, as they came off the wire. The streams in `page.rs` read
//! them as types; this part is compiled once.

use std::collections::HashSet;
use std::task::{Context as TaskContext, Poll, ready};

use bytes::Bytes;

use super::api::SchemeKind;
use super::client::Client;
use super::cursor::Cursor;
use super::error::{ArgumentError, Error};
use super::outgoing::Outgoing;
use super::paging::Paging;
use super::received::Received;
use super::send;
use super::transport::BoxFuture;

/// Fetches pages.
pub(crate) struct Pager {
    client: Client,
    paging: Paging,
    state: State,
    first: Option<Outgoing>,
    at: Option<Cursor>,
    seen: HashSet<Cursor>,
    /// The page before, where pages are numbered.
    last: Option<Bytes>,
}

enum State {
    Ready,
    Failed(Option<ArgumentError>),
    Fetching(BoxFuture<'static, Result<Received, Error>>),
    Done,
}

/// A page as it was received, and where the next one begins.
pub(crate) type Fetched = (Received, Option<Cursor>);

impl Pager {
    pub(crate) fn new(client: &Client, first: Result<Outgoing, ArgumentError>, paging: Paging) -> Self {
        let (state, first) = match first {
            Ok(first) => (State::Ready, Some(first)),
            Err(error) => (State::Failed(Some(error)), None),
        };
        Self { client: client.clone(), paging, state, first, at: None, seen: HashSet::new(), last: None }
    }

    pub(crate) fn start_at(&mut self, cursor: Cursor) {
        self.seen.insert(cursor.clone());
        self.at = Some(cursor);
    }

    /// Where the page begins that is fetched next, or was fetched last if there is no other.
    pub(crate) fn cursor(&self) -> Option<&Cursor> {
        self.at.as_ref()
    }

    /// The next page. Ends with the last page, with a page seen before, and after an error.
    pub(crate) fn poll_next(&mut self, cx: &mut TaskContext<'_>) -> Poll<Option<Result<Fetched, Error>>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Ready => self.fetch(),
                State::Failed(error) => {
                    let error = error.take().map(|error| Err(error.into()));
                    self.state = State::Done;
                    return Poll::Ready(error);
                }
                State::Fetching(page) => {
                    let received = ready!(page.as_mut().poll(cx));
                    self.state = State::Done;
                    return Poll::Ready(Some(received.map(|received| self.advance(received))));
                }
            }
        }
    }

    /// Ends the stream at a page that came but could not be read.
    pub(crate) fn fail_at(&mut self, cursor: Option<Cursor>) {
        self.state = State::Done;
        self.at = cursor;
    }

    fn fetch(&mut self) {
        self.state = State::Done;
        let Some(outgoing) = self.outgoing() else {
            return;
        };
        self.state = State::Fetching(send::send(&self.client, outgoing));
    }

    /// The request for the page that is fetched next.
    fn outgoing(&self) -> Option<Outgoing> {
        let mut outgoing = self.first.clone()?;
        if let Some(cursor) = &self.at {
            self.paging.go_to(cursor, &mut outgoing);
        }
        Some(outgoing)
    }

    fn advance(&mut self, received: Received) -> Fetched {
        let sent = self.outgoing();
        let next =
            sent.and_then(|sent| self.paging.after(&received, &sent, self.last.as_ref(), &self.secret_parameters()));
        let next = next.filter(|next| self.seen.insert(next.clone()));
        self.last = Some(received.body.clone());
        if let Some(next) = &next {
            self.at = Some(next.clone());
            self.state = State::Ready;
        }
        (received, next)
    }

    fn secret_parameters(&self) -> Vec<&'static str> {
        let schemes = self.client.shared_settings().api.schemes.iter();
        let named = |kind| {
            if let SchemeKind::ApiKeyQuery(name) = kind { Some(name) } else { None }
        };
        schemes.filter_map(|scheme| named(scheme.kind)).collect()
    }
}
