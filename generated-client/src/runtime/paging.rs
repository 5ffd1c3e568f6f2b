// Generated: a copy of generator/runtime/paging.rs by generator/src/emit/runtime.rs. Do not edit.
//! How the pages of a list follow each other, as far as the document tells: by a `Link` header, an address or a token in the
//! body or in a header, a number of items to skip, or a page's number. `next_page.rs` finds the next page in a response.

use http::{HeaderName, HeaderValue, Method, header};
use url::Url;

use super::body_member;
use super::cursor::Cursor;
use super::decode_error::Unreadable;
use super::error::ArgumentError;
use super::next_address;
use super::outgoing::Outgoing;
use super::parameter::{Parameter, Place, Style};
use super::percent::{self, Keep};
use super::received::Received;
use super::upload::Upload;

/// How the pages of a list follow each other.
///
/// In lists that are paged by a parameter of the query, a `Link` header with `rel=next` counts where its address has that
/// parameter; in lists that are paged by an address, where the body has none.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    pub(crate) items: &'static [&'static str],
    pub(crate) next: Next,
    pub(crate) more: &'static [&'static str],
    pub(crate) body: Option<AsJson>,
}

/// Says a body that is not JSON in JSON.
pub type AsJson = fn(&[u8]) -> Result<Vec<u8>, Unreadable>;

/// What leads from one page to the next.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Next {
    Link,
    Address(&'static [&'static str]),
    Token(Found, Parameter),
    /// The number of an item, and that of the first.
    Item(Parameter, u64),
    /// The number of a page, and that of the first.
    Page(Parameter, u64),
    After(&'static str, Parameter),
}

/// The location of a token in a response.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    Body(&'static [&'static str]),
    Header(&'static str),
}

