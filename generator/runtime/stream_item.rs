//! An item of a stream, read as if it were a reply of its own.

use bytes::Bytes;
use http::header;

use super::error::Error;
use super::received::Received;
use super::reply::Reply;
use super::response::{self, Response};

/// Reads an item that came with this head.
pub(crate) fn read<R: Reply>(head: &Received, item: Bytes) -> Result<R::Output, Error> {
    let mut received = Received { body: item, ..head.clone() };
    // It names the type of the stream, which is not that of an item.
    received.headers.remove(header::CONTENT_TYPE);
    response::read::<R>(received).map(Response::into_inner)
}
