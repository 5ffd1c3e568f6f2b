// @generated, the same for every API. Do not edit.
//! Decides whether a request with credentials may be sent unencrypted: only to this machine, or if the user allows it.

use http::HeaderMap;
use url::{Host, Url};

use crate::runtime::redaction::credential_names::is_credential;
use crate::runtime::request::argument_error::ArgumentError;

/// Returns an error if credentials may not be sent to this address. `named` names the setting of the address, and
/// `instead` the setting that replaces it.
pub(crate) fn refuse(url: &Url, named: &str, instead: &str) -> Result<(), ArgumentError> {
    if url.scheme() != "http" || is_this_machine(url) {
        return Ok(());
    }
    let origin = url.origin().ascii_serialization();
    Err(ArgumentError::new(format!(
        "credentials would be sent unencrypted to {origin}, {named}: {instead}, or allow it with `ClientBuilder::allow_http`"
    )))
}

/// Whether a header contains a credential.
pub(crate) fn has_credential(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| is_credential(name.as_str()))
}

/// `localhost` and the names below it (RFC 6761, section 6.3), and the addresses of the loopback interface.
pub(crate) fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case("localhost"))
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => {
            address.is_loopback() || address.to_ipv4_mapped().is_some_and(|address| address.is_loopback())
        }
        None => false,
    }
}
