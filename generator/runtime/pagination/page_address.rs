//! Resolves the address of a page. Refuses an address of another origin, or outside the base URL, so that credentials
//! are not sent there.

use url::Url;

use crate::runtime::auth::plain_http::is_this_machine;
use crate::runtime::request::path_template;
use crate::runtime::request::percent;

/// Resolves the address of a page against the request for the previous page (RFC 3986, section 5). An error says why
/// the address is refused.
///
/// An `http` address of the same host is resolved to `https` where the base URL is `https`: servers behind a proxy that terminates
/// TLS do not know that they are reached by it. An address of this machine under another name (`localhost` for `127.0.0.1`) is
/// resolved to the name in the base URL: servers that are tried out on this machine seldom know by which they were called.
pub(crate) fn resolve(address: &str, request: &Url, base: &Url) -> Result<Url, &'static str> {
    if address.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err("holds a character that no address holds");
    }
    // A word alone would be a valid reference, but servers that send one mean a token.
    if !address.contains(['/', '?']) || has_scheme_alone(address) {
        return Err("is no address");
    }
    let mut url = request.join(address).map_err(|_| "cannot be parsed")?;
    url.set_fragment(None);
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user or a password");
    }
    if url.scheme() == "http" && base.scheme() == "https" && url.port().is_none() && base.port().is_none() {
        url.set_scheme("https").map_err(|()| "is of another origin than the list")?;
    }
    if is_this_machine(&url) && is_this_machine(base) {
        url.set_host(base.host_str()).map_err(|_| "is of another origin than the list")?;
    }
    check(&url, base)?;
    Ok(url)
}

/// Refuses an address of another origin, or outside the base URL.
pub(crate) fn check(url: &Url, base: &Url) -> Result<(), &'static str> {
    if url.origin() != base.origin() {
        return Err("is of another origin than the list");
    }
    if url.path().starts_with("//") || climbs(url.path()) || !is_below(url.path(), base.path()) {
        return Err("is not below the base URL");
    }
    Ok(())
}

/// Whether a scheme is followed by no host: URL parsers take `https:x/y` for the path `x/y`, or for the host `x`.
fn has_scheme_alone(address: &str) -> bool {
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    before_path.find(':').is_some_and(|colon| !address[colon..].starts_with("://"))
}

fn is_below(path: &str, base: &str) -> bool {
    let base = base.trim_end_matches('/');
    path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a server that decodes the path before it splits it, or that cuts off parameters of a segment, would leave the path.
fn climbs(path: &str) -> bool {
    let decoded = percent::decode(&percent::decode(path));
    // A server that takes the path for a text of C sees it end at a NUL.
    decoded
        .split(['/', '\\'])
        .any(|segment| path_template::is_dot_segment(segment.split('\0').next().unwrap_or_default()))
}
