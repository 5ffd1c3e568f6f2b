//! Credentials. Secrets are not shown by `Debug`, and are overwritten when they are dropped.

use std::fmt;
use std::sync::Arc;

pub use secrecy::SecretString as Secret;

use crate::runtime::request::boxed::{BoxError, BoxFuture};

/// A credential for a security scheme.
#[derive(Clone)]
pub struct Credential(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Secret(Secret),
    Basic { username: String, password: Secret },
    Provider(Arc<dyn TokenProvider>),
}

impl Credential {
    /// A token or key.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self(Kind::Secret(token.into()))
    }

    /// A username and a password.
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic { username: username.into(), password: password.into() })
    }

    /// Tokens that expire, from a provider.
    pub fn provider(provider: impl TokenProvider) -> Self {
        Self(Kind::Provider(Arc::new(provider)))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Kind::Secret(_) => "Credential(token)",
            Kind::Basic { .. } => "Credential(user and password)",
            Kind::Provider(_) => "Credential(token provider)",
        })
    }
}

/// A provider of tokens, such as an OAuth 2.0 client.
pub trait TokenProvider: Send + Sync + 'static {
    /// Returns the token to send. It is called for every request, so a provider caches its token while it is valid.
    fn token(&self) -> BoxFuture<'_, Result<Secret, BoxError>>;

    /// Returns a new token after the server refused the last one. If the token is the same, the response is the error
    /// of the call.
    fn refresh(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
        self.token()
    }
}

impl<F, A> TokenProvider for F
where
    F: Fn() -> A + Send + Sync + 'static,
    A: Future<Output = Result<Secret, BoxError>> + Send + 'static,
{
    fn token(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
        Box::pin(self())
    }
}
