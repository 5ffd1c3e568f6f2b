// @generated, the same for every API. Do not edit.
//! A call with all its parts encoded, from which requests are made. Not generic, so that everything after it is
//! compiled once.

use std::borrow::Cow;

use http::{HeaderMap, HeaderValue, Method, header};
use url::Url;

use crate::runtime::auth::credentials::SelectedCredentials;
use crate::runtime::client::call_options::CallOptions;
use crate::runtime::client::client::Client;
use crate::runtime::description::api::{Security, Server};
use crate::runtime::redaction::credential_names::is_credential;
use crate::runtime::redaction::secrets::{Secrets, SecretsBuilder};
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::base_url::BaseUrl;
use crate::runtime::request::path_template;
use crate::runtime::request::percent::Pair;
use crate::runtime::request::request::Request;
use crate::runtime::request::request_limits;
use crate::runtime::request::upload::Upload;
use crate::runtime::transport::call_context::CallContext;

/// A call with all its parts encoded.
#[derive(Clone)]
pub(crate) struct PreparedRequest {
    pub(crate) context: CallContext,
    pub(crate) method: Method,
    /// The documented path template, which logs may show.
    pub(crate) route: &'static str,
    pub(crate) server: Option<&'static Server>,
    pub(crate) security: Option<Security>,
    pub(crate) path: String,
    pub(crate) query: Vec<Pair>,
    /// The address of a page from the server, instead of path and query.
    pub(crate) address: Option<Url>,
    pub(crate) headers: HeaderMap,
    pub(crate) cookies: Vec<Pair>,
    pub(crate) body: Upload,
    pub(crate) accept: &'static str,
    pub(crate) options: CallOptions,
    /// The values of parameters that the document declares to be secret.
    pub(crate) secrets: Vec<String>,
    /// The call is not in the document: the user wrote its query and headers.
    pub(crate) by_hand: bool,
}

impl PreparedRequest {
    /// Returns the credentials of the call.
    pub(crate) fn credentials<'a>(&self, client: &'a Client) -> SelectedCredentials<'a> {
        let settings = client.shared_settings();
        // A server returns the headers of a TRACE request in the body of its response: RFC 9110, section 9.3.8.
        let security = if self.method == Method::TRACE { &[] } else { self.security.unwrap_or(settings.api.security) };
        settings.credentials.select(settings.api, security)
    }

    /// Returns the secrets of the call besides the credentials of security schemes.
    pub(crate) fn secrets(&self, client: &Client) -> Secrets {
        let mut secrets = SecretsBuilder::default();
        for headers in [&client.shared_settings().headers, &self.headers, &self.options.headers] {
            secrets.headers(headers);
        }
        secrets.pairs(&self.options.query, true);
        secrets.pairs(&self.query, self.by_hand);
        secrets.pairs(&self.cookies, false);
        self.secrets.iter().for_each(|secret| secrets.credential(secret));
        if let Some((_, query)) = self.path.split_once('?').filter(|_| self.by_hand) {
            secrets.query(query);
        }
        secrets.into()
    }

    /// Returns the request, without credentials.
    pub(crate) fn request(&self, client: &Client) -> Result<Request, ArgumentError> {
        self.options.check()?;
        self.check_boundary()?;
        let url = self.url(client)?;
        let method = self.method.clone();
        let body = self.body.clone().watched(self.options.on_upload.clone());
        let base_path = self.base(client)?.url()?.path().trim_end_matches('/').to_owned();
        let request = Request { method, url, headers: self.all_headers(client)?, body, base_path };
        request_limits::check(&request)?;
        Ok(request)
    }

    /// Returns the address that the path is appended to.
    pub(crate) fn base<'c>(&self, client: &'c Client) -> Result<Cow<'c, BaseUrl>, ArgumentError> {
        let settings = client.shared_settings();
        match self.server {
            None => Ok(Cow::Borrowed(&settings.base)),
            Some(server) => settings.base.for_operation(server, &settings.choice, &settings.variables).map(Cow::Owned),
        }
    }

    /// Returns the address of the request, without credentials.
    pub(crate) fn url(&self, client: &Client) -> Result<Url, ArgumentError> {
        if let Some(address) = &self.address {
            return Ok(address.clone());
        }
        let (path, documented_query) = self.path.split_once('?').unwrap_or((&self.path, ""));
        if path_template::has_dot_segments(path) {
            // The path is not shown, since it may contain a credential.
            let what = if self.by_hand { "the base URL" } else { self.route };
            return Err(ArgumentError::new(format!("the path has dot segments, with which it would leave {what}")));
        }
        let pairs = self.query.iter().chain(&self.options.query).map(|(name, value)| match name.as_str() {
            // A parameter that is the whole query has no name.
            "" => value.clone(),
            name => format!("{name}={value}"),
        });
        let query = Some(documented_query.to_owned()).filter(|query| !query.is_empty()).into_iter().chain(pairs);
        self.base(client)?.at(path, &query.collect::<Vec<_>>().join("&"))
    }

    /// The media type of a form names the boundary between its parts, so another one would make the body unreadable.
    fn check_boundary(&self) -> Result<(), ArgumentError> {
        let is_form = |own: &HeaderValue| own.as_bytes().starts_with(b"multipart/");
        let own = self.headers.get(header::CONTENT_TYPE).filter(|_| !self.by_hand);
        if own.is_some_and(is_form) && self.options.headers.contains_key(header::CONTENT_TYPE) {
            return Err(ArgumentError::new(
                "the header content-type cannot be set for a form of parts: it names the boundary between them",
            ));
        }
        Ok(())
    }

    /// Options of the call override those of the client.
    fn all_headers(&self, client: &Client) -> Result<HeaderMap, ArgumentError> {
        let settings = client.shared_settings();
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static(self.accept));
        headers.insert(header::USER_AGENT, settings.user_agent.clone());
        for (index, layer) in [&settings.headers, &self.headers, &self.options.headers].into_iter().enumerate() {
            for (name, value) in layer {
                if index == 0 && self.method == Method::TRACE && is_credential(name.as_str()) {
                    continue;
                }
                request_limits::insert(&mut headers, name.clone(), value.clone()).map_err(ArgumentError::new)?;
            }
        }
        self.add_cookies(&mut headers)?;
        Ok(headers)
    }

    /// Adds the cookies to those of a header that was set: a request has only one (RFC 6265, section 5.4).
    fn add_cookies(&self, headers: &mut HeaderMap) -> Result<(), ArgumentError> {
        if self.cookies.is_empty() {
            return Ok(());
        }
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let cookies = match headers.get(header::COOKIE) {
            Some(own) => [own.as_bytes(), b"; ", cookies.as_bytes()].concat(),
            None => cookies.into_bytes(),
        };
        let cookies = HeaderValue::from_bytes(&cookies);
        let mut cookies = cookies.map_err(|error| ArgumentError::because("the cookies cannot be sent", error))?;
        cookies.set_sensitive(true);
        headers.insert(header::COOKIE, cookies);
        Ok(())
    }
}
