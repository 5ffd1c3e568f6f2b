// @generated, the same for every API. Do not edit.
//! Hides the secrets of a call in everything that is shown of the call and its response. Servers repeat secrets: in the
//! message of an error, in a header, in the link to the next page. The response itself is unchanged.
//!
//! Secrets are the credentials of security schemes, all headers and query values that the user sets, and documented
//! parameters with the name of a credential. The length of a secret decides where it is hidden:
//!
//! - Four bytes or more: everywhere, in any escaping.
//! - Fewer bytes, of a credential: only as the whole text, in quotes or after `=`. Elsewhere they are parts of words.
//! - Values that the user sets with a name that is not one of a credential are hidden only from four bytes on, and not
//!   if they are `true`, `false`, `null` or a number of fewer than eight digits, since these values are common.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::credential_names::{is_credential, is_harmless};
use super::spelling::{self, Found};
use crate::runtime::request::percent::{self, Pair};

/// The text that replaces a secret.
const HIDDEN: &str = "***";

/// Shorter secrets are parts of common words: hiding them everywhere would make a text unreadable, and reveal them.
const SHORTEST: usize = 4;

/// Numbers with fewer digits are usually counts, sizes and ids, unless they have the name of a credential.
const FEWEST_DIGITS: usize = 8;

/// The secrets of a call, in each form that a server may repeat; longer ones first.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Arc<[SecretString]>);

/// Collects the secrets of a call.
#[derive(Default)]
pub(crate) struct SecretsBuilder(Vec<String>);

impl SecretsBuilder {
    /// Adds a credential.
    pub(crate) fn credential(&mut self, value: &str) {
        self.0.extend(parts(value));
    }

    /// Adds a value that the user set with this name.
    fn by_hand(&mut self, name: &str, value: &str) {
        if is_credential(name) {
            self.credential(value);
        } else if !is_ordinary(value) {
            self.0.push(value.trim().to_owned());
        }
    }

    /// Adds headers. Those that the user set are marked as sensitive.
    pub(crate) fn headers(&mut self, headers: &HeaderMap) {
        for (name, value) in headers {
            let text = String::from_utf8_lossy(value.as_bytes());
            if is_credential(name.as_str()) {
                self.credential(&text);
                if matches!(*name, header::COOKIE) {
                    self.0.extend(cookies(&text));
                }
            } else if value.is_sensitive() && !is_harmless(name) {
                self.by_hand(name.as_str(), &text);
            }
        }
    }

    /// Adds encoded pairs of a query or a cookie.
    pub(crate) fn pairs(&mut self, pairs: &[Pair], by_hand: bool) {
        for (name, value) in pairs {
            self.pair(name, value, by_hand);
        }
    }

    /// Adds an encoded query that the user set.
    pub(crate) fn query(&mut self, query: &str) {
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            self.pair(name, value, true);
        }
    }

    fn pair(&mut self, name: &str, value: &str, by_hand: bool) {
        let (name, value) = (percent::decode_query(name), percent::decode_query(value));
        if by_hand || is_credential(&name) {
            self.by_hand(&name, &value);
        }
    }
}

impl From<SecretsBuilder> for Secrets {
    fn from(SecretsBuilder(mut texts): SecretsBuilder) -> Self {
        texts.retain(|text| !text.is_empty());
        // A secret may contain another one, and is hidden as a whole.
        texts.sort_unstable_by(|a, b| (Reverse(a.len()), a).cmp(&(Reverse(b.len()), b)));
        texts.dedup();
        Self(texts.into_iter().map(SecretString::from).collect())
    }
}

