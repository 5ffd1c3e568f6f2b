//! Server variables never change the authority that a request is sent to.
//!
//! The given document has no server variables; the values that each position of an address takes are listed in
//! `tests/runtime/src/tests/addresses.rs`, and the setters of a generated client in `tests/emitted/parameters.rs`.

use generated_client::{Client, Error};

#[test]
fn invalid_addresses_from_the_environment_are_refused() {
    let hostile = [
        "https://user@evil.example",
        "https://user:hunter2@evil.example",
        "https://sentry.io@evil.example/",
        "https://evil.example?x=1",
        "https://evil.example#x",
        "ftp://evil.example",
        "javascript:alert(1)",
        "evil.example",
        "https://",
        "https:\\\\evil.example",
        "https://sentry.io\\@evil.example",
        "https://sentry.io\n.evil.example",
        "ht\ttps://evil.example",
        "https://@evil.example",
        "https://sentry.io:443@evil.example",
        "https://evil.example?",
        "https://evil.example:99999",
        "https://[::1",
        "https://evil%2fexample",
        "https://evil example",
        "//evil.example",
        "https://\0",
    ];
    for url in hostile {
        let lookup = |name: &str| match name {
            "SENTRY_URL" => Some(url.to_owned()),
            "SENTRY_AUTH_TOKEN" => Some("s3cr3t".to_owned()),
            _ => None,
        };
        let error = Client::builder().from_variables(lookup).unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{url}");
        let message = error.to_string();
        assert!(message.contains("SENTRY_URL"), "{message}");
        assert!(!message.contains("hunter2"), "{message}");
    }
}

#[test]
fn an_undefined_server_variable_is_refused() {
    let error = Client::builder().server_variable("tenant", "evil.example/").build().unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error}");
}
