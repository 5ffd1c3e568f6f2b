// @generated, the same for every API. Do not edit.
//! A member that can be left out, null, or a value, where an update tells the three apart.

use serde::de::Deserializer;
use serde::ser::Serializer;
use serde_json::Value;

use crate::runtime::codec::wire::{MatchScore, Wire};

/// A member that is left alone, cleared or set.
///
/// Setters take any of them: `.name("new")` sets, `.name(None)` clears, and what is not called is left alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// Left out.
    #[default]
    Absent,
    /// Written as null.
    Null,
    /// Written as a value.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether it is left out.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    pub const fn as_value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is null: what shall be left alone is not set at all.
impl<T> From<Option<T>> for Patch<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Patch<String> {
    fn from(text: &str) -> Self {
        Self::Value(text.to_owned())
    }
}

impl<T: Wire> Wire for Patch<T> {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Option::decode(source).map(Self::from)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.encode(sink),
            Self::Absent | Self::Null => sink.serialize_unit(),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::Absent)
    }

    fn left_out() -> Option<Self> {
        Some(Self::Absent)
    }

    fn is_left_out(&self) -> bool {
        self.is_absent()
    }

    fn match_score(value: &Value) -> MatchScore {
        T::match_score(value)
    }
}
