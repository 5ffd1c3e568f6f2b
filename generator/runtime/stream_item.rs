//! An item of a stream, read as if it were a reply of its own.

use bytes::Bytes;
use http::header;

use super::error::Error;
use super::opening::Origin;
use super::received::Received;
use super::reply::Reply;
use super::response::{self, Response};

impl Origin {
    /// How much may be held at once.
    pub(crate) fn limit(&self) -> u64 {
        self.outgoing.options.limit.unwrap_or(self.client.shared_settings().limit)
    }
}

/// Reads an item that came with this head.
pub(crate) fn read<R: Reply>(head: &Received, item: Bytes) -> Result<R::Output, Error> {
    let mut received = Received { body: item, ..head.clone() };
    // It names the type of the stream, which is not that of an item.
    received.headers.remove(header::CONTENT_TYPE);
    response::read::<R>(received).map(Response::into_inner)
}
