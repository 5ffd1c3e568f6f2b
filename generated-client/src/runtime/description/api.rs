// @generated, the same for every API. Do not edit.
//! The description of an API: servers, security schemes, names. A generated crate has one constant of it.

/// An API, as its document describes it.
#[derive(Debug)]
pub struct Api {
    /// The title of the document.
    pub title: &'static str,
    /// The version of the API that the document describes.
    pub version: &'static str,
    /// The default value of the `User-Agent` header.
    pub user_agent: &'static str,
    /// The prefix of the environment variables that `from_env` reads, such as `ACME` in `ACME_AUTH_TOKEN`.
    pub env_prefix: &'static str,
    /// The servers, the first of which is the default.
    pub servers: &'static [Server],
    /// The names of variables of the servers that single operations have.
    pub operation_variables: &'static [&'static str],
    /// The security schemes of the document.
    pub schemes: &'static [Scheme],
    /// The security requirements of operations without requirements of their own.
    pub security: Security,
}

/// A server of an API.
#[derive(Debug)]
pub struct Server {
    /// The address, which may contain variables in braces and may be relative.
    pub url: &'static str,
    /// The documented description.
    pub description: &'static str,
    /// The variables of the address.
    pub variables: &'static [Variable],
}

/// A variable of a server's address.
#[derive(Debug)]
pub struct Variable {
    /// Its name, as in the braces of the address.
    pub name: &'static str,
    /// The default.
    pub default: &'static str,
    /// The allowed values; empty if any value is allowed.
    pub allowed: &'static [&'static str],
}

/// A security scheme.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How its credential is sent.
    pub kind: SchemeKind,
}

/// How a credential is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer <token>`.
    Bearer,
    /// `Authorization: Basic <user:password>`.
    Basic,
    /// `Authorization` with the named scheme.
    Http(&'static str),
    /// A header of the given name.
    ApiKeyHeader(&'static str),
    /// A query parameter of the given name.
    ApiKeyQuery(&'static str),
    /// A cookie of the given name.
    ApiKeyCookie(&'static str),
}

/// Security requirements, one of which must be met; each names the schemes that it needs. Empty if no credentials are
/// required.
pub type Security = &'static [&'static [&'static str]];

impl Api {
    /// Returns the scheme with this name.
    pub(crate) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}
