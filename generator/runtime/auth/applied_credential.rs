//! A credential in the form in which it is sent. It is added to a request as late as possible, so that no earlier value
//! contains it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderName, HeaderValue, header};
use secrecy::ExposeSecret;

use super::credential::{Credential, Kind, Secret};
use crate::runtime::description::api::{Scheme, SchemeKind};
use crate::runtime::error::error::Error;
use crate::runtime::redaction::secrets::{self, Secrets};
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::percent::{self, Keep};
use crate::runtime::request::request::Request;

/// A credential in the form in which it is sent.
pub(crate) struct AppliedCredential {
    kind: SchemeKind,
    text: Secret,
    /// The other secrets, which `text` is made from.
    inner: Vec<Secret>,
}

impl PartialEq for AppliedCredential {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.text.expose_secret() == other.text.expose_secret()
    }
}

impl AppliedCredential {
    /// Returns a credential in the form in which it is sent. If `refresh` is set, a token provider returns a new token.
    pub(crate) async fn resolve(
        scheme: &Scheme,
        credential: &Credential,
        refresh: bool,
        secrets: &Secrets,
    ) -> Result<Self, Error> {
        let mut inner = Vec::new();
        let text = match &credential.0 {
            Kind::Secret(secret) => secret.clone(),
            Kind::Basic { username, password } => {
                let encoded = STANDARD.encode(format!("{username}:{}", password.expose_secret()));
                let parts = secrets::secret_of_login(username, password.expose_secret(), &encoded);
                inner.extend(parts.into_iter().map(Secret::from));
                encoded.into()
            }
            Kind::Provider(provider) => {
                let token = if refresh { provider.refresh() } else { provider.token() };
                token.await.map_err(|error| {
                    let error = secrets.redact_error(error);
                    ArgumentError::because(format!("no token could be had for {}", scheme.name), error)
                })?
            }
        };
        Ok(Self { kind: scheme.kind, text, inner })
    }

    /// Returns the secrets in the credential.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        [&self.text].into_iter().chain(&self.inner).map(|secret| secret.expose_secret())
    }

    /// Adds the credential to a request, unless the user has set the header or parameter.
    pub(crate) fn put_on(&self, request: &mut Request) -> Result<(), Error> {
        let secret = self.text.expose_secret();
        match self.kind {
            SchemeKind::Bearer => put_header(request, header::AUTHORIZATION, &format!("Bearer {secret}")),
            SchemeKind::Basic => put_header(request, header::AUTHORIZATION, &format!("Basic {secret}")),
            SchemeKind::Http(scheme) => put_header(request, header::AUTHORIZATION, &format!("{scheme} {secret}")),
            SchemeKind::ApiKeyHeader(name) => put_header(request, header_name(name)?, secret),
            SchemeKind::ApiKeyCookie(name) => {
                let earlier = request.headers.remove(header::COOKIE);
                let earlier = earlier
                    .as_ref()
                    .and_then(|value| value.to_str().ok())
                    .map_or(String::new(), |text| format!("{text}; "));
                let value = percent::encode(secret, Keep::Unreserved);
                put_header(request, header::COOKIE, &format!("{earlier}{name}={value}"))
            }
            SchemeKind::ApiKeyQuery(name) => {
                let (name, value) =
                    (percent::encode(name, Keep::Unreserved), percent::encode(secret, Keep::Unreserved));
                let earlier = request
                    .url
                    .query()
                    .filter(|query| !query.is_empty())
                    .map_or(String::new(), |query| format!("{query}&"));
                request.url.set_query(Some(&format!("{earlier}{name}={value}")));
                Ok(())
            }
        }
    }
}

fn put_header(request: &mut Request, name: HeaderName, text: &str) -> Result<(), Error> {
    if request.headers.contains_key(&name) {
        return Ok(());
    }
    // The error would contain the value.
    let value = HeaderValue::from_str(text);
    let mut value =
        value.map_err(|_| Error::argument(format!("the credential holds what cannot be sent in the header {name}")))?;
    value.set_sensitive(true);
    request.headers.insert(name, value);
    Ok(())
}

fn header_name(name: &str) -> Result<HeaderName, Error> {
    name.parse().map_err(|_| Error::argument(format!("{name:?} is no name of a header")))
}
