//! The names that earlier runs gave, by the locations of what they name: the file `names.lock` of the generated crate.
//!
//! A line of the file is a location, what is named there, and its names, separated by spaces. The lines are sorted, so that changes
//! of different parts of a document merge without conflicts. Whoever edits a name in the file has that name from then on.

mod contents;
mod line;
mod load;
mod location_keys;
mod read;

use std::collections::HashMap;

use crate::choices::Choices;
use crate::pointer::Pointer;

pub(crate) use contents::contents;
pub(crate) use line::encoded;
pub use line::{Kind, Line};
pub(crate) use load::load;
pub use location_keys::LocationKeys;
pub use read::{BrokenLine, read};

/// The name of the file in the crate.
pub const FILE: &str = "names.lock";

/// The names that earlier runs gave.
#[derive(Clone, Debug, Default)]
pub struct NamesLock {
    names: HashMap<(Kind, Pointer), Vec<String>>,
}

impl NamesLock {
    /// The same names, by locations in a document.
    #[must_use]
    pub fn located(&self, keys: &LocationKeys) -> Self {
        let names = self.names.iter().map(|((kind, pointer), names)| ((*kind, keys.located(pointer)), names.clone()));
        Self { names: names.collect() }
    }

    /// The same names, with those that the user chose. A type whose name is chosen at one of its locations has it at all of them.
    #[must_use]
    pub fn with_choices(mut self, choices: &Choices) -> Self {
        let chosen: HashMap<String, &String> = choices
            .types
            .iter()
            .filter_map(|(pointer, name)| Some((self.name(Kind::Type, pointer)?.to_owned(), name)))
            .collect();
        for ((kind, pointer), names) in &mut self.names {
            if *kind == Kind::Type
                && !choices.types.contains_key(pointer)
                && let [earlier] = names.as_mut_slice()
                && let Some(name) = chosen.get(earlier.as_str())
            {
                (*name).clone_into(earlier);
            }
        }
        let types = choices.types.iter().map(|(pointer, name)| ((Kind::Type, pointer.clone()), vec![name.clone()]));
        let methods =
            choices.operations.iter().map(|(pointer, name)| ((Kind::Method, pointer.clone()), vec![name.clone()]));
        self.names.extend(types.chain(methods));
        self
    }

    /// Whether no name is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Returns the name of what is at a location.
    #[must_use]
    pub fn name(&self, kind: Kind, pointer: &Pointer) -> Option<&str> {
        self.names(kind, pointer).first().map(String::as_str)
    }

    /// Returns the names of what is at a location, in their order; none if it is not known.
    #[must_use]
    pub fn names(&self, kind: Kind, pointer: &Pointer) -> &[String] {
        self.names.get(&(kind, pointer.clone())).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns what has one name, with its location and its name.
    pub fn single_names(&self) -> impl Iterator<Item = (Kind, &Pointer, &str)> {
        let single = self.names.iter().filter(|((kind, _), _)| !kind.is_list() && *kind != Kind::Contents);
        single.filter_map(|((kind, pointer), names)| Some((*kind, pointer, names.first()?.as_str())))
    }
}
