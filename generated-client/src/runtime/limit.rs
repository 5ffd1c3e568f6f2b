// Generated: a copy of generator/runtime/limit.rs by generator/src/emit/runtime.rs. Do not edit.
//! Reads the body of a reply, up to a limit. What is counted are the bytes after decompression, as they
//! arrive, so that a small reply that unpacks to a huge one is stopped as well.

use bytes::{Bytes, BytesMut};
use http::header::{self, Entry};

use super::budget::Budget;
use super::deadline::Deadline;
use super::error::Error;
use super::incomplete_error::{Cause, IncompleteError};
use super::received::{Context, Received};
use super::secrets::Secrets;
use super::transport::Body;

/// The head of a reply, and the body that is still to be read.
pub(crate) fn head(
    reply: http::Response<Body>,
    context: Context,
    secrets: Secrets,
    budget: Budget,
) -> (Received, Body) {
    let (head, body) = reply.into_parts();
    let mut received =
        Received { context, secrets, status: head.status, headers: head.headers, body: Bytes::new(), budget };
    mark_cookies(&mut received);
    received.secrets.mark(&mut received.headers);
    (received, body)
}

/// Reads the whole body.
pub(crate) async fn read(
    mut received: Received,
    mut body: Body,
    limit: u64,
    deadline: Deadline,
) -> Result<Received, Error> {
    let mut bytes = BytesMut::new();
    let cause = collect(&mut body, &mut bytes, limit, deadline, received.context).await;
    received.body = bytes.freeze();
    match cause {
        None => Ok(received),
        Some(cause) => Err(Error::Incomplete(Box::new(IncompleteError { received, cause }))),
    }
}

async fn collect(
    body: &mut Body,
    bytes: &mut BytesMut,
    limit: u64,
    deadline: Deadline,
    context: Context,
) -> Option<Cause> {
    loop {
        let piece = match deadline.bound(body.next()).await {
            Ok(None) => return None,
            Ok(Some(Ok(piece))) => piece,
            Ok(Some(Err(error))) | Err(error) => return Some(Cause::Transport(error.of(context))),
        };
        let room = usize::try_from(limit).unwrap_or(usize::MAX).saturating_sub(bytes.len());
        bytes.extend_from_slice(&piece[..piece.len().min(room)]);
        if piece.len() > room {
            return Some(Cause::TooLarge(limit));
        }
    }
}

/// A session of the server's is a secret too, and errors show their headers.
fn mark_cookies(received: &mut Received) {
    if let Entry::Occupied(mut cookies) = received.headers.entry(header::SET_COOKIE) {
        cookies.iter_mut().for_each(|value| value.set_sensitive(true));
    }
}
