//! Calls that are sent again: how long they wait for it, which are not, and how that is turned off.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use generated_client::types::CreateDataForwarderBody;
use generated_client::{CallOptions, RetryPolicy};
use wiremock::ResponseTemplate;

use super::operations;
use super::server::{answering, builder, client, json, requests, status};

/// The refusal as the server words it.
fn limited() -> ResponseTemplate {
    status(429).set_body_raw(r#""You are attempting to use this endpoint too quickly.""#, "text/html")
}

/// The time that a list takes whose first answer is this.
async fn waited(first: ResponseTemplate) -> Duration {
    let server = answering([first, json("[]")]).await;
    let start = Instant::now();
    client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap();
    assert_eq!(requests(&server).await.len(), 2);
    start.elapsed()
}

fn seconds_from_now(seconds: u64) -> SystemTime {
    SystemTime::now() + Duration::from_secs(seconds)
}

#[tokio::test]
async fn a_call_waits_for_the_seconds_in_retry_after() {
    assert!(waited(limited().insert_header("retry-after", "1")).await >= Duration::from_secs(1));
    // Without a word from the server it waits as long as its own schedule says.
    assert!(waited(limited()).await < Duration::from_secs(1));
}

#[tokio::test]
async fn a_call_waits_until_the_date_in_retry_after() {
    let date = httpdate::fmt_http_date(seconds_from_now(2));
    assert!(waited(limited().insert_header("retry-after", date.as_str())).await >= Duration::from_millis(900));
}

#[tokio::test]
async fn a_call_waits_until_the_reset_of_the_rate_limit() {
    let reset = seconds_from_now(2).duration_since(UNIX_EPOCH).unwrap().as_secs().to_string();
    let headers = [("x-sentry-rate-limit-remaining", "0"), ("x-sentry-rate-limit-reset", reset.as_str())];
    let reply = headers.into_iter().fold(limited(), |reply, (name, value)| reply.insert_header(name, value));
    assert!(waited(reply).await >= Duration::from_millis(900));
}

#[tokio::test]
async fn a_wait_beyond_the_deadline_is_not_started() {
    for header in ["retry-after", "x-sentry-rate-limit-reset"] {
        let late = if header == "retry-after" { "3600".to_owned() } else { "4102444800".to_owned() };
        let server = answering([limited().insert_header(header, late.as_str())]).await;
        let start = Instant::now();
        let error = client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(error.is_rate_limited() && error.is_retryable());
        assert!(error.to_string().ends_with("You are attempting to use this endpoint too quickly."), "{error}");
        assert_eq!(requests(&server).await.len(), 1);
    }
}

#[tokio::test]
async fn every_operation_is_retried_after_429() {
    for exchange in operations::all() {
        let done = status(exchange.status).set_body_raw(exchange.reply.unwrap_or_default(), "application/json");
        let server = answering([limited(), done]).await;
        (exchange.call)(&client(&server.uri())).await.unwrap();
        let sent = requests(&server).await;
        assert_eq!((sent.len(), &sent[0].body), (2, &sent[1].body), "{}", exchange.id);
    }
}

#[tokio::test]
async fn only_idempotent_operations_are_retried_after_gateway_errors() {
    for exchange in operations::all() {
        for code in [502, 503, 504, 507, 524] {
            let done = status(exchange.status).set_body_raw(exchange.reply.unwrap_or_default(), "application/json");
            let server = answering([status(code), done]).await;
            let result = (exchange.call)(&client(&server.uri())).await;
            let harmless = exchange.request.0 != "POST";
            assert_eq!(result.is_ok(), harmless, "{} {code}", exchange.id);
            assert_eq!(requests(&server).await.len(), 1 + usize::from(harmless));
            assert!(result.err().is_none_or(|error| !error.is_retryable()));
        }
    }
}

#[tokio::test]
async fn other_errors_are_not_retried() {
    for code in [400, 401, 403, 404, 408, 409, 418, 425, 500, 501, 505] {
        let server = answering([status(code)]).await;
        client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap_err();
        assert_eq!(requests(&server).await.len(), 1, "{code}");
    }
}

#[tokio::test]
async fn the_number_of_attempts_is_limited_and_may_be_one() {
    let server = answering(vec![status(503); 20]).await;
    let calls = [
        (builder(&server.uri()), CallOptions::new(), 4),
        (builder(&server.uri()), CallOptions::new().no_retries(), 1),
        (builder(&server.uri()).retry(RetryPolicy::none()), CallOptions::new(), 1),
        (builder(&server.uri()), CallOptions::new().retry(RetryPolicy::new().attempts(2).min_delay(Duration::ZERO)), 2),
        (builder(&server.uri()).timeout(Duration::from_millis(50)).retry(RetryPolicy::new()), CallOptions::new(), 1),
    ];
    for (builder, options, attempts) in calls {
        let before = requests(&server).await.len();
        let client = builder.build().unwrap();
        let error = client.integrations().list_organization_integrations("acme").with(options).await.unwrap_err();
        assert!(error.is_retryable(), "{error:?}");
        assert_eq!(requests(&server).await.len() - before, attempts);
    }
}

#[tokio::test]
async fn without_retries_an_error_is_returned_at_once() {
    let server = answering([limited().insert_header("x-sentry-rate-limit-concurrentlimit", "25")]).await;
    let client = client(&server.uri());
    let call = client.data_forwarders().create_data_forwarder("acme", CreateDataForwarderBody::new("audit"));
    let error = call.with(CallOptions::new().no_retries()).await.unwrap_err();
    let generated_client::Error::Api(api) = &error else { panic!("{error:?}") };
    assert_eq!(api.rate_limit().concurrent_limit, Some(25));
    assert!(error.is_rate_limited() && error.is_retryable());
}
