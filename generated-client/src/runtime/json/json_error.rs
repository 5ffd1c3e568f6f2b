// @generated, the same for every API. Do not edit.
//! The error for JSON that cannot be read or written, with the path of the value.

use std::fmt;

use serde::de::Error;
use serde_json::error::Category;

use crate::runtime::codec::budget::Exceeded;
use crate::runtime::codec::decoding::Deviation;
use crate::runtime::codec::unreadable::Unreadable;

/// The error for JSON that cannot be read as a type or written from it.
#[derive(Debug)]
pub struct JsonError {
    pub(crate) path: String,
    pub(crate) source: serde_json::Error,
    pub(crate) exceeded: Option<Exceeded>,
}

impl JsonError {
    /// The location as a JSON path: `$.items[3].name`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Replaces the description.
    pub(crate) fn redacted(self, redact: impl Fn(&str) -> String) -> Self {
        let (path, what) = (redact(&self.path), self.source.to_string());
        let redacted = redact(&what);
        let source = if redacted == what { self.source } else { serde_json::Error::custom(redacted) };
        Self { path, source, exceeded: self.exceeded }
    }

    /// Whether the text is not JSON.
    pub(crate) fn is_syntax(&self) -> bool {
        matches!(self.source.classify(), Category::Syntax | Category::Eof)
    }

    /// The error that a deviation becomes in strict reading.
    pub(crate) fn of(deviation: Deviation) -> Self {
        Self { path: deviation.path, source: Error::custom(deviation.what), exceeded: None }
    }

    /// The description without the path.
    pub fn message(&self) -> String {
        self.source.to_string()
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.source)
    }
}

impl std::error::Error for JsonError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl From<Unreadable> for JsonError {
    fn from(fault: Unreadable) -> Self {
        Self { path: fault.path, source: Error::custom(fault.what), exceeded: fault.exceeded }
    }
}

impl From<JsonError> for Unreadable {
    fn from(error: JsonError) -> Self {
        Self { path: error.path().to_owned(), what: error.message(), exceeded: error.exceeded }
    }
}
