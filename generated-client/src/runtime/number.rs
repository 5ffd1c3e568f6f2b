// Generated: a copy of generator/runtime/number.rs by generator/src/emit/runtime.rs. Do not edit.
//! How floating-point numbers are written as JSON. `type: number` is often used for ids and counts, and servers that read those as
//! integers refuse `5.0`: an integral value is written without a fraction.

use serde::ser::{Error, Serializer};

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
