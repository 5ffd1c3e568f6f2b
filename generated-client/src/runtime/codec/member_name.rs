// @generated, the same for every API. Do not edit.
//! The name of a member, looked up as it is read: one that is known is never copied.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

use super::budget;
use super::exact_numbers::NUMBER_KEY;

/// The name of a member that was sent.
pub(crate) enum MemberName {
    /// Its place among those that the object names.
    Known(usize),
    /// One that the object does not name, if it keeps such.
    Other(Option<String>),
}

/// Reads the name of the next member.
pub(crate) struct NameSeed {
    /// The names to be looked up.
    pub(crate) names: &'static [&'static str],
    /// The place of the name that is tried first.
    pub(crate) expected: usize,
    /// Whether names that are not known are kept.
    pub(crate) keep: bool,
}

impl NameSeed {
    /// Servers mostly send members in the order in which they are documented, so the one after the last is tried first.
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

/// Reads a key of a map, whose memory is charged.
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
