//! Floating-point numbers that are integers. `type: number` is often used for ids and counts, and servers that read those as
//! integers refuse `5.0`: an integral value is written without a fraction. Other servers write `5.0` for an integer: it is one.

use serde::ser::{Error, Serializer};
use serde_json::Value;

use super::decimal;

/// Writes a number: an integral one as an integer, any other as the shortest decimal that reads as the same number.
///
/// # Errors
///
/// When the number is infinite or not a number, which JSON cannot hold.
pub(crate) fn write<S: Serializer>(number: f64, sink: S) -> Result<S::Ok, S::Error> {
    match integral(number) {
        Some(integer) => sink.serialize_i64(integer),
        None if number.is_finite() => sink.serialize_f64(number),
        None => Err(S::Error::custom(format_args!("JSON has no {number}"))),
    }
}

/// Returns the integer that is the number, if there is one in the range of `i64`. There is none for negative zero.
pub(crate) fn integral(number: f64) -> Option<i64> {
    // A number beyond the range becomes the nearest integer in it, and NaN becomes zero: neither is equal to the number, but for
    // the first power of two beyond `i64::MAX`.
    let integer = number as i64;
    let is_exact = integer as f64 == number && integer != i64::MAX;
    (is_exact && (integer != 0 || number.is_sign_positive())).then_some(integer)
}

/// Up to here a float holds each integer.
pub(crate) const EXACT: f64 = 9_007_199_254_740_992.0;

/// Returns the received integer of this float. A larger float is the integer with its shortest decimal: other digits
/// would have been preserved as text.
pub(crate) fn integer_of(float: f64) -> Option<i128> {
    if float.fract() != 0.0 {
        return None;
    }
    if float.abs() <= EXACT { Some(float as i128) } else { decimal::integer(&float.to_string()) }
}

/// Returns the integer that is the value, however it is written.
pub(crate) fn integer_in(value: &Value) -> Option<i64> {
    let number = value.as_number()?;
    let integral = || number.is_f64().then(|| number.as_f64().and_then(integer_of))?;
    number.as_i64().or_else(|| integral()?.try_into().ok())
}
