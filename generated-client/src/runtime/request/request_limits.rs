// @generated, the same for every API. Do not edit.
//! Limits of a request: the headers that callers may set, and the size of the request. A request beyond them is refused
//! before it is sent.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::argument_error::ArgumentError;
use super::request::Request;

/// Headers that frame or route a message. The transport sets them; another value could truncate a body, or make two
/// requests of one.
const SET_BY_TRANSPORT: [&str; 11] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// The longest address in bytes that the `http` crate accepts.
const MOST_OF_URL: usize = 65_534;
const MOST_OF_HEADER: usize = 64 * 1024;
const MOST_OF_HEADERS: usize = 256 * 1024;
const MOST_HEADERS: usize = 1_000;

/// Returns why callers cannot set a header, or `None` if they can.
pub(crate) fn refusal(name: &HeaderName) -> Option<String> {
    SET_BY_TRANSPORT
        .contains(&name.as_str())
        .then(|| format!("the header {name} cannot be set: it is the transport's, which sets it where it is needed"))
}

/// Sets a header. The number of headers is limited.
pub(crate) fn insert(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) -> Result<(), String> {
    if headers.len() >= MOST_HEADERS {
        return Err(format!("more than {MOST_HEADERS} headers cannot be sent"));
    }
    headers.insert(name, value);
    Ok(())
}

/// Checks the size of an address and of headers.
pub(crate) fn check(request: &Request) -> Result<(), ArgumentError> {
    let length = request.url.as_str().len();
    if length > MOST_OF_URL {
        return Err(ArgumentError::new(format!(
            "the address is {length} bytes long, with the arguments in path and query; at most {MOST_OF_URL} can be sent"
        )));
    }
    let large = request.headers.iter().find(|(_, value)| value.len() > MOST_OF_HEADER);
    if let Some((name, value)) = large {
        let length = value.len();
        return Err(ArgumentError::new(format!(
            "the header {name} is {length} bytes long; at most {MOST_OF_HEADER} can be sent"
        )));
    }
    let length: usize = request.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if length > MOST_OF_HEADERS {
        return Err(ArgumentError::new(format!(
            "the headers are {length} bytes long; at most {MOST_OF_HEADERS} can be sent"
        )));
    }
    Ok(())
}
