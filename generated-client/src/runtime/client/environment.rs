// @generated, the same for every API. Do not edit.
//! Settings from environment variables: `ACME_URL`, `ACME_AUTH_TOKEN`, `ACME_API_KEY`, `ACME_USERNAME` and
//! `ACME_PASSWORD`. If a document has several schemes of one kind, the variables have the names of the schemes:
//! `ACME_FIRST_KEY`.

use std::borrow::Cow;

use crate::runtime::auth::credential::Credential;
use crate::runtime::auth::credentials::Credentials;
use crate::runtime::codec::decoding::shortened;
use crate::runtime::description::api::{Api, Scheme, SchemeKind};
use crate::runtime::error::error::Error;
use crate::runtime::redaction::secrets::{Secrets, SecretsBuilder};
use crate::runtime::request::base_url::BaseUrl;

/// Reads a variable; `None` if it is not set.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The address in an environment variable.
pub(crate) struct Address {
    pub variable: String,
    pub url: String,
}

/// Returns the address of the server, if its variable is set.
pub(crate) fn address(api: &Api, lookup: Lookup<'_>) -> Result<Option<Address>, Error> {
    let variable = format!("{}_URL", api.env_prefix);
    let Some(url) = lookup(&variable) else { return Ok(None) };
    BaseUrl::parse(&url).map_err(|error| {
        let shown = shown_address(&without_credentials(api, &url, lookup));
        let example = example(api);
        Error::argument(format!("the environment variable {variable} is {shown}: {error} (for example, {example})"))
    })?;
    Ok(Some(Address { variable, url }))
}

/// Returns the text without the credentials in other variables, which may have been set for this one by mistake.
fn without_credentials(api: &Api, text: &str, lookup: Lookup<'_>) -> String {
    let mut secrets = SecretsBuilder::default();
    let values = api.schemes.iter().flat_map(|scheme| variables(api, scheme)).filter_map(|name| lookup(&name));
    values.for_each(|value| secrets.credential(&value));
    Secrets::from(secrets).redact(text)
}

/// Returns an unusable address in quotes, without its user, password, query and fragment. It is read as text, since it may be
/// no address.
fn shown_address(text: &str) -> String {
    // A password may contain any character, so whatever precedes the last `@` may be part of it.
    let text = match text.rsplit_once('@') {
        Some((before, rest)) => {
            let scheme = before.split_once("://").map_or(String::new(), |(scheme, _)| format!("{scheme}://"));
            Cow::Owned(format!("{scheme}***@{rest}"))
        }
        None => Cow::Borrowed(text),
    };
    let shown = match text.find(['?', '#']) {
        Some(end) => format!("{}***", &text[..=end]),
        None => text.into_owned(),
    };
    shortened(format_args!("{shown:?}"))
}

/// Returns a usable address: the documented one, if it has no variables.
fn example(api: &Api) -> &'static str {
    let documented = api.servers.first().map(|server| server.url);
    documented.filter(|url| !url.contains('{') && BaseUrl::parse(url).is_ok()).unwrap_or("https://api.example.com")
}

/// Adds the credentials that are not set yet. Returns an error if a credential is missing that every operation needs.
pub(crate) fn add_credentials(
    credentials: &mut Credentials,
    api: &'static Api,
    lookup: Lookup<'_>,
) -> Result<(), Error> {
    for scheme in api.schemes {
        if credentials.get(scheme.name).is_none()
            && let Some(credential) = credential(api, scheme, lookup)
        {
            credentials.set(scheme.name.to_owned(), credential);
        }
    }
    match credentials.select(api, api.security).missing {
        None => Ok(()),
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
