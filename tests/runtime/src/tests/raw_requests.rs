//! Requests that the document leaves out.

use serde_json::{Value, json};

use super::sample::{client, only_request};
use crate::runtime::{CallOptions, Error, FakeReply, Json, Method};

#[tokio::test]
async fn a_raw_request_has_the_credentials_and_stays_on_the_base_url() {
    let (client, fake) = client([FakeReply::json(200, json!({"a": 1}))]);
    let call = client
        .request(Method::Put, "/organizations/acme/forwarding/?x=1")
        .query("q", "a b")
        .header("X-A", "b")
        .json(&json!({"b": 2}));
    let response = call.send_as::<Json<Value>>().await.unwrap();
    assert_eq!(response["a"], 1);
    let request = only_request(&fake);
    assert_eq!(request.method, http::Method::PUT);
    assert_eq!(request.url.as_str(), "https://eu.example.com/api/0/organizations/acme/forwarding/?x=1&q=a%20b");
    assert_eq!(request.headers["authorization"], "Bearer s3cr3t");
    assert_eq!(request.headers["x-a"], "b");
    assert_eq!(request.headers["content-type"], "application/json");
    assert_eq!(request.body.bytes().unwrap(), "{\"b\":2}");
}

#[tokio::test]
async fn awaited_it_gives_bytes() {
    let (client, fake) = client([FakeReply::text(200, "text/plain", "x"), FakeReply::status(404)]);
    assert_eq!(&client.request("GET", "/x").await.unwrap()[..], b"x");
    let error = client.request(http::Method::GET, "/x").await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.operation(), "request");
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn it_is_retried_like_any_other() {
    let (client, fake) =
        client([FakeReply::status(503), FakeReply::status(204), FakeReply::status(503), FakeReply::status(503)]);
    client.request("GET", "/x").await.unwrap();
    assert_eq!(fake.requests().len(), 2);
    client.request("POST", "/x").await.unwrap_err();
    client.request("GET", "/x").with(CallOptions::new().no_retries()).await.unwrap_err();
    assert_eq!(fake.requests().len(), 4);
}

#[tokio::test]
async fn a_path_that_would_leave_the_base_url_is_refused_unsent() {
    let (client, fake) = client([]);
    let hostile = [
        "",
        "x",
        "https://evil.example/",
        "@evil.example/",
        ".evil.example/",
        "/../x",
        "/a/../../x",
        "/%2e%2E/x",
        "/.%2e/x",
        "/./x",
        "/a/..",
        "/a\\..\\x",
        "/a\n/x",
        "/a#b",
        "/a b",
        "\\\\evil.example",
        "/..;/x",
        "/a/..;x=1/x",
        "/%2e%2E;/x",
        "/a\0",
        "/a\u{3000}b",
    ];
    for path in hostile {
        let error = client.request("GET", path).await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{path:?}: {error}");
    }
    assert!(fake.requests().is_empty());
    for harmless in ["/", "/a..b/", "//evil.example/", "/a?next=../..", "/a%2Fb", "/:8080@x"] {
        let url = client.request("GET", harmless).request().unwrap().url;
        assert_eq!(url.host_str(), Some("eu.example.com"));
        assert_eq!(&url[url::Position::BeforePath..], format!("/api/0{harmless}"), "{harmless}");
    }
}

#[tokio::test]
async fn a_method_is_one_that_makes_a_request() {
    let (client, fake) = client([FakeReply::status(204), FakeReply::status(204)]);
    let long = "G".repeat(1_000_000);
    for method in ["CONNECT", "GET /admin HTTP/1.1\r\nx: y", "GET\0", "", "GE T", "G\u{395}T", &long] {
        let error = client.request(method, "/x").await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{method:?}");
        assert!(error.to_string().len() < 200, "{error}");
    }
    assert!(fake.requests().is_empty());
    for method in ["PROPFIND", "TRACE"] {
        client.request(method, "/x").await.unwrap();
        assert_eq!(fake.requests().pop().unwrap().method.as_str(), method);
    }
}

#[tokio::test]
async fn a_path_is_not_repeated_in_errors() {
    let (client, _) = client([]);
    for path in ["/s3cr3t/../x", "/s3cr3t\\x", "s3cr3t", "/s3cr3t/%2e%2e;a"] {
        let call = client.request("GET", path);
        assert!(!format!("{call:?}").contains("s3cr3t"), "{call:?}");
        let error = call.await.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_told() {
    let (client, _) = client([]);
    assert!(matches!(client.request("GE T", "/x").await, Err(Error::Argument(_))));
    assert!(matches!(client.request("GET", "/x").header("a b", "c").await, Err(Error::Argument(_))));
    assert!(matches!(
        client.request("GET", "/x").with(CallOptions::new().header("a", "\n")).await,
        Err(Error::Argument(_))
    ));
}
