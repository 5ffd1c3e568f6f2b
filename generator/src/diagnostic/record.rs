//! A diagnostic as data for programs: the fields of the report, and of `--message-format`.

use serde::Serialize;

use super::mark::{Mark, position};
use super::{Diagnostic, InputLocation};
use crate::pointer::Pointer;
use crate::source::{Lines, Sources};

/// A diagnostic with its position. Lines and columns count from 1, columns in characters; the end is behind the last character.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    /// The stable name of its kind.
    pub code: &'static str,
    /// `note`, `warning` or `error`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: &'a str,
    /// The file, by the path that the user named or that leads there from it.
    pub file: Option<String>,
    /// The location: a JSON pointer in the main document, or `file#pointer` in another file.
    pub pointer: Option<String>,
    /// The line of the text that is wrong.
    pub line: Option<usize>,
    /// Its first column.
    pub column: Option<usize>,
    /// The line where it ends.
    pub end_line: Option<usize>,
    /// The column behind it.
    pub end_column: Option<usize>,
    /// A few words about the text.
    pub label: Option<&'a str>,
    /// What the generator did about it.
    pub outcome: Option<&'a str>,
    /// What to do.
    pub help: Option<&'a str>,
    /// How many more of this severity and code were found and not recorded.
    pub more: usize,
}

impl<'a> Record<'a> {
    /// The record of a diagnostic.
    #[must_use]
    pub fn of(diagnostic: &'a Diagnostic, sources: &Sources) -> Self {
        let (pointer, file, mark) = match &diagnostic.location {
            InputLocation::Node(pointer) => {
                let found = position(diagnostic, sources).and_then(|at| Some((sources.0.get(at.file)?, at)));
                let (file, mark) = found.map_or((None, None), |(source, at)| {
                    let mark = Mark::value(&source.text, source.lines(), (at.line, at.column));
                    (Some(source.path.display().to_string()), Some(mark))
                });
                (Some(written_pointer(pointer, sources)), file, mark)
            }
            InputLocation::File { path, text, position } => {
                let mark = position.map(|position| Mark::in_file(diagnostic.code, text, &Lines::of(text), position));
                (None, Some(path.display().to_string()), mark)
            }
            InputLocation::Call(call) => {
                let mark = Mark { line: call.line() as usize, column: call.column() as usize, width: 0 };
                (None, Some(call.file().to_owned()), Some(mark))
            }
        };
        Self {
            code: diagnostic.code.name(),
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            file,
            pointer,
            line: mark.map(|mark| mark.line),
            column: mark.map(|mark| mark.column),
            end_line: mark.map(|mark| mark.line),
            end_column: mark.map(|mark| mark.column + mark.width),
            label: diagnostic.label.as_deref(),
            outcome: diagnostic.outcome.as_deref(),
            help: diagnostic.help.as_deref(),
            more: diagnostic.more,
        }
    }

    /// The message with the outcome and the help, for formats with one text.
    #[must_use]
    pub fn whole_message(&self) -> String {
        let more = [self.outcome, self.help];
        let texts = std::iter::once(self.message).chain(more.into_iter().flatten());
        texts.collect::<Vec<_>>().join("\n")
    }
}

/// Returns a location: a JSON pointer in the main document, or `file#pointer` in another file.
pub(crate) fn written_pointer(pointer: &Pointer, sources: &Sources) -> String {
    match sources.home(pointer) {
        Some((file, inner)) if file > 0 => format!("{}#{}", sources.0[file].name, inner.as_str()),
        _ => pointer.as_str().to_owned(),
    }
}
