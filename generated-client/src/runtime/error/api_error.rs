// @generated, the same for every API. Do not edit.
//! An error that the server reported. Servers have little in common besides the status, so the body is preserved, and a
//! message is searched for in it.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use url::Url;

use super::error_message;
use super::error_reading::{self, Reading};
use crate::runtime::codec::decoding::Deviation;
use crate::runtime::codec::wire::Wire;
use crate::runtime::json::bare_text::bare_text;
use crate::runtime::json::json_repair;
use crate::runtime::json::{self, Decoded, JsonError};
use crate::runtime::transport::error_parts::ErrorParts;
use crate::runtime::transport::one_line::one_line;
use crate::runtime::transport::rate_limit::RateLimit;
use crate::runtime::transport::raw_response::RawResponse;

/// An error that the server reported.
pub struct ApiError {
    pub(crate) received: RawResponse,
    pub(crate) note: Option<String>,
}

impl ApiError {
    /// Returns the name of the operation.
    pub fn operation(&self) -> &'static str {
        self.received.operation()
    }

    /// Returns the status code.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// Returns the address that the response came from: see [`RawResponse::url`].
    pub fn url(&self) -> &Url {
        self.received.url()
    }

    /// Whether a redirect led to another origin, which sent this response.
    pub fn is_from_another_origin(&self) -> bool {
        self.received.is_from_another_origin()
    }

    /// Returns the body as it was received.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// Returns the id that the server assigned to the request, if it sent one.
    pub fn request_id(&self) -> Option<&str> {
        self.received.request_id()
    }

    /// Returns the rate limit of the server, if the headers have one.
    pub fn rate_limit(&self) -> RateLimit {
        self.received.rate_limit()
    }

    /// Returns the documented description of the status, if there is one: for the status itself, its range or the
    /// default.
    pub fn documented(&self) -> Option<&'static str> {
        let status = error_reading::documented_status(&self.received)?;
        let found = self.received.context.errors().iter().find(|(name, _)| *name == status);
        found.map(|(_, description)| *description)
    }

    /// Returns the message in the body, if one is found.
    pub fn message(&self) -> Option<String> {
        error_message::find(&self.received)
    }

    /// Returns the error code in the body, such as `sso-required`.
    pub fn code(&self) -> Option<String> {
        error_message::code(&self.received)
    }

    /// Reads the body as `T`, from JSON, or from XML if the document describes the XML of this error.
    ///
    /// If `T` is documented for this status and media type, the body is read leniently, like a success. Any other type
    /// has to match without deviations. A type that is documented for other errors of the operation is refused.
    pub fn decode<T: Wire + 'static>(&self) -> Result<T, JsonError> {
        self.decode_with_deviations().map(|decoded| decoded.value)
    }

    /// Reads the body like [`decode`](Self::decode), and returns the deviations beside the value.
    pub fn decode_with_deviations<T: Wire + 'static>(&self) -> Result<Decoded<T>, JsonError> {
        let redact = |text: &str| self.received.secrets.redact(text);
        let mut decoded = self.received.within_budget(|| self.read::<T>()).map_err(|error| error.redacted(redact))?;
        decoded.deviations = decoded.deviations.into_iter().map(|deviation| deviation.redacted(redact)).collect();
        if self.received.strict && !decoded.deviations.is_empty() {
            return Err(JsonError::of(decoded.deviations.swap_remove(0)));
        }
        Ok(decoded)
    }

    fn read<T: Wire + 'static>(&self) -> Result<Decoded<T>, JsonError> {
        let converted = error_reading::as_json(&self.received).transpose()?;
        let body = converted.as_deref().unwrap_or(&self.received.body);
        let read = match error_reading::reading::<T>(&self.received) {
            Reading::Leniently => json_repair::repaired(body, json::from_slice),
            Reading::AsItIs => json_repair::repaired(body, json::from_slice_as_is),
            Reading::Refused(what) => return Err(JsonError::of(Deviation { path: "$".to_owned(), what })),
        };
        read.or_else(|error| {
            if error.is_syntax() {
                bare_text(&self.received.body, &self.received.media_type()).ok_or(error)
            } else {
                Err(error)
            }
        })
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ErrorParts::default()
            .with_status(&self.received)
            .with("code", self.code())
            .with("note", self.note.as_deref())
            .with_origin(&self.received)
            .with_body(&self.received)
            .write(self, f)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation(), self.received.status)?;
        if let Some(documented) = self.documented().filter(|text| says_more(text, self.status())) {
            write!(f, " ({})", one_line(documented))?;
        }
        if let Some(message) = self.message() {
            write!(f, ": {message}")?;
        }
        if let Some(note) = &self.note {
            write!(f, " [{note}]")?;
        }
        let context = &self.received.context;
        let explains = context.may_have_acted && matches!(self.received.status.as_u16(), 404 | 409 | 410 | 412);
        context.write_attempts(f, if explains { ": an earlier attempt may have acted" } else { "" })
    }
}

/// Most documents describe a 404 as "Not found.", which repeats the status.
fn says_more(description: &str, status: StatusCode) -> bool {
    let words = description.trim().trim_end_matches(['.', '!']);
    !words.is_empty() && !status.canonical_reason().is_some_and(|reason| reason.eq_ignore_ascii_case(words))
}

impl std::error::Error for ApiError {}
