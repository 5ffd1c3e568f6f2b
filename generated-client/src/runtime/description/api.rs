// @generated, the same for every API. Do not edit.
//! What a document says about its API as a whole: servers, security schemes, names. One constant of these per
//! generated crate; all of it `'static`, so that it costs nothing at run time.

/// An API, as its document describes it.
#[derive(Debug)]
pub struct Api {
    /// The title of the document.
    pub title: &'static str,
    /// The version of the API that the document describes.
    pub version: &'static str,
    /// The default value of the `User-Agent` header.
    pub user_agent: &'static str,
    /// What the environment variables read by `from_env` begin with, as `ACME` in `ACME_AUTH_TOKEN`.
    pub env_prefix: &'static str,
    /// The servers, the first of which is the default.
    pub servers: &'static [Server],
    /// The names of the variables of the servers that operations have of their own.
    pub operation_variables: &'static [&'static str],
    /// The security schemes that have a name in the document.
    pub schemes: &'static [Scheme],
    /// What an operation needs that says nothing of its own.
    pub security: Security,
}

/// A server of an API.
#[derive(Debug)]
pub struct Server {
    /// The address, which may hold variables in braces and may be relative.
    pub url: &'static str,
    /// What the document says about it.
    pub description: &'static str,
    /// The variables of the address.
    pub variables: &'static [Variable],
}

/// A variable of a server's address.
#[derive(Debug)]
pub struct Variable {
    /// Its name, as it stands in braces in the address.
    pub name: &'static str,
    /// Its value when none is set.
    pub default: &'static str,
    /// The values that it may have; any, if empty.
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

/// Alternatives, any of which suffices; an alternative names the schemes that must all be met. Empty: nothing
/// is needed.
pub type Security = &'static [&'static [&'static str]];

impl Api {
    /// The scheme of this name.
    pub(crate) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}
