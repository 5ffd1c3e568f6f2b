//! The seam between the client and the network: one request in, one reply out. Credentials, retries and
//! redirects are above it, so a transport of a user's own (a fake, a recorder, another HTTP library) has none
//! of them to do.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, Method};
use url::Url;

use super::error::{BoxError, Error};
use super::received::{Context, without_query};
use super::secrets::Secrets;
use super::upload::Upload;

/// A future on the heap, so that traits and structs can name it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and waits for the head of the reply. It must not follow redirects.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

/// A request, complete.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The address.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; empty if there is none.
    pub body: Upload,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A query may hold an API key. The headers hide what is marked as sensitive.
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &format_args!("{}", without_query(&self.url)))
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}

/// The bytes of a body, as they come.
pub struct Body(Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>);

impl Body {
    /// A body that comes in pieces.
    pub fn from_stream(stream: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self(Box::pin(stream))
    }

    pub(crate) async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        std::future::poll_fn(|cx| self.0.as_mut().poll_next(cx)).await
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::from_stream(Once(Some(bytes)))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body")
    }
}

/// A stream of at most one piece.
struct Once(Option<Bytes>);

impl Stream for Once {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// Why no reply came, or not all of it.
pub struct TransportError {
    context: Option<Context>,
    /// Without secrets.
    url: Option<Box<Url>>,
    connect: bool,
    timeout: bool,
    what: String,
    source: Option<BoxError>,
}

impl TransportError {
    /// No connection came about, so the server has not seen the request.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self { connect: true, ..Self::other(source) }
    }

    /// The time was up.
    pub fn timeout(what: impl Into<String>) -> Self {
        Self { context: None, url: None, connect: false, timeout: true, what: what.into(), source: None }
    }

    /// The time was up before a connection came about.
    pub fn connect_timeout(source: impl Into<BoxError>) -> Self {
        Self { connect: true, timeout: true, ..Self::other(source) }
    }

    /// Anything else.
    pub fn other(source: impl Into<BoxError>) -> Self {
        Self {
            context: None,
            url: None,
            connect: false,
            timeout: false,
            what: String::new(),
            source: Some(source.into()),
        }
    }

    /// No connection came about.
    pub fn is_connect(&self) -> bool {
        self.connect
    }

    /// The time was up.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static str {
        self.context.map_or("", |context| context.operation)
    }

    /// The address that the request was sent to, or would have been: the last one, where redirects were followed. Credentials that
    /// are sent in the query are not in it, and other secrets of the call are `***` there.
    pub fn url(&self) -> Option<&Url> {
        self.url.as_deref()
    }

    pub(crate) fn context(&self) -> Option<Context> {
        self.context
    }

    pub(crate) fn idempotent(&self) -> bool {
        self.context.is_some_and(|context| context.idempotent)
    }

    /// The same error without these secrets, which a transport may have repeated.
    pub(crate) fn concealed(self, secrets: &Secrets) -> Self {
        let source = self.source.map(|source| secrets.conceal_error(source));
        Self { what: secrets.conceal(&self.what), source, ..self }
    }

    pub(crate) fn at(mut self, url: Url) -> Self {
        self.url = Some(Box::new(url));
        self
    }

    pub(crate) fn of(mut self, context: Context) -> Self {
        self.context = Some(context);
        self
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("context", &self.context)
            .field("url", &self.url.as_deref().map(without_query))
            .field("connect", &self.connect)
            .field("timeout", &self.timeout)
            .field("what", &self.what)
            .field("source", &self.source)
            .finish()
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.operation().is_empty() {
            write!(f, "{}: ", self.operation())?;
        }
        f.write_str(match (self.connect, self.timeout) {
            (true, true) => "the time to connect was up",
            (true, false) => "no connection",
            (false, true) => "the time was up",
            (false, false) => "the connection failed",
        })?;
        if !self.what.is_empty() {
            write!(f, " ({})", self.what)?;
        }
        // The library's own words name layers; the innermost says what happened.
        match innermost(self.source.as_deref()) {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

fn innermost<'e>(source: Option<&'e (dyn StdError + Send + Sync + 'static)>) -> Option<&'e (dyn StdError + 'static)> {
    let mut cause: &(dyn StdError + 'static) = source?;
    while let Some(next) = cause.source() {
        cause = next;
    }
    Some(cause)
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
