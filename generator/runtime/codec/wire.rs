//! The trait for reading a type from JSON and writing it.
//!
//! The trait exists beside serde's for three reasons: types of other crates (dates, maps) can be read leniently without
//! a wrapper or an attribute, an absent field has a value that depends on the type, and little code is compiled for
//! each field.

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::constant::Constant;
use super::decoding;

/// A type that is read from JSON and written to it.
///
/// Reading tolerates common deviations: an absent or null required field, a number as text. Each is recorded as a
/// [`Deviation`](crate::runtime::Deviation) of the response.
pub trait Wire: Sized {
    /// Whether null is a value of the type, so that a null field differs from an absent one.
    const HOLDS_NULL: bool = false;

    /// Whether a field of the type reads null as if the member had been left out.
    const DROPS_NULL: bool = false;

    /// Whether a field of the type may be left out; [`left_out`](Self::left_out) then has a value. A constant, so that less is compiled
    /// for each field.
    const MAY_BE_LEFT_OUT: bool = false;

    /// Reads a value.
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error>;

    /// Writes the value.
    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error>;

    /// Returns the value for a required field that is absent or null, if there is one.
    fn absent() -> Option<Self> {
        None
    }

    /// What a field of the type is when its member is left out. It is asked only where [`MAY_BE_LEFT_OUT`](Self::MAY_BE_LEFT_OUT) is set.
    fn left_out() -> Option<Self> {
        None
    }

    /// Whether a field with this value is left out when it is written.
    fn is_left_out(&self) -> bool {
        false
    }

    /// Returns what a field of the type is where this value was read.
    #[must_use]
    fn of_member(self) -> Self {
        self
    }

    /// Whether the value is this constant, if it is the only documented one.
    fn is_constant(&self, _constant: Constant) -> bool {
        true
    }

    /// Returns the value for a text that is not JSON, if a JSON string is documented.
    fn of_bare_text(_text: &str) -> Option<Self> {
        None
    }

    /// Returns how well a JSON value matches the type, which selects the variant of a union.
    fn match_score(_value: &Value) -> MatchScore {
        MatchScore::default()
    }
}

/// How well a JSON value matches a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchScore {
    /// The number of fields that the type would drop.
    pub dropped: usize,
    /// The number of fields and values that the type defines.
    pub named: usize,
}

impl MatchScore {
    /// A value that the type defines.
    pub(crate) const NAMED: Self = Self { dropped: 0, named: 1 };
}

impl std::iter::Sum for MatchScore {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        scores.fold(Self::default(), |sum, score| Self {
            dropped: sum.dropped + score.dropped,
            named: sum.named + score.named,
        })
    }
}

/// Implements serde's `Deserialize` for a [`Wire`] type.
pub(crate) struct Seed<T>(PhantomData<T>);

impl<T> Clone for Seed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Seed<T> {}

impl<T> Seed<T> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Wire> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<T, D::Error> {
        T::decode(source)
    }
}

/// Implements serde's `Serialize` for a [`Wire`] type.
pub(crate) struct Written<'a, T>(pub(crate) &'a T);

impl<T: Wire> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        self.0.encode(sink)
    }
}

/// Reads null where a value is documented.
#[cold]
pub(crate) fn null<T: Wire, E: Error>(expected: &str) -> Result<T, E> {
    let absent = T::absent();
    report_null(expected, absent.is_some())?;
    absent.ok_or_else(|| E::custom(expected))
}

fn report_null<E: Error>(expected: &str, is_replaced: bool) -> Result<(), E> {
    if !is_replaced {
        return Err(E::invalid_type(Unexpected::Unit, &expected));
    }
    decoding::report_deviation(format_args!("null where {expected} is documented"))
}
