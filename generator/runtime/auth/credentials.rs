//! Selects the credentials of a call: those of the first security requirement for which the client has all.

use super::applied_credential::AppliedCredential;
use super::credential::{Credential, Kind};
use crate::runtime::description::api::{Api, Scheme, Security};
use crate::runtime::error::error::Error;
use crate::runtime::redaction::secrets::Secrets;

/// The credentials of a client, by the name of their scheme.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credentials(Vec<(String, Credential)>);

/// The credentials of a call, which are added to each of its requests.
pub(crate) struct SelectedCredentials<'a> {
    schemes: Vec<(&'static Scheme, &'a Credential)>,
    /// A scheme without a credential, if the call requires credentials and the client has none of them.
    pub(crate) missing: Option<&'static str>,
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

    /// Returns the first security requirement for which all credentials are set. The empty requirement is used only if
    /// no other is met, so that optional credentials are sent.
    pub(crate) fn select(&self, api: &'static Api, security: Security) -> SelectedCredentials<'_> {
        let held = |name: &&'static str| Some((api.scheme(name)?, self.get(name)?));
        let needing = security.iter().filter(|schemes| !schemes.is_empty());
        let found = needing.clone().find_map(|schemes| schemes.iter().map(held).collect::<Option<Vec<_>>>());
        let optional = security.iter().any(|schemes| schemes.is_empty());
        let missing = if found.is_some() || optional {
            None
        } else {
            needing.flat_map(|schemes| schemes.first()).next().copied()
        };
        SelectedCredentials { schemes: found.unwrap_or_default(), missing }
    }
}

impl SelectedCredentials<'_> {
    /// Whether there are no credentials, because none are required or none are set.
    pub(crate) fn is_empty(&self) -> bool {
        self.schemes.is_empty()
    }

    /// Whether a token provider can replace a refused credential.
    pub(crate) fn can_refresh(&self) -> bool {
        self.schemes.iter().any(|(_, credential)| matches!(credential.0, Kind::Provider(_)))
    }

    /// Returns the credentials in the form in which they are sent. If `refresh` is set, token providers return new
    /// tokens.
    pub(crate) async fn resolve(&self, refresh: bool, secrets: &Secrets) -> Result<Vec<AppliedCredential>, Error> {
        let mut applied = Vec::with_capacity(self.schemes.len());
        for (scheme, credential) in &self.schemes {
            applied.push(AppliedCredential::resolve(scheme, credential, refresh, secrets).await?);
        }
        Ok(applied)
    }
}
