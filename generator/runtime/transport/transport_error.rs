//! The error of a request without a complete response.

use std::error::Error as StdError;
use std::fmt;

use url::Url;

use super::call_context::CallContext;
use super::error_parts::ErrorParts;
use crate::runtime::redaction::secrets::Secrets;
use crate::runtime::request::boxed::BoxError;
use crate::runtime::request::request::without_query;

/// The error of a request without a complete response.
pub struct TransportError {
    context: Option<CallContext>,
    /// Without secrets.
    url: Option<Box<Url>>,
    connect: bool,
    timeout: bool,
    /// The same request would fail again.
    unsendable: bool,
    /// The body of the response is not in its content coding.
    undecodable: bool,
    what: String,
    source: Option<BoxError>,
}

impl TransportError {
    /// No connection was established, so the server did not receive the request.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self { connect: true, ..Self::other(source) }
    }

    /// The request timed out.
    pub fn timeout(what: impl Into<String>) -> Self {
        Self { timeout: true, what: what.into(), ..Self::new() }
    }

    /// The request timed out while connecting.
    pub fn connect_timeout(source: impl Into<BoxError>) -> Self {
        Self { connect: true, timeout: true, ..Self::other(source) }
    }

    /// Any other error.
    pub fn other(source: impl Into<BoxError>) -> Self {
        Self { source: Some(source.into()), ..Self::new() }
    }

    /// The transport cannot send such a request, so it is not sent again.
    pub fn unsendable(source: impl Into<BoxError>) -> Self {
        Self { unsendable: true, ..Self::other(source) }
    }

    /// The body of the response is not in its content coding, so it is not requested again.
    pub(crate) fn undecodable(source: impl Into<BoxError>) -> Self {
        Self { undecodable: true, ..Self::other(source) }
    }

    fn new() -> Self {
        let (context, url, source, what) = (None, None, None, String::new());
        let (connect, timeout, unsendable, undecodable) = (false, false, false, false);
        Self { context, url, connect, timeout, unsendable, undecodable, what, source }
    }

    /// Returns the same error, with the messages of its causes as text.
    pub(crate) fn copy(&self) -> Self {
        let Self { context, ref url, connect, timeout, unsendable, undecodable, ref what, ref source } = *self;
        let source = innermost(source.as_deref()).map(|cause| cause.to_string().into());
        Self { context, url: url.clone(), connect, timeout, unsendable, undecodable, what: what.clone(), source }
    }

    /// Whether no connection was established.
    pub fn is_connect(&self) -> bool {
        self.connect
    }

    /// Whether the request timed out.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }

    /// Whether the same request would fail again, since the transport cannot send it.
    pub fn is_unsendable(&self) -> bool {
        self.unsendable
    }

    pub(crate) fn is_undecodable(&self) -> bool {
        self.undecodable
    }

    /// Returns the name of the operation.
    pub fn operation(&self) -> &'static str {
        self.context.map_or("", |context| context.operation)
    }

    /// Returns the address of the request: the last one if redirects were followed. It does not contain credentials
    /// that are sent in the query, and shows other secrets of the call as `***`.
    pub fn url(&self) -> Option<&Url> {
        self.url.as_deref()
    }

    pub(crate) fn context(&self) -> Option<CallContext> {
        self.context
    }

    pub(crate) fn idempotent(&self) -> bool {
        self.context.is_some_and(|context| context.idempotent)
    }

    /// Returns the error without these secrets, which a transport may have repeated.
    pub(crate) fn redacted(self, secrets: &Secrets) -> Self {
        let source = self.source.map(|source| secrets.redact_error(source));
        Self { what: secrets.redact(&self.what), source, ..self }
    }

    pub(crate) fn at(mut self, url: Url) -> Self {
        self.url = Some(Box::new(url));
        self
    }

    pub(crate) fn context_mut(&mut self) -> Option<&mut CallContext> {
        self.context.as_mut()
    }

    pub(crate) fn of(mut self, context: CallContext) -> Self {
        self.context = Some(context);
        self
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = ErrorParts::default().with("url", self.url.as_deref().map(without_query));
        let parts = match &self.context {
            Some(context) => parts.with_attempts(context),
            None => parts,
        };
        parts.with_causes(self).write(self, f)
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
            (false, false) if self.unsendable => "the request cannot be sent",
            (false, false) if self.undecodable => "the body is not in its content coding",
            (false, false) => "the connection failed",
        })?;
        if !self.what.is_empty() {
            write!(f, " ({})", self.what)?;
        }
        // The messages of outer errors name layers of the library; the innermost has the cause.
        if let Some(cause) = innermost(self.source.as_deref()) {
            write!(f, ": {cause}")?;
        }
        self.context.map_or(Ok(()), |context| context.write_attempts(f, ""))
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
