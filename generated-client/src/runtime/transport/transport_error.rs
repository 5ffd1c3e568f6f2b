// @generated, the same for every API. Do not edit.
//! The error of a request that got no response, or not all of it.

use std::error::Error as StdError;
use std::fmt;

use url::Url;

use super::call_context::CallContext;
use crate::runtime::redaction::secrets::Secrets;
use crate::runtime::request::boxed::BoxError;
use crate::runtime::request::request::without_query;

/// Why no reply came, or not all of it.
pub struct TransportError {
    context: Option<CallContext>,
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

    pub(crate) fn context(&self) -> Option<CallContext> {
        self.context
    }

    pub(crate) fn idempotent(&self) -> bool {
        self.context.is_some_and(|context| context.idempotent)
    }

    /// The same error without these secrets, which a transport may have repeated.
    pub(crate) fn redacted(self, secrets: &Secrets) -> Self {
        let source = self.source.map(|source| secrets.redact_error(source));
        Self { what: secrets.redact(&self.what), source, ..self }
    }

    pub(crate) fn at(mut self, url: Url) -> Self {
        self.url = Some(Box::new(url));
        self
    }

    pub(crate) fn of(mut self, context: CallContext) -> Self {
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
