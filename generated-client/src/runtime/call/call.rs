// @generated, the same for every API. Do not edit.
//! A call of an operation while its parameters are set, and the macro that declares one per operation. A
//! generated call is this with a setter per optional parameter.

use std::fmt;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll, ready};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde_json::Value;

#[cfg(feature = "blocking")]
use crate::runtime::blocking::wait::wait;
use crate::runtime::client::call_options::CallOptions;
use crate::runtime::client::client::Client;
use crate::runtime::codec::wire::Wire;
use crate::runtime::description::operation::Operation;
use crate::runtime::description::parameter::{Location, Parameter};
use crate::runtime::error::error::Error;
use crate::runtime::json;
use crate::runtime::redaction::secrets;
use crate::runtime::request::argument::Argument;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::path_template;
use crate::runtime::request::percent::Pair;
use crate::runtime::request::request::Request;
use crate::runtime::request::request_limits;
use crate::runtime::request::style;
use crate::runtime::request::upload::Upload;
use crate::runtime::response::decode_task::DecodeTask;
use crate::runtime::response::reply::{Accept, Reply};
use crate::runtime::response::response::Response;
use crate::runtime::send::prepared_request::PreparedRequest;
use crate::runtime::send::send;
use crate::runtime::transport::call_context::CallContext;
use crate::runtime::transport::raw_response::RawResponse;

/// A call of an operation. Errors of its parameters are kept, and returned when it is sent.
#[derive(Clone)]
pub struct Call<'c> {
    pub(crate) client: &'c Client,
    pub(crate) operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    pairs: Vec<(Parameter, Vec<Pair>)>,
    headers: HeaderMap,
    body: Upload,
    options: CallOptions,
    /// A documented parameter `Content-Length`: it may say the length of the body, and nothing else.
    length: Option<HeaderValue>,
    /// The values of parameters that the document declares to be secret.
    secrets: Vec<String>,
    fault: Option<String>,
}

impl<'c> Call<'c> {
    /// A call without any parameter.
    pub fn new(client: &'c Client, operation: &'static Operation) -> Self {
        let (headers, body, options) = (HeaderMap::new(), Upload::empty(), CallOptions::new());
        Self {
            client,
            operation,
            path: Vec::new(),
            pairs: Vec::new(),
            headers,
            body,
            options,
            length: None,
            secrets: Vec::new(),
            fault: None,
        }
    }

    /// Fills the parameters of the path, in the order in which the route names them.
    #[must_use]
    pub fn path(self, values: &[&dyn Argument]) -> Self {
        let names = path_template::names(self.operation.route);
        names.zip(values).fold(self, |call, (name, value)| call.set(Parameter::path(name), *value))
    }

    /// Sets a parameter, instead of what was set before.
    #[must_use]
    pub fn set(mut self, parameter: Parameter, value: &dyn Argument) -> Self {
        match value.to_value() {
            Ok(value) => self.insert(parameter, &value),
            Err(error) => self.refuse(format!("the parameter `{}` cannot be written: {error}", parameter.name)),
        }
        self
    }

    /// Sends `body` as JSON.
    #[must_use]
    pub fn json<T: Wire>(self, body: &T) -> Self {
        self.json_as("application/json", body)
    }

    /// Sends `body` as JSON under a media type of its own.
    #[must_use]
    pub fn json_as<T: Wire>(self, media_type: &'static str, body: &T) -> Self {
        self.written(media_type, json::to_vec(body).map(Bytes::from))
    }

    /// Sends the members of `body` as a form.
    #[must_use]
    pub fn form<T: Wire>(self, body: &T) -> Self {
        let text = json::to_value(body).map(|value| style::form(&value, self.operation.form).into());
        self.written("application/x-www-form-urlencoded", text)
    }

    /// Sends text.
    #[must_use]
    pub fn text(self, body: &str) -> Self {
        self.text_as("text/plain; charset=utf-8", body)
    }

    /// Sends text under a media type of its own.
    #[must_use]
    pub fn text_as(self, media_type: &'static str, body: &str) -> Self {
        self.octets_as(media_type, body.to_owned())
    }

    /// Sends bytes, or what a stream gives.
    #[must_use]
    pub fn octets(self, body: impl Into<Upload>) -> Self {
        self.octets_as("application/octet-stream", body)
    }

    /// Sends bytes, or what a stream gives, under a media type of its own.
    #[must_use]
    pub fn octets_as(mut self, media_type: &str, body: impl Into<Upload>) -> Self {
        self.set_body(media_type, body.into());
        self
    }

    /// Says what else is particular to this call, instead of what was said before.
    pub fn options(&mut self, options: CallOptions) {
        self.options = options;
    }

