//! What requests are on the wire, byte for byte.

use std::collections::BTreeSet;

use generated_client::CallOptions;
use generated_client::types::CreateDataForwarderBody;

use super::server::{TOKEN, builder, client};
use super::sockets::{Sockets, reply};
use super::{operations, server};

#[test]
fn all_operations_of_the_document_are_called() {
    let document = include_str!("../../spec/sentry-integrations.yaml");
    let documented: BTreeSet<_> =
        document.lines().filter_map(|line| line.trim().strip_prefix("operationId: ")).collect();
    assert_eq!(documented, operations::all().iter().map(|exchange| exchange.id).collect());
}

#[tokio::test]
async fn each_operation_is_sent_as_documented() {
    for exchange in operations::all() {
        let server =
            Sockets::answering([reply(exchange.status, "application/json", exchange.reply.unwrap_or(""))]).await;
        let host = server.address.trim_start_matches("http://").to_owned();
        let outcome = (exchange.call)(&client(&server.address)).await.unwrap();
        assert_eq!(outcome.parts.status(), exchange.status, "{}", exchange.id);
        assert_eq!(outcome.parts.deviations(), [], "{}", exchange.id);

        let request = server.requests().await.remove(0);
        let (method, target) = exchange.request;
        assert_eq!(request.line, format!("{method} /api/0{target} HTTP/1.1"), "{}", exchange.id);
        let length = exchange.body.unwrap_or_default().len().to_string();
        let mut headers = vec![
            ("accept", exchange.accept),
            ("accept-encoding", "gzip"),
            ("authorization", "Bearer s3cr3t"),
            ("host", &host),
            ("user-agent", "generated-client/0.0.1"),
        ];
        if exchange.body.is_some() {
            headers.extend([("content-type", "application/json"), ("content-length", length.as_str())]);
        }
        let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        assert_eq!(request.headers, headers, "{}", exchange.id);
        assert_eq!(request.body, exchange.body.unwrap_or_default(), "{}", exchange.id);
    }
}

#[tokio::test]
async fn a_base_url_may_have_a_prefix_or_omit_the_documented_path() {
    let bases = [
        ("", "/api/0"),
        ("/", "/api/0"),
        ("/api/0", "/api/0"),
        ("/api/0/", "/api/0"),
        ("/sentry", "/sentry/api/0"),
        ("/sentry/", "/sentry/api/0"),
        ("/sentry/api/0/", "/sentry/api/0"),
    ];
    for (given, sent) in bases {
        let server = Sockets::answering([reply(200, "application/json", "[]")]).await;
        let client = client(&format!("{}{given}", server.address));
        client.integrations().list_organization_integrations("acme").await.unwrap();
        let line = format!("GET {sent}/organizations/acme/integrations/ HTTP/1.1");
        assert_eq!(server.requests().await[0].line, line, "{given}");
    }
    let server = Sockets::answering([reply(200, "application/json", "[]")]).await;
    let client = builder("").exact_base_url(format!("{}/v1", server.address)).build().unwrap();
    client.integrations().list_organization_integrations("acme").await.unwrap();
    assert_eq!(server.requests().await[0].line, "GET /v1/organizations/acme/integrations/ HTTP/1.1");
}

#[tokio::test]
async fn unset_parameters_and_fields_are_not_sent() {
    let server = Sockets::answering([reply(200, "application/json", "[]"), reply(200, "application/json", "{}")]).await;
    let client = client(&server.address);
    client.integrations().list_organization_integrations("acme").await.unwrap();
    client.data_forwarders().update_data_forwarder("acme", "7", Default::default()).await.unwrap();
    let requests = server.requests().await;
    assert_eq!(requests[0].line, "GET /api/0/organizations/acme/integrations/ HTTP/1.1");
    assert_eq!(requests[1].body, "{}");
}

#[tokio::test]
async fn text_is_encoded_for_its_location() {
    let server = Sockets::answering([reply(200, "application/json", "[]"), reply(201, "application/json", "{}")]).await;
    let client = client(&server.address);
    client.integrations().list_organization_integrations("acme").provider_key("a b&c=d+é#/?%").await.unwrap();
    client
        .data_forwarders()
        .create_data_forwarder("acme", CreateDataForwarderBody::new("\"\\\n\u{1}é😀"))
        .await
        .unwrap();
    let requests = server.requests().await;
    let query = "providerKey=a%20b%26c%3Dd%2B%C3%A9%23%2F%3F%25";
    assert_eq!(requests[0].line, format!("GET /api/0/organizations/acme/integrations/?{query} HTTP/1.1"));
    assert_eq!(requests[1].body, r#"{"name":"\"\\\n\u0001é😀"}"#);
}

#[tokio::test]
async fn call_options_add_headers_and_query_parameters() {
    let server = Sockets::answering([reply(200, "application/json", "[]")]).await;
    let client = builder(&server.address).header("X-Team", "ops").user_agent("audit/2").build().unwrap();
    let options = CallOptions::new().header("X-Trace", "t1").query("per_page", "100").query("features", "a b");
    client.integrations().list_organization_integrations("acme").provider_key("slack").with(options).await.unwrap();
    let request = server.requests().await.remove(0);
    let query = "providerKey=slack&per_page=100&features=a%20b";
    assert_eq!(request.line, format!("GET /api/0/organizations/acme/integrations/?{query} HTTP/1.1"));
    for (name, value) in [("x-team", "ops"), ("x-trace", "t1"), ("user-agent", "audit/2")] {
        assert_eq!(request.headers[name], value);
    }
}

#[tokio::test]
async fn a_request_can_be_inspected_before_it_is_sent() {
    let server = server::answering([server::json("{}")]).await;
    let client = client(&server.uri());
    let call = client.data_forwarders().create_data_forwarder("acme", CreateDataForwarderBody::new("audit"));
    let request = call.request().unwrap();
    assert_eq!(request.method, "POST");
    assert_eq!(request.url.as_str(), format!("{}/api/0/organizations/acme/data-forwarders/", server.uri()));
    assert_eq!(request.body.bytes().unwrap(), r#"{"name":"audit"}"#);
    assert!(!request.headers.contains_key("authorization") && !format!("{request:?}").contains(TOKEN));
    assert!(server::requests(&server).await.is_empty());
    // What was shown is what is sent.
    call.await.unwrap();
    let sent = server::requests(&server).await.remove(0);
    assert_eq!((sent.url.path(), &sent.body[..]), (request.url.path(), &request.body.bytes().unwrap()[..]));
}
