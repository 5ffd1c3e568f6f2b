// @generated, the same for every API. Do not edit.
//! A call whose response body is read as it arrives, and the kinds of such bodies.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll};

#[cfg(feature = "blocking")]
use crate::runtime::blocking::wait::wait;
use crate::runtime::call::call::Call;
use crate::runtime::client::client::Client;
use crate::runtime::error::error::Error;
use crate::runtime::request::boxed::BoxFuture;
use crate::runtime::request::request::Request;
use crate::runtime::response::reply::Accept;
use crate::runtime::response::response::{Parts, Response};
use crate::runtime::send::prepared_request::PreparedRequest;
use crate::runtime::send::send;
use crate::runtime::transport::body::Body;
use crate::runtime::transport::raw_response::RawResponse;

/// A kind of body that is read as it arrives.
pub trait StreamingReply: 'static {
    /// The media types for the `Accept` header, unless the document specifies them.
    const ACCEPT: Accept;
    /// Returns an error if the response cannot be as documented.
    #[doc(hidden)]
    fn check(started: StreamingResponse) -> BoxFuture<'static, Result<StreamingResponse, Error>> {
        Box::pin(std::future::ready(Ok(started)))
    }
    /// Starts reading the body.
    fn of(started: StreamingResponse) -> Self;
}

/// A success whose head has arrived.
pub struct StreamingResponse {
    pub(crate) head: RawResponse,
    pub(crate) body: Body,
    pub(crate) origin: Origin,
}

/// The call of a body.
#[derive(Clone)]
pub(crate) struct Origin {
    pub(crate) client: Client,
    pub(crate) prepared: PreparedRequest,
}

impl Origin {
    pub(crate) fn new(client: &Client, prepared: PreparedRequest) -> Self {
        Self { client: client.clone(), prepared }
    }

    /// Makes the call, again if it was made before.
    pub(crate) fn open(&self) -> BoxFuture<'static, Result<(RawResponse, Body), Error>> {
        send::open(&self.client, self.prepared.clone())
    }
}

impl fmt::Debug for StreamingResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamingResponse").field("head", &self.head).finish_non_exhaustive()
    }
}

/// A call whose response body is read as it arrives.
#[must_use = "a call is sent when it is awaited"]
pub struct Opening<O> {
    started: BoxFuture<'static, Result<StreamingResponse, Error>>,
    kind: PhantomData<fn() -> O>,
}

impl<O: StreamingReply> Opening<O> {
    pub(crate) fn new(origin: Result<Origin, Error>) -> Self {
        Self { started: start::<O>(origin), kind: PhantomData }
    }
}

impl Call<'_> {
    /// Sends the call. The response body is read as it arrives.
    pub fn open<O: StreamingReply>(self) -> Opening<O> {
        let prepared = self.prepare(O::ACCEPT);
        Opening::new(prepared.map(|prepared| Origin::new(self.client, prepared)).map_err(Error::from))
    }

    /// The same, of a call whose body is read while it arrives.
    pub fn request_to_open<O: StreamingReply>(&self) -> Result<Request, Error> {
        self.request_for(O::ACCEPT)
    }
}

fn start<O: StreamingReply>(origin: Result<Origin, Error>) -> BoxFuture<'static, Result<StreamingResponse, Error>> {
    Box::pin(async {
        let origin = origin?;
        let (head, body) = origin.open().await?;
        O::check(StreamingResponse { head, body, origin }).await
    })
}

impl<O: StreamingReply> Future for Opening<O> {
    type Output = Result<Response<O>, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Self::Output> {
        let started = self.started.as_mut().poll(cx);
        started.map_ok(|started| {
            let parts = Parts::of(started.head.clone());
            Response::new(O::of(started), parts)
        })
    }
}

#[cfg(feature = "blocking")]
impl<O: StreamingReply> Opening<O> {
    /// Waits until the body begins, on this thread, outside of asynchronous code.
    pub fn blocking(self) -> Result<Response<O>, Error> {
        wait(self)
    }
}

impl<O> fmt::Debug for Opening<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opening")
    }
}
