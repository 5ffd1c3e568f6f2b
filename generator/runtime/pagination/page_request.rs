//! Changes the request for a list to request one of its pages.

use http::{HeaderName, HeaderValue, Method, header};
use url::Url;

use super::cursor::Cursor;
use super::page_address;
use crate::runtime::description::paging::{NextPage, Paging};
use crate::runtime::description::parameter::{Location, Parameter, Style};
use crate::runtime::json::json_edit;
use crate::runtime::request::argument_error::ArgumentError;
use crate::runtime::request::percent::{self, Keep};
use crate::runtime::request::upload::Upload;
use crate::runtime::send::prepared_request::PreparedRequest;

impl Paging {
    /// Makes a request for the list one for the page that begins at the cursor, whatever page its caller set by hand. `request` and `base` are the addresses of the
    /// list and of its server, `secret` the query parameters that hold credentials.
    pub(crate) fn go_to(
        &self,
        cursor: &Cursor,
        prepared: &mut PreparedRequest,
        (request, base): (&Url, &Url),
        secret: &[&str],
    ) -> Result<(), ArgumentError> {
        if cursor.as_str().is_empty() {
            return Err(ArgumentError::new("the cursor is empty: to begin at the first page, set none"));
        }
        match (self.next, self.parameter()) {
            (NextPage::Address(_), _) => go_to_address(cursor, prepared, request, base),
            (NextPage::Item(..) | NextPage::Page(..), _) if !is_number(cursor.as_str()) => {
                Err(ArgumentError::new("the cursor of this list must be a number"))
            }
            (_, Some(parameter)) if parameter.location == Location::Header => {
                put_in_header(cursor, parameter, prepared)
            }
            (_, Some(parameter)) if parameter.location == Location::Body => {
                let is_number =
                    matches!(self.next, NextPage::Item(..) | NextPage::Page(..)) || parameter.style == Style::Json;
                put_in_body(cursor, is_number, parameter.name, prepared)
            }
            (_, Some(parameter)) => {
                let name = percent::encode(parameter.name, Keep::Unreserved);
                for query in [&mut prepared.query, &mut prepared.options.query] {
                    query.retain(|(known, _)| *known != name);
                }
                prepared.query.push((name, percent::encode(cursor.as_str(), Keep::Unreserved)));
                Ok(())
            }
            (_, None) => {
                let pairs = cursor.pairs(secret);
                for query in [&mut prepared.query, &mut prepared.options.query] {
                    query.retain(|(name, _)| !pairs.iter().any(|(replaced, _)| replaced == name));
                }
                prepared.query.extend(pairs);
                Ok(())
            }
        }
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u64>().is_ok()
}

fn go_to_address(
    cursor: &Cursor,
    prepared: &mut PreparedRequest,
    request: &Url,
    base: &Url,
) -> Result<(), ArgumentError> {
    let url = page_address::resolve(cursor.as_str(), request, base)
        .map_err(|why| ArgumentError::new(format!("the cursor is the address of a page, and this one {why}")))?;
    prepared.method = Method::GET;
    prepared.body = Upload::default();
    prepared.headers.remove(header::CONTENT_TYPE);
    prepared.address = Some(url);
    Ok(())
}

/// Sets the position in the JSON body of the request, which is made if the caller set none.
fn put_in_body(
    cursor: &Cursor,
    is_number: bool,
    pointer: &'static str,
    prepared: &mut PreparedRequest,
) -> Result<(), ArgumentError> {
    let text = cursor.as_str();
    let value = if is_number && serde_json::from_str::<serde_json::Number>(text).is_ok() {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    };
    let bytes = prepared.body.bytes();
    let body = bytes.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let body = body.map(|text| if text.is_empty() { "{}" } else { text });
    let Some(body) = body.and_then(|body| json_edit::set(body, pointer, &value)) else {
        return Err(ArgumentError::new(format!(
            "the cursor is sent in the body at `{pointer}`, and the body is no JSON object"
        )));
    };
    prepared.body = body.into();
    prepared.headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
    Ok(())
}

fn put_in_header(cursor: &Cursor, parameter: Parameter, prepared: &mut PreparedRequest) -> Result<(), ArgumentError> {
    let (name, value) = (HeaderName::from_bytes(parameter.name.as_bytes()), HeaderValue::try_from(cursor.as_str()));
    let (Ok(name), Ok(value)) = (name, value) else {
        return Err(ArgumentError::new(format!("the cursor cannot be sent in the header `{}`", parameter.name)));
    };
    // The page is that of the cursor, even if the first one was set by hand.
    prepared.options.headers.remove(&name);
    prepared.headers.insert(name, value);
    Ok(())
}