impl Secrets {
    /// Returns these secrets and the parts of the credentials.
    pub(crate) fn and<'s>(&self, credentials: impl IntoIterator<Item = &'s str>) -> Self {
        let mut credentials = credentials.into_iter().peekable();
        if credentials.peek().is_none() {
            return self.clone();
        }
        let mut all = SecretsBuilder(self.0.iter().map(|secret| secret.expose_secret().to_owned()).collect());
        credentials.for_each(|secret| all.credential(secret));
        all.into()
    }

    /// Returns the text without secrets. A text with an ellipsis was cut, maybe within a secret.
    pub(crate) fn redact(&self, text: &str) -> String {
        self.redacted(text).into_owned()
    }

    /// Returns the text without secrets, borrowed if there are none in it.
    pub(crate) fn redacted<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let hidden = self.find(text);
        if hidden.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut shown = String::with_capacity(text.len());
        let mut end = 0;
        for range in hidden {
            shown.push_str(text.get(end..range.start).unwrap_or_default());
            shown.push_str(HIDDEN);
            end = range.end;
        }
        shown.push_str(text.get(end..).unwrap_or_default());
        Cow::Owned(shown)
    }

    /// Returns the address without secrets, user name and fragment.
    pub(crate) fn redact_url(&self, url: &Url) -> Url {
        let mut shown = url.clone();
        shown.set_fragment(None);
        // Other kinds of addresses have neither.
        let (_, _) = (shown.set_username(""), shown.set_password(None));
        if let Some(Cow::Owned(host)) = url.host_str().map(|host| self.redacted(host)) {
            // The rest of a host is a valid host, since it may contain `*`.
            let _ = shown.set_host(Some(&host));
        }
        if let Cow::Owned(path) = self.redacted(url.path()) {
            shown.set_path(&path);
        }
        if let Some(Cow::Owned(query)) = url.query().map(|query| self.redacted(query)) {
            shown.set_query(Some(&query));
        }
        shown
    }

    /// Marks the headers with secrets as sensitive, so that they are not shown.
    pub(crate) fn mark(&self, headers: &mut HeaderMap) {
        for value in headers.values_mut() {
            if !self.find(&String::from_utf8_lossy(value.as_bytes())).is_empty() {
                value.set_sensitive(true);
            }
        }
    }

    /// Returns the secrets that can be in the name of a header, which is in lower case.
    pub(crate) fn in_lower_case(&self) -> Self {
        Self(self.0.iter().map(|secret| SecretString::from(secret.expose_secret().to_lowercase())).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the ranges of secrets in a text; overlapping ranges are merged.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.is_empty() {
            return found;
        }
        for (start, _) in text.char_indices() {
            let ends = self.0.iter().filter_map(|secret| end_of(secret.expose_secret(), text, start));
            found.extend(ends.max().map(|end| start..end));
        }
        // Text that is escaped and then percent-encoded.
        let mut layer = Layer::of(text);
        for _ in 0..MOST_LAYERS {
            let Some(decoded) = layer.decoded() else { break };
            layer = decoded;
            let long = || self.0.iter().map(|secret| secret.expose_secret()).filter(|secret| secret.len() >= SHORTEST);
            for start in 0..layer.bytes.len() {
                let lengths = long().filter_map(|secret| layer.length_of(secret, start));
                found.extend(lengths.max().and_then(|length| layer.range(start, length)));
            }
        }
        merged(found)
    }
}

/// How many times a text may be percent-encoded.
const MOST_LAYERS: usize = 3;

/// A percent-decoded text, and the original position of each byte.
struct Layer {
    bytes: Vec<u8>,
    /// One more than bytes: the last one is the end of the text.
    places: Vec<usize>,
}

impl Layer {
    fn of(text: &str) -> Self {
        Self { bytes: text.as_bytes().to_vec(), places: (0..=text.len()).collect() }
    }

    /// Returns the decoded text; `None` if nothing in it is encoded.
    fn decoded(&self) -> Option<Self> {
        let mut decoded = Self { bytes: Vec::new(), places: Vec::new() };
        let (mut at, mut changed) = (0, false);
        while let (Some(byte), Some(place)) = (self.bytes.get(at), self.places.get(at)) {
            let value = if *byte == b'%' { spelling::hex(&self.bytes, at + 1, 2) } else { None };
            let value = value.and_then(|value| u8::try_from(value).ok());
            changed |= value.is_some();
            at += if value.is_some() { 3 } else { 1 };
            decoded.bytes.push(value.unwrap_or(*byte));
            decoded.places.push(*place);
        }
        decoded.places.extend(self.places.last());
        changed.then_some(decoded)
    }

    fn length_of(&self, secret: &str, start: usize) -> Option<usize> {
        match spelling::at_start(secret.as_bytes(), self.bytes.get(start..)?) {
            Found::Nothing => None,
            Found::Whole(length) | Found::Cut(length) => Some(length),
        }
    }

    fn range(&self, start: usize, length: usize) -> Option<Range<usize>> {
        Some(*self.places.get(start)?..*self.places.get(start + length)?)
    }
}

