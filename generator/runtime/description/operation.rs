//! The description of an operation: a constant for each operation, built by `const` functions, so that an operation
//! states only what differs from the defaults.

use super::api::{Security, Server};
use super::error_body::ErrorBody;
use super::paging::Paging;
use super::parameter::Parameter;

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
    /// Another method: see [`Method::other`].
    Other(Token),
}

/// The name of a method without a variant of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(&'static str);

impl Method {
    /// Creates a method by its name, in the spelling that is sent. It is not retried after a broken connection, since
    /// nothing is known about it.
    ///
    /// # Panics
    ///
    /// If the name is not a token of RFC 9110, section 5.6.2. In a constant, this is an error of compilation.
    #[must_use]
    pub const fn other(name: &'static str) -> Self {
        let bytes = name.as_bytes();
        assert!(!bytes.is_empty(), "a method has a name");
        let mut at = 0;
        while at < bytes.len() {
            assert!(
                matches!(bytes[at], b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~'),
                "the name of a method is a token",
            );
            at += 1;
        }
        Self::Other(Token(name))
    }

    const fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post | Self::Patch | Self::Other(_))
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
            // `Method::other` accepts no other names.
            Method::Other(Token(name)) => Self::from_bytes(name.as_bytes()).unwrap_or_default(),
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
    pub(crate) error_bodies: &'static [ErrorBody],
    pub(crate) answers: &'static [u16],
    pub(crate) security: Option<Security>,
    pub(crate) server: Option<&'static Server>,
    pub(crate) accept: Option<&'static str>,
    pub(crate) paging: Paging,
    pub(crate) form: &'static [Parameter],
    pub(crate) idempotent: bool,
}

/// The documented error statuses (`"404"`, `"4XX"`, `"default"`) and their descriptions.
pub(crate) type Errors = &'static [(&'static str, &'static str)];

impl Operation {
    /// Creates an operation with a name, a method and a path template.
    pub const fn new(id: &'static str, method: Method, route: &'static str) -> Self {
        let idempotent = method.is_idempotent();
        let paging = Paging::of(&[]);
        Self {
            id,
            method,
            route,
            errors: &[],
            error_bodies: &[],
            answers: &[],
            security: None,
            server: None,
            accept: None,
            form: &[],
            paging,
            idempotent,
        }
    }

    /// The documented error statuses and their descriptions.
    pub const fn errors(mut self, errors: &'static [(&'static str, &'static str)]) -> Self {
        self.errors = errors;
        self
    }

    /// The documented types of error bodies, by status and media type.
    pub const fn error_bodies(mut self, bodies: &'static [ErrorBody]) -> Self {
        self.error_bodies = bodies;
        self
    }

    /// Sets the redirects that are responses of the operation, such as 302, or 3 for all. They are not followed.
    pub const fn answers(mut self, statuses: &'static [u16]) -> Self {
        self.answers = statuses;
        self
    }

    /// Sets the security requirements, instead of those of the API.
    pub const fn security(mut self, security: Security) -> Self {
        self.security = Some(security);
        self
    }

    /// Sets the server of the operation.
    pub const fn server(mut self, server: &'static Server) -> Self {
        self.server = Some(server);
        self
    }

    /// Sets the `Accept` header, instead of the one of the response type.
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = Some(media_types);
        self
    }

    /// Sets the pagination, unless it uses a `Link` header only.
    pub const fn paging(mut self, paging: Paging) -> Self {
        self.paging = paging;
        self
    }

    /// Sets the fields of a form that are not written by default.
    pub const fn form(mut self, styles: &'static [Parameter]) -> Self {
        self.form = styles;
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
