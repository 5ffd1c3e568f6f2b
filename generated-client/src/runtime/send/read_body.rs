// @generated, the same for every API. Do not edit.
//! Reads the body of a response, up to a limit. Bytes are counted after decompression, as they arrive, so that a small
//! response that decompresses to a huge one is stopped.

use bytes::{Bytes, BytesMut};
use http::header::{self, Entry};
use url::Url;

use crate::runtime::codec::budget::Budget;
use crate::runtime::error::error::Error;
use crate::runtime::error::incomplete_error::Cause;
use crate::runtime::redaction::secrets::Secrets;
use crate::runtime::transport::body::Body;
use crate::runtime::transport::call_context::CallContext;
use crate::runtime::transport::deadline::Deadline;
use crate::runtime::transport::raw_response::RawResponse;
use crate::runtime::transport::transport_error::TransportError;

/// The head of a response from this address, and the body that is not read yet.
pub(crate) fn head(
    response: http::Response<Body>,
    context: CallContext,
    secrets: Secrets,
    url: &Url,
    from_another_origin: bool,
    budget: Budget,
) -> (RawResponse, Body) {
    let (head, body) = response.into_parts();
    let (url, location) = (secrets.redact_url(url), url.clone());
    let (status, headers) = (head.status, head.headers);
    let body_so_far = Bytes::new();
    let mut received = RawResponse {
        context,
        secrets,
        url,
        location,
        from_another_origin,
        status,
        headers,
        body: body_so_far,
        budget,
        strict: false,
    };
    mark_cookies(&mut received);
    mark_location(&mut received);
    received.secrets.mark(&mut received.headers);
    (received, body)
}

/// Reads the whole body.
pub(crate) async fn read(
    mut received: RawResponse,
    mut body: Body,
    limit: u64,
    deadline: Deadline,
) -> Result<RawResponse, Error> {
    let mut bytes = BytesMut::new();
    let fault = collect(&mut body, &mut bytes, limit, deadline).await;
    received.body = bytes.freeze();
    match fault {
        None => Ok(received),
        Some(Fault::TooLarge) => Err(received.incomplete(Cause::TooLarge(limit)).into()),
        // The status of an error or redirect counts without its body.
        Some(Fault::Transport(error)) if error.is_undecodable() && !received.is_answer() => Ok(received),
        Some(Fault::Transport(error)) => Err(received.broken_off(error, received.body.len() as u64)),
    }
}

/// The number of available bytes that are read before other tasks run.
const MOST_UNYIELDING: usize = 1024 * 1024;

/// The reason why a body was not read completely.
enum Fault {
    TooLarge,
    Transport(TransportError),
}

async fn collect(body: &mut Body, bytes: &mut BytesMut, limit: u64, deadline: Deadline) -> Option<Fault> {
    let mut unyielding = 0_usize;
    loop {
        let piece = match deadline.bound(body.next()).await {
            Ok(None) => return None,
            Ok(Some(Ok(piece))) => piece,
            Ok(Some(Err(error))) | Err(error) => return Some(Fault::Transport(error)),
        };
        let room = usize::try_from(limit).unwrap_or(usize::MAX).saturating_sub(bytes.len());
        bytes.extend_from_slice(&piece[..piece.len().min(room)]);
        if piece.len() > room {
            return Some(Fault::TooLarge);
        }
        // A small part of a compressed body can be large when decompressed, and arrives at once.
        unyielding = unyielding.saturating_add(piece.len());
        if unyielding > MOST_UNYIELDING {
            unyielding = 0;
            tokio::task::yield_now().await;
        }
    }
}

/// Session cookies are secrets too, and errors show headers.
fn mark_cookies(received: &mut RawResponse) {
    if let Entry::Occupied(mut cookies) = received.headers.entry(header::SET_COOKIE) {
        cookies.iter_mut().for_each(|value| value.set_sensitive(true));
    }
}

/// The query of an address may contain a signature, which is valid for whoever has it.
fn mark_location(received: &mut RawResponse) {
    if let Entry::Occupied(mut locations) = received.headers.entry(header::LOCATION) {
        for location in locations.iter_mut() {
            let bytes = location.as_bytes();
            if bytes.contains(&b'?') || bytes.contains(&b'@') {
                location.set_sensitive(true);
            }
        }
    }
}
