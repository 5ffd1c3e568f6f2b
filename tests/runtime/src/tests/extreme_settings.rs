//! Settings at the ends of their range: no panic, no overflow, no endless wait, and an error that says what happened.

use std::time::Duration;

use serde_json::json;

use super::sample::{Things, builder, client};
use crate::runtime::{Call, CallOptions, Error, FakeReply, FakeTransport, Method, Operation, Paging, RetryPolicy};

static PAGED: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).skip("offset"));

fn list() -> FakeReply {
    FakeReply::json(200, json!([{"id": "1"}]))
}

fn extreme_policies() -> [RetryPolicy; 4] {
    let policy = RetryPolicy::new().attempts(usize::MAX).total(Duration::MAX);
    [
        policy.min_delay(Duration::ZERO).max_delay(Duration::ZERO),
        policy.min_delay(Duration::MAX).max_delay(Duration::ZERO),
        policy.min_delay(Duration::ZERO).max_delay(Duration::MAX),
        policy.min_delay(Duration::from_nanos(1)).max_delay(Duration::MAX),
    ]
}

#[tokio::test(start_paused = true)]
async fn extreme_policies_try_again() {
    for policy in extreme_policies() {
        let (client, fake) = client((0..200).map(|_| FakeReply::status(503)).chain([list()]));
        let options = CallOptions::new().retry(policy).timeout(Duration::MAX);
        Things(&client).list("acme").with(options).await.unwrap();
        assert_eq!(fake.requests().len(), 201, "{policy:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_all_bounds_is_allowed_by_no_policy() {
    for asked in ["1e300", "inf", "99999999999999999999999999"] {
        for policy in extreme_policies() {
            let fake = FakeTransport::new();
            fake.reply(FakeReply::status(503).header("retry-after", asked)).reply(list());
            let client = builder(&fake).no_timeout().retry(policy).build().unwrap();
            let error = Things(&client).list("acme").await.unwrap_err();
            assert_eq!((error.status().unwrap().as_u16(), fake.requests().len()), (503, 1), "{asked}");
        }
    }
}

#[tokio::test]
async fn no_attempts_are_one() {
    let (client, fake) = client([FakeReply::status(503), list()]);
    let options = CallOptions::new().retry(RetryPolicy::new().attempts(0));
    Things(&client).list("acme").with(options).await.unwrap_err();
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn timeouts_of_nothing_and_of_all_time() {
    let slow = || list().delay(Duration::from_secs(1));
    let (client, _) = client([slow(), slow()]);
    let none = CallOptions::new().timeout(Duration::ZERO).no_retries();
    let error = Things(&client).list("acme").with(none).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    let most = CallOptions::new().timeout(Duration::MAX).idle_timeout(Duration::MAX);
    Things(&client).list("acme").with(most).await.unwrap();
    let fake = FakeTransport::new();
    let builder = || builder(&fake).connect_timeout(Duration::MAX).timeout(Duration::MAX).idle_timeout(Duration::MAX);
    fake.reply(list());
    Things(&builder().build().unwrap()).list("acme").await.unwrap();
}

#[tokio::test]
async fn limits_of_nothing_and_of_all_memory() {
    let nothing = CallOptions::new().limit(0);
    let (client, _) = client([list(), FakeReply::status(200), list(), list()]);
    let error = Things(&client).list("acme").with(nothing.clone()).await.unwrap_err();
    assert!(matches!(&error, Error::Incomplete(error) if error.is_too_large()), "{error}");
    client.request("GET", "/x").with(nothing).await.unwrap();
    let all = CallOptions::new().limit(u64::MAX).memory_limit(u64::MAX);
    assert_eq!(Things(&client).list("acme").with(all).await.unwrap().len(), 1);
    let error = Things(&client).list("acme").with(CallOptions::new().memory_limit(0)).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)) && error.body().is_some(), "{error}");
}

#[tokio::test]
async fn empty_pages_of_none_and_of_any_number() {
    let page = |items: serde_json::Value| FakeReply::json(200, items);
    let (client, fake) = client([page(json!([])), page(json!([1])), page(json!([]))]);
    let mut empty = Call::new(&client, &PAGED).pages::<i64>().max_empty_pages(0);
    assert!(empty.next().await.unwrap().unwrap().is_empty());
    assert!(empty.next().await.is_none());
    let mut all = Call::new(&client, &PAGED).pages::<i64>().max_empty_pages(usize::MAX).items();
    assert_eq!(all.next().await.unwrap().unwrap(), 1);
    assert!(all.next().await.is_none());
    assert_eq!(fake.requests().len(), 3);
}
