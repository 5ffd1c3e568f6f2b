//! The names that a user chose: in the settings, or by extensions in the document or an overlay.
//!
//! [`Customization`] is what the settings say, in the words of the user. It is applied to a document, which then has the
//! [`Choices`](crate::choices::Choices) by their locations.

mod extensions;
mod own_type;
mod resolve;
mod rust_name;
mod target;
#[cfg(test)]
mod tests;

pub(crate) use own_type::form;
pub use own_type::problem as type_problem;
pub use rust_name::problem;

use std::path::PathBuf;
use std::sync::Arc;

use crate::choices::OwnForm;
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
    pub attributes: Vec<Attributes>,
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

/// Traits and attributes of types.
#[allow(clippy::struct_field_names)] // The key of the settings has this name.
#[derive(Clone, Debug)]
pub struct Attributes {
    /// `*` for all types, `tag:NAME` for those that only the operations of a group use, or a schema by its name or its location.
    pub target: String,
    /// The traits, by their paths.
    pub derives: Vec<String>,
    /// The attributes, each as `#[…]`.
    pub attributes: Vec<String>,
    /// Where they are written.
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

/// A position in the settings file.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
    /// Line and column, counted from 1.
    pub position: Option<(usize, usize)>,
}

impl Place {
    /// Returns the location of a diagnostic: this place, or the document as a whole if there is none.
    pub(crate) fn location(place: Option<&Self>) -> InputLocation {
        match place {
            Some(place) => {
                InputLocation::File { path: place.path.clone(), text: place.text.to_string(), position: place.position }
            }
            None => InputLocation::Node(Pointer::root()),
        }
    }
}
