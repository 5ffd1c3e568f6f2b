//! A credential that the server repeats is not shown, wherever and however it does. What it sent stays as it came.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde_json::json;

use super::sample::{API, Thing, Things};
use crate::runtime::{
    ApiError, Call, Client, ClientBuilder, Credential, Error, FakeReply, FakeTransport, Json, Method, Operation,
};

const SECRET: &str = "s3cr3t";

const COUNTS: Operation = Operation::new("counts", Method::Get, "/counts");
const LOGIN: Operation = Operation::new("login", Method::Get, "/login").security(&[&["Login"]]);

fn with_token(token: &str, replies: impl IntoIterator<Item = FakeReply>) -> Client {
    let fake = FakeTransport::new();
    for reply in replies {
        fake.reply(reply);
    }
    let credentials = [("Token", Credential::token(token)), ("Login", Credential::basic("u", token))];
    let builder = ClientBuilder::new(&API).transport(fake);
    let builder = credentials.into_iter().fold(builder, |builder, (scheme, held)| builder.credential(scheme, held));
    builder.build().unwrap()
}

async fn failed(token: &str, reply: FakeReply) -> Error {
    Things(&with_token(token, [reply])).list("acme").await.unwrap_err()
}

fn api(error: &Error) -> &ApiError {
    match error {
        Error::Api(error) => error,
        other => panic!("{other:?}"),
    }
}

/// All that can be shown of a value, without the secret.
fn shown(value: &impl Debug, secret: &str) -> String {
    let shown = format!("{value:?} {value:#?}");
    assert!(!shown.contains(secret), "{shown}");
    shown
}

#[tokio::test]
async fn a_message_does_not_repeat_the_token() {
    let bodies = [
        (r#"{"detail":"bad token s3cr3t"}"#, "bad token ***"),
        (r#"{"errors":{"s3cr3t":["s3cr3ts3cr3t"]}}"#, "***: ******"),
        ("<html><title>No s3cr3t</title>", "No ***"),
        ("no s3cr3t", "no ***"),
    ];
    for (body, message) in bodies {
        let error = failed(SECRET, FakeReply::status(401).body(body)).await;
        assert_eq!(api(&error).message().as_deref(), Some(message));
        assert_eq!(error.to_string(), format!("listThings: 401 Unauthorized: {message}"));
        assert!(shown(&error, SECRET).contains("***"));
        assert_eq!(error.body().unwrap(), body);
    }
    let error = failed(SECRET, FakeReply::json(401, json!({"code": "bad-s3cr3t"}))).await;
    assert_eq!(api(&error).code().as_deref(), Some("bad-***"));
}

#[tokio::test]
async fn a_token_is_known_however_it_is_written() {
    let token = r#"a/b"c\d+"#;
    for written in [token, "a%2Fb%22c%5Cd%2B", r#"a/b\"c\\d+"#, r#"a\/b\"c\\d+"#] {
        let error = failed(token, FakeReply::text(400, "text/plain", format!("<{written}>"))).await;
        assert!(format!("{error:?}").contains("body: <***>"), "{written}: {error:?}");
    }
    let error = failed(token, FakeReply::json(400, json!({"detail": token}))).await;
    assert_eq!(api(&error).message().as_deref(), Some("***"));
}

#[tokio::test]
async fn of_a_login_neither_the_password_nor_what_is_sent_is_shown() {
    for written in [SECRET, "dTpzM2NyM3Q="] {
        let reply = FakeReply::json(403, json!({"detail": written})).header("x-echo", written);
        let client = with_token(SECRET, [reply]);
        let error = Call::new(&client, &LOGIN).send::<Json<Thing>>().await.unwrap_err();
        assert_eq!(error.to_string(), "login: 403 Forbidden: ***");
        shown(&error, written);
    }
}

#[tokio::test]
async fn a_token_that_is_cut_is_not_shown_by_half() {
    for before in 1012..=1024 {
        let body = format!("{}{SECRET}{}", "x".repeat(before), "y".repeat(100));
        let error = failed(SECRET, FakeReply::status(400).body(body)).await;
        shown(&error, "s3cr");
    }
    let error = failed(SECRET, FakeReply::text(400, "text/plain", format!("{} {SECRET}", "x".repeat(494)))).await;
    assert!(!error.to_string().contains("s3c"), "{error}");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_without_the_token() {
    let client = with_token(SECRET, [FakeReply::json(200, json!({"s3cr3t": "s3cr3t"}))]);
    let error = Call::new(&client, &COUNTS).send::<Json<BTreeMap<String, i64>>>().await.unwrap_err();
    shown(&error, SECRET);
    let text = error.to_string();
    assert!(text.contains("$[\"***\"]") || text.contains("$.***"), "{text}");
    assert!(text.contains("string \"***\", expected an integer"), "{text}");
    assert!(!text.contains(SECRET), "{text}");

    let error = failed(SECRET, FakeReply::json(400, json!({"a": "s3cr3t"}))).await;
    let fault = api(&error).decode::<BTreeMap<String, i64>>().unwrap_err();
    assert_eq!((fault.path(), fault.to_string().contains(SECRET)), ("$.a", false), "{fault}");
    shown(&fault, SECRET);
    let whole = api(&error).decode::<BTreeMap<String, String>>().unwrap();
    assert_eq!(whole["a"], SECRET);
}

#[tokio::test]
async fn deviations_are_told_without_the_token() {
    let token = "12345678";
    let body = json!({"n": token, "m": format!("{}{token}", "0".repeat(394))});
    let client = with_token(token, [FakeReply::json(200, body)]);
    let response = Call::new(&client, &COUNTS).send::<Json<BTreeMap<String, i64>>>().await.unwrap();
    let mut deviations: Vec<_> = response.deviations().iter().map(|deviation| deviation.what.as_str()).collect();
    deviations.sort_unstable();
    assert_eq!(deviations.len(), 2);
    assert!(deviations[0].starts_with("\"***\" where"), "{deviations:?}");
    assert!(deviations[1].ends_with("0***…"), "{deviations:?}");
}

#[tokio::test]
async fn notes_and_other_origins_do_not_show_the_token() {
    let refused = FakeReply::status(302).header("location", "/x/s3cr3t");
    let error = Things(&with_token(SECRET, [refused])).create("acme", Thing::new("1")).await.unwrap_err();
    assert!(error.to_string().contains("redirected to /x/***"), "{error}");
    shown(&error, SECRET);

    let away = FakeReply::status(302).header("location", "https://elsewhere.example/?token=s3cr3t");
    let echo = FakeReply::json(400, json!({"detail": "no ?token=s3cr3t"}));
    let error = Things(&with_token(SECRET, [away, echo])).list("acme").await.unwrap_err();
    assert!(error.to_string().contains("no ?token=***"), "{error}");
    shown(&error, SECRET);
}

#[tokio::test]
async fn a_text_without_the_token_is_left_alone() {
    for (token, body) in [(SECRET, "s3cr3 t…"), ("", "bad"), ("a", "a bad day")] {
        let error = failed(token, FakeReply::text(400, "text/plain", body)).await;
        assert_eq!(api(&error).message().as_deref(), Some(body), "{token}");
    }
}
