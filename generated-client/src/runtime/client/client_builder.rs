// @generated, the same for every API. Do not edit.
//! Creates a client. `build` reports unusable settings, so that setters can be chained.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue};

use super::call_options::put_header;
use super::client::{Client, Settings};
use super::client_parameters::ClientParameters;
use super::environment::{self, Address};
use super::redirect_policy::RedirectPolicy;
use super::retry_policy::RetryPolicy;
use crate::runtime::auth::credential::Credential;
use crate::runtime::auth::credentials::Credentials;
use crate::runtime::auth::plain_http;
use crate::runtime::description::api::Api;
use crate::runtime::description::parameter::Parameter;
use crate::runtime::error::error::Error;
use crate::runtime::request::argument::Argument;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::base_url::{BaseUrl, Choice};
use crate::runtime::transport::http_transport::HttpTransport;
use crate::runtime::transport::transport::Transport;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TIMEOUT: Duration = Duration::from_secs(60);
/// Proxies and load balancers usually close connections that are silent for 60 seconds, so few servers stay silent for
/// longer.
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);
const LIMIT: u64 = 64 * 1024 * 1024;

/// Creates a [`Client`].
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::{Client, Error, RetryPolicy};"))]
/// use std::time::Duration;
///
/// # fn example() -> Result<(), Error> {
/// let client = Client::builder()
///     .from_env()?
///     .timeout(Duration::from_secs(20))
///     .retry(RetryPolicy::none())
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ClientBuilder {
    api: &'static Api,
    choice: Choice,
    variables: Vec<(String, String)>,
    pub(crate) parameters: ClientParameters,
    credentials: Credentials,
    headers: HeaderMap,
    user_agent: Option<String>,
    connect_timeout: Duration,
    timeout: Option<Duration>,
    retry: RetryPolicy,
    limit: u64,
    idle_timeout: Option<Duration>,
    redirects: RedirectPolicy,
    allow_http: bool,
    /// The environment variable that the address is from.
    url_variable: Option<String>,
    memory_limit: Option<u64>,
    strict: bool,
    transport: Option<Arc<dyn Transport>>,
    fault: Option<String>,
}

