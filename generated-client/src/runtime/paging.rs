// Generated: a copy of generator/runtime/paging.rs by generator/src/emit/runtime.rs. Do not edit.
//! How the pages of a list follow each other, as far as the document tells: by a `Link` header, an address or a token in the
//! body or in a header, a number of items to skip, or a page's number.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, header};
use serde_json::Value;

use super::cursor::Cursor;
use super::decode_error::Unreadable;
use super::outgoing::Outgoing;
use super::parameter::{Parameter, Place};
use super::percent::{self, Keep};
use super::received::Received;
use super::upload::Upload;
use super::wire::Wire;
use super::within::at;

/// How the pages of a list follow each other. A `Link` header counts in any case.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    items: &'static [&'static str],
    next: Next,
    body: Option<AsJson>,
}

/// Says a body that is not JSON in JSON.
pub type AsJson = fn(&[u8]) -> Result<Vec<u8>, Unreadable>;

#[derive(Clone, Copy, Debug)]
enum Next {
    Link,
    Address(&'static [&'static str]),
    Token(Found, Parameter),
    Item(&'static str, u64),
    Page(&'static str),
    After(&'static str, Parameter, &'static [&'static str]),
}

/// Where a reply says how to go on.
#[derive(Clone, Copy, Debug)]
enum Found {
    Body(&'static [&'static str]),
    Header(&'static str),
}

impl Paging {
    /// A list that stands in the body at these members; the body itself when there are none.
    pub const fn of(items: &'static [&'static str]) -> Self {
        Self { items, next: Next::Link, body: None }
    }

    /// The body has the address of the next page at these members.
    pub const fn address(self, at: &'static [&'static str]) -> Self {
        Self { next: Next::Address(at), ..self }
    }

    /// The body has a token for the next page at these members, which is sent as this parameter.
    pub const fn token(self, at: &'static [&'static str], parameter: Parameter) -> Self {
        Self { next: Next::Token(Found::Body(at), parameter), ..self }
    }

    /// A header has a token for the next page, which is sent as this parameter.
    pub const fn header_token(self, name: &'static str, parameter: Parameter) -> Self {
        Self { next: Next::Token(Found::Header(name), parameter), ..self }
    }

    /// This parameter of the query says how many items to skip.
    pub const fn skip(self, parameter: &'static str) -> Self {
        Self { next: Next::Item(parameter, 0), ..self }
    }

    /// This parameter of the query is the number of the item that the page begins with; the first is 1, as in SCIM (RFC 7644,
    /// section 3.4.2.4).
    pub const fn item_number(self, parameter: &'static str) -> Self {
        Self { next: Next::Item(parameter, 1), ..self }
    }

    /// This parameter of the query is the number of the page; the first is 1.
    pub const fn page(self, parameter: &'static str) -> Self {
        Self { next: Next::Page(parameter), ..self }
    }

    /// The next page begins after the last item, which this parameter is told by this member of it. At other members the body says
    /// whether there are more; nowhere when there are none.
    pub const fn after_item(self, id: &'static str, parameter: Parameter, more: &'static [&'static str]) -> Self {
        Self { next: Next::After(id, parameter, more), ..self }
    }

    /// The body is no JSON, and this makes it so.
    pub const fn read_as(self, body: AsJson) -> Self {
        Self { body: Some(body), ..self }
    }

    /// Where the items stand in the body.
    pub(crate) const fn items(&self) -> &'static [&'static str] {
        self.items
    }

    /// The body as JSON, where it is none itself.
    pub(crate) fn as_json(&self, received: &Received) -> Option<Result<Vec<u8>, Unreadable>> {
        self.body.map(|as_json| as_json(&received.body))
    }

    /// What stands at these members of the body, if it can be read.
    fn found<T: Wire>(&self, received: &Received, path: &[&str]) -> Option<T> {
        received.within_budget(|| match self.as_json(received) {
            Some(json) => at(&json.ok()?, path),
            None => at(&received.body, path),
        })
    }

    /// Where the page after this one begins, if there is one.
    pub(crate) fn after(
        &self,
        received: &Received,
        sent: &Outgoing,
        last: Option<&Bytes>,
        secret: &[&str],
    ) -> Option<Cursor> {
        match self.next {
            _ if received.headers.contains_key(header::LINK) => Cursor::next(&received.headers, secret),
            Next::Link => None,
            Next::Address(path) => {
                text(self.found::<Value>(received, path)?).and_then(|address| Cursor::of_address(&address, secret))
            }
            Next::Token(Found::Body(path), _) => text(self.found::<Value>(received, path)?).map(Cursor::from),
            Next::Token(Found::Header(name), _) => {
                let token = received.headers.get(name)?.to_str().ok()?;
                Some(Cursor::from(token)).filter(|_| !token.is_empty())
            }
            Next::Item(name, first) => {
                let (items, begun) = (self.full(received, last)?, number(sent, name).unwrap_or(first));
                Some(Cursor::from((begun + items).to_string()))
            }
            Next::Page(name) => {
                self.full(received, last)?;
                Some(Cursor::from((number(sent, name).unwrap_or(1) + 1).to_string()))
            }
            Next::After(_, _, more) if !more.is_empty() && self.found(received, more) == Some(false) => None,
            Next::After(id, ..) => {
                let items = self.found::<Vec<Value>>(received, self.items)?;
                text(items.last()?.get(id)?.clone()).map(Cursor::from)
            }
        }
    }

    /// How many items there are; `None` for a page that has none or is the one before: a server that does not know the
    /// parameter would send that for ever.
    fn full(&self, received: &Received, last: Option<&Bytes>) -> Option<u64> {
        let items = self.found::<Vec<Value>>(received, self.items).map_or(0, |items| items.len());
        (items > 0 && last != Some(&received.body)).then_some(items as u64)
    }

    /// Makes a request for the list one for the page that begins at the cursor.
    pub(crate) fn go_to(&self, cursor: &Cursor, outgoing: &mut Outgoing) {
        let parameter = match self.next {
            _ if cursor.is_address() => {
                outgoing.method = Method::GET;
                outgoing.body = Upload::default();
                outgoing.headers.remove(header::CONTENT_TYPE);
                outgoing.query.clear();
                outgoing.address = Some(cursor.to_string());
                return;
            }
            Next::Link | Next::Address(_) => return cursor.merge(&mut outgoing.query),
            Next::Token(_, parameter) | Next::After(_, parameter, _) => parameter,
            Next::Item(name, _) | Next::Page(name) => Parameter::query(name),
        };
        let value = cursor.to_string();
        if parameter.place == Place::Header {
            let pair = (HeaderName::from_bytes(parameter.name.as_bytes()), HeaderValue::try_from(value));
            if let (Ok(name), Ok(value)) = pair {
                outgoing.headers.insert(name, value);
            }
        } else {
            let name = percent::encode(parameter.name, Keep::Unreserved);
            outgoing.query.retain(|(known, _)| *known != name);
            outgoing.query.push((name, percent::encode(&value, Keep::Unreserved)));
        }
    }
}

/// A token or an address; a number is one too, and an empty text is none.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The number that a parameter was sent with.
fn number(sent: &Outgoing, name: &str) -> Option<u64> {
    let name = percent::encode(name, Keep::Unreserved);
    sent.query.iter().rev().find(|(known, _)| *known == name)?.1.parse().ok()
}
