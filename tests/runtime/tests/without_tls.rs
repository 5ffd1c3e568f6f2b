//! A client that is compiled without TLS. `.ci/features` runs this test.
#![cfg(not(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls")))]

use client_runtime::runtime::{Client, Error};

#[tokio::test]
async fn https_is_an_error_that_names_the_features() {
    let client = Client::builder().base_url("https://127.0.0.1:1").build().unwrap();
    let error = client.request("GET", "/a").await.unwrap_err();
    let Error::Transport(fault) = &error else { panic!("{error}") };
    assert!(fault.is_unsendable(), "{error:?}");
    assert!(error.to_string().contains("enable the feature `rustls`, `rustls-ring` or `native-tls`"), "{error}");
}

#[tokio::test]
async fn http_needs_no_tls() {
    let client = Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    let error = client.request("POST", "/a").await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
}
