//! Translates the messages of parsers for authors of documents.

use crate::source::Lines;

/// The messages that have a help of their own.
const TOO_MANY_ALIASES: &str = "the aliases expand to more data than the generator reads";
const SEVERAL_DOCUMENTS: &str = "the file contains more than one YAML document";

/// Why the text could not be read; line and column from 1 where the parser says them.
pub(crate) struct SyntaxError {
    pub message: String,
    pub position: Option<(usize, usize)>,
}

impl SyntaxError {
    /// The parser's message in the words of someone who writes documents, without the position, which is shown anyway.
    pub fn of(message: &str, position: Option<(usize, usize)>, text: &str) -> Self {
        let (message, offset) = match message.split_once(" at position ") {
            Some((message, offset)) => {
                (message, offset.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()))
            }
            None => (message, None),
        };
        let position = offset.and_then(|offset| Lines::of(text).position(text, offset)).or(position);
        let message = message.split_once(" at line ").map_or(message, |(message, _)| message);
        let message = match message {
            "recursion limit exceeded" => "values are nested more than 127 levels deep, or an alias contains itself",
            "repetition limit exceeded" => TOO_MANY_ALIASES,
            "deserializing from YAML containing more than one document is not supported" => SEVERAL_DOCUMENTS,
            "found character that cannot start any token" => {
                "no value can begin with this character; indent with spaces, and quote text that begins with `@` or a backtick"
            }
            other => other,
        };
        Self { message: message.to_owned(), position }
    }

    /// Returns what to do about it in a text of this format.
    pub fn help(&self, format: &str) -> String {
        match (self.message.as_str(), self.position) {
            (TOO_MANY_ALIASES, _) => "use fewer aliases within the values of other anchors".to_owned(),
            (SEVERAL_DOCUMENTS, _) => "keep one document, and move the others to files of their own".to_owned(),
            (_, Some(_)) => format!("fix the {format} at this position"),
            (_, None) => format!("fix the {format}"),
        }
    }
}
