// @generated, the same for every API. Do not edit.
//! Settings from the environment: `ACME_URL`, `ACME_AUTH_TOKEN`, `ACME_API_KEY`, `ACME_USERNAME` and
//! `ACME_PASSWORD`. Where a document has several schemes of one kind, each is named: `ACME_FIRST_KEY`.

use super::client_builder::ClientBuilder;
use crate::runtime::auth::credential::Credential;
use crate::runtime::description::api::{Api, Scheme, SchemeKind};
use crate::runtime::error::error::Error;
use crate::runtime::request::base_url::BaseUrl;

/// Reads a variable; `None` if it is not set.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Sets on the builder what is not set already.
pub(crate) fn apply(mut builder: ClientBuilder, lookup: Lookup<'_>) -> Result<ClientBuilder, Error> {
    // A variable that is set to nothing is how shells and CI systems leave one out.
    let lookup = |name: &str| lookup(name).filter(|value| !value.is_empty());
    let api = builder.api;
    let url_variable = format!("{}_URL", api.env_prefix);
    if let Some(url) = lookup(&url_variable).filter(|_| !builder.has_base_url()) {
        BaseUrl::parse(&url)
            .map_err(|error| Error::argument(format!("the environment variable {url_variable}: {error}")))?;
        builder = builder.base_url(url);
        builder.url_variable = Some(url_variable);
    }
    for scheme in api.schemes {
        if builder.credentials.get(scheme.name).is_none()
            && let Some(credential) = credential(api, scheme, &lookup)
        {
            builder = builder.credential(scheme.name, credential);
        }
    }
    match builder.credentials.select(api, api.security).missing {
        None => Ok(builder),
        Some(_) => Err(missing(api)),
    }
}

fn credential(api: &Api, scheme: &Scheme, lookup: Lookup<'_>) -> Option<Credential> {
    match variables(api, scheme).as_slice() {
        [token] => lookup(token).map(Credential::token),
        [username, password] => Some(Credential::basic(lookup(username)?, lookup(password)?)),
        _ => None,
    }
}

/// The variables that hold the credential of a scheme.
fn variables(api: &Api, scheme: &Scheme) -> Vec<String> {
    let words = words(scheme.kind);
    let alone = api.schemes.iter().filter(|other| self::words(other.kind) == words).count() == 1;
    let name = screaming(scheme.name);
    let suffixed = |word: &&str| match (alone, words.len()) {
        (true, _) => format!("{}_{word}", api.env_prefix),
        (false, 1) => format!("{}_{name}", api.env_prefix),
        (false, _) => format!("{}_{name}_{word}", api.env_prefix),
    };
    words.iter().map(suffixed).collect()
}

fn words(kind: SchemeKind) -> &'static [&'static str] {
    match kind {
        SchemeKind::Bearer | SchemeKind::Http(_) => &["AUTH_TOKEN"],
        SchemeKind::Basic => &["USERNAME", "PASSWORD"],
        SchemeKind::ApiKeyHeader(_) | SchemeKind::ApiKeyQuery(_) | SchemeKind::ApiKeyCookie(_) => &["API_KEY"],
    }
}

fn screaming(name: &str) -> String {
    let mut screaming = String::new();
    let mut lower_before = false;
    for c in name.chars() {
        if c.is_uppercase() && lower_before {
            screaming.push('_');
        }
        lower_before = c.is_lowercase() || c.is_ascii_digit();
        screaming.push(if c.is_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
    }
    screaming
}

fn missing(api: &Api) -> Error {
    let named = |names: &[&str]| {
        let schemes = names.iter().filter_map(|name| api.scheme(name));
        schemes.flat_map(|scheme| variables(api, scheme)).collect::<Vec<_>>().join(" and ")
    };
    let ways: Vec<_> = api.security.iter().map(|names| named(names)).collect();
    Error::argument(format!("no credential is set: set the environment variable {}", ways.join(", or ")))
}
