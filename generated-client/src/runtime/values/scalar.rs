// @generated, the same for every API. Do not edit.
//! JSON scalars, and conversions of scalars of another kind than documented.
//!
//! One visitor reads any scalar, and each type converts it, so that lenient reading is in one place and compiled once.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Unexpected, Visitor};

use crate::runtime::codec::budget;
use crate::runtime::codec::decimal;
use crate::runtime::codec::decoding;
use crate::runtime::codec::exact_numbers::{NUMBER_KEY, is_exact};
use crate::runtime::codec::member_name::Key;
use crate::runtime::codec::number::{self, EXACT};
use crate::runtime::codec::wire::null;

/// A JSON scalar as it was received.
pub(crate) enum Scalar<'de> {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    /// A number that a float cannot hold exactly. Boxed, so that a scalar is no larger than its text.
    Digits(Box<str>),
    Text(Cow<'de, str>),
}

impl<'de> Scalar<'de> {
    pub(crate) fn read<D: Deserializer<'de>>(source: D, expected: &'static str) -> Result<Self, D::Error> {
        source.deserialize_any(ScalarVisitor(expected))
    }

    /// Returns the text of a value that is documented as text.
    #[inline(always)]
    pub(crate) fn into_text<E: Error>(self, expected: &str) -> Result<Cow<'de, str>, E> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Null => null::<String, E>(expected).map(Cow::Owned),
            other => other.spelled_out(expected).map(Cow::Owned),
        }
    }

    #[cold]
    fn spelled_out<E: Error>(&self, expected: &str) -> Result<String, E> {
        let text = self.shown().to_string();
        decoding::report_deviation(format_args!("{text} where {expected} is documented, read as its text"))?;
        Ok(text)
    }

    /// The number, if its fraction is zero: `5.0` and `5e0` are integers too. Text that holds such a number is forgiven.
    #[inline]
    pub(crate) fn into_integer<E: Error>(self, expected: &str) -> Result<i128, E> {
        match self {
            Self::Signed(value) => Ok(i128::from(value)),
            Self::Unsigned(value) => Ok(i128::from(value)),
            other => other.converted_to_integer(expected),
        }
    }

    #[cold]
    fn converted_to_integer<E: Error>(self, expected: &str) -> Result<i128, E> {
        let read = match &self {
            Self::Signed(value) => Some(i128::from(*value)),
            Self::Unsigned(value) => Some(i128::from(*value)),
            Self::Float(value) => number::integer_of(*value),
            Self::Digits(digits) => decimal::integer(digits),
            Self::Text(text) => decimal::integer(text.trim()),
            Self::Null | Self::Bool(_) => None,
        };
        let integer = read.ok_or_else(|| self.unexpected(expected))?;
        if matches!(self, Self::Text(_)) {
            decoding::report_deviation(format_args!(
                "{} where {expected} is documented, read as {integer}",
                self.shown()
            ))?;
        }
        Ok(integer)
    }

    pub(crate) fn into_float<E: Error>(self, expected: &str) -> Result<f64, E> {
        match &self {
            Self::Float(value) => Ok(*value),
            Self::Signed(value) => {
                let float = *value as f64;
                if value.unsigned_abs() > EXACT as u64 && !is_exact(&value.to_string(), float) {
                    self.rounded(float, expected)?;
                }
                Ok(float)
            }
            Self::Unsigned(value) => {
                let float = *value as f64;
                if *value > EXACT as u64 && !is_exact(&value.to_string(), float) {
                    self.rounded(float, expected)?;
                }
                Ok(float)
            }
            Self::Digits(digits) => {
                let float = digits.parse().map_err(|_| self.unexpected(expected))?;
                self.rounded(float, expected)?;
                Ok(float)
            }
            Self::Text(text) => {
                let number = text.trim().parse().ok().filter(|number: &f64| number.is_finite());
                let number = number.ok_or_else(|| self.unexpected(expected))?;
                decoding::report_deviation(format_args!(
                    "{} where {expected} is documented, read as {number}",
                    self.shown()
                ))?;
                Ok(number)
            }
            Self::Null | Self::Bool(_) => Err(self.unexpected(expected)),
        }
    }

    #[cold]
    fn rounded<E: Error>(&self, float: f64, expected: &str) -> Result<(), E> {
        decoding::report_deviation(format_args!(
            "{} is more exact than {expected} can be here, read as {float}",
            self.shown()
        ))
    }

    pub(crate) fn into_bool<E: Error>(self, expected: &str) -> Result<bool, E> {
        let value = match &self {
            Self::Bool(value) => return Ok(*value),
            Self::Text(text) => text.trim().parse().map_err(|_| self.unexpected(expected))?,
            _ => return Err(self.unexpected(expected)),
        };
        decoding::report_deviation(format_args!("{} where {expected} is documented, read as {value}", self.shown()))?;
        Ok(value)
    }

    pub(crate) fn unexpected<E: Error>(&self, expected: &str) -> E {
        let found = match self {
            Self::Null => Unexpected::Unit,
            Self::Bool(value) => Unexpected::Bool(*value),
            Self::Signed(value) => Unexpected::Signed(*value),
            Self::Unsigned(value) => Unexpected::Unsigned(*value),
            Self::Float(value) => Unexpected::Float(*value),
            Self::Digits(digits) => {
                return E::custom(decoding::shortened(format_args!(
                    "invalid type: number `{digits}`, expected {expected}"
                )));
            }
            Self::Text(text) => Unexpected::Str(decoding::quoted(text)),
        };
        E::invalid_type(found, &expected)
    }

    fn shown(&self) -> Shown<'_> {
        Shown(self)
    }
}

