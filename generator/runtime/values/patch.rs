//! A field that is absent, null or has a value, for updates that distinguish these.

use serde::de::Deserializer;
use serde::ser::Serializer;
use serde_json::Value;

use crate::runtime::codec::wire::{MatchScore, Wire};

/// A field that an update leaves unchanged, clears or sets.
///
/// Setters accept values and `None`: `.name("new")` sets, `.name(None)` clears, and without a call the field stays
/// unchanged.
///
/// # Example
///
/// ```
#[cfg_attr(doc, doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::runtime::Patch;"))]
/// assert_eq!(Patch::from("new"), Patch::Value("new".to_owned()));
/// assert_eq!(Patch::<String>::from(None), Patch::Null);
/// assert_eq!(Patch::<String>::default(), Patch::Absent);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// Absent.
    #[default]
    Absent,
    /// Null.
    Null,
    /// A value.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the field is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the value, if there is one.
    pub const fn as_value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the value, if there is one.
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

/// `None` is null. A field that should stay unchanged is not set.
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
    const MAY_BE_LEFT_OUT: bool = true;

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
