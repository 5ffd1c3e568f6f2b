// @generated, the same for every API. Do not edit.
//! A request that the document leaves out, sent like any other. Its path stays below the base URL, so that
//! the credentials cannot end up elsewhere.

use std::fmt;

#[cfg(feature = "blocking")]
use bytes::Bytes;
use http::{HeaderMap, Method};

use super::call::Sending;
use crate::runtime::client::call_options::{CallOptions, put_header};
use crate::runtime::client::client::Client;
use crate::runtime::codec::wire::Wire;
use crate::runtime::error::error::Error;
use crate::runtime::json;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::percent::{self, Keep};
use crate::runtime::request::request::Request;
use crate::runtime::request::upload::Upload;
use crate::runtime::response::reply::{Accept, Binary, Reply};
#[cfg(feature = "blocking")]
use crate::runtime::response::response::Response;
use crate::runtime::send::prepared_request::PreparedRequest;
use crate::runtime::send::send;
use crate::runtime::transport::call_context::CallContext;

/// A request that the document does not define. Awaiting it returns the bytes of the response.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct RawCall<'c> {
    pub(crate) client: &'c Client,
    prepared: PreparedRequest,
    fault: Option<String>,
}

impl<'c> RawCall<'c> {
    pub(crate) fn new(client: &'c Client, method: Option<Method>, path: String) -> Self {
        let fault = match &method {
            None => Some("there is no such method".to_owned()),
            Some(method) => refused_method(method).or_else(|| refusal(&path)),
        };
        let method = method.unwrap_or_default();
        let prepared = PreparedRequest {
            context: CallContext::new("request", method.is_idempotent()),
            method,
            // Logs show it. The path may hold a secret, and is not one of few.
            route: "(a path of the caller)",
            server: None,
            security: None,
            path,
            query: Vec::new(),
            address: None,
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Upload::empty(),
            accept: "*/*",
            options: CallOptions::new(),
            secrets: Vec::new(),
            by_hand: true,
        };
        Self { client, prepared, fault }
    }

    /// Adds a pair to the query.
    pub fn query(mut self, name: &str, value: impl fmt::Display) -> Self {
        let value = percent::encode(&value.to_string(), Keep::Unreserved);
        self.prepared.query.push((percent::encode(name, Keep::Unreserved), value));
        self
    }

    /// Sends a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Err(fault) = put_header(&mut self.prepared.headers, name, value) {
            self.fault.get_or_insert(fault);
        }
        self
    }

    /// Sends a JSON body.
    pub fn json<T: Wire>(mut self, body: &T) -> Self {
        match json::to_vec(body) {
            Ok(text) => self.body("application/json", text),
            Err(error) => {
                self.fault.get_or_insert(format!("the body cannot be written: {error}"));
                self
            }
        }
    }

    /// Sends a body of this media type.
    pub fn body(mut self, media_type: &str, body: impl Into<Upload>) -> Self {
        self.prepared.body = body.into();
        self.header("content-type", media_type)
    }

    /// Says what else is particular to this call: timeouts, retries.
    pub fn with(mut self, options: CallOptions) -> Self {
        self.prepared.options = options;
        self
    }

    /// The request as it would be sent, but for the credentials.
    pub fn request(&self) -> Result<Request, Error> {
        self.checked(Binary::ACCEPT)?.request(self.client).map_err(|error| error.of("request").into())
    }

    /// Sends the request and reads its response as `R`, as in `send_as::<Json<serde_json::Value>>()`.
    pub fn send_as<R: Reply>(self) -> Sending<R> {
        let received: BoxFuture<'static, _> = match self.checked(R::ACCEPT) {
            Ok(prepared) => send::send(self.client, prepared),
            Err(error) => Box::pin(std::future::ready(Err(error.into()))),
        };
        Sending::new(received)
    }

    /// Sends the request, as awaiting it does.
    pub fn send(self) -> Sending<Binary> {
        self.send_as()
    }

    /// Sends the request and waits for the response on this thread, outside of asynchronous code.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Response<Bytes>, Error> {
        self.send().blocking()
    }

    pub(crate) fn checked(&self, accept: Accept) -> Result<PreparedRequest, ArgumentError> {
        match &self.fault {
            Some(fault) => Err(ArgumentError::new(fault).of("request")),
            None => Ok(PreparedRequest { accept: accept.header(), ..self.prepared.clone() }),
        }
    }
}

/// Longer names of methods are refused by servers, and by proxies before them.
const LONGEST_METHOD: usize = 64;

/// Why a method cannot be sent.
fn refused_method(method: &Method) -> Option<String> {
    if *method == Method::CONNECT {
        return Some("CONNECT asks for a tunnel, which is no request for a path".to_owned());
    }
    let length = method.as_str().len();
    (length > LONGEST_METHOD)
        .then(|| format!("the method is {length} bytes long; at most {LONGEST_METHOD} can be sent"))
}

/// Why a path cannot be sent: it would leave the base URL, or mean something else to the parser than to the
/// reader.
fn refusal(path: &str) -> Option<String> {
    // The path is not shown: it may hold a credential.
    if !path.starts_with('/') {
        return Some("the path must begin with a slash and go on from the base URL".to_owned());
    }
    let strange = |c: char| c == '\\' || c == '#' || c.is_whitespace() || c.is_control();
    let found = path.chars().find(|c| strange(*c));
    found.map(|found| format!("the path holds a character that must be encoded: {found:?}"))
}

impl IntoFuture for RawCall<'_> {
    type Output = <Sending<Binary> as Future>::Output;
    type IntoFuture = Sending<Binary>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl fmt::Debug for RawCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The path may hold a secret that only the user knows for such.
        f.debug_struct("RawCall").field("method", &self.prepared.method).finish_non_exhaustive()
    }
}