/// A scalar as it is written in JSON, formatted only when a deviation quotes its beginning.
struct Shown<'a>(&'a Scalar<'a>);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Scalar::Null => f.write_str("null"),
            Scalar::Bool(value) => value.fmt(f),
            Scalar::Signed(value) => value.fmt(f),
            Scalar::Unsigned(value) => value.fmt(f),
            Scalar::Float(value) => fmt::Debug::fmt(value, f),
            Scalar::Digits(digits) => f.write_str(digits),
            Scalar::Text(text) => fmt::Debug::fmt(text, f),
        }
    }
}

/// Returns the text, copied if it is borrowed. The memory of an owned text counts already.
#[inline]
pub(crate) fn owned<E: Error>(text: Cow<'_, str>) -> Result<String, E> {
    match text {
        Cow::Borrowed(text) => budget::text(text),
        Cow::Owned(text) => Ok(text),
    }
}

struct ScalarVisitor(&'static str);

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Signed(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Unsigned(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar<'de>, E> {
        budget::charge_scratch(text.len())?;
        budget::text(text).map(Cow::Owned).map(Scalar::Text)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Scalar<'de>, E> {
        budget::charge(text.len().saturating_add(budget::ALLOCATION))?;
        Ok(Scalar::Text(Cow::Owned(text)))
    }

    /// The text of a header asks what it is.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<Scalar<'de>, D::Error> {
        text.deserialize_str(self)
    }

    /// A number that a float cannot hold arrives as a map; and each number, where another crate of the build turns on serde_json's
    /// `arbitrary_precision`.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar<'de>, A::Error> {
        let unexpected = || A::Error::invalid_type(Unexpected::Map, &self.0);
        if map.next_key_seed(Key)?.as_deref() != Some(NUMBER_KEY) {
            return Err(unexpected());
        }
        let text = map.next_value_seed(Key)?;
        number_of(text).ok_or_else(|| A::Error::custom("number out of range"))
    }
}

/// Returns the number in a JSON text.
fn number_of<'de>(text: String) -> Option<Scalar<'de>> {
    if let Ok(signed) = text.parse() {
        return Some(Scalar::Signed(signed));
    }
    if let Ok(unsigned) = text.parse() {
        return Some(Scalar::Unsigned(unsigned));
    }
    let float = text.parse().ok().filter(|float: &f64| float.is_finite())?;
    Some(if is_exact(&text, float) { Scalar::Float(float) } else { Scalar::Digits(text.into_boxed_str()) })
}
