//! A namespace: the first item gets a name, the next one gets it with a number.

use std::collections::{HashMap, HashSet};

use super::Name;
use super::prelude::{MENTIONED, PRELUDE};

/// The names taken in one namespace.
#[derive(Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
    /// The number that is tried next for each name that was wanted again.
    next: HashMap<String, u32>,
}

impl Scope {
    /// A namespace in which some names are taken from the start.
    #[must_use]
    pub fn with_reserved<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: reserved.into_iter().map(str::to_lowercase).collect(), next: HashMap::new() }
    }

    /// A namespace of types that are made for schemas: the names of Rust's prelude are taken.
    #[must_use]
    pub fn of_types() -> Self {
        Self::with_reserved(PRELUDE.iter().copied())
    }

    /// A namespace of types that are made for tags and operations: the names that their code mentions are taken, and `also`.
    #[must_use]
    pub fn of_operations<'a>(also: impl IntoIterator<Item = &'a str>) -> Self {
        Self::with_reserved(MENTIONED.iter().copied().chain(also))
    }

    /// Takes `name`, or the first of `name2`, `name3`, … that is free.
    ///
    /// Names that differ in case only are one name here: they would be one file on some systems, and mislead readers on all.
    pub fn take(&mut self, name: Name) -> Name {
        let wanted = name.bare().to_lowercase();
        if self.taken.insert(wanted.clone()) {
            return name;
        }
        // No name is given back, so the numbers below were taken and still are.
        let next = self.next.entry(wanted).or_insert(2);
        loop {
            let numbered = name.with_suffix(&next.to_string());
            *next = next.saturating_add(1);
            if self.taken.insert(numbered.bare().to_lowercase()) || *next == u32::MAX {
                return numbered;
            }
        }
    }

    /// Takes the first free of the candidates, the last one with a number if need be.
    pub fn take_first(&mut self, candidates: &[Name]) -> Option<Name> {
        let free = candidates.iter().find(|name| !self.taken.contains(&name.bare().to_lowercase()));
        free.or(candidates.last()).cloned().map(|name| self.take(name))
    }
}
