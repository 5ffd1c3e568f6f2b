//! Puts credentials on a request: those of the first alternative that there are credentials for. They are put
//! on as late as can be, so that nothing that shows a call has them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderName, HeaderValue, header};
use secrecy::ExposeSecret;

use super::credential::{Credential, Kind, Secret};
use crate::runtime::description::api::{Api, Scheme, SchemeKind, Security};
use crate::runtime::error::error::Error;
use crate::runtime::redaction::secrets::{self, Secrets};
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::percent::{self, Keep};
use crate::runtime::request::request::Request;

/// The credentials of a client, by the name of their scheme.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credentials(Vec<(String, Credential)>);

/// The credentials chosen for a call, ready to be put on each of its requests.
pub(crate) struct Chosen<'a> {
    schemes: Vec<(&'static Scheme, &'a Credential)>,
    /// What the call lacks, if it can do without nothing and there is a credential for nothing.
    pub(crate) lacking: Option<&'static str>,
}

impl Credentials {
    pub(crate) fn set(&mut self, scheme: String, credential: Credential) {
        self.0.retain(|(name, _)| *name != scheme);
        self.0.push((scheme, credential));
    }

    pub(crate) fn get(&self, scheme: &str) -> Option<&Credential> {
        self.0.iter().find(|(name, _)| name == scheme).map(|(_, credential)| credential)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// The first alternative all of whose schemes have a credential. The empty one is the last resort,
    /// wherever it stands: a call that may be made with a credential is made with it.
    pub(crate) fn choose(&self, api: &'static Api, security: Security) -> Chosen<'_> {
        let held = |name: &&'static str| Some((api.scheme(name)?, self.get(name)?));
        let needing = security.iter().filter(|schemes| !schemes.is_empty());
        let found = needing.clone().find_map(|schemes| schemes.iter().map(held).collect::<Option<Vec<_>>>());
        let optional = security.iter().any(|schemes| schemes.is_empty());
        let lacking = if found.is_some() || optional {
            None
        } else {
            needing.flat_map(|schemes| schemes.first()).next().copied()
        };
        Chosen { schemes: found.unwrap_or_default(), lacking }
    }
}

impl Chosen<'_> {
    /// Whether there is none, because none is needed or none is set.
    pub(crate) fn is_empty(&self) -> bool {
        self.schemes.is_empty()
    }

    /// Whether a refused credential can be replaced by a newer one.
    pub(crate) fn can_refresh(&self) -> bool {
        self.schemes.iter().any(|(_, credential)| matches!(credential.0, Kind::Provider(_)))
    }

    /// The credentials as they are sent. A provider is asked for a new token if `refresh`.
    pub(crate) async fn proofs(&self, refresh: bool, secrets: &Secrets) -> Result<Vec<Proof>, Error> {
        let mut proofs = Vec::with_capacity(self.schemes.len());
        for (scheme, credential) in &self.schemes {
            proofs.push(prove(scheme, credential, refresh, secrets).await?);
        }
        Ok(proofs)
    }
}

/// A credential as it is sent.
pub(crate) struct Proof {
    kind: SchemeKind,
    text: Secret,
    /// What else nobody may see: what `text` is made of, where it is not sent as it is.
    inner: Vec<Secret>,
}

impl PartialEq for Proof {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.text.expose_secret() == other.text.expose_secret()
    }
}

async fn prove(scheme: &Scheme, credential: &Credential, refresh: bool, secrets: &Secrets) -> Result<Proof, Error> {
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
                let error = secrets.conceal_error(error);
                ArgumentError::because(format!("no token could be had for {}", scheme.name), error)
            })?
        }
    };
    Ok(Proof { kind: scheme.kind, text, inner })
}

impl Proof {
    /// What nobody else may see of it.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        [&self.text].into_iter().chain(&self.inner).map(|secret| secret.expose_secret())
    }

    /// Puts the credential on a request. What the user has set there is left alone.
    pub(crate) fn put(&self, request: &mut Request) -> Result<(), Error> {
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
    // The error would show the value.
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
