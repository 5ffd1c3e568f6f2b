// Generated: a copy of generator/runtime/outgoing.rs by generator/src/emit/runtime.rs. Do not edit.
//! A call with all its parts encoded, ready to become requests. Not generic: everything after it is compiled
//! once.

use std::borrow::Cow;

use http::{HeaderMap, HeaderValue, Method, header};
use url::Url;

use super::api::Security;
use super::auth::Chosen;
use super::call_options::CallOptions;
use super::client::Client;
use super::error::ArgumentError;
use super::received::Context;
use super::route;
use super::secrets::{Collected, Secrets};
use super::style::Pair;
use super::transport::Request;
use super::upload::Upload;

/// A call with all its parts encoded.
#[derive(Clone)]
pub(crate) struct Outgoing {
    pub(crate) context: Context,
    pub(crate) method: Method,
    /// The route as documented, which is what logs may show.
    pub(crate) route: Cow<'static, str>,
    pub(crate) server: Option<&'static str>,
    pub(crate) security: Option<Security>,
    pub(crate) path: String,
    pub(crate) query: Vec<Pair>,
    /// A path and query of this origin that the server gave, instead of the path.
    pub(crate) address: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) cookies: Vec<Pair>,
    pub(crate) body: Upload,
    pub(crate) accept: &'static str,
    pub(crate) options: CallOptions,
    /// The document does not have this call: its query and headers are what the user wrote.
    pub(crate) by_hand: bool,
}

impl Outgoing {
    /// The credentials that the call is made with.
    pub(crate) fn credentials<'a>(&self, client: &'a Client) -> Chosen<'a> {
        let settings = client.shared_settings();
        settings.credentials.choose(settings.api, self.security.unwrap_or(settings.api.security))
    }

    /// What of the call is secret beside the credentials of security schemes.
    pub(crate) fn secrets(&self, client: &Client) -> Secrets {
        let mut secrets = Collected::default();
        for headers in [&client.shared_settings().headers, &self.headers, &self.options.headers] {
            secrets.headers(headers);
        }
        secrets.pairs(&self.options.query, true);
        secrets.pairs(&self.query, self.by_hand);
        secrets.pairs(&self.cookies, false);
        if let Some((_, query)) = self.path.split_once('?').filter(|_| self.by_hand) {
            secrets.query(query);
        }
        secrets.into()
    }

    /// The request, without credentials.
    pub(crate) fn request(&self, client: &Client) -> Result<Request, ArgumentError> {
        self.options.check()?;
        let settings = client.shared_settings();
        let own = self.server.map(|server| settings.base.for_operation(server, &settings.choice)).transpose()?;
        let base = own.as_ref().unwrap_or(&settings.base);
        let (path, documented_query) = self.path.split_once('?').unwrap_or((&self.path, ""));
        if route::has_dot_segments(path) {
            return Err(ArgumentError::new(format!("{path} would leave its route")));
        }
        let pairs = self.query.iter().chain(&self.options.query).map(|(name, value)| match name.as_str() {
            // What is the whole query has no name.
            "" => value.clone(),
            name => format!("{name}={value}"),
        });
        let query = Some(documented_query.to_owned()).filter(|query| !query.is_empty()).into_iter().chain(pairs);
        let url = match &self.address {
            Some(address) => Url::parse(&[&base.origin()?, address.as_str()].concat())
                .map_err(|error| ArgumentError::because("the server's address of a page cannot be read", error))?,
            None => base.at(path, &query.collect::<Vec<_>>().join("&"))?,
        };
        let method = self.method.clone();
        let body = self.body.clone().watched(self.options.on_upload.clone());
        Ok(Request { method, url, headers: self.all_headers(client)?, body })
    }

    /// What is said nearer to the call replaces what is said farther from it.
    fn all_headers(&self, client: &Client) -> Result<HeaderMap, ArgumentError> {
        let settings = client.shared_settings();
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static(self.accept));
        headers.insert(header::USER_AGENT, settings.user_agent.clone());
        if !self.cookies.is_empty() {
            let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
            let cookies = HeaderValue::try_from(cookies.join("; "));
            let mut cookies = cookies.map_err(|error| ArgumentError::because("the cookies cannot be sent", error))?;
            cookies.set_sensitive(true);
            headers.insert(header::COOKIE, cookies);
        }
        for layer in [&settings.headers, &self.headers, &self.options.headers] {
            for (name, value) in layer {
                headers.insert(name, value.clone());
            }
        }
        Ok(headers)
    }
}
