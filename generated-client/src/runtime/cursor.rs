// Generated: a copy of generator/runtime/cursor.rs by generator/src/emit/runtime.rs. Do not edit.
//! Where in a list a page begins. Of a link to another page only the query is taken: its host can be wrong,
//! and following it would hand the credentials to whoever that is.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use http::HeaderMap;

use super::link::{self, Link};
use super::percent::{self, Keep};
use super::style::Pair;

/// Where in a list a page begins. It can be shown, stored, and read again with [`FromStr`].
///
/// As text it is the server's own cursor (`100:1:0`), or where servers link to pages by other parameters,
/// these as a query (`page=2&per_page=50`); where a reply has the next page's address, its path and query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// The cursor of the next page, unless this is the last. The parameters in `secret` are left out of it,
    /// for some servers repeat the API key in their links.
    pub(crate) fn next(headers: &HeaderMap, secret: &[&str]) -> Option<Self> {
        let next = link::find(headers, "next")?;
        let is_last = next.parameter("results").is_some_and(|results| results.eq_ignore_ascii_case("false"));
        if is_last { None } else { Self::of(&next, secret) }
    }

    /// The cursor that an address of the next page is: its path and query, for its host can be wrong.
    pub(crate) fn of_address(address: &str, secret: &[&str]) -> Option<Self> {
        let from_path = match address.split_once("://") {
            Some((_, rest)) => rest.get(rest.find('/')?..)?,
            None => address,
        };
        if !from_path.starts_with('/') || from_path.starts_with("//") {
            return None;
        }
        let (path, query) = from_path.split('#').next()?.split_once('?').unwrap_or((from_path, ""));
        let query = public(query, secret);
        Some(Self(if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }))
    }

    /// Whether it is the address of a page.
    pub(crate) fn is_address(&self) -> bool {
        self.0.starts_with('/')
    }

    fn of(link: &Link, secret: &[&str]) -> Option<Self> {
        let text = match link.parameter("cursor") {
            Some(cursor) if cursor.contains(['=', '&']) => {
                format!("cursor={}", percent::encode(cursor, Keep::Unreserved))
            }
            Some(cursor) => cursor.to_owned(),
            None => public(link.target.split_once('?')?.1.split('#').next()?, secret),
        };
        Some(Self(text)).filter(|cursor| !cursor.0.is_empty())
    }

    /// Puts the cursor into a query: its parameters replace those of the same name.
    pub(crate) fn merge(&self, query: &mut Vec<Pair>) {
        let pairs: Vec<Pair> = if self.0.contains('=') {
            // Encoded as the runtime encodes its own, so that names can be compared.
            let encode = |text: String| percent::encode(&text, Keep::Unreserved);
            self.0.split('&').filter_map(read_pair).map(|(name, value)| (encode(name), encode(value))).collect()
        } else {
            vec![("cursor".to_owned(), percent::encode(&self.0, Keep::Unreserved))]
        };
        query.retain(|(name, _)| !pairs.iter().any(|(replaced, _)| replaced == name));
        query.extend(pairs);
    }
}

/// The query without what is secret.
fn public(query: &str, secret: &[&str]) -> String {
    let public =
        query.split('&').filter(|pair| read_pair(pair).is_some_and(|(name, _)| !secret.contains(&name.as_str())));
    public.collect::<Vec<_>>().join("&")
}

/// A pair of a query, decoded.
fn read_pair(pair: &str) -> Option<Pair> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = percent::decode_query(name);
    (!name.is_empty()).then(|| (name, percent::decode_query(value)))
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Cursor {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.trim().to_owned()))
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(text.trim().to_owned())
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
