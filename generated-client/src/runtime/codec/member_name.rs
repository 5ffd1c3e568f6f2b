// @generated, the same for every API. Do not edit.
//! Field names, which are looked up while they are read, so that known names are not copied.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

use super::budget;
use super::exact_numbers::NUMBER_KEY;

/// The name of a received field.
pub(crate) enum MemberName {
    /// The index among the fields of the type.
    Known(usize),
    /// A name that is no field of the type, if the type preserves such fields.
    Other(Option<String>),
}

/// Reads the name of the next field.
pub(crate) struct NameSeed {
    /// The field names of the type.
    pub(crate) names: &'static [&'static str],
    /// The index of the name that is tried first.
    pub(crate) expected: usize,
    /// Whether unknown names are preserved.
    pub(crate) keep: bool,
}

impl NameSeed {
    /// Servers usually send fields in the documented order, so the name after the last one is tried first.
    fn find(&self, name: &str) -> Option<usize> {
        if self.names.get(self.expected) == Some(&name) {
            return Some(self.expected);
        }
        self.names.iter().position(|known| *known == name)
    }
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = MemberName;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<MemberName, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = MemberName;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<MemberName, E> {
        budget::charge_scratch(name.len())?;
        match self.find(name) {
            Some(index) => Ok(MemberName::Known(index)),
            None if name == NUMBER_KEY => Err(E::invalid_type(Unexpected::Other("number"), &"an object")),
            None => Ok(MemberName::Other(self.keep.then(|| name.to_owned()))),
        }
    }
}

/// Reads a key of a map. Its memory counts against the budget.
pub(crate) struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<String, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<String, E> {
        budget::text(key)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<String, E> {
        budget::charge_scratch(key.len())?;
        budget::text(key)
    }

    fn visit_string<E: Error>(self, key: String) -> Result<String, E> {
        budget::charge(key.len().saturating_add(budget::ALLOCATION))?;
        Ok(key)
    }
}
