//! One namespace: who asks first for a name gets it, the next one gets it with a number.

use std::collections::HashSet;

use super::Name;

/// The names taken in one namespace.
#[derive(Debug, Default)]
pub struct Scope(HashSet<String>);

impl Scope {
    /// A namespace in which some names are taken from the start.
    #[must_use]
    pub fn with_reserved<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self(reserved.into_iter().map(str::to_lowercase).collect())
    }

    /// Takes `name`, or the first of `name2`, `name3`, … that is free.
    ///
    /// Names that differ in case only are one name here: they would be one file on some systems, and mislead readers on all.
    pub fn take(&mut self, name: Name) -> Name {
        if self.0.insert(name.bare().to_lowercase()) {
            return name;
        }
        (2..=u32::MAX)
            .map(|number| name.with_suffix(&number.to_string()))
            .find(|name| self.0.insert(name.bare().to_lowercase()))
            .unwrap_or(name)
    }

    /// Takes the first free of the candidates, the last one with a number if need be.
    pub fn take_first(&mut self, candidates: &[Name]) -> Option<Name> {
        let free = candidates.iter().find(|name| !self.0.contains(&name.bare().to_lowercase()));
        free.or(candidates.last()).cloned().map(|name| self.take(name))
    }
}
