//! Responses where events are documented that are no event stream: a page of a proxy, an error that is sent as JSON.

use super::streaming_reply::StreamingResponse;
use crate::runtime::codec::decoding;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::error::error::Error;
use crate::runtime::response::decode_response;
use crate::runtime::send::read_body;
use crate::runtime::transport::deadline::Deadline;
use crate::runtime::transport::raw_response::RawResponse;

/// So much of a body that is no event stream is read for the error.
const MOST_READ: u64 = 1024 * 1024;

/// Fails with what came, where the media type says that it is no event stream. Servers send events under types that say nothing, too.
pub(crate) async fn refuse(started: StreamingResponse) -> Result<StreamingResponse, Error> {
    let media_type = started.head.media_type();
    if matches!(media_type.as_str(), "" | "text/event-stream" | "text/plain" | "application/octet-stream") {
        return Ok(started);
    }
    let StreamingResponse { head, body, origin } = started;
    let time = origin.prepared.options.timeout.or(origin.client.shared_settings().timeout);
    let received = match read_body::read(head, body, origin.limit().min(MOST_READ), Deadline::after(time)).await {
        Ok(received) => received,
        // What came of it will do.
        Err(Error::Incomplete(error)) => error.received,
        Err(error) => return Err(error),
    };
    let what =
        format!("the body is sent as {}, not as an event stream", decoding::shortened(format_args!("{media_type}")));
    Err(decode_response::unreadable(received, Unreadable::whole(what)))
}

/// The error of a body that had no line of an event stream.
pub(crate) fn refused(head: &RawResponse, text: Vec<u8>) -> Error {
    let received = RawResponse { body: text.into(), ..head.clone() };
    decode_response::unreadable(received, Unreadable::whole("the body is no event stream"))
}