impl ClientBuilder {
    /// Creates a builder for clients of this API.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            choice: Choice::First,
            variables: Vec::new(),
            parameters: ClientParameters::default(),
            credentials: Credentials::default(),
            headers: HeaderMap::new(),
            user_agent: None,
            connect_timeout: CONNECT_TIMEOUT,
            timeout: Some(TIMEOUT),
            retry: RetryPolicy::default(),
            limit: LIMIT,
            idle_timeout: Some(IDLE_TIMEOUT),
            redirects: RedirectPolicy::default(),
            allow_http: false,
            url_variable: None,
            memory_limit: None,
            strict: false,
            transport: None,
            fault: None,
        }
    }

    /// Sends requests to this address. It may have a path, with or without the base path of the document: a missing
    /// base path is appended.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.choice = Choice::Base(url.into());
        self.url_variable = None;
        self
    }

    /// Sends requests to exactly this address, without the base path of the document.
    pub fn exact_base_url(mut self, url: impl Into<String>) -> Self {
        self.choice = Choice::Exact(url.into());
        self.url_variable = None;
        self
    }

    /// Sends requests to the server with this index in the document, counted from 0.
    pub fn server(mut self, index: usize) -> Self {
        self.choice = Choice::Server(index);
        self.url_variable = None;
        self
    }

    /// Sets a variable of the server's address, and of the addresses of operations with servers of their own.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Sets the credential of a security scheme, by its name in the document.
    pub fn credential(mut self, scheme: impl Into<String>, credential: Credential) -> Self {
        self.credentials.set(scheme.into(), credential);
        self
    }

    /// Sends a header with every request.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Err(fault) = put_header(&mut self.headers, name, value) {
            self.refuse(fault);
        }
        self
    }

    pub(crate) fn refuse(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    /// Sets the header `User-Agent`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// Sets the timeout for connecting; the default is 10 seconds. It has no effect on a transport of the user.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets the timeout of a whole call, including retries; the default is 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Removes the timeout of calls.
    pub fn no_timeout(mut self) -> Self {
        self.timeout = None;
        self
    }

    /// Sets when and how often calls are sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets the largest size of a response body in bytes, counted after decompression; the default is 64 MiB.
    pub fn limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// Sets the longest time without a byte of a response body; the default is 90 seconds. It is the only time limit of
    /// event streams, streams of JSON lines, and downloads. After it, an event stream reconnects as the retry policy
    /// allows.
    ///
    /// Only the time counts in which the client waits. Comments that servers send to keep a stream alive count as
    /// bytes.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// Removes the idle timeout.
    pub fn no_idle_timeout(mut self) -> Self {
        self.idle_timeout = None;
        self
    }

    /// Sets which redirects are followed; the default is [`RedirectPolicy::Follow`].
    pub fn redirects(mut self, policy: RedirectPolicy) -> Self {
        self.redirects = policy;
        self
    }

    /// Allows that credentials are sent unencrypted, by `http:`, to hosts other than this machine. Without it,
    /// [`build`](Self::build) refuses such a client, and a call refuses to send a credential to such a server of its
    /// own. This machine is `localhost` and the names below it, `127.0.0.0/8` and `::1`.
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// Sets the memory in bytes that decoding one response may use, besides its body. The default is 512 MiB, or eight
    /// times the [`limit`](Self::limit) if that is more. The same limit applies to each page, event and line. A
    /// response that needs more ends the call with [`Error::Decode`], which has the status, the headers and the body.
    ///
    /// Documented types and lists need two to six times the length of the body. Untyped JSON of many small objects can
    /// need more than eight times: raise this limit if such bodies are larger than 50 MB.
    pub fn memory_limit(mut self, bytes: u64) -> Self {
        self.memory_limit = Some(bytes);
        self
    }

    /// Sets whether a deviation of a response from the document is an error: an
    /// [`Error::Decode`](crate::runtime::Error::Decode) with the first deviation. This also applies to each page, event
    /// and line, and to [`ApiError::decode`](crate::runtime::ApiError::decode). By default, deviations are collected:
    /// see [`Response::deviations`](crate::runtime::Response::deviations).
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Sends requests with this transport, instead of the default [`HttpTransport`]:
    ///
    /// - [`HttpTransport::configured`] with settings of reqwest, such as a proxy or certificates;
    /// - [`HttpTransport::from_client`] with a client of reqwest, to share its connections;
    /// - a [`Transport`] of your own around another one, for headers, metrics, caches or recordings;
    /// - a [`FakeTransport`](crate::runtime::FakeTransport) in tests.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Reads the address and the credentials that are not set yet from environment variables. Returns an error if a credential is
    /// missing that every operation needs.
    pub fn from_env(self) -> Result<Self, Error> {
        self.from_variables(|name| std::env::var(name).ok())
    }

    /// Like [`from_env`](Self::from_env), with the variables that `lookup` returns.
    pub fn from_variables(mut self, lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        // Shells and CI systems set a variable to an empty text to omit it.
        let lookup = |name: &str| lookup(name).filter(|value| !value.is_empty());
        if matches!(self.choice, Choice::First)
            && let Some(Address { variable, url }) = environment::address(self.api, &lookup)?
        {
            self = self.base_url(url);
            self.url_variable = Some(variable);
        }
        environment::add_credentials(&mut self.credentials, self.api, &lookup)?;
        Ok(self)
    }

    /// Creates the client. Create one and clone it: see [`Client`].
    pub fn build(self) -> Result<Client, Error> {
        if let Some(fault) = self.fault {
            return Err(Error::argument(fault));
        }
        if let Some(unknown) = self.credentials.names().find(|name| self.api.scheme(name).is_none()) {
            return Err(Error::argument(format!("the document has no security scheme `{unknown}`")));
        }
        let base = BaseUrl::choose(self.api, &self.choice, &self.variables)?;
        self.check_http(&base)?;
        let user_agent = HeaderValue::try_from(self.user_agent.as_deref().unwrap_or(self.api.user_agent));
        let transport = match self.transport {
            Some(transport) => transport,
            None => http(self.connect_timeout)?,
        };
        Ok(Client::from_settings(Settings {
            api: self.api,
            base,
            choice: self.choice,
            variables: self.variables,
            parameters: self.parameters,
            credentials: self.credentials,
            headers: self.headers,
            user_agent: user_agent.map_err(|error| ArgumentError::because("the user agent cannot be sent", error))?,
            timeout: self.timeout,
            retry: self.retry,
            limit: self.limit,
            idle_timeout: self.idle_timeout,
            redirects: self.redirects,
            allow_http: self.allow_http,
            memory_limit: self.memory_limit,
            strict: self.strict,
            transport,
        }))
    }

    /// Refuses to send credentials unencrypted.
    fn check_http(&self, base: &BaseUrl) -> Result<(), ArgumentError> {
        let has_credential = self.credentials.names().next().is_some() || plain_http::has_credential(&self.headers);
        if self.allow_http || !has_credential {
            return Ok(());
        }
        let (named, instead) = match (&self.url_variable, &self.choice) {
            (Some(variable), _) => (format!("the address in {variable}"), "use https"),
            (None, Choice::Base(_) | Choice::Exact(_)) => ("the base URL".to_owned(), "use https"),
            (None, _) => (
                "the address that the document gives".to_owned(),
                "set an https address with `ClientBuilder::base_url`",
            ),
        };
        plain_http::refuse(&base.at("", "")?, &named, instead)
    }
}

fn http(connect_timeout: Duration) -> Result<Arc<dyn Transport>, ArgumentError> {
    let transport = HttpTransport::new(connect_timeout);
    let transport = transport.map_err(|error| ArgumentError::because("no HTTP transport can be made", error))?;
    Ok(Arc::new(transport))
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.title)
            .field("credentials", &self.credentials)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

#[allow(dead_code)]
impl ClientBuilder {
    /// Sets the value of a parameter for all calls that do not set it.
    pub(crate) fn client_parameter(mut self, parameter: Parameter, value: &dyn Argument) -> Self {
        match value.to_value() {
            Ok(value) => self.parameters.set(parameter, value),
            Err(error) => self.refuse(format!("the parameter `{}` cannot be written: {error}", parameter.name)),
        }
        self
    }
}
