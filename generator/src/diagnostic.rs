//! Diagnostics about a document, and how they are shown.

mod code;
pub mod flood;
pub mod github;
pub mod json;
pub(crate) mod lost;
mod mark;
pub(crate) mod nearest;
pub mod record;
pub mod render;
pub mod sarif;

use std::hash::{Hash, Hasher};
use std::panic::Location;
use std::path::PathBuf;
use std::sync::Arc;

pub use code::Code;

use crate::pointer::Pointer;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is lost, but the document probably means something else.
    Note,
    /// A part is skipped, generated as `serde_json::Value`, or read differently from how it is written.
    Warning,
    /// Nothing can be generated.
    Error,
}

impl Severity {
    /// Returns the word that is shown and reported.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The location of a diagnostic in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputLocation {
    /// A node of the document.
    Node(Pointer),
    /// A position in a file that could not be parsed.
    File {
        /// The file.
        path: PathBuf,
        /// Its text, as far as it could be read. Locations in one file share it.
        text: Arc<str>,
        /// Line and column, counted from 1, if the parser reports them.
        position: Option<(usize, usize)>,
    },
    /// A call of the library in code of the user's, whose file is not read.
    Call(&'static Location<'static>),
}

impl Hash for InputLocation {
    /// The text of a file is as large as all locations in it together, so it counts for equality only.
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Node(pointer) => pointer.hash(state),
            Self::File { path, position, .. } => (path, position).hash(state),
            Self::Call(call) => call.hash(state),
        }
    }
}

/// A message about a document: what is wrong, where, what the generator did, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Note, warning or error.
    pub severity: Severity,
    /// The kind of diagnostic.
    pub code: Code,
    /// Its location in the input.
    pub location: InputLocation,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// A few words about the marked text.
    pub label: Option<String>,
    /// What the generator did about it.
    pub outcome: Option<String>,
    /// What to do, as an imperative.
    pub help: Option<String>,
    /// How many more diagnostics of this severity and code followed this one and were not recorded.
    pub more: usize,
}

/// The outcome for a node that cannot be read or found, and that other parts of the document use.
pub(crate) const USERS_ARE_SKIPPED: &str = "whatever uses it is skipped or generated as `serde_json::Value`";

/// The longest text of a diagnostic in bytes: texts quote keys of the document, which may be of any length.
const LONGEST: usize = 2000;

impl Diagnostic {
    /// Creates a diagnostic that makes the whole document unusable.
    #[must_use]
    pub fn error(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, InputLocation::Node(pointer.clone()), message)
    }

    /// Creates a diagnostic that affects one part of the document.
    #[must_use]
    pub fn warning(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, InputLocation::Node(pointer.clone()), message)
    }

    /// Creates a diagnostic that changes nothing in the output.
    #[must_use]
    pub fn note(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, InputLocation::Node(pointer.clone()), message)
    }

    /// Creates an error about a whole file or its syntax.
    #[must_use]
    pub fn file(code: Code, location: InputLocation, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, location, message)
    }

    fn new(severity: Severity, code: Code, location: InputLocation, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            location,
            message: abbreviated(message.into()),
            label: None,
            outcome: None,
            help: None,
            more: 0,
        }
    }

    /// Sets the label of the marked text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(abbreviated(label.into()));
        self
    }

    /// Sets what the generator did about it.
    #[must_use]
    pub fn outcome(mut self, outcome: impl Into<String>) -> Self {
        self.outcome = Some(abbreviated(outcome.into()));
        self
    }

    /// Sets what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(abbreviated(help.into()));
        self
    }
}

/// Returns the text, without its middle if it is too long.
fn abbreviated(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let head = (0..=LONGEST / 2).rev().find(boundary).unwrap_or_default();
    let tail = (text.len() - LONGEST / 2..text.len()).find(boundary).unwrap_or(text.len());
    format!("{}…{}", &text[..head], &text[tail..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_lose_their_middle() {
        for letter in ["x", "ä", "语", "🦀"] {
            let long = letter.repeat(1 << 20);
            let short = Diagnostic::warning(Code::DuplicateKey, &Pointer::root(), long).message;
            assert!(short.len() <= LONGEST + 3 && short.len() > LONGEST - 10, "{}", short.len());
            assert!(short.starts_with(letter) && short.ends_with(letter) && short.contains('…'));
        }
    }
}
