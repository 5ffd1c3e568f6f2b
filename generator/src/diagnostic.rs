//! What went wrong with a document: data, and how it is shown.

pub mod flood;
pub(crate) mod nearest;
pub mod render;

use std::path::PathBuf;

use crate::pointer::Pointer;

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is lost; the document says something that it may not mean.
    Note,
    /// A piece is left out, left untyped or read otherwise than written.
    Warning,
    /// Nothing can be generated.
    Error,
}

impl Severity {
    /// The word shown and reported.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a node of the document.
    Node(Pointer),
    /// In a file that could not be parsed; line and column from 1 where the parser told them.
    File {
        /// The file.
        path: PathBuf,
        /// Its text, as far as it could be read.
        text: String,
        /// Line and column.
        position: Option<(usize, usize)>,
    },
}

/// One finding about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Note, warning or error.
    pub severity: Severity,
    /// A stable name for this kind of finding, such as `dangling-reference`.
    pub code: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What the marked text is, in a few words.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// How many more findings with this severity and code were made behind this one and not kept.
    pub more: usize,
}

/// The longest message, label or help: keys of a document are part of them, and may be of any length.
const LONGEST: usize = 2000;

impl Diagnostic {
    /// A finding that makes the whole document unusable.
    #[must_use]
    pub fn error(code: &'static str, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, Place::Node(pointer.clone()), message)
    }

    /// A finding that costs one piece of the document.
    #[must_use]
    pub fn warning(code: &'static str, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, Place::Node(pointer.clone()), message)
    }

    /// A finding that costs nothing.
    #[must_use]
    pub fn note(code: &'static str, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, Place::Node(pointer.clone()), message)
    }

    /// A finding about a file as a whole, or about its syntax.
    #[must_use]
    pub fn file(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    fn new(severity: Severity, code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity, code, place, message: abbreviated(message.into()), label: None, help: None, more: 0 }
    }

    /// Says what the marked text is.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(abbreviated(label.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(abbreviated(help.into()));
        self
    }
}

/// The text without its middle, where it is too long to be read.
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
            let short = Diagnostic::warning("code", &Pointer::root(), long).message;
            assert!(short.len() <= LONGEST + 3 && short.len() > LONGEST - 10, "{}", short.len());
            assert!(short.starts_with(letter) && short.ends_with(letter) && short.contains('…'));
        }
    }
}
