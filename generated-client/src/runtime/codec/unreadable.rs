// @generated, the same for every API. Do not edit.
//! The reason why a response cannot be read, and the path of the value.

use std::fmt;

use super::budget::Exceeded;

/// The reason why a response cannot be read, and the path of the value.
#[derive(Debug)]
pub struct Unreadable {
    /// The JSON path of the value.
    pub(crate) path: String,
    /// What is wrong with the value.
    pub(crate) what: String,
    /// The limit of memory or time that ended decoding, if that is the reason.
    pub(crate) exceeded: Option<Exceeded>,
}

impl Unreadable {
    /// Creates a reason for the whole body.
    pub fn whole(what: impl Into<String>) -> Self {
        Self { path: "$".to_owned(), what: what.into(), exceeded: None }
    }

    /// Creates a reason for the value at this path.
    pub(crate) fn at(path: String, what: String) -> Self {
        Self { path, what, exceeded: None }
    }

    pub(crate) fn exceeded(&self) -> Option<Exceeded> {
        self.exceeded
    }

    /// Creates the reason for a body whose decoding exceeded a limit.
    pub(crate) fn exceeding(exceeded: Exceeded) -> Self {
        Self { exceeded: Some(exceeded), ..Self::whole(exceeded.to_string()) }
    }

    /// Returns the reason with each of its texts changed by `redact`.
    pub(crate) fn redacted(self, redact: impl Fn(&str) -> String) -> Self {
        Self { path: redact(&self.path), what: redact(&self.what), exceeded: self.exceeded }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

impl std::error::Error for Unreadable {}
