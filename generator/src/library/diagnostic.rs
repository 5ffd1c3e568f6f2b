//! A diagnostic as users of the library see it: with its position, and rendered.

use std::fmt::{self, Display, Formatter};
use std::path::Path;

use crate::diagnostic::record::Record;
use crate::diagnostic::render::{in_order, render};
use crate::diagnostic::{Diagnostic as Found, Severity};
use crate::source::Sources;

/// A message about a document, an overlay or the settings: what is wrong, where, what the generator did, and what to do.
///
/// It is displayed as text for a terminal, with an excerpt of the document, as rustc displays its diagnostics.
#[derive(Debug)]
pub struct Diagnostic<'a> {
    found: &'a Found,
    sources: &'a Sources,
    record: Record<'a>,
}

/// A position in a file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position<'a> {
    /// The file, by the path that the generator was given or that leads there from it.
    pub file: &'a Path,
    /// The line.
    pub line: usize,
    /// The first column of the text that is wrong.
    pub column: usize,
    /// The column behind the text that is wrong.
    pub end_column: usize,
}

impl<'a> Diagnostic<'a> {
    /// Returns the diagnostics in the order of their positions.
    pub(super) fn all(found: &'a [Found], sources: &'a Sources) -> Vec<Self> {
        let ordered = in_order(found, sources).into_iter();
        ordered.map(|found| Self { found, sources, record: Record::of(found, sources) }).collect()
    }

    /// Returns whether it is a note, a warning or an error.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.found.severity
    }

    /// Returns the stable name of its kind, such as `dangling-reference`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.record.code
    }

    /// Returns what this kind of diagnostic means and how to fix the document, as Markdown.
    #[must_use]
    pub fn explanation(&self) -> &'static str {
        self.found.code.explanation()
    }

    /// Returns what is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.found.message
    }

    /// Returns the file that it is about, if it is about one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.record.file.as_deref().map(Path::new)
    }

    /// Returns the position of the text that is wrong, if it is known.
    #[must_use]
    pub fn position(&self) -> Option<Position<'_>> {
        let Record { line, column, end_column, .. } = self.record;
        Some(Position { file: self.file()?, line: line?, column: column?, end_column: end_column? })
    }

    /// Returns its location in the document: a JSON pointer, or `file#pointer` in another file than the document's.
    #[must_use]
    pub fn pointer(&self) -> Option<&str> {
        self.record.pointer.as_deref()
    }

    /// Returns a few words about the text that is wrong.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.found.label.as_deref()
    }

    /// Returns what the generator did about it.
    #[must_use]
    pub fn outcome(&self) -> Option<&str> {
        self.found.outcome.as_deref()
    }

    /// Returns what to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.found.help.as_deref()
    }

    /// Returns how many more diagnostics of this severity and code followed it and were only counted.
    #[must_use]
    pub fn more(&self) -> usize {
        self.found.more
    }

    /// Returns the text for a terminal with colors, as ANSI escape sequences.
    #[must_use]
    pub fn colored(&self) -> String {
        render(self.found, self.sources, true)
    }
}

impl Display for Diagnostic<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&render(self.found, self.sources, false))
    }
}
