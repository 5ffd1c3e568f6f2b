//! `integer_enum!`: enums of integers, which keep the values that servers add.

use serde::de::Deserializer;
use serde_json::Value;

use crate::runtime::codec::decoding;
use crate::runtime::codec::number;
use crate::runtime::codec::wire::{MatchScore, Wire, null};

/// An enum of integers.
pub trait IntegerEnum: Clone + 'static {
    /// The documented values.
    const VALUES: &'static [(i64, Self)];

    /// A value that is not documented.
    fn unrecognized(integer: i64) -> Self;
}

/// The documented value that is written as `integer`.
pub fn find<T: IntegerEnum>(integer: i64) -> Option<T> {
    T::VALUES.iter().find(|(known, _)| *known == integer).map(|(_, value)| value.clone())
}

/// Reads a value; one that is not documented is kept.
pub fn decode<'de, T: IntegerEnum + Wire, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
    let Some(integer) = Option::<i64>::decode(source)? else {
        return null("an integer");
    };
    if let Some(value) = find(integer) {
        return Ok(value);
    }
    decoding::report_deviation(format_args!("{integer} is not among the documented values"))?;
    Ok(T::unrecognized(integer))
}

/// Whether it is a documented value.
pub fn match_score<T: IntegerEnum>(value: &Value) -> MatchScore {
    match number::integer_in(value).and_then(find::<T>) {
        Some(_) => MatchScore::NAMED,
        None => MatchScore::default(),
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

        impl $crate::runtime::Wire for $name {
            fn decode<'de, D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::integer_enum::decode::<Self, D>(source)
            }

            fn encode<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                sink.serialize_i64(self.as_i64())
            }

            #[inline]
            fn absent() -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::from(0))
            }

            #[inline]
            fn match_score(value: &::serde_json::Value) -> $crate::runtime::MatchScore {
                $crate::runtime::integer_enum::match_score::<Self>(value)
            }

            #[inline]
            fn is_constant(&self, constant: $crate::runtime::constant::Constant) -> bool {
                constant == $crate::runtime::constant::Constant::Integer(self.as_i64())
            }
        }

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use integer_enum;
