// @generated, the same for every API. Do not edit.
//! The parts of the HTTP transport that need an operating system: connections, TLS, and bodies that are sent while they are
//! read.

use std::io;
use std::time::Duration;

use http::header;
use url::Url;

use super::transport_error::TransportError;
use crate::runtime::request::upload::Upload;

/// Whether the crate has a TLS implementation of its own.
const HAS_TLS: bool = cfg!(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls"));

pub(crate) fn builder(connect_timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder().connect_timeout(connect_timeout)
}

/// Builds a client that follows no redirects.
pub(crate) fn build(builder: reqwest::ClientBuilder) -> Result<reqwest::Client, reqwest::Error> {
    choose_ring();
    builder.redirect(reqwest::redirect::Policy::none()).referer(false).build()
}

/// Chooses ring as the cryptography of rustls for the whole program, unless the program has chosen before.
///
/// reqwest has no other way that keeps its settings. It would take a rustls configuration with ring as it is: without the certificates,
/// identities and TLS versions of a `reqwest::ClientBuilder`, and only as long as both use the same version of rustls.
fn choose_ring() {
    #[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // Another thread may have chosen at the same time.
        drop(rustls::crypto::ring::default_provider().install_default());
    }
}

/// Bytes in one piece are passed to reqwest as such, so that it can send them again if a kept connection was closed.
#[allow(clippy::unused_async, reason = "a browser awaits the body")]
pub(crate) async fn with_body(
    builder: reqwest::RequestBuilder,
    body: Upload,
) -> Result<reqwest::RequestBuilder, TransportError> {
    let at_hand = body.one_piece().filter(|_| body.progress.is_none());
    Ok(match (at_hand, body.length()) {
        (Some(bytes), _) => builder.body(bytes),
        (None, None) => builder.body(reqwest::Body::wrap_stream(body.into_body())),
        (None, Some(length)) => {
            let builder = builder.header(header::CONTENT_LENGTH, length);
            builder.body(reqwest::Body::wrap_stream(body.into_body()))
        }
    })
}

pub(crate) fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// Whether the body is not in its content coding. Errors of a connection are of another type than those of decompression, except that
/// a body that ends too early may be one whose connection broke.
pub(crate) fn is_undecodable(error: &reqwest::Error) -> bool {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<io::Error>());
    error.is_decode() && cause.is_some_and(|cause| cause.kind() != io::ErrorKind::UnexpectedEof)
}

/// Returns the error of an `https:` address without TLS, unless another crate of the program has enabled TLS for reqwest.
pub(crate) fn without_tls(error: &reqwest::Error, url: &Url) -> Option<TransportError> {
    let cause = std::iter::successors(std::error::Error::source(error), |cause| cause.source()).last()?;
    let is_missing = !HAS_TLS && url.scheme() == "https" && cause.to_string().contains("scheme is not http");
    is_missing.then(|| TransportError::unsendable(NO_TLS))
}

const NO_TLS: &str =
    "https needs a TLS implementation: enable the feature `rustls`, `rustls-ring` or `native-tls` of the client";
