//! The reason why a response cannot be read, and the path of the value.

use std::fmt;

use super::budget::Exceeded;

/// The reason why a response cannot be read, and the path of the value.
#[derive(Debug)]
pub struct Unreadable {
    pub(crate) path: String,
    pub(crate) what: String,
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
