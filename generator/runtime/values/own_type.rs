//! `text_type!` and `serde_type!`: types of other crates in place of those of the document.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use serde::de::{Deserializer, Error};

use super::scalar::Scalar;
use crate::runtime::codec::decoding;

/// Reads a value from its text.
#[allow(dead_code, reason = "a client may have types with serde's traits alone")]
pub(crate) fn read_text<'de, T, D>(source: D) -> Result<T, D::Error>
where
    T: FromStr<Err: Display>,
    D: Deserializer<'de>,
{
    let text: Cow<'de, str> = Scalar::read(source, "a text")?.into_text("a text")?;
    text.parse().map_err(|error: T::Err| {
        D::Error::custom(decoding::shortened(format_args!("{:?} cannot be read: {error}", decoding::quoted(&text))))
    })
}

/// Reads and writes a type as text, by its `FromStr` and `Display`.
#[allow(unused_macros)]
macro_rules! text_type {
    ($ty:ty) => {
        impl $crate::runtime::Wire for $ty {
            fn decode<'de, D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::own_type::read_text(source)
            }

            fn encode<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                sink.collect_str(self)
            }

            fn of_bare_text(text: &str) -> ::core::option::Option<Self> {
                text.parse().ok()
            }

            fn match_score(value: &::serde_json::Value) -> $crate::runtime::MatchScore {
                let is_read = value.as_str().is_some_and(|text| text.parse::<Self>().is_ok());
                $crate::runtime::MatchScore { dropped: 0, named: usize::from(is_read) }
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use text_type;

/// Reads and writes a type by serde's traits.
#[allow(unused_macros)]
macro_rules! serde_type {
    ($ty:ty) => {
        impl $crate::runtime::Wire for $ty {
            fn decode<'de, D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                ::serde::de::Deserialize::deserialize(source)
            }

            fn encode<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                ::serde::ser::Serialize::serialize(self, sink)
            }

            fn match_score(value: &::serde_json::Value) -> $crate::runtime::MatchScore {
                let is_read = <Self as ::serde::de::Deserialize>::deserialize(value).is_ok();
                $crate::runtime::MatchScore { dropped: 0, named: usize::from(is_read) }
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use serde_type;
