//! An item of a stream, which is read like a response of its own.

use bytes::Bytes;
use http::header;

use super::streaming_reply::Origin;
use crate::runtime::response::decode_task::DecodeTask;
use crate::runtime::response::reply::Reply;
use crate::runtime::transport::raw_response::RawResponse;

impl Origin {
    /// The largest size of an item.
    pub(crate) fn limit(&self) -> u64 {
        self.prepared.options.limit.unwrap_or(self.client.shared_settings().limit)
    }
}

/// Decodes an item of the response with this head, or starts to. With `strictly`, a deviation is an error.
pub(crate) fn decode<R: Reply>(head: &RawResponse, item: Bytes, strictly: bool) -> DecodeTask<R::Output> {
    let mut received = RawResponse { body: item, ..head.clone() };
    // The header has the media type of the stream, which is not that of an item.
    received.headers.remove(header::CONTENT_TYPE);
    DecodeTask::begin(received, move |received| R::read_item(received, strictly))
}
