//! Connections that are refused, cut, or slow.

use std::time::{Duration, Instant};

use generated_client::types::CreateDataForwarderBody;
use generated_client::{CallOptions, Error};

use super::operations;
use super::server::{answering, builder, client, json};
use super::sockets::{Sockets, reply};

const CUT: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-request-id: r1\r\ncontent-length: 100\r\n\r\n[{\"id\":";

#[tokio::test]
async fn a_response_that_is_cut_off_is_requested_again() {
    let server = Sockets::answering([CUT.to_owned(), String::new(), reply(200, "application/json", "[]")]).await;
    client(&server.address).integrations().list_organization_integrations("acme").await.unwrap();
    assert_eq!(server.requests().await.len(), 3);
}

#[tokio::test]
async fn a_response_that_is_cut_off_is_an_error_with_the_part_that_arrived() {
    let server = Sockets::answering([CUT]).await;
    let client = client(&server.address);
    let call = client.integrations().list_organization_integrations("acme").with(CallOptions::new().no_retries());
    let error = call.await.unwrap_err();
    assert!(matches!(error, Error::Incomplete(_)), "{error:?}");
    assert_eq!((error.status().unwrap().as_u16(), error.request_id()), (200, Some("r1")));
    assert_eq!(
        (error.operation(), error.body().unwrap().as_ref()),
        ("listOrganizationIntegrations", &b"[{\"id\":"[..])
    );
    assert!(error.is_retryable() && !error.is_timeout() && !error.is_connect());
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_request_that_may_have_acted_is_not_sent_again() {
    for cut in ["", CUT, "HTTP/1.1 2"] {
        let server = Sockets::answering([cut]).await;
        let client = client(&server.address);
        let call = client.data_forwarders().create_data_forwarder("acme", CreateDataForwarderBody::new("audit"));
        let error = call.await.unwrap_err();
        assert_eq!(matches!(error, Error::Incomplete(_)), cut == CUT, "{error:?}");
        assert!(!error.is_retryable() && !error.is_connect() && !error.is_timeout());
        assert_eq!(error.operation(), "createDataForwarder");
        assert_eq!(server.requests().await.len(), 1);
    }
}

#[tokio::test]
async fn a_failed_connection_is_distinguished_from_a_missing_response() {
    // Nothing listens where a listener was just dropped.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = client(&format!("http://127.0.0.1:{port}"));
    for exchange in operations::all() {
        let error = (exchange.call)(&client).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)) && error.is_connect() && !error.is_timeout(), "{error:?}");
        // The server has not seen it, so even what may not be repeated may be tried again.
        assert!(error.is_retryable());
        assert_eq!((error.status(), error.body(), error.operation()), (None, None, exchange.id));
        assert!(error.to_string().starts_with(&format!("{}: no connection: ", exchange.id)), "{error}");
    }
}

#[tokio::test]
async fn a_slow_server_is_a_timeout() {
    let server = answering(vec![json("[]").set_delay(Duration::from_secs(30)); 2]).await;
    let start = Instant::now();
    let short = Duration::from_millis(200);
    let patient = client(&server.uri());
    let list = patient.integrations().list_organization_integrations("acme").with(CallOptions::new().timeout(short));
    let hasty = builder(&server.uri()).timeout(short).build().unwrap();
    for error in
        [list.await.unwrap_err(), hasty.integrations().list_organization_integrations("acme").await.unwrap_err()]
    {
        assert!(matches!(error, Error::Transport(_)) && error.is_timeout() && error.is_retryable(), "{error:?}");
        assert_eq!(error.to_string(), "listOrganizationIntegrations: the time was up (200ms in all)");
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_slow_body_is_a_timeout_with_the_part_that_arrived() {
    let server = Sockets::lingering([CUT], Duration::from_secs(30)).await;
    let start = Instant::now();
    let client = builder(&server.address).timeout(Duration::from_millis(300)).build().unwrap();
    let error = client.integrations().list_organization_integrations("acme").await.unwrap_err();
    assert!(matches!(error, Error::Incomplete(_)) && error.is_timeout(), "{error:?}");
    assert_eq!(error.body().unwrap(), "[{\"id\":");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_response_that_is_not_http_is_a_transport_error() {
    for garbage in ["SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 999999 ?\r\n\r\n", "\0\0\0"] {
        let server = Sockets::answering([garbage]).await;
        let client = client(&server.address);
        let call = client.integrations().list_organization_integrations("acme").with(CallOptions::new().no_retries());
        let error = call.await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)) && error.is_retryable(), "{error:?}");
    }
}
