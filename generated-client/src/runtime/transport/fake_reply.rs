// @generated, the same for every API. Do not edit.
//! The responses of a `FakeTransport`.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::body::Body;
use super::transport_error::TransportError;
use crate::runtime::platform;

/// A response of a [`FakeTransport`](crate::runtime::FakeTransport). An invalid response, such as one with status 0, fails the
/// call that takes it.
#[derive(Clone, Debug)]
pub struct FakeReply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    delay: Duration,
    failure: Option<Arc<TransportError>>,
}

impl FakeReply {
    /// Creates a response without a body.
    pub fn status(status: u16) -> Self {
        let (status, failure) = match StatusCode::from_u16(status) {
            Ok(status) => (status, None),
            Err(error) => (StatusCode::OK, Some(Arc::new(TransportError::other(error)))),
        };
        Self { status, headers: HeaderMap::new(), body: Bytes::new(), delay: Duration::ZERO, failure }
    }

    /// Creates a response with a JSON body.
    pub fn json(status: u16, body: impl Into<serde_json::Value>) -> Self {
        Self::status(status).header("content-type", "application/json").body(body.into().to_string())
    }

    /// Creates a response with a body of the given media type.
    pub fn text(status: u16, media_type: &str, body: impl Into<String>) -> Self {
        Self::status(status).header("content-type", media_type).body(body.into())
    }

    /// Creates an error instead of a response.
    pub fn failure(error: TransportError) -> Self {
        Self { failure: Some(Arc::new(error)), ..Self::status(200) }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => drop(self.headers.append(name, value)),
            _ => self.failure = Some(Arc::new(TransportError::other(format!("{name:?}: {value:?} is no header")))),
        }
        self
    }

    /// Sets the body.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// Delays the response by this time.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    pub(crate) async fn into_response(self) -> Result<http::Response<Body>, TransportError> {
        if !self.delay.is_zero() {
            platform::sleep(self.delay).await;
        }
        if let Some(failure) = self.failure {
            return Err(Arc::try_unwrap(failure).unwrap_or_else(|shared| shared.copy()));
        }
        let mut response = http::Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}
