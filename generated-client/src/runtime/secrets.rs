// Generated: a copy of generator/runtime/secrets.rs by generator/src/emit/runtime.rs. Do not edit.
//! Hides credentials in what is shown of a reply. Servers repeat them: in the words of an error, in the link to the
//! next page. The reply itself is left as it came.

use std::cmp::Reverse;
use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use secrecy::ExposeSecret;

use super::auth::Proof;
use super::credential::Secret;
use super::percent::{self, Keep};

/// What is shown instead.
const HIDDEN: &str = "***";

/// Shorter ones are parts of common words: to hide them would make a text unreadable, and tell what they are.
const SHORTEST: usize = 4;

/// The credentials of a call, as a server may repeat them.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Arc<[Secret]>);

impl Secrets {
    pub(crate) fn of(proofs: &[Proof]) -> Self {
        let mut texts: Vec<_> = proofs.iter().flat_map(Proof::secrets).flat_map(spellings).collect();
        texts.retain(|text| !text.is_empty());
        // One may hold another, and is to be hidden whole.
        texts.sort_by_key(|text| Reverse(text.len()));
        texts.dedup();
        Self(texts.into_iter().map(Secret::from).collect())
    }

    /// The text without them. If it ends with `…` it was cut, maybe within one.
    pub(crate) fn conceal(&self, text: &str) -> String {
        let whole = self.long().fold(text.to_owned(), |text, secret| text.replace(secret, HIDDEN));
        let Some(cut) = whole.strip_suffix('…').map(|text| text.trim_end_matches(char::REPLACEMENT_CHARACTER)) else {
            return whole;
        };
        match self.long().filter_map(|secret| beginning(secret, cut)).max() {
            Some(length) => format!("{}{HIDDEN}…", &cut[..cut.len() - length]),
            None => whole,
        }
    }

    /// Marks the headers that repeat one, so that they are not shown.
    pub(crate) fn mark(&self, headers: &mut HeaderMap) {
        for value in headers.values_mut() {
            let text = String::from_utf8_lossy(value.as_bytes());
            if self.0.iter().any(|secret| text.contains(secret.expose_secret())) {
                value.set_sensitive(true);
            }
        }
    }

    fn long(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|secret| secret.expose_secret()).filter(|secret| secret.len() >= SHORTEST)
    }
}

/// How a secret may be written: as it is, in an address, in JSON, and in JSON by those who escape slashes too.
fn spellings(secret: &str) -> [String; 4] {
    let json = serde_json::Value::from(secret).to_string();
    let json = json[1..json.len() - 1].to_owned();
    [secret.to_owned(), percent::encode(secret, Keep::Unreserved), json.replace('/', "\\/"), json]
}

/// How much of the beginning of a secret stands at the end of a text.
fn beginning(secret: &str, text: &str) -> Option<usize> {
    let lengths = (SHORTEST..secret.len()).rev().filter(|length| secret.is_char_boundary(*length));
    lengths.into_iter().find(|length| text.ends_with(&secret[..*length]))
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}
