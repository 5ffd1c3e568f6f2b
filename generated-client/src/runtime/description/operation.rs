// @generated, the same for every API. Do not edit.
//! What a document says about one operation. A constant per operation, built by `const` functions, so that an
//! operation states only what is particular to it.

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
    /// A method that is none of these: see [`Method::other`].
    Other(Token),
}

/// The name of a method that has no variant of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(&'static str);

impl Method {
    /// A method by name, in the spelling that is sent. As nothing is known of it, it is not retried after a connection
    /// that broke.
    ///
    /// # Panics
    ///
    /// When the name is no token of RFC 9110, section 5.6.2; in a constant, while it compiles.
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
            // `Method::other` lets no other names in.
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
    /// An operation of which nothing is said but its name, method and route.
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

    /// The statuses from 300 to 399 that are what the operation returns, as 302, or 3 for all of them. Such a redirect is not followed.
    pub const fn answers(mut self, statuses: &'static [u16]) -> Self {
        self.answers = statuses;
        self
    }

    /// What the operation needs instead of what the document says for all.
    pub const fn security(mut self, security: Security) -> Self {
        self.security = Some(security);
        self
    }

    /// The server of the operation, where it has one of its own.
    pub const fn server(mut self, server: &'static Server) -> Self {
        self.server = Some(server);
        self
    }

    /// What the `Accept` header says, where it is not what the reply's type says.
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = Some(media_types);
        self
    }

    /// How the pages of the operation's list follow each other, where not by a `Link` header alone.
    pub const fn paging(mut self, paging: Paging) -> Self {
        self.paging = paging;
        self
    }

    /// The members of a form that are not written as usual.
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
