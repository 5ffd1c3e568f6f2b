//! What a document says about one operation. A constant per operation, built by `const` functions, so that an
//! operation states only what is particular to it.

use super::api::Security;

/// The method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `TRACE`
    Trace,
    /// `QUERY`
    Query,
}

impl Method {
    const fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post | Self::Patch)
    }
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Head => Self::HEAD,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
            Method::Options => Self::OPTIONS,
            Method::Trace => Self::TRACE,
            Method::Query => Self::QUERY,
        }
    }
}

/// An operation, as its document describes it.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) route: &'static str,
    pub(crate) errors: Errors,
    pub(crate) security: Option<Security>,
    pub(crate) server: Option<&'static str>,
    pub(crate) accept: Option<&'static str>,
    pub(crate) idempotent: bool,
}

/// The documented error statuses (`"404"`, `"4XX"`, `"default"`) and their descriptions.
pub(crate) type Errors = &'static [(&'static str, &'static str)];

impl Operation {
    /// An operation of which nothing is said but its name, method and route.
    pub const fn new(id: &'static str, method: Method, route: &'static str) -> Self {
        let idempotent = method.is_idempotent();
        Self { id, method, route, errors: &[], security: None, server: None, accept: None, idempotent }
    }

    /// The documented error statuses and their descriptions.
    pub const fn errors(mut self, errors: &'static [(&'static str, &'static str)]) -> Self {
        self.errors = errors;
        self
    }

    /// What the operation needs instead of what the document says for all.
    pub const fn security(mut self, security: Security) -> Self {
        self.security = Some(security);
        self
    }

    /// The server of the operation, where it has one of its own.
    pub const fn server(mut self, url: &'static str) -> Self {
        self.server = Some(url);
        self
    }

    /// What the `Accept` header says, where it is not what the reply's type says.
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = Some(media_types);
        self
    }

    /// The operation may be sent twice, whatever its method.
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// The operation must not be sent twice, whatever its method.
    pub const fn not_idempotent(mut self) -> Self {
        self.idempotent = false;
        self
    }
}
