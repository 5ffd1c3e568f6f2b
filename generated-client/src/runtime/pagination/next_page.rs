// @generated, the same for every API. Do not edit.
//! Finds the cursor of the next page in a response.

use std::borrow::Cow;

use bytes::Bytes;
use serde_json::Value;
use url::Url;

use super::cursor::{self, Cursor};
use super::link_header::{self, Link};
use super::page_address;
use crate::runtime::codec::budget::{self, Exceeded};
use crate::runtime::codec::wire::Wire;
use crate::runtime::description::paging::{ListEnd, NextPage, Paging, TokenLocation};
use crate::runtime::description::parameter::{Location, Parameter};
use crate::runtime::json::at_path::at;
use crate::runtime::json::json_edit;
use crate::runtime::json::json_repair;
use crate::runtime::request::percent::{self, Keep};
use crate::runtime::send::prepared_request::PreparedRequest;
use crate::runtime::transport::raw_response::RawResponse;

/// A page as it was received, and its request.
pub(crate) struct ReceivedPage<'a> {
    pub(crate) paging: &'a Paging,
    pub(crate) received: &'a RawResponse,
    pub(crate) sent: &'a PreparedRequest,
    /// The address that the page was requested from.
    pub(crate) request: &'a Url,
    /// The base URL of the list.
    pub(crate) base: &'a Url,
    /// The body of the previous page.
    pub(crate) last: Option<&'a Bytes>,
    /// The query parameters that contain credentials: some servers repeat them in addresses.
    pub(crate) secret: &'a [&'a str],
}

/// Why a list that has more pages cannot be continued.
pub(crate) type StopReason = Cow<'static, str>;

