//! Redirects are followed where that does no harm, and credentials never leave their origin.

use super::sample::{Thing, Things, builder, client};
use crate::runtime::{CallOptions, Credential, FakeReply, FakeTransport, RedirectPolicy};

fn to(status: u16, location: &str) -> FakeReply {
    FakeReply::status(status).header("location", location)
}

fn list() -> FakeReply {
    FakeReply::json(200, serde_json::json!([]))
}

const ELSEWHERE: [&str; 4] =
    ["https://evil.example/x", "https://eu.example.com:8443/x", "//evil.example/x", "https://user:pass@evil.example/x"];

#[tokio::test]
async fn the_same_origin_keeps_the_credentials() {
    for location in [
        "/api/0/moved?a=b",
        "https://eu.example.com/api/0/moved?a=b",
        "https://eu.example.com:443/api/0/moved?a=b#frag",
    ] {
        let (client, fake) = client([to(307, location), list()]);
        Things(&client).list("acme").await.unwrap();
        let request = fake.requests().remove(1);
        assert_eq!(request.url.as_str(), "https://eu.example.com/api/0/moved?a=b");
        assert_eq!(request.headers["authorization"], "Bearer s3cr3t");
    }
}

#[tokio::test]
async fn another_origin_gets_neither_token_nor_any_header_set_by_hand() {
    for location in ELSEWHERE {
        let (client, fake) = client([to(302, location), list()]);
        let options = CallOptions::new().header("X-Tenant-Secret", "mine").header("Cookie", "session=mine");
        Things(&client).list("acme").trace("t").with(options).await.unwrap();
        let request = fake.requests().remove(1);
        let mut names: Vec<_> = request.headers.keys().map(http::HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "user-agent"], "{location}");
        assert_eq!((request.url.username(), request.url.password()), ("", None));
    }
}

#[tokio::test]
async fn keys_in_queries_headers_and_cookies_stay_too() {
    use crate::runtime::{Call, Empty, Method, Operation};
    const ALL: Operation =
        Operation::new("all", Method::Get, "/all").security(&[&["QueryKey", "HeaderKey", "CookieKey"]]);
    let fake = FakeTransport::new();
    let mut builder = builder(&fake);
    for scheme in ["QueryKey", "HeaderKey", "CookieKey"] {
        builder = builder.credential(scheme, Credential::token("s3cr3t"));
    }
    let client = builder.build().unwrap();
    fake.reply(to(302, "https://evil.example/x?y=z")).reply(FakeReply::status(204));
    Call::new(&client, &ALL).send::<Empty>().await.unwrap();
    let requests = fake.requests();
    assert_eq!(requests[0].url.query(), Some("api%20key=s3cr3t"));
    assert_eq!(requests[1].url.as_str(), "https://evil.example/x?y=z");
    assert!(!requests[1].headers.values().any(|value| value.to_str().unwrap().contains("s3cr3t")));
}

#[tokio::test]
async fn the_way_back_does_not_bring_the_credentials_back() {
    let (client, fake) =
        client([to(302, "https://evil.example/x"), to(302, "https://eu.example.com/api/0/back"), list()]);
    Things(&client).list("acme").await.unwrap();
    assert!(!fake.requests()[2].headers.contains_key("authorization"));
}

#[tokio::test]
async fn what_changes_state_goes_nowhere_else() {
    for status in [301, 302, 303, 307, 308] {
        for location in ELSEWHERE {
            let (client, fake) = client([to(status, location)]);
            let error = Things(&client).create("acme", Thing::new("1")).await.unwrap_err();
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert!(error.to_string().contains("another origin"), "{error}");
            assert!(!error.to_string().contains("pass"), "{error}");
            assert_eq!(fake.requests().len(), 1);
        }
    }
}

#[tokio::test]
async fn within_the_origin_method_and_body_follow_the_status() {
    let sent = async |status: u16| {
        let (client, fake) = client([to(status, "/api/0/there"), FakeReply::json(200, serde_json::json!({"id": "1"}))]);
        let result = Things(&client).create("acme", Thing::new("1")).await;
        let second = fake.requests().get(1).map(|request| {
            (request.method.to_string(), request.body.length().unwrap(), request.headers.contains_key("content-type"))
        });
        (result.is_ok(), second)
    };
    for status in [307, 308] {
        assert_eq!(sent(status).await, (true, Some(("POST".to_owned(), 10, true))));
    }
    assert_eq!(sent(303).await, (true, Some(("GET".to_owned(), 0, false))));
    for status in [301, 302] {
        assert_eq!(sent(status).await, (false, None));
    }
}

#[tokio::test]
async fn a_circle_ends_as_an_error() {
    let (client, fake) = client((0..20).map(|_| to(302, "/api/0/round")));
    let error = Things(&client).list("acme").await.unwrap_err();
    assert!(error.to_string().contains("redirected more than 10 times"), "{error}");
    assert_eq!(fake.requests().len(), 11);
}

