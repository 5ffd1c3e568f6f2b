//! An item of a stream, read as if it were a reply of its own.

use bytes::Bytes;
use http::header;

use super::streaming_reply::Origin;
use crate::runtime::response::decode_task::DecodeTask;
use crate::runtime::response::reply::Reply;
use crate::runtime::transport::raw_response::RawResponse;

impl Origin {
    /// How much may be held at once.
    pub(crate) fn limit(&self) -> u64 {
        self.prepared.options.limit.unwrap_or(self.client.shared_settings().limit)
    }
}

/// Decodes an item that came with this head, or begins to; any deviation is an error where `strictly` is set.
pub(crate) fn decode<R: Reply>(head: &RawResponse, item: Bytes, strictly: bool) -> DecodeTask<R::Output> {
    let mut received = RawResponse { body: item, ..head.clone() };
    // It names the type of the stream, which is not that of an item.
    received.headers.remove(header::CONTENT_TYPE);
    DecodeTask::begin(received, move |received| R::read_item(received, strictly))
}
