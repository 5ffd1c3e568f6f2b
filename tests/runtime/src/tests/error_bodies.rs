//! What errors say: a message out of every shape that servers send, on one line, and nothing lost.

use serde_json::{Value, json};

use super::sample::{Thing, Things, client};
use crate::runtime::{Error, FakeReply};

async fn failed(reply: FakeReply) -> Error {
    let (client, _) = client([reply]);
    Things(&client).list("acme").await.unwrap_err()
}

fn api(error: &Error) -> &crate::runtime::ApiError {
    match error {
        Error::Api(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_message_comes_out_of_every_json_shape() {
    let shapes = [
        (json!({"detail": "Not here."}), "Not here."),
        (json!({"detail": {"code": "sso-required", "message": "Log in.", "extra": {"loginUrl": "/auth"}}}), "Log in."),
        (
            json!({"name": ["Too long.", "Odd."], "userId": ["Is required."]}),
            "name: Too long.; Odd.; userId: Is required.",
        ),
        (json!(["First.", "Second."]), "First.; Second."),
        (json!("Slow down."), "Slow down."),
        (json!({"detail": "Internal.", "errorId": "abc"}), "Internal."),
        (json!({"error": "Bad."}), "Bad."),
        (json!({"info": "Read this."}), "Read this."),
        (json!({"message": "Bad.", "status": 400}), "Bad."),
        (json!({"error": {"code": 7, "message": "Deep."}}), "Deep."),
        (json!({"error": "invalid_grant", "error_description": "Expired."}), "Expired."),
        (json!({"errors": [{"message": "One."}, {"message": "Two."}]}), "One.; Two."),
        (json!({"errors": {"name": ["Odd."]}}), "name: Odd."),
        (json!({"title": "Bad", "status": 400, "type": "about:blank"}), "Bad"),
        (json!({"title": "Bad", "detail": "Very.", "type": "about:blank"}), "Very."),
        (
            json!({"detail": [{"loc": ["body", "name"], "msg": "field required", "type": "missing"}]}),
            "body.name: field required",
        ),
        (json!({"non_field_errors": ["Odd."]}), "Odd."),
        (json!({"detail": null, "message": "Fallback."}), "Fallback."),
        (json!({"code": "nope"}), "nope"),
    ];
    for (body, expected) in shapes {
        let error = failed(FakeReply::json(400, body.clone())).await;
        assert_eq!(api(&error).message().as_deref(), Some(expected), "{body}");
        assert_eq!(error.body().unwrap(), &body.to_string());
        assert_eq!(api(&error).decode::<Value>().unwrap(), body);
    }
    for silent in [json!({}), json!([]), json!(null), json!(true), json!({"detail": ""})] {
        assert_eq!(api(&failed(FakeReply::json(400, silent.clone())).await).message(), None, "{silent}");
    }
}

#[tokio::test]
async fn a_message_comes_out_of_what_is_no_json() {
    let page =
        "<!DOCTYPE html>\n<html><head><TITLE class='x'>502 Bad\n Gateway</TITLE></head><body>nginx</body></html>";
    let bodies = [
        ("text/html", page, Some("502 Bad Gateway")),
        ("text/html", "<body><h1>Not <b>here</b></h1></body>", Some("Not here")),
        ("text/html", "<body>x</body>", Some("a page of markup")),
        ("application/xml", "<?xml version='1.0'?><Error><Message>Odd.</Message></Error>", Some("Odd.")),
        ("text/plain", "  upstream\r\nfailed\n", Some("upstream failed")),
        ("text/html", "\"Slow down.\"", Some("Slow down.")),
        ("application/json", "{\"detail\": ", Some("{\"detail\":")),
        ("text/plain", "", None),
        ("text/html", "<title>", Some("a page of markup")),
        ("text/html", "<titleİ>x</title>", Some("a page of markup")),
    ];
    for (media_type, body, expected) in bodies {
        let error = failed(FakeReply::text(400, media_type, body)).await;
        assert_eq!(api(&error).message().as_deref(), expected, "{body}");
        assert_eq!(error.body().unwrap(), body);
    }
    let error = failed(FakeReply::status(400).body(&b"\xff\xfe\x00"[..])).await;
    assert_eq!(error.body().unwrap(), &b"\xff\xfe\x00"[..]);
    assert!(!error.to_string().is_empty());
}

#[tokio::test]
async fn a_code_comes_out_too() {
    let shapes = [
        (json!({"detail": {"code": "sso-required"}}), Some("sso-required")),
        (json!({"code": 17}), Some("17")),
        (json!({"error": {"code": "x"}}), Some("x")),
        (json!({"error": "invalid_grant", "error_description": "Expired."}), Some("invalid_grant")),
        (json!({"detail": "Plain."}), None),
    ];
    for (body, expected) in shapes {
        assert_eq!(api(&failed(FakeReply::json(400, body.clone())).await).code().as_deref(), expected, "{body}");
    }
}

#[tokio::test]
async fn the_error_is_one_helpful_line() {
    let error = failed(FakeReply::json(404, json!({"detail": "It\nis\u{7} gone."}))).await;
    assert_eq!(error.to_string(), "listThings: 404 Not Found (No such organization.): It is gone.");
    let error = failed(FakeReply::text(400, "text/plain", "é".repeat(5000))).await;
    assert!(error.to_string().chars().count() < 600);
    assert_eq!(error.body().unwrap().len(), 10_000);
}

#[tokio::test]
async fn a_description_that_only_repeats_the_status_is_not_told() {
    use crate::runtime::{Call, Empty, Method, Operation};
    const DESCRIBED: Operation = Operation::new("described", Method::Get, "/x").errors(&[
        ("400", "Bad request."),
        ("401", "Unauthorized: the token has expired"),
        ("403", "forbidden"),
        ("404", "Not Found"),
        ("409", ""),
        ("499", "Gone."),
    ]);
    for (status, expected) in [
        (400, "described: 400 Bad Request"),
        (401, "described: 401 Unauthorized (Unauthorized: the token has expired)"),
        (403, "described: 403 Forbidden"),
        (404, "described: 404 Not Found"),
        (409, "described: 409 Conflict"),
        (499, "described: 499 <unknown status code> (Gone.)"),
    ] {
        let (client, _) = client([FakeReply::status(status)]);
        assert_eq!(Call::new(&client, &DESCRIBED).send::<Empty>().await.unwrap_err().to_string(), expected);
    }
}

#[tokio::test]
async fn the_documented_status_is_found_by_itself_its_range_or_the_default() {
    let documented = async |status: u16| {
        let (client, _) = client([FakeReply::status(status)]);
        let error = Things(&client).create("acme", Thing::new("1")).await.unwrap_err();
        api(&error).documented()
    };
    assert_eq!(documented(418).await, Some("Bad thing."));
    assert_eq!(documented(500).await, Some("Else."));
    let error = failed(FakeReply::status(404)).await;
    assert_eq!(api(&error).documented(), Some("No such organization."));
    assert_eq!(api(&failed(FakeReply::status(403)).await).documented(), None);
}

#[tokio::test]
async fn statuses_have_their_questions() {
    type Question = fn(&Error) -> bool;
    let questions: [(u16, Question); 4] = [
        (401, Error::is_unauthorized),
        (403, Error::is_forbidden),
        (404, Error::is_not_found),
        (409, Error::is_conflict),
    ];
    for (status, question) in questions {
        let error = failed(FakeReply::status(status).header("X-Request-Id", "r1")).await;
        assert!(question(&error));
        assert_eq!(questions.iter().filter(|(_, question)| question(&error)).count(), 1);
        assert_eq!((error.request_id(), error.operation()), (Some("r1"), "listThings"));
        assert_eq!(error.headers().unwrap()["x-request-id"], "r1");
    }
}

#[tokio::test]
async fn errors_and_responses_tell_the_rate_limit() {
    let limited = |status| {
        FakeReply::json(status, json!([]))
            .header("X-Sentry-Rate-Limit-Limit", "40")
            .header("X-Sentry-Rate-Limit-Remaining", "3")
            .header("X-Sentry-Rate-Limit-Reset", "1700000000")
            .header("X-Sentry-Rate-Limit-ConcurrentLimit", "25")
            .header("X-Sentry-Rate-Limit-ConcurrentRemaining", "24")
    };
    let error = failed(limited(400)).await;
    let (client, _) = client([limited(200)]);
    let response = Things(&client).list("acme").await.unwrap();
    for limit in [api(&error).rate_limit(), response.rate_limit()] {
        assert_eq!((limit.limit, limit.remaining), (Some(40), Some(3)));
        assert_eq!((limit.concurrent_limit, limit.concurrent_remaining), (Some(25), Some(24)));
        let reset = limit.reset.unwrap().duration_since(std::time::UNIX_EPOCH).unwrap();
        assert_eq!(reset.as_secs(), 1_700_000_000);
    }
}

#[tokio::test]
async fn debug_shows_the_start_of_the_body_as_text() {
    let error = failed(FakeReply::text(400, "text/plain", "x".repeat(5000))).await;
    let shown = format!("{error:?}");
    assert!(shown.contains("status: 400") && shown.contains("body: xxxx"), "{shown}");
    assert!(shown.ends_with("xxx… (5000 bytes)"), "{shown}");
}
