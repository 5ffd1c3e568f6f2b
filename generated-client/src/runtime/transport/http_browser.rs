// @generated, the same for every API. Do not edit.
//! The parts of the HTTP transport in a browser, which sends requests by `fetch`: it connects, encrypts and follows redirects by
//! itself, and sends bodies that are complete.

use std::time::Duration;

use bytes::BytesMut;
use url::Url;

use super::transport_error::TransportError;
use crate::runtime::request::upload::Upload;

/// The browser has a timeout of its own for connecting.
pub(crate) fn builder(_: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
}

pub(crate) fn build(builder: reqwest::ClientBuilder) -> Result<reqwest::Client, reqwest::Error> {
    builder.build()
}

/// Adds the body, of which a stream is read completely before it is sent.
pub(crate) async fn with_body(
    builder: reqwest::RequestBuilder,
    body: Upload,
) -> Result<reqwest::RequestBuilder, TransportError> {
    let mut pieces = body.into_body();
    let mut whole = BytesMut::new();
    while let Some(piece) = pieces.next().await {
        whole.extend_from_slice(&piece?);
    }
    Ok(builder.body(whole.freeze()))
}

/// A browser does not say whether it connected.
pub(crate) fn is_connect(_: &reqwest::Error) -> bool {
    false
}

/// A browser does not say why reading a body failed.
pub(crate) fn is_undecodable(_: &reqwest::Error) -> bool {
    false
}

/// A browser has TLS.
pub(crate) fn without_tls(_: &reqwest::Error, _: &Url) -> Option<TransportError> {
    None
}