impl ReceivedPage<'_> {
    /// Returns the cursor of the next page; `None` if this page is the last. Uses the current budget.
    pub(crate) fn next(&self) -> Result<Option<Cursor>, StopReason> {
        let next = self.find();
        match budget::exceeded() {
            Some(exceeded) => Err(not_found(exceeded)),
            None => next,
        }
    }

    fn find(&self) -> Result<Option<Cursor>, StopReason> {
        let says_more = self.says_more();
        if says_more == Some(false) {
            return Ok(None);
        }
        let next = match self.link_to_next() {
            Some(link) if is_marked_empty(&link) => return Ok(None),
            link => self.by_kind(link.as_ref())?,
        };
        match (next, says_more) {
            (None, Some(true)) => Err("the response says that there are more pages, but not where they begin".into()),
            (next, _) => Ok(next),
        }
    }

    /// Returns whether the response says that there are more pages. A number of pages only says where they end.
    fn says_more(&self) -> Option<bool> {
        match self.paging.end {
            ListEnd::Unsaid => None,
            ListEnd::More(path) => self.body(path),
            ListEnd::Last(path) => self.body::<bool>(path).map(|is_last| !is_last),
            ListEnd::TotalPages(path) => {
                let NextPage::Page(parameter, first) = self.paging.next else { return None };
                let page = self.number(parameter).ok()?.unwrap_or(first);
                let is_last = page.checked_sub(first)?.checked_add(1)? >= self.body::<u64>(path)?;
                is_last.then_some(false)
            }
        }
    }

    fn by_kind(&self, link: Option<&Link>) -> Result<Option<Cursor>, StopReason> {
        if let Some(cursor) = link.and_then(|link| self.parameter_in(&link.target)) {
            return Ok(Some(cursor));
        }
        match self.paging.next {
            NextPage::Link => link.map(|link| self.by_link(link)).transpose(),
            NextPage::Address(path) => match (self.text_in_body(path)?, link) {
                (Some(address), _) => self.by_address(&address).map(Some),
                (None, Some(link)) => self.by_address(&link.target).map(Some),
                (None, None) => Ok(None),
            },
            NextPage::Token(TokenLocation::Body(path), _) => {
                Ok(self.text_in_body(path)?.and_then(|text| self.token(text)))
            }
            NextPage::Token(TokenLocation::Header(name), _) => {
                match self.received.headers.get(name).map(|value| value.to_str()) {
                    None | Some(Ok("")) => Ok(None),
                    Some(Ok(token)) => Ok(Some(Cursor::from(token))),
                    Some(Err(_)) => Err(format!("the token of the next page in the header `{name}` is no text").into()),
                }
            }
            NextPage::Item(parameter, first) => {
                let begun = self.number(parameter)?.unwrap_or(first);
                self.full().map(|items| after(begun, items, parameter.name)).transpose()
            }
            NextPage::Page(parameter, first) => {
                let page = self.number(parameter)?.unwrap_or(first);
                self.full().map(|_| after(page, 1, parameter.name)).transpose()
            }
            NextPage::After(id, _) => {
                let items: Vec<Value> = self.body(self.paging.items).unwrap_or_default();
                let Some(last) = items.last() else { return Ok(None) };
                match last.get(id).cloned().map(text) {
                    Some(Ok(Some(id))) => Ok(Some(Cursor::from(id))),
                    _ => Err(format!("the next page begins after the last item, which has no `{id}`").into()),
                }
            }
        }
    }

    fn link_to_next(&self) -> Option<Link> {
        let without_fragment = |mut url: Url| {
            url.set_fragment(None);
            url
        };
        let is_requested =
            |anchor: &str| self.location().join(anchor).is_ok_and(|url| without_fragment(url) == *self.location());
        link_header::find(&self.received.headers, "next", is_requested)
    }

    /// The address of the page, which what it refers to is relative to (RFC 3986, section 5.1.3): where a redirect led, unless it
    /// led to where no page is requested.
    fn location(&self) -> &Url {
        let came_from = &self.received.location;
        if page_address::check(came_from, self.base).is_ok() { came_from } else { self.request }
    }

    /// Returns the cursor that an address has in the list's own query parameter.
    fn parameter_in(&self, address: &str) -> Option<Cursor> {
        let parameter = self.paging.parameter().filter(|parameter| parameter.location == Location::Query)?;
        let pairs = link_header::query(address)?.split('&').filter_map(cursor::read_pair);
        let (_, value) = pairs.into_iter().find(|(name, value)| name == parameter.name && !value.is_empty())?;
        let numbered = matches!(self.paging.next, NextPage::Item(..) | NextPage::Page(..));
        (!numbered || value.parse::<u64>().is_ok()).then(|| Cursor::from(value))
    }

    /// Returns the token of the next page. Where a server sends an address instead, it is the value of the list's own parameter in it.
    /// No page begins at zero after another: it is the end.
    fn token(&self, text: String) -> Option<Cursor> {
        let is_address = text.starts_with("http://") || text.starts_with("https://") || text.starts_with(['/', '?']);
        match self.parameter_in(&text) {
            Some(cursor) if is_address => Some(cursor),
            _ => (text != "0").then(|| Cursor::from(text)),
        }
    }

    /// Only the attribute `cursor` or the query of a link is used: its host can be wrong, and would receive the
    /// credentials.
    fn by_link(&self, link: &Link) -> Result<Cursor, StopReason> {
        match link.attribute("cursor").filter(|cursor| !cursor.is_empty()) {
            Some(token) => Ok(Cursor::of_link_token(token)),
            None => link
                .query()
                .and_then(|query| Cursor::of_query(query, self.secret))
                .ok_or_else(|| "the `Link` header gives an address of the next page that has no query".into()),
        }
    }

    fn by_address(&self, address: &str) -> Result<Cursor, StopReason> {
        let url = page_address::resolve(address, self.location(), self.base)
            .map_err(|why| format!("the address of the next page {why}"))?;
        let query = cursor::public(url.query().unwrap_or_default(), self.secret);
        let mark = if query.is_empty() { "" } else { "?" };
        Ok(Cursor::from([url.path(), mark, &query].concat()))
    }

    /// Returns the number of items; `None` for a page without items, or a page that equals the previous one: a server
    /// that does not know the parameter would send it forever.
    fn full(&self) -> Option<u64> {
        let items = self.body::<Vec<()>>(self.paging.items).map_or(0, |items| items.len());
        (items > 0 && self.last != Some(&self.received.body)).then_some(items as u64)
    }

    /// Returns the number with which the page was requested.
    fn number(&self, parameter: Parameter) -> Result<Option<u64>, StopReason> {
        let name = parameter.name;
        let text = match parameter.location {
            Location::Body => {
                let body = self.sent.body.bytes().unwrap_or_default();
                json_edit::get(&body, name).map(|value| value.to_string().trim_matches('"').to_owned())
            }
            _ => {
                let encoded = percent::encode(name, Keep::Unreserved);
                let mut sent = self.sent.query.iter().chain(&self.sent.options.query).rev();
                sent.find(|(known, _)| *known == encoded).map(|(_, text)| text.clone())
            }
        };
        // A number that is documented as a fraction may be written as one.
        let whole = text.as_deref().map(|text| text.strip_suffix(".0").unwrap_or(text).parse());
        let whole = whole.transpose();
        whole.map_err(|_| format!("the parameter `{name}` was not a number that can be counted on from").into())
    }

    fn text_in_body(&self, path: &[&str]) -> Result<Option<String>, StopReason> {
        match self.body::<Value>(path).map(text) {
            None => Ok(None),
            Some(Ok(text)) => Ok(text),
            Some(Err(())) => Err(format!("`{}` of the response is neither text nor a number", path.join(".")).into()),
        }
    }

    /// Returns the value at these fields of the body, if it can be read.
    fn body<T: Wire>(&self, path: &[&str]) -> Option<T> {
        let (body, before) = (&self.received.body, budget::left());
        let value = match self.paging.as_json(body) {
            Some(json) => json.ok().and_then(|json| at(&json, path)),
            None => at(body, path).or_else(|| at(&json_repair::repair(body)?.text, path)),
        };
        // What is kept of the body is little, or the items, of which only the last one is used.
        budget::restore(before);
        value
    }
}

/// Returns why the next page is unknown if decoding ended early.
pub(crate) fn not_found(exceeded: Exceeded) -> StopReason {
    format!("the next page was not found: {exceeded}").into()
}

/// Sentry links to a next page even if there is none, and marks such links.
fn is_marked_empty(link: &Link) -> bool {
    link.attribute("results").is_some_and(|results| results.eq_ignore_ascii_case("false"))
}

fn after(number: u64, step: u64, name: &str) -> Result<Cursor, StopReason> {
    let next = number.checked_add(step);
    let next = next.ok_or_else(|| format!("`{name}` of the next page would be larger than any number"))?;
    Ok(Cursor::from(next.to_string()))
}

/// Returns a token or an address, which may be a number. Empty text, null and `false` are none.
fn text(value: Value) -> Result<Option<String>, ()> {
    match value {
        Value::String(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Null | Value::Bool(false) => Ok(None),
        _ => Err(()),
    }
}
