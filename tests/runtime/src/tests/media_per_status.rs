//! The type of an error's body follows status and media type.

#![allow(dead_code)]

use serde_json::json;

use super::sample::client;
use crate::runtime::{Call, Empty, Error, ErrorBody, FakeReply, Json, Method, Operation, json_object};

/// What 400 has as JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain {
    pub message: String,
}

json_object!(Plain { message });

/// What 400 has as SCIM.
#[derive(Clone, Debug, PartialEq)]
pub struct Scim {
    pub detail: String,
    pub status: Option<i64>,
}

json_object!(Scim { detail, status });

/// What all other errors have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    pub title: Option<String>,
    pub kind: Option<String>,
}

json_object!(Problem { title, kind = "type" });

/// What no error of the operation has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foreign {
    pub message: Option<String>,
}

json_object!(Foreign { message });

const READ: Operation = Operation::new("read", Method::Get, "/read")
    .errors(&[("400", "Bad."), ("4XX", "Worse."), ("default", "Else.")])
    .error_bodies(&[
        ErrorBody::json::<Plain>(&["400"]),
        ErrorBody::of::<Scim>(&["400"], &["application/scim+json"]),
        ErrorBody::json::<Scim>(&["4XX"]),
        ErrorBody::of::<Problem>(&["default"], &["application/problem+json"]),
    ]);

async fn error(status: u16, media_type: &str, body: &str) -> Box<crate::runtime::ApiError> {
    let (client, _) = client([FakeReply::text(status, media_type, body)]);
    match Call::new(&client, &READ).send::<Empty>().await {
        Err(Error::Api(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_type_follows_status_and_media_type() {
    let body = r#"{"message": "no", "detail": "not", "title": "none"}"#;
    let plain = error(400, "application/json; charset=utf-8", body).await;
    assert_eq!(plain.decode::<Plain>().unwrap().message, "no");
    let refused = plain.decode::<Scim>().unwrap_err().to_string();
    assert!(
        refused.contains("documented for 400 with application/scim+json and 4XX with application/json"),
        "{refused}"
    );
    assert!(refused.contains("this error is 400 with application/json"), "{refused}");
    plain.decode::<Problem>().unwrap_err();
    let scim = error(400, "application/scim+json", body).await;
    assert_eq!(scim.decode::<Scim>().unwrap().detail, "not");
    scim.decode::<Plain>().unwrap_err();
    let other = error(418, "application/json", body).await;
    other.decode::<Scim>().unwrap();
    other.decode::<Plain>().unwrap_err();
    // A server that names another media type than the document still sends the one type of the status.
    let problem = error(500, "application/json", body).await;
    assert_eq!(problem.decode::<Problem>().unwrap().title.as_deref(), Some("none"));
    problem.decode::<Plain>().unwrap_err();
}

#[tokio::test]
async fn leniency_never_makes_a_different_type_fit() {
    let empty = error(400, "application/json", r#"{"text": 5}"#).await;
    // The documented type is read leniently.
    let decoded = empty.decode_with_deviations::<Plain>().unwrap();
    assert_eq!((decoded.value.message.as_str(), decoded.deviations.len()), ("", 1));
    // One that the operation does not document has to fit as it is.
    empty.decode::<Foreign>().unwrap_err();
    assert_eq!(empty.decode::<serde_json::Value>().unwrap(), json!({"text": 5}));
    let number = error(400, "application/json", r#"{"message": 5}"#).await;
    number.decode::<Foreign>().unwrap_err();
    assert_eq!(number.decode::<Plain>().unwrap().message, "5");
}

#[tokio::test]
async fn bare_text_of_a_json_string_is_the_text() {
    let (client, _) = client([
        FakeReply::text(200, "application/json", "plain words"),
        FakeReply::text(200, "text/plain", "5 words"),
        FakeReply::text(200, "text/html", "<html>"),
        FakeReply::text(200, "application/json", "\"cut"),
        FakeReply::text(200, "application/json", "words"),
    ]);
    let call = || Call::new(&client, &READ);
    let text = call().send::<Json<String>>().await.unwrap();
    assert_eq!((text.as_str(), text.deviations().len()), ("plain words", 1));
    let text = call().send::<Json<String>>().await.unwrap();
    assert_eq!((text.as_str(), text.deviations().len()), ("5 words", 2));
    call().send::<Json<String>>().await.unwrap_err();
    call().send::<Json<String>>().await.unwrap_err();
    call().send::<Json<i64>>().await.unwrap_err();
    assert_eq!(error(400, "text/plain", "no such thing").await.decode::<String>().unwrap(), "no such thing");
}