/// Sorts ranges, and merges those that overlap.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Returns the end of a secret that begins at this position.
fn end_of(secret: &str, text: &str, start: usize) -> Option<usize> {
    let rest = text.as_bytes().get(start..)?;
    let length = match spelling::at_start(secret.as_bytes(), rest) {
        Found::Nothing => return None,
        Found::Whole(length) | Found::Cut(length) => length,
    };
    let end = start + length;
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    (secret.len() >= SHORTEST || stands_alone(before, after)).then_some(end)
}

/// Whether a range is a whole text, in quotes, or the value of a pair.
fn stands_alone(before: &str, after: &str) -> bool {
    const QUOTES: [char; 3] = ['"', '\'', '`'];
    let whole = before.trim().is_empty() && after.trim().is_empty();
    let quoted = before.ends_with(QUOTES) && after.trim_start_matches('\\').starts_with(QUOTES);
    let ends = after.is_empty()
        || after.starts_with(|c: char| c.is_whitespace() || "&;,\\".contains(c) || QUOTES.contains(&c));
    whole || quoted || (before.ends_with('=') && ends)
}

/// Whether a value is too common to be a secret.
fn is_ordinary(value: &str) -> bool {
    let value = value.trim();
    let number = value.len() < FEWEST_DIGITS && value.bytes().all(|byte| byte.is_ascii_digit());
    value.len() < SHORTEST || number || ["true", "false", "null"].contains(&value)
}

/// Returns a credential and the secrets in it: the text after the name of a scheme, the password of a login.
fn parts(value: &str) -> Vec<String> {
    let value = value.trim();
    let mut parts = vec![value.to_owned()];
    let behind = value.split_once(' ').map(|(scheme, rest)| (scheme, rest.trim()));
    let Some((scheme, rest)) = behind.filter(|(scheme, _)| scheme.bytes().all(is_token)) else { return parts };
    parts.push(rest.to_owned());
    if scheme.eq_ignore_ascii_case("basic") {
        parts.extend(login(rest));
    }
    // Schemes with several parameters: `Digest username="u", response="..."`.
    let values = rest.split([',', ' ', ';']).filter_map(|pair| Some(pair.split_once('=')?.1.trim_matches('"')));
    parts.extend(values.filter(|value| value.len() >= FEWEST_DIGITS).map(str::to_owned));
    parts
}

/// Returns the secrets in the user name and password of a `Basic` header. Its base64 may use the URL-safe alphabet, and
/// have no padding.
fn login(encoded: &str) -> Vec<String> {
    let usual = encoded.trim_end_matches('=').replace('-', "+").replace('_', "/");
    let decoded = STANDARD_NO_PAD.decode(usual).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some((user, password)) = decoded.as_deref().and_then(|login| login.split_once(':')) else { return Vec::new() };
    secret_of_login(user, password, encoded)
}

/// Returns the secrets in a user name, a password, and both of them encoded. A user name without a password is a key.
pub(crate) fn secret_of_login(user: &str, password: &str, encoded: &str) -> Vec<String> {
    let secret = if password.is_empty() { user } else { password };
    let unpadded = encoded.trim_end_matches('=');
    let usual = unpadded.replace('-', "+").replace('_', "/");
    let in_addresses = usual.replace('+', "-").replace('/', "_");
    vec![secret.to_owned(), encoded.to_owned(), usual, in_addresses]
}

/// Returns the values of cookies.
fn cookies(text: &str) -> impl Iterator<Item = String> {
    text.split(';').filter_map(|pair| Some(percent::decode(pair.split_once('=')?.1.trim())))
}

/// Whether a byte may be part of the name of a scheme.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Marks headers that look like credentials although the document defines them as parameters.
pub(crate) fn mark_credential(name: &HeaderName, value: &mut HeaderValue) {
    if is_credential(name.as_str()) {
        value.set_sensitive(true);
    }
}

/// A value whose `Debug` hides these secrets.
pub(crate) struct Redacted<'a, T>(pub(crate) &'a Secrets, pub(crate) &'a T);

impl<T: fmt::Debug> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(secrets, value) = self;
        if secrets.is_empty() {
            return value.fmt(f);
        }
        let shown = if f.alternate() { format!("{value:#?}") } else { format!("{value:?}") };
        f.write_str(&secrets.redacted(&shown))
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}
