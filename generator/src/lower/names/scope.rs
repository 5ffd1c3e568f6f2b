//! A namespace: the first item with a name gets the name, later ones get it with a number.

use super::Name;
use super::prelude::{MENTIONED, PRELUDE};
use crate::fast_hash::{FastMap, FastSet};

/// The names taken in one namespace.
#[derive(Debug, Default)]
pub(in crate::lower) struct Scope {
    taken: FastSet<String>,
    /// The next number to try for each name that was requested again.
    next: FastMap<String, u32>,
}

impl Scope {
    /// Creates a namespace in which some names are taken.
    #[must_use]
    pub(in crate::lower) fn with_reserved<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: reserved.into_iter().map(str::to_lowercase).collect(), next: FastMap::default() }
    }

    /// Creates a namespace for the types of schemas: the names of the Rust prelude are taken.
    #[must_use]
    pub(in crate::lower) fn of_types() -> Self {
        Self::with_reserved(PRELUDE.iter().copied())
    }

    /// Creates a namespace for the types of tags and operations: `also` and the names that their code uses are taken.
    #[must_use]
    pub(in crate::lower) fn of_operations<'a>(also: impl IntoIterator<Item = &'a str>) -> Self {
        Self::with_reserved(MENTIONED.iter().copied().chain(also))
    }

    /// Takes a name if it is free. Returns whether it was.
    pub(in crate::lower) fn claim(&mut self, name: &Name) -> bool {
        self.taken.insert(name.bare().to_lowercase())
    }

    /// Takes `name`, or the first of `name2`, `name3`, … that is free.
    ///
    /// Names that differ only by case count as equal: they would be the same file on some systems, and are confusing.
    pub(in crate::lower) fn take(&mut self, name: Name) -> Name {
        let wanted = name.bare().to_lowercase();
        if self.taken.insert(wanted.clone()) {
            return name;
        }
        // Names are never released, so all lower numbers are taken.
        let next = self.next.entry(wanted).or_insert(2);
        loop {
            let numbered = name.with_suffix(&next.to_string());
            *next = next.saturating_add(1);
            if self.taken.insert(numbered.bare().to_lowercase()) || *next == u32::MAX {
                return numbered;
            }
        }
    }

    /// Takes the first free candidate, or the last one with a number.
    pub(in crate::lower) fn take_first(&mut self, candidates: &[Name]) -> Option<Name> {
        let free = candidates.iter().find(|name| !self.taken.contains(&name.bare().to_lowercase()));
        free.or(candidates.last()).cloned().map(|name| self.take(name))
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, Scope};

    fn take_all(scope: &mut Scope, names: &[&str], name: fn(&str) -> Name) -> Vec<String> {
        names.iter().map(|text| scope.take(name(text)).as_str().to_owned()).collect()
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let names = take_all(&mut Scope::default(), &["user", "user", "user2", "user", "other"], Name::of_value);
        assert_eq!(names, ["user", "user2", "user22", "user3", "other"]);
    }

    #[test]
    fn names_that_differ_by_case_are_equal() {
        let names = take_all(&mut Scope::default(), &["Id List", "IDList", "Idlist"], Name::of_type);
        assert_eq!(names, ["IdList", "IdList2", "Idlist3"]);
    }

    #[test]
    fn a_numbered_keyword_is_not_raw() {
        assert_eq!(take_all(&mut Scope::default(), &["type", "type"], Name::of_value), ["r#type", "type2"]);
    }

    #[test]
    fn reserved_names_are_taken() {
        assert_eq!(take_all(&mut Scope::with_reserved(["Send"]), &["send", "find"], Name::of_value), ["send2", "find"]);
        assert_eq!(
            take_all(&mut Scope::of_types(), &["Option", "Send", "User"], Name::of_type),
            ["Option2", "Send2", "User"]
        );
        // Operations may be called like traits that their code does not mention.
        let mut operations = Scope::of_operations(["Client"]);
        assert_eq!(
            take_all(&mut operations, &["Option", "Send", "Client"], Name::of_type),
            ["Option2", "Send", "Client2"]
        );
    }

    #[test]
    fn the_first_free_candidate_is_taken_or_the_last_with_a_number() {
        let candidates = ["Item", "UserItem"].map(Name::of_type);
        let mut scope = Scope::default();
        let taken = [(); 3].map(|()| scope.take_first(&candidates).map(|name| name.as_str().to_owned()));
        assert_eq!(taken, ["Item", "UserItem", "UserItem2"].map(|name| Some(name.to_owned())));
        assert_eq!(scope.take_first(&[]), None);
    }
}
