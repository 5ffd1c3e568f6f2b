// @generated, the same for every API. Do not edit.
//! A position in a list, as text. `Paging` of the operation decides whether the text is a token, a query or an address;
//! the text itself never does.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use crate::runtime::request::percent::{self, Keep, Pair};

/// A position in a list, at which a page begins. It can be displayed, stored, and parsed again with [`FromStr`].
///
/// The kind of pagination of the operation decides what the text means:
///
/// | pages follow each other by | the text is |
/// |---|---|
/// | a token | the token, exactly; it is percent-encoded and sent as the value of the list's parameter |
/// | a number (pages, items to skip) | the number |
/// | the address of the next page | the path and query of that address, `/v1/things?page=2` |
/// | a `Link` header | the value of the parameter `cursor`, or with a leading `?` a query, `?page=2&per_page=50` |
///
/// An address is only requested when it has the origin of the list and lies below the base URL; any other address is refused with
/// [`Error::Argument`](crate::runtime::Error::Argument) before anything is sent. A query replaces parameters of the list's own request, and
/// never its path: a cursor for such a list that comes from somebody else is as trustworthy as a parameter from them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The cursor of a `Link` header's target with this query, without the parameters in `secret`: some servers repeat the API
    /// key in their links. `None` when nothing is left of the query.
    pub(crate) fn of_query(query: &str, secret: &[&str]) -> Option<Self> {
        let query = public(query, secret);
        (!query.is_empty()).then(|| Self(format!("?{query}")))
    }

    /// The cursor of a `Link` header with this value of the attribute `cursor`.
    pub(crate) fn of_link_token(token: &str) -> Self {
        match token.starts_with('?') {
            true => Self(format!("?cursor={}", percent::encode(token, Keep::Unreserved))),
            false => Self(token.to_owned()),
        }
    }

    /// What the cursor of a `Link` header is in a query, where it replaces the parameters of the same names.
    pub(crate) fn pairs(&self, secret: &[&str]) -> Vec<Pair> {
        // Encoded as the runtime encodes its own parameters, so that names can be compared.
        let encode = |text: &str| percent::encode(text, Keep::Unreserved);
        match self.0.strip_prefix('?') {
            Some(text) => {
                let pairs = public(text, secret);
                pairs.split('&').filter_map(read_pair).map(|(name, value)| (encode(&name), encode(&value))).collect()
            }
            None => vec![("cursor".to_owned(), encode(&self.0))],
        }
    }
}

/// The query without the parameters in `secret`.
pub(crate) fn public(query: &str, secret: &[&str]) -> String {
    let public =
        query.split('&').filter(|pair| read_pair(pair).is_some_and(|(name, _)| !secret.contains(&name.as_str())));
    public.collect::<Vec<_>>().join("&")
}

/// A pair of a query, decoded.
pub(crate) fn read_pair(pair: &str) -> Option<Pair> {
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
        Ok(Self(text.to_owned()))
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}
