//! A client that is compiled with rustls and ring. `.ci/features` runs this test.
#![cfg(all(feature = "rustls-ring", not(feature = "rustls")))]

use std::time::Duration;

use client_runtime::runtime::{Client, HttpTransport, reqwest};
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

#[tokio::test]
async fn a_client_begins_a_tls_handshake() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    let hello = tokio::spawn(async move {
        let mut first = [0; 3];
        listener.accept().await.unwrap().0.read_exact(&mut first).await.unwrap();
        first
    });
    let settings = reqwest::Client::builder().no_proxy().tls_certs_only([]).connect_timeout(Duration::from_secs(5));
    let transport = HttpTransport::configured(settings).unwrap();
    let client = Client::builder().base_url(address).transport(transport).build().unwrap();
    assert!(client.request("POST", "/a").await.is_err());
    // A record of the handshake, of TLS.
    assert_eq!(hello.await.unwrap()[..2], [0x16, 0x03]);
}
