//! Responses made to cost memory or time: decoding is bounded by a budget. What the allocator sees is measured in
//! `tests/runtime/src/tests/decoding_memory.rs`.

use std::time::{Duration, Instant};

use generated_client::Client;
use generated_client::runtime::{CallOptions, Error, FakeReply, FakeTransport, Json};
use serde_json::Value;

async fn decode(body: String, options: CallOptions) -> Result<Value, Error> {
    let fake = FakeTransport::new();
    fake.reply(
        FakeReply::status(200).header("content-type", "application/json").header("x-request-id", "r1").body(body),
    );
    let client = Client::builder().base_url("https://example.com").transport(fake).build()?;
    client.request("GET", "/x").with(options).send_as::<Json<Value>>().await.map(|response| response.into_inner())
}

fn empty_lists(count: usize) -> String {
    format!("[{}[]]", "[],".repeat(count))
}

#[tokio::test]
async fn exceeding_the_memory_limit_is_an_error_with_the_response() {
    let error = decode(empty_lists(100_000), CallOptions::new().memory_limit(1_000_000)).await.unwrap_err();
    assert_eq!((error.status().map(|status| status.as_u16()), error.request_id()), (Some(200), Some("r1")));
    assert!(error.body().is_some_and(|body| body.starts_with(b"[[],[]")));
    let Error::Decode(decode) = error else { panic!("{error}") };
    assert!(decode.is_over_memory_limit() && !decode.is_timeout());
    assert!(decode.message().contains("memory_limit"), "{decode}");
}

#[tokio::test]
async fn the_default_memory_limit_allows_ordinary_large_responses() {
    assert!(decode(empty_lists(1_000_000), CallOptions::new()).await.is_ok());
}

#[tokio::test]
async fn decoding_ends_at_the_deadline() {
    let options = CallOptions::new().timeout(Duration::from_millis(100));
    let error = decode(empty_lists(8_000_000), options).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn decoding_a_large_response_does_not_block_the_executor() {
    let began = Instant::now();
    let decoding = tokio::spawn(decode(empty_lists(1_000_000), CallOptions::new()));
    let mut longest = Duration::ZERO;
    while !decoding.is_finished() {
        let start = Instant::now();
        tokio::task::yield_now().await;
        longest = longest.max(start.elapsed());
    }
    let total = began.elapsed();
    assert!(decoding.await.is_ok_and(|decoded| decoded.is_ok()));
    // Decoding takes nearly all of the time: on this thread it would be one long wait.
    assert!(longest < total / 2, "{longest:?} of {total:?}");
}
