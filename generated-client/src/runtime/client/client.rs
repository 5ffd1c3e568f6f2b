// @generated, the same for every API. Do not edit.
//! The client: the address, the credentials and the limits of all calls. It is created once, and calls share it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue};

use super::client_parameters::ClientParameters;
use super::redirect_policy::RedirectPolicy;
use super::retry_policy::RetryPolicy;
use crate::runtime::auth::credentials::Credentials;
use crate::runtime::codec::budget;
use crate::runtime::description::api::Api;
use crate::runtime::request::base_url::{BaseUrl, Choice};
use crate::runtime::transport::transport::Transport;

/// A client of the API.
///
/// Create one client and clone it: a clone costs next to nothing and shares the open connections. Another client reads
/// the certificates of the system, and connects, again.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Client, Error};"))]
/// # async fn example() -> Result<(), Error> {
/// let client = Client::from_env()?;
/// let response = client.request("GET", "/health").await?;
/// println!("{}", response.status());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    settings: Arc<Settings>,
}

/// The settings of a client.
pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    pub(crate) base: BaseUrl,
    pub(crate) choice: Choice,
    pub(crate) variables: Vec<(String, String)>,
    pub(crate) parameters: ClientParameters,
    pub(crate) credentials: Credentials,
    pub(crate) headers: HeaderMap,
    pub(crate) user_agent: HeaderValue,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    pub(crate) limit: u64,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) redirects: RedirectPolicy,
    pub(crate) allow_http: bool,
    pub(crate) memory_limit: Option<u64>,
    pub(crate) strict: bool,
    pub(crate) transport: Arc<dyn Transport>,
}

impl Settings {
    /// Returns the memory that decoding may use if bodies are limited to this many bytes.
    pub(crate) fn memory_limit(&self, limit: u64) -> u64 {
        self.memory_limit.unwrap_or_else(|| budget::MEMORY.max(limit.saturating_mul(8)))
    }
}

impl Client {
    pub(crate) fn from_settings(settings: Settings) -> Self {
        Self { settings: Arc::new(settings) }
    }

    pub(crate) fn shared_settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns the base URL of requests.
    pub fn base_url(&self) -> &str {
        self.settings.base.as_str()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.settings.api.title)
            .field("base_url", &self.base_url())
            .field("credentials", &self.settings.credentials)
            .finish_non_exhaustive()
    }
}
