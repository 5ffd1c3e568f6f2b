//! Successes that are not the documented one: the server did what it was asked, so the call succeeds and tells the status.

use super::operations;
use super::server::{answering, client, status};

const SUCCESSES: [u16; 6] = [200, 201, 202, 203, 207, 208];

#[tokio::test]
async fn any_success_status_with_the_documented_body_is_a_success() {
    for exchange in operations::all() {
        let documented = exchange.reply.unwrap_or_default();
        let replies = SUCCESSES.map(|code| status(code).set_body_raw(documented, "application/json"));
        let server = answering(replies).await;
        let client = client(&server.uri());
        let mut values = Vec::new();
        for code in SUCCESSES {
            let outcome = (exchange.call)(&client).await.unwrap();
            assert_eq!(
                (outcome.parts.status().as_u16(), outcome.parts.deviations()),
                (code, &[][..]),
                "{}",
                exchange.id
            );
            values.push(outcome.value);
        }
        values.dedup();
        assert_eq!(values.len(), 1, "{values:?}");
    }
}

#[tokio::test]
async fn a_missing_documented_body_is_a_deviation() {
    for exchange in operations::all() {
        let server = answering([status(200), status(202), status(204), status(205)]).await;
        let client = client(&server.uri());
        for code in [200, 202, 204, 205] {
            let outcome = (exchange.call)(&client).await.unwrap();
            assert_eq!(outcome.parts.status(), code);
            let deviations: Vec<_> = outcome.parts.deviations().iter().map(ToString::to_string).collect();
            let expected = exchange.reply.map(|_| "$: there is no body".to_owned());
            assert_eq!(deviations, Vec::from_iter(expected), "{}", exchange.id);
        }
    }
}

#[tokio::test]
async fn an_undocumented_body_is_preserved() {
    let bodies =
        [(r#"{"id":"1","externalName":"@octocat"}"#, "application/json"), ("<p>Done.</p>", "text/html"), ("{", "")];
    for exchange in operations::all().iter().filter(|exchange| exchange.reply.is_none()) {
        for (body, media_type) in bodies {
            let server = answering([status(200).set_body_raw(body, media_type)]).await;
            let outcome = (exchange.call)(&client(&server.uri())).await.unwrap();
            assert_eq!((outcome.parts.body(), outcome.value.as_str()), (&body.into(), "()"), "{}", exchange.id);
        }
    }
}

#[tokio::test]
async fn a_response_has_its_request_id_rate_limit_and_body() {
    let reply = status(200).set_body_raw("[]", "application/json").insert_header("x-request-id", "r1");
    let limits =
        reply.insert_header("x-sentry-rate-limit-remaining", "39").insert_header("x-sentry-rate-limit-limit", "40");
    let server = answering([limits]).await;
    let client = client(&server.uri());
    let response = client.integrations().list_organization_integrations("acme").await.unwrap();
    assert_eq!((response.request_id(), response.headers()["x-request-id"].to_str().unwrap()), (Some("r1"), "r1"));
    assert_eq!((response.rate_limit().remaining, response.rate_limit().limit), (Some(39), Some(40)));
    assert!(response.is_empty() && response.iter().next().is_none());
    let (list, parts) = response.into_parts();
    assert_eq!((list.len(), parts.body().as_ref()), (0, &b"[]"[..]));
}
