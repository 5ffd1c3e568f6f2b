//! When calls are sent again, how long the waits are, and what bounds them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

use super::sample::{Thing, Things, builder, client};
use crate::runtime::{CallOptions, Client, Error, FakeReply, FakeTransport, RetryPolicy, TransportError};

fn done() -> FakeReply {
    FakeReply::json(200, serde_json::json!([]))
}

fn refused() -> FakeReply {
    FakeReply::failure(TransportError::connect("connection refused"))
}

/// The seconds that a list takes, and how it ended.
async fn timed(client: &Client) -> (f64, Result<(), Error>) {
    let start = Instant::now();
    let result = Things(client).list("acme").await;
    (start.elapsed().as_secs_f64(), result.map(drop))
}

fn seconds_from_now(seconds: u64) -> String {
    (SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() + seconds).to_string()
}

#[tokio::test(start_paused = true)]
async fn passing_failures_of_idempotent_operations_are_tried_again() {
    for status in [502, 503, 504, 507, 524] {
        let (client, fake) = client([FakeReply::status(status), done()]);
        let (took, result) = timed(&client).await;
        result.unwrap();
        assert!((0.5..=1.1).contains(&took), "{status}: {took}");
        assert_eq!(fake.requests().len(), 2);
    }
    for failure in [refused(), FakeReply::failure(TransportError::other("reset by peer"))] {
        let (client, fake) = client([failure, done()]);
        timed(&client).await.1.unwrap();
        assert_eq!(fake.requests().len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn other_failures_are_final() {
    for status in [400, 401, 403, 404, 408, 409, 500, 501] {
        let (client, fake) = client([FakeReply::status(status), done()]);
        let error = timed(&client).await.1.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert!(!error.is_retryable(), "{status}");
        assert_eq!(fake.requests().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn what_may_not_be_repeated_is_not_unless_it_was_turned_away() {
    for failure in [FakeReply::status(503), refused()] {
        let (client, fake) = client([failure]);
        let error = Things(&client).create("acme", Thing::new("1")).await.unwrap_err();
        // That no connection came about is safe to repeat, and for the caller to decide.
        assert_eq!(error.is_retryable(), error.is_connect());
        assert_eq!(fake.requests().len(), 1);
    }
    let (client, fake) = client([FakeReply::status(429), FakeReply::status(204)]);
    Things(&client).create("acme", Thing::new("1")).await.unwrap();
    assert_eq!(fake.requests().len(), 2);
    assert_eq!(fake.requests()[0].body.bytes(), fake.requests()[1].body.bytes());
}

#[tokio::test(start_paused = true)]
async fn an_operation_may_say_whether_it_can_be_repeated() {
    let (client, fake) = client([FakeReply::status(503), FakeReply::status(204), FakeReply::status(503)]);
    Things(&client).start("m").await.unwrap();
    assert_eq!(fake.requests().len(), 2);
    Things(&client).notes().await.unwrap_err();
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_to_wait() {
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(20));
    let rfc3339 = chrono::DateTime::<chrono::Utc>::from(SystemTime::now() + Duration::from_secs(20)).to_rfc3339();
    let headers = [
        ("Retry-After", "20".to_owned()),
        ("Retry-After", date.clone()),
        ("X-Sentry-Rate-Limit-Reset", seconds_from_now(20)),
        ("X-RateLimit-Reset", seconds_from_now(20)),
        ("RateLimit-Reset", "20".to_owned()),
        ("X-Rate-Limit-Reset", seconds_from_now(20)),
        ("X-RateLimit-Reset", date),
        ("X-RateLimit-Reset", rfc3339),
        ("RateLimit", r#""default";r=0;t=20"#.to_owned()),
        ("RateLimit", r#""a;t=1,";r=0;t=3 , "day" ; r=0 ; t=20, "b\"";r=5;t=900"#.to_owned()),
        ("RateLimit", "limit=100, remaining=0, reset=20".to_owned()),
    ];
    for (name, value) in headers {
        let (client, _) = client([FakeReply::text(429, "text/html", "\"slow down\"").header(name, &value), done()]);
        let (took, result) = timed(&client).await;
        result.unwrap();
        assert!((18.0..=20.1).contains(&took), "{name}: {value}: {took}");
    }
    let (client, _) = client([FakeReply::status(503).header("Retry-After", "20"), done()]);
    assert!(timed(&client).await.0 >= 20.0);
}

#[tokio::test(start_paused = true)]
async fn a_moment_gone_by_and_nonsense_leave_the_schedule() {
    let headers = [
        ("X-Sentry-Rate-Limit-Reset", "1000000000"),
        ("Retry-After", "0"),
        ("Retry-After", "soon"),
        ("Retry-After", "-5"),
        ("Retry-After", "nan"),
        ("RateLimit-Reset", "-1e300"),
        ("X-RateLimit-Reset", "1950-01-01T00:00:00Z"),
        ("X-RateLimit-Reset", "Fri, 01 Jan 2021 00:00:00 GMT"),
        ("RateLimit", r#""default";r=0;t=-5"#),
        ("RateLimit", r#""default;r=0;t=20"#),
        ("RateLimit", ",;=,;"),
    ];
    for (name, value) in headers {
        let (client, _) = client([FakeReply::status(429).header(name, value), done()]);
        let (took, result) = timed(&client).await;
        result.unwrap();
        assert!((0.5..=1.1).contains(&took), "{name}: {value}: {took}");
    }
    // The window of the rate limit says nothing about a server that is down.
    let (client, _) =
        client([FakeReply::status(503).header("X-Sentry-Rate-Limit-Reset", &seconds_from_now(30)), done()]);
    assert!(timed(&client).await.0 < 1.1);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_time_left_is_not_begun() {
    let (client, fake) = client([FakeReply::status(429).header("Retry-After", "3600"), done()]);
    let (took, result) = timed(&client).await;
    assert!(result.unwrap_err().is_rate_limited());
    assert!(took < 0.1, "{took}");
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn attempts_are_bounded_and_the_last_error_is_told() {
    let (client, fake) = client((0..9).map(|_| FakeReply::status(503)));
    let (took, result) = timed(&client).await;
    assert_eq!(result.unwrap_err().status().unwrap().as_u16(), 503);
    assert_eq!(fake.requests().len(), 4);
    assert!((3.5..=7.1).contains(&took), "{took}");
}

#[tokio::test(start_paused = true)]
async fn the_policy_bounds_the_total_time() {
    let fake = FakeTransport::new();
    for _ in 0..50 {
        fake.reply(FakeReply::status(503));
    }
    let policy = RetryPolicy::new()
        .attempts(50)
        .min_delay(Duration::from_secs(1))
        .max_delay(Duration::from_secs(1))
        .total(Duration::from_secs(10));
    let client = builder(&fake).retry(policy).no_timeout().build().unwrap();
    let (took, result) = timed(&client).await;
    result.unwrap_err();
    assert!((8.0..=10.0).contains(&took), "{took}");
}

#[tokio::test(start_paused = true)]
async fn retries_can_be_off_for_a_call_and_for_a_client() {
    let (client, fake) = client([FakeReply::status(429), done()]);
    let error = Things(&client).list("acme").with(CallOptions::new().no_retries()).await.unwrap_err();
    assert!(error.is_rate_limited() && error.is_retryable());
    assert_eq!(fake.requests().len(), 1);

    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(503));
    let client = builder(&fake).retry(RetryPolicy::none()).build().unwrap();
    timed(&client).await.1.unwrap_err();
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_total_time_bounds_slow_replies_and_their_retries() {
    let slow = || done().delay(Duration::from_secs(100));
    let (client, fake) = client([slow()]);
    let (took, result) = timed(&client).await;
    let error = result.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable(), "{error:?}");
    assert_eq!(error.to_string(), "listThings: the time was up (60s in all)");
    assert!((60.0..60.1).contains(&took), "{took}");
    assert_eq!(fake.requests().len(), 1);

    fake.reply(FakeReply::status(503)).reply(slow());
    let start = Instant::now();
    let error =
        Things(&client).list("acme").with(CallOptions::new().timeout(Duration::from_secs(5))).await.unwrap_err();
    assert!(error.is_timeout());
    assert!((5.0..5.1).contains(&start.elapsed().as_secs_f64()));
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_all_bounds_is_not_taken_for_none() {
    let headers = [
        ("Retry-After", "1e300"),
        ("Retry-After", "inf"),
        ("Retry-After", "99999999999999999999999999"),
        ("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ("RateLimit-Reset", "1e300"),
        ("X-RateLimit-Reset", "99999999999"),
    ];
    for (name, value) in headers {
        let (client, fake) = client([FakeReply::status(429).header(name, value), done()]);
        let (took, result) = timed(&client).await;
        assert!(result.unwrap_err().is_rate_limited(), "{name}: {value}");
        assert!(took < 0.1, "{name}: {value}: {took}");
        assert_eq!(fake.requests().len(), 1, "{name}: {value}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_reset_may_be_in_smaller_units_than_seconds() {
    for digits in ["000", "000000", "000000000"] {
        let reset = seconds_from_now(20) + digits;
        let (client, _) = client([FakeReply::status(429).header("X-RateLimit-Reset", &reset), done()]);
        let (took, result) = timed(&client).await;
        result.unwrap();
        assert!((18.0..=20.1).contains(&took), "{reset}: {took}");
    }
}

#[tokio::test]
async fn each_family_of_rate_limit_headers_is_read() {
    async fn read(headers: &[(&str, &str)]) -> (Option<u64>, Option<u64>, Option<u64>) {
        let done = headers.iter().fold(done(), |reply, (name, value)| reply.header(name, value));
        let (client, _) = client([done]);
        let limit = Things(&client).list("acme").await.unwrap().rate_limit();
        let reset = limit.reset.map(|reset| reset.duration_since(UNIX_EPOCH).unwrap().as_secs());
        (limit.limit, limit.remaining, reset)
    }
    const RESET: u64 = 1_767_225_600;
    for family in ["X-Sentry-Rate-Limit", "X-RateLimit", "X-Rate-Limit", "RateLimit"] {
        for reset in ["1767225600", "2026-01-01T00:00:00Z", "Thu, 01 Jan 2026 00:00:00 GMT"] {
            let names = ["Limit", "Remaining", "Reset"].map(|part| format!("{family}-{part}"));
            let headers = [(&*names[0], "100, 100;w=60"), (&*names[1], "7"), (&*names[2], reset)];
            assert_eq!(read(&headers).await, (Some(100), Some(7), Some(RESET)), "{family}: {reset}");
        }
    }
    assert_eq!(read(&[("X-RateLimit-Limit", "100;w=60")]).await, (Some(100), None, None));
    let (limit, remaining, reset) = read(&[("RateLimit", "limit=100;w=60, remaining=7, reset=2")]).await;
    assert_eq!((limit, remaining, reset.is_some()), (Some(100), Some(7), true));
    // The policy with the fewest remaining requests applies.
    let (limit, remaining, reset) = read(&[("RateLimit", r#""hour";r=50;t=900"#), ("RateLimit", r#""day";r=7"#)]).await;
    assert_eq!((limit, remaining, reset), (None, Some(7), None));
    assert_eq!(read(&[("RateLimit", "soon"), ("X-RateLimit-Limit", "many, 5")]).await, (None, None, None));
}

#[tokio::test(start_paused = true)]
async fn a_delete_that_was_resent_and_finds_nothing_says_so() {
    let (client, fake) = client([FakeReply::status(503), FakeReply::status(404)]);
    let error = Things(&client).delete("acme", "1").await.unwrap_err();
    assert!(error.is_not_found() && error.earlier_attempt_may_have_acted(), "{error:?}");
    assert_eq!((error.attempts(), fake.requests().len()), (2, 2));
    assert!(error.to_string().ends_with(": an earlier attempt may have acted]"), "{error}");
    // Attempts that the server has not seen or has turned away, and calls that change nothing.
    for failure in [refused(), FakeReply::status(429)] {
        let (client, _) = self::client([failure, FakeReply::status(404)]);
        let error = Things(&client).delete("acme", "1").await.unwrap_err();
        assert!(error.attempts() == 2 && !error.earlier_attempt_may_have_acted(), "{error}");
    }
    let (client, _) = self::client([FakeReply::status(503), FakeReply::status(404)]);
    assert!(!Things(&client).list("acme").await.unwrap_err().earlier_attempt_may_have_acted());
}

#[tokio::test(start_paused = true)]
async fn delays_of_any_length_do_not_overflow() {
    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(503)).reply(done());
    let policy = RetryPolicy::new().min_delay(Duration::MAX).max_delay(Duration::MAX).total(Duration::MAX);
    let client = builder(&fake).retry(policy).no_timeout().build().unwrap();
    timed(&client).await.1.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_error_after_retries_says_how_many_and_how_long() {
    // The waits between the attempts have a random part, so the server asks for them.
    let busy = || FakeReply::status(503).header("retry-after", "2");
    let (client, _) = client([busy(), busy(), FakeReply::json(404, serde_json::json!({"detail": "Gone."}))]);
    let error = Things(&client).read("acme", "1").await.unwrap_err();
    assert_eq!(error.to_string(), "readThing: 404 Not Found: Gone. [after 3 attempts in 4.0 s]");
    assert_eq!((error.attempts(), error.elapsed().as_secs()), (3, 4));

    let (client, _) = self::client([busy(), FakeReply::json(200, serde_json::json!([]))]);
    let error = Things(&client).read("acme", "1").await.unwrap_err();
    assert!(
        matches!(error, Error::Decode(_)) && error.to_string().ends_with(" [after 2 attempts in 2.0 s]"),
        "{error}"
    );

    let (client, _) = self::client([busy(), done().delay(Duration::from_secs(100))]);
    let options = CallOptions::new().timeout(Duration::from_millis(5500));
    let error = Things(&client).list("acme").with(options).await.unwrap_err();
    assert_eq!(error.to_string(), "listThings: the time was up (5.5s in all) [after 2 attempts in 5.5 s]");

    let (client, _) = self::client([busy(), FakeReply::status(404)]);
    let error = Things(&client).delete("acme", "1").await.unwrap_err();
    let expected = "deleteThing: 404 Not Found [after 2 attempts in 2.0 s: an earlier attempt may have acted]";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test(start_paused = true)]
async fn an_error_of_the_first_attempt_does_not_count() {
    let (client, _) = client([FakeReply::status(404).delay(Duration::from_secs(3))]);
    let error = Things(&client).read("acme", "1").await.unwrap_err();
    assert_eq!(error.to_string(), "readThing: 404 Not Found");
    assert_eq!((error.attempts(), error.elapsed().as_secs()), (1, 3));
    let error = Things(&client).read("", "1").await.unwrap_err();
    assert_eq!((error.attempts(), error.elapsed()), (0, Duration::ZERO), "{error}");
}