#[tokio::test]
async fn a_redirect_without_a_usable_address_is_an_error() {
    for location in ["mailto:x@y.example", "javascript:alert(1)", "https://", "file:///etc/passwd"] {
        let (client, fake) = client([to(302, location)]);
        let error = Things(&client).list("acme").await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 302, "{location}");
        assert_eq!(fake.requests().len(), 1, "{location}");
    }
    let (client, _) = client([FakeReply::status(302)]);
    assert_eq!(Things(&client).list("acme").await.unwrap_err().status().unwrap().as_u16(), 302);
}

const PLAIN: &str = "http://eu.example.com/api/0/x?token=s3cr3t";
const AWAY: &str = "https://user:pass@evil.example/x?token=s3cr3t&a=b#f";
const NEAR: &str = "/api/0/y";

/// What came of a redirect under a policy: the number of requests, and the error.
async fn redirected(policy: RedirectPolicy, location: &str) -> (usize, Option<String>) {
    let fake = FakeTransport::new();
    fake.reply(to(302, location)).reply(list());
    let client = builder(&fake).redirects(policy).build().unwrap();
    let error = Things(&client).list("acme").await.err();
    if let Some(error) = &error {
        assert_eq!(error.status().unwrap().as_u16(), 302);
        assert!(!error.is_from_another_origin());
    }
    (fake.requests().len(), error.map(|error| error.to_string()))
}

#[tokio::test]
async fn a_policy_says_which_redirects_are_followed() {
    use RedirectPolicy::{Follow, FollowDowngrades, Never, SameOrigin};
    let followed =
        [(Follow, AWAY), (Follow, NEAR), (SameOrigin, NEAR), (FollowDowngrades, PLAIN), (FollowDowngrades, AWAY)];
    for (policy, location) in followed {
        assert_eq!(redirected(policy, location).await, (2, None), "{policy:?} {location}");
    }
    let refused = [
        (Follow, PLAIN, "redirected from https to http://eu.example.com, which is not encrypted and not followed"),
        (SameOrigin, PLAIN, "another origin, which is not followed"),
        (SameOrigin, AWAY, "redirected to https://evil.example, another origin, which is not followed"),
        (Never, NEAR, "redirects are not followed"),
        (Never, AWAY, "redirects are not followed"),
    ];
    for (policy, location, why) in refused {
        let (requests, error) = redirected(policy, location).await;
        let error = error.unwrap();
        assert_eq!(requests, 1, "{policy:?} {location}");
        assert!(error.contains(why) && !error.contains("s3cr3t"), "{error}");
    }
    assert_eq!(RedirectPolicy::default(), Follow);
}

#[tokio::test]
async fn a_reply_tells_the_address_that_it_came_from() {
    let (plain, _) = client([list()]);
    let response = Things(&plain).list("acme").provider_key("a").await.unwrap();
    assert_eq!(response.url().as_str(), "https://eu.example.com/api/0/things/acme/?providerKey=a");
    assert!(!response.is_from_another_origin());

    let (away, _) = client([to(302, AWAY), list()]);
    let response = Things(&away).list("acme").await.unwrap();
    assert_eq!(response.url().as_str(), "https://evil.example/x?token=***&a=b");
    assert!(response.is_from_another_origin());

    let (near, _) = client([to(302, NEAR), list()]);
    let response = Things(&near).list("acme").await.unwrap();
    assert_eq!((response.url().path(), response.is_from_another_origin()), (NEAR, false));

    let (failing, _) = client([to(302, AWAY), FakeReply::status(404)]);
    let error = Things(&failing).list("acme").await.unwrap_err();
    assert_eq!(error.url().unwrap().host_str(), Some("evil.example"));
    assert!(error.is_from_another_origin());
}

#[tokio::test]
async fn documented_redirect_is_the_response() {
    use crate::runtime::{Binary, Call, Download, Empty, Error, Method, Operation};
    const ANSWERS: Operation = Operation::new("tarball", Method::Get, "/tarball").answers(&[302, 304]);
    const RANGE: Operation = Operation::new("post", Method::Post, "/post").answers(&[3]);
    let (client, fake) = client([
        to(302, "https://files.example/a?signature=b"),
        FakeReply::status(304),
        to(302, "/a").body("bytes"),
        to(307, "/api/0/elsewhere"),
        list(),
        to(303, "/a"),
        FakeReply::status(305),
    ]);
    let reply = Call::new(&client, &ANSWERS).send::<Empty>().await.unwrap();
    assert_eq!(reply.status(), 302);
    assert_eq!(reply.headers()["location"], "https://files.example/a?signature=b");
    assert_eq!(Call::new(&client, &ANSWERS).send::<Empty>().await.unwrap().status(), 304);
    let mut download = Call::new(&client, &ANSWERS).open::<Download>().await.unwrap().into_inner();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "bytes");
    // Another redirect is followed.
    Call::new(&client, &ANSWERS).send::<Binary>().await.unwrap();
    assert_eq!(fake.requests().len(), 5);
    assert_eq!(Call::new(&client, &RANGE).send::<Empty>().await.unwrap().status(), 303);
    let error = Call::new(&client, &ANSWERS).send::<Empty>().await.unwrap_err();
    assert!(matches!(error, Error::Api(_)), "{error:?}");
}
