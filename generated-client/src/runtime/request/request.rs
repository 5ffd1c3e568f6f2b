// @generated, the same for every API. Do not edit.
//! A complete request: method, URL, headers and body.

use std::fmt;

use http::{HeaderMap, Method};
use url::Url;

use super::upload::Upload;

/// A complete request, as a transport sends it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The URL.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; empty if there is none.
    pub body: Upload,
    /// The path of the base URL, without a slash at its end.
    pub(crate) base_path: String,
}

impl Request {
    /// Returns the part of the path below the base URL, as the document has it; `None` if the path is not below it, such as after
    /// a redirect.
    pub fn path_below_base(&self) -> Option<&str> {
        self.url.path().strip_prefix(&self.base_path).filter(|path| path.starts_with('/'))
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A query may contain an API key. Headers that are marked as sensitive are not shown.
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &format_args!("{}", without_query(&self.url)))
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}

/// Returns a URL without its query, which may contain a signature.
pub(crate) fn without_query(url: &Url) -> String {
    let address = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let query = if url.query().is_some() { "?.." } else { "" };
    format!("{address}{query}")
}