    /// Sends the call.
    pub fn send<R: Reply>(self) -> Sending<R> {
        let received: BoxFuture<'static, _> = match self.prepare(R::ACCEPT) {
            Ok(prepared) => send::send(self.client, prepared),
            Err(error) => Box::pin(std::future::ready(Err(error.into()))),
        };
        Sending::new(received)
    }

    /// The request as it would be sent, but for the credentials.
    pub fn request<R: Reply>(&self) -> Result<Request, Error> {
        self.request_for(R::ACCEPT)
    }

    pub(crate) fn request_for(&self, accept: Accept) -> Result<Request, Error> {
        let request = self.prepare(accept)?.request(self.client);
        request.map_err(|error| error.of(self.operation.id).into())
    }

    pub(crate) fn set_body(&mut self, media_type: &str, body: Upload) {
        match HeaderValue::from_str(media_type) {
            Ok(media_type) => drop(self.headers.insert(header::CONTENT_TYPE, media_type)),
            Err(_) => self.refuse(format!("{media_type:?} is no media type")),
        }
        self.body = body;
    }

    pub(crate) fn insert(&mut self, parameter: Parameter, value: &Value) {
        if parameter.secret {
            let items = value.as_array().into_iter().flatten().chain([value]);
            self.secrets.extend(items.filter_map(Value::as_str).map(str::to_owned));
        }
        match parameter.location {
            Location::Path => self.path.push((parameter.name, style::text(&parameter, value))),
            Location::Header => self.insert_header(&parameter, value),
            Location::Body => self.refuse(format!("`{}` is a position in the body, and no parameter", parameter.name)),
            Location::Query | Location::Cookie => {
                let pairs = style::pairs(&parameter, value);
                let same = |(earlier, _): &&mut (Parameter, _)| {
                    earlier.name == parameter.name && earlier.location == parameter.location
                };
                match self.pairs.iter_mut().find(same) {
                    Some(earlier) => earlier.1 = pairs,
                    None => self.pairs.push((parameter, pairs)),
                }
            }
        }
    }

    fn insert_header(&mut self, parameter: &Parameter, value: &Value) {
        let (name, text) = (parameter.name, style::text(parameter, value));
        match (name.parse::<HeaderName>(), HeaderValue::from_bytes(text.as_bytes())) {
            (Ok(header::CONTENT_LENGTH), _) if value.is_null() => self.length = None,
            (Ok(name), _) if value.is_null() => drop(self.headers.remove(name)),
            (Ok(name), Ok(text)) if name == header::CONTENT_LENGTH => self.length = Some(text),
            (Ok(name), Ok(mut text)) => match request_limits::refusal(&name) {
                Some(refusal) => self.refuse(refusal),
                None => {
                    secrets::mark_credential(&name, &mut text);
                    self.headers.insert(name, text);
                }
            },
            _ => self.refuse(format!("the value of the header `{name}` holds what cannot be sent")),
        }
    }

    pub(crate) fn written(mut self, media_type: &'static str, body: Result<Bytes, json::JsonError>) -> Self {
        match body {
            Ok(body) => self.set_body(media_type, body.into()),
            Err(error) => self.refuse(format!("the body cannot be written: {error}")),
        }
        self
    }

    pub(crate) fn refuse(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    fn check_length(&self) -> Result<(), ArgumentError> {
        let Some(given) = &self.length else { return Ok(()) };
        let digits = given.to_str().ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let given = digits.and_then(|text| text.parse().ok());
        if given.is_some() && given == self.body.length() {
            return Ok(());
        }
        Err(ArgumentError::new(
            "the header content-length must be the length of the body: leave it out, it is set by itself",
        ))
    }

    pub(crate) fn prepare(&self, accept: Accept) -> Result<PreparedRequest, ArgumentError> {
        let operation = self.operation;
        let fault = self.fault.clone().map_or(Ok(()), |fault| Err(ArgumentError::new(fault)));
        let path = fault
            .and_then(|()| path_template::fill(operation.route, &self.path))
            .map_err(|error| error.of(operation.id))?;
        self.check_length().map_err(|error| error.of(operation.id))?;
        let placed = |location| self.pairs.iter().filter(move |(parameter, _)| parameter.location == location);
        let pairs = |location| placed(location).flat_map(|(_, pairs)| pairs.iter().cloned()).collect();
        Ok(PreparedRequest {
            context: CallContext::of(operation),
            method: operation.method.into(),
            route: operation.route,
            server: operation.server,
            security: operation.security,
            path,
            query: pairs(Location::Query),
            address: None,
            headers: self.headers.clone(),
            cookies: pairs(Location::Cookie),
            body: self.body.clone(),
            accept: operation.accept.unwrap_or(accept.header()),
            options: self.options.clone(),
            secrets: self.secrets.clone(),
            by_hand: false,
        })
    }
}

impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Arguments may be secrets that only the user knows for such.
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("route", &self.operation.route)
            .finish_non_exhaustive()
    }
}

/// A call under way.
#[must_use = "a call is sent when it is awaited"]
pub struct Sending<R: Reply> {
    received: BoxFuture<'static, Result<RawResponse, Error>>,
    decoding: DecodeTask<R::Output>,
}

impl<R: Reply> Sending<R> {
    pub(crate) fn new(received: BoxFuture<'static, Result<RawResponse, Error>>) -> Self {
        Self { received, decoding: DecodeTask::Idle }
    }
}

#[cfg(feature = "blocking")]
impl<R: Reply> Sending<R> {
    /// Waits for the response on this thread, as `send_blocking` does.
    pub fn blocking(self) -> Result<Response<R::Output>, Error> {
        wait(self)
    }
}

// It hands out no pin to what it holds.
impl<R: Reply> Unpin for Sending<R> {}

impl<R: Reply> Future for Sending<R> {
    type Output = Result<Response<R::Output>, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Self::Output> {
        loop {
            if let Some(decoded) = ready!(self.decoding.poll(cx)) {
                return Poll::Ready(decoded);
            }
            let received = ready!(self.received.as_mut().poll(cx))?;
            self.decoding = DecodeTask::begin(received, R::read);
        }
    }
}

impl<R: Reply> fmt::Debug for Sending<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}
