//! The error for an unusable argument of a call or setting of a client.

use std::fmt;

use super::boxed::BoxError;

/// An unusable argument of a call or setting of a client.
#[derive(Debug)]
pub struct ArgumentError {
    pub(crate) operation: &'static str,
    what: String,
    source: Option<BoxError>,
}

impl ArgumentError {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { operation: "", what: what.into(), source: None }
    }

    pub(crate) fn because(what: impl Into<String>, source: impl Into<BoxError>) -> Self {
        Self { operation: "", what: what.into(), source: Some(source.into()) }
    }

    pub(crate) fn of(mut self, operation: &'static str) -> Self {
        self.operation = operation;
        self
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.operation.is_empty() {
            write!(f, "{}: ", self.operation)?;
        }
        f.write_str(&self.what)
    }
}

impl std::error::Error for ArgumentError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
