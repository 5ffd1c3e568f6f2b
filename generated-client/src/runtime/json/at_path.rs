// @generated, the same for every API. Do not edit.
//! Reads one value of a JSON text, at any depth, and skips the rest.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::body_text::without_mark;
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::{self, Segment};
use crate::runtime::codec::unexpected::wrong_text;
use crate::runtime::codec::wire::Wire;

/// Returns the value at these fields; `None` if one of them is absent or null.
pub(crate) struct AtPath<'a, T> {
    path: &'a [&'a str],
    kind: PhantomData<T>,
}

impl<T> Clone for AtPath<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for AtPath<'_, T> {}

impl<'a, T> AtPath<'a, T> {
    pub(crate) fn new(path: &'a [&'a str]) -> Self {
        Self { path, kind: PhantomData }
    }
}

/// Returns the value at these fields of a text, if it can be read.
pub(crate) fn at<T: Wire>(text: &[u8], path: &[&str]) -> Option<T> {
    AtPath::new(path).deserialize(&mut serde_json::Deserializer::from_slice(without_mark(text))).ok().flatten()
}

impl<'de, T: Wire> DeserializeSeed<'de> for AtPath<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Option<T>, D::Error> {
        if self.path.is_empty() { Option::<T>::decode(source) } else { source.deserialize_any(self) }
    }
}

impl<'de, T: Wire> Visitor<'de> for AtPath<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a member {}", self.path.join("."))
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<T>, E> {
        Err(wrong_text(text, "an object"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Option<T>, A::Error> {
        let Some((first, rest)) = self.path.split_first() else { return Ok(None) };
        let mut found = None;
        while let Some(is_first) = members.next_key_seed(IsKey(first))? {
            budget::charge(1)?;
            if is_first {
                let mark = decoding::mark();
                let value = members.next_value_seed(AtPath::new(rest));
                decoding::leave(mark, value.is_ok(), || Segment::key(first));
                found = value?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// Compares a key.
struct IsKey<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for IsKey<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<bool, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for IsKey<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        budget::charge_scratch(key.len())?;
        Ok(key == self.0)
    }
}
