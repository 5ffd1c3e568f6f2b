//! Servers and security schemes.

use crate::names::Name;
use crate::pointer::Pointer;

/// A server of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its URL, which may contain `{variables}`.
    pub url: String,
    /// Its description.
    pub description: String,
    /// The variables in its URL.
    pub variables: Vec<ServerVariable>,
}

/// A variable in a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name in the URL.
    pub name: String,
    /// Its default.
    pub default: String,
    /// The allowed values; any if empty.
    pub allowed: Vec<String>,
}

/// A variable of one server or several, as a setting of the client.
#[derive(Clone, Debug)]
pub struct ServerSetting {
    /// The variable.
    pub name: String,
    /// The setter.
    pub setter: Name,
    /// Its documentation.
    pub docs: Vec<String>,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// The builder's setter for it.
    pub setter: Name,
    /// Its documentation.
    pub docs: Vec<String>,
    /// How it is sent.
    pub kind: SchemeKind,
    /// Its location.
    pub pointer: Pointer,
}

/// How a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer`, also for OAuth 2 and `OpenID` Connect.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// `Authorization` with another scheme.
    Http(String),
    /// A header of its own.
    Header(String),
    /// A query parameter.
    Query(String),
    /// A cookie.
    Cookie(String),
}
