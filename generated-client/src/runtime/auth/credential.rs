// @generated, the same for every API. Do not edit.
//! What proves who calls. Secrets are wrapped, so that no `Debug` shows them, and wiped when dropped.

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

    /// A user name and a password.
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic { username: username.into(), password: password.into() })
    }

    /// Tokens that come from somewhere and expire.
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

/// Where tokens come from.
pub trait TokenProvider: Send + Sync + 'static {
    /// The token to send. Asked before every request, so a provider keeps what it has for as long as it is
    /// good.
    fn token(&self) -> BoxFuture<'_, Result<Secret, BoxError>>;

    /// Another token than the last, which the server has refused. If it is the same, the refusal stands.
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
