//! Replies that are larger than the client takes, also when compressed.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use generated_client::{CallOptions, Error};
use wiremock::ResponseTemplate;

use super::server::{answering, builder, client, requests, status};

fn gzipped(bytes: &[u8]) -> ResponseTemplate {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    let reply = status(200).set_body_raw(encoder.finish().unwrap(), "application/json");
    reply.insert_header("content-encoding", "gzip")
}

fn assert_too_large(error: &Error, limit: usize) {
    let Error::Incomplete(incomplete) = error else { panic!("{error:?}") };
    assert!(incomplete.is_too_large() && !error.is_retryable());
    assert_eq!((error.status().unwrap().as_u16(), error.body().unwrap().len()), (200, limit));
    let line = format!("listOrganizationIntegrations: 200 OK, a body of more than the {limit} bytes allowed");
    assert_eq!(error.to_string(), line);
}

#[tokio::test]
async fn a_response_is_read_up_to_the_limit() {
    let list = format!("[{}]", " ".repeat(2998));
    let server = answering(vec![status(200).set_body_raw(list.as_str(), "application/json"); 3]).await;
    let client = client(&server.uri());
    let limited =
        |bytes| client.integrations().list_organization_integrations("acme").with(CallOptions::new().limit(bytes));
    limited(3000).await.unwrap();
    assert_too_large(&limited(2999).await.unwrap_err(), 2999);
    let small = builder(&server.uri()).limit(10).build().unwrap();
    assert_too_large(&small.integrations().list_organization_integrations("acme").await.unwrap_err(), 10);
    assert_eq!(requests(&server).await.len(), 3);
}

#[tokio::test]
async fn a_compressed_response_that_exceeds_the_limit_is_stopped() {
    let server = answering([gzipped(&vec![b' '; 100_000_000])]).await;
    let client = builder(&server.uri()).limit(1_000_000).build().unwrap();
    assert_too_large(&client.integrations().list_organization_integrations("acme").await.unwrap_err(), 1_000_000);
}

#[tokio::test]
async fn there_is_a_default_limit() {
    let server = answering([gzipped(&vec![b' '; 70 * 1024 * 1024])]).await;
    let client = client(&server.uri());
    let error = client.integrations().list_organization_integrations("acme").await.unwrap_err();
    assert_too_large(&error, 64 * 1024 * 1024);
}

#[tokio::test]
async fn an_error_beyond_the_limit_has_its_status() {
    let server = answering([status(404).set_body_raw(vec![b'x'; 2000], "text/plain")]).await;
    let client = builder(&server.uri()).limit(1000).build().unwrap();
    let error = client.integrations().retrieve_organization_integration("acme", "42").await.unwrap_err();
    assert!(error.is_not_found() && error.body().unwrap().len() == 1000, "{error:?}");
}

#[tokio::test]
async fn a_compressed_response_is_read() {
    let server = answering([gzipped(br#"[{"id":"1","name":"n","provider":{}}]"#)]).await;
    let list = client(&server.uri()).integrations().list_organization_integrations("acme").await.unwrap();
    assert_eq!((list[0].id.as_str(), list.deviations()), ("1", &[][..]));
}

#[tokio::test]
async fn an_invalid_compressed_response_is_an_error_with_its_status() {
    let reply = status(200).set_body_raw("[]", "application/json").insert_header("content-encoding", "gzip");
    let server = answering([reply]).await;
    let client = client(&server.uri());
    // It is not requested again: another response would not differ.
    let error = client.integrations().list_organization_integrations("acme").await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), matches!(error, Error::Decode(_))), (200, true), "{error:?}");
    assert_eq!(server.received_requests().await.unwrap_or_default().len(), 1);
}
