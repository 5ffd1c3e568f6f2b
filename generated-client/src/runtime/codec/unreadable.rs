// @generated, the same for every API. Do not edit.
//! Where and why a response cannot be read.

use std::fmt;

use super::budget::Exceeded;

/// Where and why a reply cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    pub(crate) path: String,
    pub(crate) what: String,
    pub(crate) exceeded: Option<Exceeded>,
}

impl Unreadable {
    /// The body as a whole cannot be read, for this reason.
    pub fn whole(what: impl Into<String>) -> Self {
        Self { path: "$".to_owned(), what: what.into(), exceeded: None }
    }

    /// What stands at this path cannot be read.
    pub(crate) fn at(path: String, what: String) -> Self {
        Self { path, what, exceeded: None }
    }

    pub(crate) fn exceeded(&self) -> Option<Exceeded> {
        self.exceeded
    }

    pub(crate) fn exceeding(exceeded: Exceeded) -> Self {
        Self { exceeded: Some(exceeded), ..Self::whole(exceeded.to_string()) }
    }

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
