// @generated, the same for every API. Do not edit.
//! `Client::request`, which begins a request that the document does not have.

use super::raw_call::RawCall;
use crate::runtime::client::client::Client;

impl Client {
    /// A request that the document leaves out, with the credentials and the patience of any other. The path
    /// begins with a slash, goes on from the base URL, and may have a query.
    pub fn request(&self, method: impl TryInto<http::Method>, path: impl Into<String>) -> RawCall<'_> {
        RawCall::new(self, method.try_into().ok(), path.into())
    }
}
