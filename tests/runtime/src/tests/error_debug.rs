//! `Debug` of errors, which `main` prints: what failed on one line, then the parts.

use std::time::Duration;

use serde_json::json;

use super::sample::{API, Thing, Things, client};
use crate::runtime::{ClientBuilder, Credential, Error, FakeReply, FakeTransport, TransportError};

async fn failed(replies: impl IntoIterator<Item = FakeReply>) -> Error {
    let (client, _) = client(replies);
    Things(&client).list("acme").await.unwrap_err()
}

/// The lines of both forms of `Debug`, which are the same.
fn lines(error: &Error) -> Vec<String> {
    let shown = format!("{error:?}");
    assert_eq!(shown, format!("{error:#?}"));
    let lines: Vec<_> = shown.lines().map(str::to_owned).collect();
    assert_eq!(lines[0], error.to_string());
    lines
}

#[tokio::test(start_paused = true)]
async fn an_error_of_the_server_shows_its_parts_below_the_message() {
    let busy = FakeReply::status(503).header("retry-after", "2");
    let body = json!({"detail": {"code": "sso-required", "message": "Log in."}});
    let error = failed([busy, FakeReply::json(401, body).header("x-request-id", "7f3a")]).await;
    let expected = [
        "listThings: 401 Unauthorized: Log in. [after 2 attempts in 2.0 s]",
        "    status: 401 Unauthorized",
        "    code: sso-required",
        "    url: https://eu.example.com/api/0/things/acme/",
        "    request id: 7f3a",
        "    attempts: 2 in 2.0 s",
        r#"    body: {"detail":{"code":"sso-required","message":"Log in."}}"#,
    ];
    assert_eq!(lines(&error), expected);
    let Error::Api(inner) = &error else { panic!("{error:?}") };
    assert_eq!(format!("{inner:?}"), format!("{error:?}"));
}

#[tokio::test(start_paused = true)]
async fn parts_that_are_missing_have_no_line() {
    let error = failed([FakeReply::status(500)]).await;
    let expected = [
        "listThings: 500 Internal Server Error",
        "    status: 500 Internal Server Error",
        "    url: https://eu.example.com/api/0/things/acme/",
        "    attempts: 1 in 0.0 s",
    ];
    assert_eq!(lines(&error), expected);
}

#[tokio::test(start_paused = true)]
async fn a_note_is_a_part() {
    let (client, _) = client([FakeReply::status(302).header("location", "/x")]);
    let error = Things(&client).create("acme", Thing::new("1")).await.unwrap_err();
    assert!(lines(&error).iter().any(|line| line.starts_with("    note: redirected to /x")), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_success_that_cannot_be_read_shows_where_and_why() {
    let error = failed([FakeReply::json(200, json!(7))]).await;
    let lines = lines(&error);
    assert!(lines[0].contains(" at $: "), "{lines:?}");
    assert_eq!(lines[1], "    status: 200 OK");
    assert_eq!(lines.last().unwrap(), "    body: 7");
}

#[tokio::test(start_paused = true)]
async fn a_failure_of_the_transport_shows_its_causes() {
    #[derive(Debug)]
    struct Outer(std::io::Error);
    impl std::fmt::Display for Outer {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("error sending\nthe request")
        }
    }
    impl std::error::Error for Outer {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&self.0)
        }
    }
    let (client, _) = client([FakeReply::failure(TransportError::connect(Outer(std::io::Error::other("refused"))))]);
    let error = Things(&client).create("acme", Thing::new("1")).await.unwrap_err();
    let expected = [
        "createThing: no connection: refused",
        "    url: https://eu.example.com/api/0/things/acme/",
        "    attempts: 1 in 0.0 s",
        "    cause: error sending the request",
        "    cause: refused",
    ];
    assert_eq!(lines(&error), expected);
    assert_eq!(format!("{:?}", TransportError::timeout("5s in all")), "the time was up (5s in all)");
}

#[tokio::test(start_paused = true)]
async fn an_incomplete_response_shows_what_arrived() {
    let fake = FakeTransport::new();
    fake.reply(FakeReply::text(200, "application/json", "[1,2,3]"));
    let client = super::sample::builder(&fake).limit(4).build().unwrap();
    let error = Things(&client).list("acme").await.unwrap_err();
    let lines = lines(&error);
    assert_eq!(lines[1], "    status: 200 OK");
    assert_eq!(lines.last().unwrap(), "    body: [1,2");
}

#[test]
fn an_unusable_argument_is_one_line() {
    let error = ClientBuilder::new(&API).credential("Tokn", Credential::token("s3cr3t")).build().unwrap_err();
    assert_eq!(lines(&error), ["the document has no security scheme `Tokn`"]);
}

#[tokio::test(start_paused = true)]
async fn bodies_are_cut_and_on_one_line() {
    let body = format!("<p>\r\n\tOh \u{1b}[31mno\u{202e} \"é\" \\ {}", "x".repeat(100_000));
    let error = failed([FakeReply::text(500, "text/plain", body)]).await;
    let lines = lines(&error);
    let shown = lines.last().unwrap();
    assert!(shown.starts_with(r#"    body: <p> Oh [31mno\u{202e} "é" \ xxx"#), "{shown}");
    assert!(shown.ends_with("x… (100027 bytes)"), "{shown}");
    assert!(format!("{error:?}").len() < 2000);
}

#[tokio::test(start_paused = true)]
async fn parts_do_not_repeat_the_token() {
    for before in (480..=520).chain(380..=401).chain(1012..=1024) {
        let body = format!("{}s3cr3t{}", "x".repeat(before), "y".repeat(2000));
        let error = failed([FakeReply::text(400, "text/plain", body)]).await;
        assert!(!format!("{error:?}").contains("s3cr"), "{before}: {error:?}");
    }
    let long = format!("{}s3cr3t{}", "x".repeat(197), "y".repeat(100));
    for id in ["s3cr3t", &long] {
        let error = failed([FakeReply::status(400).header("x-request-id", id)]).await;
        assert!(!format!("{error:?}").contains("s3c"), "{error:?}");
        assert!(format!("{error:?}").contains("    request id: "), "{error:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn long_headers_are_shown_quickly() {
    let error = failed([FakeReply::status(400).header("x-request-id", &"%25".repeat(1_000_000))]).await;
    let began = std::time::Instant::now();
    assert!(format!("{error:?}").len() < 1000);
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
}
