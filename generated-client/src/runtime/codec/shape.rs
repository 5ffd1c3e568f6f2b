// @generated, the same for every API. Do not edit.
//! The shapes of types: objects, strings and so on, each of which is read and written in one way.
//!
//! A type with one of the macros below it only names its shape; the functions for it are here and in the shapes, and not expanded for
//! each type, because rustc would check them for each.

use serde::de::Deserializer;
use serde::ser::Serializer;
use serde_json::Value;

use super::constant::Constant;
use super::wire::{MatchScore, Wire};

/// A type that is read and written as all types of its shape are.
pub trait Shaped: Sized {
    /// The shape.
    type Shape: Shape<Self>;
}

/// How the types of a shape are read and written: the functions of [`Wire`].
pub trait Shape<T> {
    /// Reads a value.
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<T, D::Error>;

    /// Writes the value.
    fn encode<S: Serializer>(value: &T, sink: S) -> Result<S::Ok, S::Error>;

    /// Returns the value for a required field that is absent or null, if there is one.
    fn absent() -> Option<T>;

    /// Returns how well a JSON value matches the type.
    fn match_score(value: &Value) -> MatchScore;

    /// Whether the value is this constant, if it is the only documented one.
    fn is_constant(_value: &T, _constant: Constant) -> bool {
        true
    }

    /// Returns the value for a text that is not JSON, if a JSON string is documented.
    fn of_bare_text(_text: &str) -> Option<T> {
        None
    }
}

impl<T: Shaped> Wire for T {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        T::Shape::decode(source)
    }

    #[inline]
    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        T::Shape::encode(self, sink)
    }

    fn absent() -> Option<Self> {
        T::Shape::absent()
    }

    fn is_constant(&self, constant: Constant) -> bool {
        T::Shape::is_constant(self, constant)
    }

    fn of_bare_text(text: &str) -> Option<Self> {
        T::Shape::of_bare_text(text)
    }

    fn match_score(value: &Value) -> MatchScore {
        T::Shape::match_score(value)
    }
}
