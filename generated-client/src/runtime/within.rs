// Generated: a copy of generator/runtime/within.rs by generator/src/emit/runtime.rs. Do not edit.
//! Reads one member of a JSON text, however deep, and steps over the rest.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::wire::Wire;

/// What stands at these members; `None` where one of them is missing or null.
pub(crate) struct Within<'a, T> {
    path: &'a [&'a str],
    kind: PhantomData<T>,
}

impl<'a, T> Within<'a, T> {
    pub(crate) fn new(path: &'a [&'a str]) -> Self {
        Self { path, kind: PhantomData }
    }
}

/// What stands at these members of a text, if it can be read.
pub(crate) fn at<T: Wire>(text: &[u8], path: &[&str]) -> Option<T> {
    Within::new(path).deserialize(&mut serde_json::Deserializer::from_slice(text)).ok().flatten()
}

impl<'de, T: Wire> DeserializeSeed<'de> for Within<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Option<T>, D::Error> {
        if self.path.is_empty() { Option::<T>::decode(source) } else { source.deserialize_any(self) }
    }
}

impl<'de, T: Wire> Visitor<'de> for Within<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a member {}", self.path.join("."))
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Option<T>, A::Error> {
        let Some((first, rest)) = self.path.split_first() else { return Ok(None) };
        let mut found = None;
        while let Some(name) = members.next_key::<String>()? {
            if name == *first {
                found = members.next_value_seed(Within::new(rest))?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}
