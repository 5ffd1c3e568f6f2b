//! A line of the file: a location, what is named there, and its names.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::pointer::Pointer;

/// What a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A type.
    Type,
    /// The arguments of the constructor of a type, in their order.
    New,
    /// The variants of a union, each as what identifies it and its name: `Dog=Dog`.
    Variants,
    /// A number for the contents of a component, by which it is recognized under another name.
    Contents,
    /// The method of an operation.
    Method,
    /// The type of an operation's request.
    Request,
    /// The arguments of an operation after those of its path, in their order.
    Arguments,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Type, Self::New, Self::Variants, Self::Contents, Self::Method, Self::Request, Self::Arguments];

    /// The word for it in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::New => "new",
            Self::Variants => "variants",
            Self::Contents => "contents",
            Self::Method => "method",
            Self::Request => "request",
            Self::Arguments => "arguments",
        }
    }

    /// Returns the kind with this word.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether a line of this kind has several names.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::New | Self::Variants | Self::Arguments)
    }

    /// Whether the names are those of types.
    pub(super) fn names_types(self) -> bool {
        matches!(self, Self::Type | Self::Variants | Self::Request)
    }
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The location.
    pub pointer: Pointer,
    /// What is named.
    pub kind: Kind,
    /// Its names.
    pub names: Vec<String>,
}

/// What cannot be written in a location as it is: it would end the location, or the line.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'%');

/// What cannot be written before the name of a variant.
const ENCODED_KEY: &AsciiSet = &ENCODED.add(b'=');

/// Returns a text as it is written before the name of a variant.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED_KEY).to_string()
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = utf8_percent_encode(self.pointer.as_str(), ENCODED);
        write!(f, "#{pointer} {} {}", self.kind.word(), self.names.join(" "))
    }
}
