//! What the document leaves out, as the routes that the server really has: the same credentials, the same patience.

use generated_client::runtime::Json;
use generated_client::types::DataForwarder;
use generated_client::{CallOptions, Error};
use serde_json::{Value, json};

use super::server::{answering, client, json, requests, status};
use super::sockets::{Sockets, reply};

#[tokio::test]
async fn a_raw_request_is_sent_like_an_operation() {
    let server = Sockets::answering([reply(201, "application/json", r#"{"id":"7","name":"n"}"#)]).await;
    let client = client(&server.address);
    let call = client.request("POST", "/organizations/acme/forwarding/?a=1").query("q", "b c").header("X-Own", "x");
    let made = call.json(&json!({"provider": "segment"})).send_as::<Json<DataForwarder>>().await.unwrap();
    assert_eq!((made.status().as_u16(), made.id.as_str()), (201, "7"));
    let request = server.requests().await.remove(0);
    assert_eq!(request.line, "POST /api/0/organizations/acme/forwarding/?a=1&q=b%20c HTTP/1.1");
    assert_eq!(request.body, r#"{"provider":"segment"}"#);
    for (name, value) in [
        ("authorization", "Bearer s3cr3t"),
        ("x-own", "x"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ] {
        assert_eq!(request.headers[name], value);
    }
}

#[tokio::test]
async fn awaiting_a_raw_request_returns_the_bytes() {
    let server = answering([status(200).set_body_raw("\u{1F600}", "image/png")]).await;
    let bytes = client(&server.uri()).request("GET", "/avatar/").await.unwrap();
    assert_eq!(&bytes[..], "\u{1F600}".as_bytes());
}

#[tokio::test]
async fn raw_requests_fail_and_are_retried_like_operations() {
    let server = answering([status(503), json(r#"{"a":1}"#), status(503), status(503), status(404)]).await;
    let client = client(&server.uri());
    let value = client.request("GET", "/x/").send_as::<Json<Value>>().await.unwrap();
    assert_eq!(value["a"], 1);
    client.request("POST", "/x/").await.unwrap_err();
    client.request("GET", "/x/").with(CallOptions::new().no_retries()).await.unwrap_err();
    let error = client.request("GET", "/x/").await.unwrap_err();
    assert!(error.is_not_found() && error.to_string().starts_with("request: 404"), "{error}");
    assert_eq!(requests(&server).await.len(), 5);
}

#[tokio::test]
async fn the_path_of_a_raw_request_stays_below_the_base_url() {
    let server = answering([]).await;
    let client = client(&server.uri());
    let elsewhere = [
        "",
        "x/",
        "https://evil.example/",
        "@evil.example/",
        "/../x/",
        "/a/../../../x/",
        "/%2e%2E/x/",
        "/..\\x",
        "/a\r\nb",
        "/a b",
        "/a#b",
    ];
    for path in elsewhere {
        let error = client.request("GET", path).await.unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{path:?}: {error:?}");
    }
    assert!(matches!(client.request("NO SUCH", "/x/").await, Err(Error::Argument(_))));
    assert!(requests(&server).await.is_empty());
    // What looks like a host is a path below the base.
    client.request("GET", "//evil.example/").await.unwrap_err();
    assert_eq!(requests(&server).await[0].url.path(), "/api/0//evil.example/");
}
