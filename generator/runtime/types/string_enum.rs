//! `string_enum!`: enums of strings, which keep the values that servers add.
//!
//! The values are a table, searched in order; an enum of a thousand values stays cheap to compile.

use std::borrow::Cow;

use serde::de::{Deserializer, Error};
use serde::ser::Serializer;
use serde_json::Value;

use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding;
use crate::runtime::codec::shape::Shape;
use crate::runtime::codec::wire::{MatchScore, Wire, null};
use crate::runtime::values::scalar::{self, Scalar};

/// An enum of strings.
pub trait StringEnum: Clone + 'static {
    /// Whether any other text is as documented.
    const OPEN: bool;

    /// The documented values.
    const VALUES: &'static [(&'static str, Self)];

    /// A value that is not documented.
    fn unrecognized(text: String) -> Self;

    /// Returns the value as it is sent.
    fn text(&self) -> &str;
}

/// The documented value that is written as `text`.
pub fn find<T: StringEnum>(text: &str) -> Option<T> {
    T::VALUES.iter().find(|(known, _)| *known == text).map(|(_, value)| value.clone())
}

/// The shape of the enums of [`StringEnum`].
pub struct JsonString;

impl<T: StringEnum + Wire> Shape<T> for JsonString {
    /// Reads a value; one that is not documented is kept.
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
        let Some(text) = text(source)? else { return null("a string") };
        if let Some(value) = find(&text) {
            return Ok(value);
        }
        if !T::OPEN {
            report_undocumented(&text)?;
        }
        scalar::owned(text).map(T::unrecognized)
    }

    #[inline]
    fn encode<S: Serializer>(value: &T, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_str(value.text())
    }

    fn absent() -> Option<T> {
        Some(T::unrecognized(String::new()))
    }

    /// Whether it is a documented value.
    fn match_score(value: &Value) -> MatchScore {
        match value.as_str().and_then(find::<T>) {
            Some(_) => MatchScore::NAMED,
            None => MatchScore::default(),
        }
    }

    fn is_constant(value: &T, constant: Constant) -> bool {
        matches!(constant, Constant::Text(text) if text == value.text())
    }

    fn of_bare_text(text: &str) -> Option<T> {
        find(text)
    }
}

/// The text that was sent; `None` for null.
#[inline]
fn text<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    match Scalar::read(source, "a string")? {
        Scalar::Null => Ok(None),
        scalar => scalar.into_text("a string").map(Some),
    }
}

#[cold]
fn report_undocumented<E: Error>(text: &str) -> Result<(), E> {
    decoding::report_deviation(format_args!("{text:?} is not among the documented values"))
}

/// Implements an enum of strings by the list of its variants. `open` in front of it says that any other string is as documented.
///
/// ```text
/// string_enum!(Status { Active = "active", Disabled = "disabled" });
/// string_enum!(open Color { Red = "red" });
/// ```
#[allow(unused_macros)]
macro_rules! string_enum {
    (open $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $crate::runtime::string_enum!(@impl true, $name { $($variant = $text),* });
    };
    ($name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $crate::runtime::string_enum!(@impl false, $name { $($variant = $text),* });
    };
    (@impl $open:literal, $name:ident { $($variant:ident = $text:literal),* }) => {
        impl $name {
            /// Returns the value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unrecognized(text) => text,
                }
            }
        }

        impl $crate::runtime::string_enum::StringEnum for $name {
            const OPEN: bool = $open;
            const VALUES: &'static [(&'static str, Self)] = &[$(($text, Self::$variant)),*];

            #[inline]
            fn unrecognized(text: ::std::string::String) -> Self {
                Self::Unrecognized(text)
            }

            fn text(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::runtime::string_enum::find::<Self>(text).unwrap_or_else(|| Self::Unrecognized(text.into()))
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                $crate::runtime::string_enum::find::<Self>(&text).unwrap_or(Self::Unrecognized(text))
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::runtime::shape::Shaped for $name {
            type Shape = $crate::runtime::string_enum::JsonString;
        }

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use string_enum;
