//! Responses that should be event streams and are not, such as a page of a proxy, or an error as JSON.

use super::streaming_reply::StreamingResponse;
use crate::runtime::codec::decoding;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::error::error::Error;
use crate::runtime::response::decode_response;
use crate::runtime::send::read_body;
use crate::runtime::transport::deadline::Deadline;
use crate::runtime::transport::raw_response::RawResponse;

/// The number of bytes that are read of such a body for the error.
const MOST_READ: u64 = 1024 * 1024;

/// Returns an error with the response if the media type is not that of an event stream. Servers also send events with
/// general media types.
pub(crate) async fn refuse(started: StreamingResponse) -> Result<StreamingResponse, Error> {
    let media_type = started.head.media_type();
    if matches!(media_type.as_str(), "" | "text/event-stream" | "text/plain" | "application/octet-stream") {
        return Ok(started);
    }
    let StreamingResponse { head, body, origin } = started;
    let time = origin.prepared.options.timeout.or(origin.client.shared_settings().timeout);
    let received = match read_body::read(head, body, origin.limit().min(MOST_READ), Deadline::after(time)).await {
        Ok(received) => received,
        // The part that arrived is enough.
        Err(Error::Incomplete(error)) => error.received,
        Err(error) => return Err(error),
    };
    let what =
        format!("the body is sent as {}, not as an event stream", decoding::shortened(format_args!("{media_type}")));
    Err(decode_response::unreadable(received, Unreadable::whole(what)))
}

/// Returns the error for a body without a line of an event stream.
pub(crate) fn refused(head: &RawResponse, text: Vec<u8>) -> Error {
    let received = RawResponse { body: text.into(), ..head.clone() };
    decode_response::unreadable(received, Unreadable::whole("the body is no event stream"))
}
