//! Decodes a response within its budget, and again after a repair if a JSON parser refuses the whole body.

use http::header;

use super::response::Response;
use crate::runtime::codec::budget::{self, Budget, Cancelled};
use crate::runtime::codec::decoding::{self, Deviation};
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::error::decode_error::DecodeError;
use crate::runtime::error::error::Error;
use crate::runtime::json::Decoded;
use crate::runtime::json::json_repair;
use crate::runtime::transport::raw_response::RawResponse;

/// Reads a success on this thread.
pub(crate) fn read_by<T>(
    received: RawResponse,
    read: impl Fn(&RawResponse) -> Result<Decoded<T>, Unreadable>,
) -> Result<Response<T>, Error> {
    let result = within(received.budget, None, &received, read);
    finish(received, result)
}

/// Decodes within a budget.
pub(crate) fn within<T>(
    budget: Budget,
    cancelled: Option<Cancelled>,
    received: &RawResponse,
    read: impl Fn(&RawResponse) -> Result<Decoded<T>, Unreadable>,
) -> Result<Decoded<T>, Unreadable> {
    budget::within(budget, cancelled, || {
        let before = budget::left();
        let result = read(received).or_else(|fault| {
            // The memory of the first attempt is free again. An exceeded budget stays exceeded.
            budget::restore(before);
            read_repaired(received, &read).ok_or(fault)
        });
        match (result, budget::exceeded()) {
            (result, None) => result,
            (Ok(_), Some(exceeded)) => Err(Unreadable::exceeding(exceeded)),
            (Err(fault), Some(exceeded)) => Err(Unreadable { path: fault.path, ..Unreadable::exceeding(exceeded) }),
        }
    })
}

pub(crate) fn finish<T>(received: RawResponse, result: Result<Decoded<T>, Unreadable>) -> Result<Response<T>, Error> {
    match result {
        Ok(mut decoded) if received.strict && !decoded.deviations.is_empty() => {
            let Deviation { path, what } = decoded.deviations.swap_remove(0);
            Err(unreadable(received, Unreadable::at(path, what)))
        }
        Ok(decoded) => Ok(Response::of(received, decoded)),
        Err(fault) => Err(unreadable(received, fault)),
    }
}

/// Reads a body that a JSON parser refuses because of one value, without this value.
fn read_repaired<T>(
    received: &RawResponse,
    read: impl Fn(&RawResponse) -> Result<Decoded<T>, Unreadable>,
) -> Option<Decoded<T>> {
    let mut repaired = json_repair::repair(&received.body)?;
    let body = std::mem::take(&mut repaired.text);
    let mut decoded = read(&RawResponse { body: body.into(), ..received.clone() }).ok()?;
    repaired.report(&mut decoded);
    Some(decoded)
}

pub(crate) fn unreadable(received: RawResponse, mut fault: Unreadable) -> Error {
    if let Some(coding) = undecoded(&received).filter(|_| fault.path == "$") {
        let coding = decoding::shortened(format_args!("{coding:?}"));
        fault.what = format!("the body has the content coding {coding}, which is not decoded: {}", fault.what);
    }
    let fault = fault.redacted(|text| received.secrets.redact(text));
    Error::Decode(Box::new(DecodeError { received, fault }))
}

/// Returns the content coding of a body that the transport did not decode. A body of text was decoded, by a transport that
/// preserves the header.
fn undecoded(received: &RawResponse) -> Option<&str> {
    let coding = received.headers.get(header::CONTENT_ENCODING)?.to_str().ok()?.trim();
    let is_encoded = !coding.eq_ignore_ascii_case("identity") && std::str::from_utf8(&received.body).is_err();
    is_encoded.then_some(coding)
}
