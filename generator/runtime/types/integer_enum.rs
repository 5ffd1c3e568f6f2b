//! `integer_enum!`: enums of integers, which keep the values that servers add.

use serde::de::Deserializer;
use serde::ser::Serializer;
use serde_json::Value;

use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding;
use crate::runtime::codec::number;
use crate::runtime::codec::shape::Shape;
use crate::runtime::codec::wire::{MatchScore, Wire, null};

/// An enum of integers.
pub trait IntegerEnum: Clone + 'static {
    /// The documented values.
    const VALUES: &'static [(i64, Self)];

    /// A value that is not documented.
    fn unrecognized(integer: i64) -> Self;

    /// Returns the value as it is sent.
    fn integer(&self) -> i64;
}

/// The documented value that is written as `integer`.
pub fn find<T: IntegerEnum>(integer: i64) -> Option<T> {
    T::VALUES.iter().find(|(known, _)| *known == integer).map(|(_, value)| value.clone())
}

/// The shape of the enums of [`IntegerEnum`].
pub struct JsonInteger;

impl<T: IntegerEnum + Wire> Shape<T> for JsonInteger {
    /// Reads a value; one that is not documented is kept.
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
        let Some(integer) = Option::<i64>::decode(source)? else { return null("an integer") };
        if let Some(value) = find(integer) {
            return Ok(value);
        }
        decoding::report_deviation(format_args!("{integer} is not among the documented values"))?;
        Ok(T::unrecognized(integer))
    }

    #[inline]
    fn encode<S: Serializer>(value: &T, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_i64(value.integer())
    }

    fn absent() -> Option<T> {
        Some(find(0).unwrap_or_else(|| T::unrecognized(0)))
    }

    /// Whether it is a documented value.
    fn match_score(value: &Value) -> MatchScore {
        match number::integer_in(value).and_then(find::<T>) {
            Some(_) => MatchScore::NAMED,
            None => MatchScore::default(),
        }
    }

    fn is_constant(value: &T, constant: Constant) -> bool {
        constant == Constant::Integer(value.integer())
    }
}

/// Implements an enum of integers by the list of its variants.
///
/// ```text
/// integer_enum!(Kind { One = 1, Two = 2 });
/// ```
#[allow(unused_macros)]
macro_rules! integer_enum {
    ($name:ident { $($variant:ident = $integer:literal),* $(,)? }) => {
        impl $name {
            /// Returns the value as it is sent.
            pub const fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $integer,)*
                    Self::Unrecognized(integer) => *integer,
                }
            }
        }

        impl $crate::runtime::integer_enum::IntegerEnum for $name {
            const VALUES: &'static [(i64, Self)] = &[$(($integer, Self::$variant)),*];

            #[inline]
            fn unrecognized(integer: i64) -> Self {
                Self::Unrecognized(integer)
            }

            fn integer(&self) -> i64 {
                self.as_i64()
            }
        }

        impl ::core::convert::From<i64> for $name {
            #[inline]
            fn from(integer: i64) -> Self {
                $crate::runtime::integer_enum::find::<Self>(integer).unwrap_or(Self::Unrecognized(integer))
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::runtime::shape::Shaped for $name {
            type Shape = $crate::runtime::integer_enum::JsonInteger;
        }

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use integer_enum;