impl Paging {
    /// A list that stands in the body at these members; the body itself when there are none.
    pub const fn of(items: &'static [&'static str]) -> Self {
        Self { items, next: Next::Link, more: &[], body: None }
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
        Self { next: Next::Item(Parameter::query(parameter), 0), ..self }
    }

    /// This parameter of the query is the number of the item that the page begins with; the first is 1, as in SCIM (RFC 7644,
    /// section 3.4.2.4).
    pub const fn item_number(self, parameter: &'static str) -> Self {
        Self { next: Next::Item(Parameter::query(parameter), 1), ..self }
    }

    /// This parameter of the query is the number of the page; the first is 1, unless [`first`](Self::first) says otherwise.
    pub const fn page(self, parameter: &'static str) -> Self {
        Self { next: Next::Page(Parameter::query(parameter), 1), ..self }
    }

    /// The first page, or the first item, has this number, where the caller sets none.
    pub const fn first(self, number: u64) -> Self {
        let next = match self.next {
            Next::Item(parameter, _) => Next::Item(parameter, number),
            Next::Page(parameter, _) => Next::Page(parameter, number),
            other => other,
        };
        Self { next, ..self }
    }

    /// The number of the page, or of the item, is sent as this parameter.
    pub const fn sent_as(self, parameter: Parameter) -> Self {
        let next = match self.next {
            Next::Item(_, first) => Next::Item(parameter, first),
            Next::Page(_, first) => Next::Page(parameter, first),
            other => other,
        };
        Self { next, ..self }
    }

    /// The next page begins after the last item, which this parameter is told by this member of it. At other members the body says
    /// whether there are more; nowhere when there are none.
    pub const fn after_item(self, id: &'static str, parameter: Parameter, more: &'static [&'static str]) -> Self {
        Self { next: Next::After(id, parameter), more, ..self }
    }

    /// The body says at these members whether there are more pages.
    pub const fn more(self, at: &'static [&'static str]) -> Self {
        Self { more: at, ..self }
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

    /// The parameter that positions are sent as, where it is not a `Link` header or an address that leads to them.
    pub(crate) fn parameter(&self) -> Option<Parameter> {
        match self.next {
            Next::Link | Next::Address(_) => None,
            Next::Token(_, parameter)
            | Next::After(_, parameter)
            | Next::Item(parameter, _)
            | Next::Page(parameter, _) => Some(parameter),
        }
    }

    /// Makes a request for the list one for the page that begins at the cursor, whatever page its caller set by hand. `request` and `base` are the addresses of the
    /// list and of its server, `secret` the query parameters that hold credentials.
    pub(crate) fn go_to(
        &self,
        cursor: &Cursor,
        outgoing: &mut Outgoing,
        (request, base): (&Url, &Url),
        secret: &[&str],
    ) -> Result<(), ArgumentError> {
        if cursor.as_str().is_empty() {
            return Err(ArgumentError::new("the cursor is empty: to begin at the first page, set none"));
        }
        match (self.next, self.parameter()) {
            (Next::Address(_), _) => go_to_address(cursor, outgoing, request, base),
            (Next::Item(..) | Next::Page(..), _) if !is_number(cursor.as_str()) => {
                Err(ArgumentError::new("the cursor of this list must be a number"))
            }
            (_, Some(parameter)) if parameter.place == Place::Header => put_in_header(cursor, parameter, outgoing),
            (_, Some(parameter)) if parameter.place == Place::Body => {
                let is_number = matches!(self.next, Next::Item(..) | Next::Page(..)) || parameter.style == Style::Json;
                put_in_body(cursor, is_number, parameter.name, outgoing)
            }
            (_, Some(parameter)) => {
                let name = percent::encode(parameter.name, Keep::Unreserved);
                for query in [&mut outgoing.query, &mut outgoing.options.query] {
                    query.retain(|(known, _)| *known != name);
                }
                outgoing.query.push((name, percent::encode(cursor.as_str(), Keep::Unreserved)));
                Ok(())
            }
            (_, None) => {
                let pairs = cursor.pairs(secret);
                for query in [&mut outgoing.query, &mut outgoing.options.query] {
                    query.retain(|(name, _)| !pairs.iter().any(|(replaced, _)| replaced == name));
                }
                outgoing.query.extend(pairs);
                Ok(())
            }
        }
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u64>().is_ok()
}

fn go_to_address(cursor: &Cursor, outgoing: &mut Outgoing, request: &Url, base: &Url) -> Result<(), ArgumentError> {
    let url = next_address::resolve(cursor.as_str(), request, base)
        .map_err(|why| ArgumentError::new(format!("the cursor is the address of a page, and this one {why}")))?;
    outgoing.method = Method::GET;
    outgoing.body = Upload::default();
    outgoing.headers.remove(header::CONTENT_TYPE);
    outgoing.address = Some(url);
    Ok(())
}

/// Sets the position in the JSON body of the request, which is made if the caller set none.
fn put_in_body(
    cursor: &Cursor,
    is_number: bool,
    pointer: &'static str,
    outgoing: &mut Outgoing,
) -> Result<(), ArgumentError> {
    let text = cursor.as_str();
    let value = if is_number && serde_json::from_str::<serde_json::Number>(text).is_ok() {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    };
    let bytes = outgoing.body.bytes();
    let body = bytes.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let body = body.map(|text| if text.is_empty() { "{}" } else { text });
    let Some(body) = body.and_then(|body| body_member::set(body, pointer, &value)) else {
        return Err(ArgumentError::new(format!(
            "the cursor is sent in the body at `{pointer}`, and the body is no JSON object"
        )));
    };
    outgoing.body = body.into();
    outgoing.headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
    Ok(())
}

fn put_in_header(cursor: &Cursor, parameter: Parameter, outgoing: &mut Outgoing) -> Result<(), ArgumentError> {
    let (name, value) = (HeaderName::from_bytes(parameter.name.as_bytes()), HeaderValue::try_from(cursor.as_str()));
    let (Ok(name), Ok(value)) = (name, value) else {
        return Err(ArgumentError::new(format!("the cursor cannot be sent in the header `{}`", parameter.name)));
    };
    // The page is that of the cursor, even if the first one was set by hand.
    outgoing.options.headers.remove(&name);
    outgoing.headers.insert(name, value);
    Ok(())
}
