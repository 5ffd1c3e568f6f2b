// @generated, the same for every API. Do not edit.
//! How a type is read from JSON and written to it.
//!
//! The trait is the crate's own, beside serde's, for three reasons: types of other crates (dates, maps) can be read
//! leniently without a wrapper or an attribute, a missing member has a value by type, and what is compiled for a
//! field is small.

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::constant::Constant;
use super::decoding;

/// A type that is read from JSON and written to it.
///
/// Reading forgives what servers do: a required member that is missing or null, a number sent as text. Each is noted
/// as a [`Deviation`](crate::runtime::Deviation) of the response.
pub trait Wire: Sized + Send {
    /// Whether null is one of its values, so that a member that is null differs from one that is left out.
    const HOLDS_NULL: bool = false;

    /// Whether a field of the type reads null as if the member had been left out.
    const DROPS_NULL: bool = false;

    /// Reads a value.
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error>;

    /// Writes the value.
    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error>;

    /// What is read where a required value is missing or null, if there is such a thing.
    fn absent() -> Option<Self> {
        None
    }

    /// What a field of the type is when its member is left out; nothing for a type whose fields are required.
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

    /// Whether it is this value, where it is the only one that is documented.
    fn is_constant(&self, _constant: Constant) -> bool {
        true
    }

    /// Returns the value of a text that is no JSON where a JSON string is documented.
    fn of_bare_text(_text: &str) -> Option<Self> {
        None
    }

    /// How well a JSON value suits the type, which decides between the variants of a union.
    fn match_score(_value: &Value) -> MatchScore {
        MatchScore::default()
    }
}

/// How well a JSON value suits a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchScore {
    /// The members that the type would drop.
    pub dropped: usize,
    /// The members, or values, that the type knows by name.
    pub named: usize,
}

impl MatchScore {
    /// A value that the type knows by name.
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

/// Lets serde's containers read a [`Wire`] type.
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

/// Lets serde's serializers write a [`Wire`] type.
pub(crate) struct Written<'a, T>(pub(crate) &'a T);

impl<T: Wire> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        self.0.encode(sink)
    }
}

/// Reads null where a value is documented.
#[cold]
pub(crate) fn null<T: Wire, E: Error>(expected: &str) -> Result<T, E> {
    let value = T::absent().ok_or_else(|| E::invalid_type(Unexpected::Unit, &expected))?;
    decoding::report_deviation(format_args!("null where {expected} is documented"))?;
    Ok(value)
}
