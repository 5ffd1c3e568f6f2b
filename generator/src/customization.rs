//! The names that a user chose: in the settings, or by extensions in the document or an overlay.
//!
//! [`Customization`] is what the settings say, in the words of the user. It is applied to a document, which then has the
//! [`Choices`](crate::choices::Choices) by their locations.

mod added;
mod extensions;
mod own_type;
mod problems;
mod resolve;
mod rust_name;
mod target;
#[cfg(test)]
mod tests;

pub(crate) use own_type::form;

use std::panic::Location;
use std::path::PathBuf;
use std::sync::Arc;

use crate::choices::{Added, OwnForm};
use crate::diagnostic::InputLocation;
use crate::pointer::Pointer;

/// What the settings say about names and types.
#[derive(Clone, Debug, Default)]
pub struct Customization {
    /// The names of items.
    pub renames: Vec<Rename>,
    /// The types in place of those that are made.
    pub replacements: Vec<Replacement>,
    /// The traits that types derive, and the attributes that they have.
    pub additions: Vec<Addition>,
    /// The crates of the types that a document may choose by `x-rust-type`, as Rust has their names.
    pub crates: Vec<String>,
}

/// A type in place of those that are made for schemas.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// What is replaced.
    pub what: Replaced,
    /// The schema, by its name or its location, or the format.
    pub target: String,
    /// The type, as Rust has it.
    pub path: String,
    /// How it is read and written; without it, strings are text, and others have serde's traits.
    pub form: Option<OwnForm>,
    /// Where it is written.
    pub place: Option<Place>,
}

/// What a type replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The type of a schema.
    Schema,
    /// The types of all schemas with a format.
    Format,
}

/// A trait or an attribute of types.
#[derive(Clone, Debug)]
pub struct Addition {
    /// What it is.
    pub what: Added,
    /// `*` for all types, `tag:NAME` for those that only the operations of a group use, or a schema by its name or its location.
    pub target: String,
    /// The path of the trait, or the attribute as `#[…]`.
    pub text: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// A name for an item of the client.
#[derive(Clone, Debug)]
pub struct Rename {
    /// What it is.
    pub what: Renamed,
    /// How the document calls it, or its location in the document.
    pub target: String,
    /// Its name in Rust.
    pub name: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// What can have a name of the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renamed {
    /// A type.
    Type,
    /// A field.
    Field,
    /// A variant of an enum.
    Variant,
    /// The method of an operation.
    Operation,
    /// An argument or setter of an operation.
    Parameter,
    /// A group of operations.
    Group,
}

impl Renamed {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Type, Self::Field, Self::Variant, Self::Operation, Self::Parameter, Self::Group];

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Field => "field",
            Self::Variant => "variant",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Group => "group",
        }
    }
}

/// Where something was chosen.
#[derive(Clone, Debug)]
pub enum Place {
    /// A position in the settings file.
    Settings {
        /// The file.
        path: PathBuf,
        /// Its text.
        text: Arc<str>,
        /// Line and column, counted from 1.
        position: Option<(usize, usize)>,
    },
    /// A call of the library.
    Call(&'static Location<'static>),
}

impl Place {
    /// Returns the location of a diagnostic: this place, or the document as a whole if there is none.
    pub(crate) fn location(place: Option<&Self>) -> InputLocation {
        match place {
            Some(Self::Settings { path, text, position }) => {
                InputLocation::File { path: path.clone(), text: text.clone(), position: *position }
            }
            Some(Self::Call(call)) => InputLocation::Call(call),
            None => InputLocation::Node(Pointer::root()),
        }
    }
}
