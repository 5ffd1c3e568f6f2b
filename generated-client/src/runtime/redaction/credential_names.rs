// @generated, the same for every API. Do not edit.
//! Recognizes headers and parameters with credentials by their names, if no security scheme defines them.

use http::HeaderName;

/// A name with one of these words is that of a credential.
const WORDS: [&str; 24] = [
    "auth",
    "authorization",
    "bearer",
    "cookie",
    "cookies",
    "credential",
    "credentials",
    "hmac",
    "jwt",
    "otp",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "pin",
    "pwd",
    "secret",
    "session",
    "sessionid",
    "sid",
    "sig",
    "signature",
    "token",
    "xsrf",
];

/// The word `key` alone is the name of a credential, and so is one with one of these words before it.
const KEYS: [&str; 16] = [
    "access",
    "account",
    "api",
    "app",
    "application",
    "auth",
    "client",
    "encryption",
    "functions",
    "license",
    "master",
    "private",
    "secret",
    "service",
    "shared",
    "subscription",
];

/// A token is a page token with one of these words before it.
const PLACES: [&str; 7] = ["continuation", "next", "page", "pagination", "previous", "resume", "sync"];

/// Headers that never contain a secret, even if the user sets them.
const HARMLESS: [&str; 26] = [
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "baggage",
    "cache-control",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "expect",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-unmodified-since",
    "origin",
    "prefer",
    "range",
    "te",
    "traceparent",
    "tracestate",
    "user-agent",
    "x-correlation-id",
    "x-request-id",
    "x-trace-id",
];

/// Whether this is the name of a credential.
pub(crate) fn is_credential(name: &str) -> bool {
    let words = words(name);
    let before = |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).map(String::as_str);
    words.iter().enumerate().any(|(at, word)| match (word.as_str(), before(at)) {
        ("token", Some(before)) => !PLACES.contains(&before),
        ("key", None) => words.len() == 1,
        ("key", Some(before)) => KEYS.contains(&before),
        (word, _) => {
            WORDS.contains(&word)
                || ["token", "secret", "password", "apikey", "accesskey"].iter().any(|end| word.ends_with(end))
        }
    })
}

/// Whether a header never contains a secret.
pub(crate) fn is_harmless(header: &HeaderName) -> bool {
    HARMLESS.contains(&header.as_str())
}

/// The words of a name in lower case: `X-Api-Key`, `apiKey` and `api_key` are of two each, but for the `x`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower_before = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && lower_before) {
            words.push(String::new());
        }
        lower_before = c.is_lowercase() || c.is_ascii_digit();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty() && word != "x");
    words
}
