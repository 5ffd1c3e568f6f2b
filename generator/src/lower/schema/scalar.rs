//! Converts strings and numbers by their formats and bounds.

use serde_json::Number;

use crate::api::{Encoded, Integer, Type};
use crate::schema::Schema;

/// Returns the type of a string by its format. Formats that only restrict the text (uuid, uri, email, …) stay `String`: the client
/// must not refuse or rewrite an identifier that the server accepts. `duration` stays `String` too: ISO 8601 has months and years,
/// which no common duration type can hold.
pub(in crate::lower) fn string(schema: &Schema) -> Type {
    match schema.format.as_deref() {
        Some("date-time") => Type::DateTime,
        Some("date") => Type::Date,
        Some("byte" | "base64") => Type::Encoded(Encoded::Base64),
        Some("base64url") => Type::Encoded(Encoded::Base64Url),
        Some("http-date" | "date-time-rfc7231") => Type::Encoded(Encoded::HttpDate),
        Some("password") => Type::Encoded(Encoded::Password),
        _ => Type::String,
    }
}

/// Returns the type of an integer whose format encodes something else.
pub(in crate::lower) fn encoded_integer(schema: &Schema) -> Option<Type> {
    (schema.format.as_deref() == Some("unixtime")).then_some(Type::Encoded(Encoded::UnixTime))
}

/// The first integer that no `i64` holds.
const TWO_TO_THE_63: f64 = 9_223_372_036_854_775_808.0;

/// Returns the type of an integer by its format and bounds. The default has 64 bits, since a narrower type fails when ids grow.
///
/// A maximum of 2^63 does not make an integer unsigned: tools round `i64::MAX` to it.
pub(in crate::lower) fn integer(schema: &Schema) -> Integer {
    let least = [&schema.minimum, &schema.exclusive_minimum].into_iter().flatten().find_map(Number::as_f64);
    let most = [&schema.maximum, &schema.exclusive_maximum].into_iter().flatten().find_map(Number::as_f64);
    let is_beyond = |bound: f64| most.is_some_and(|most| most > bound);
    let fits_i32 = !is_beyond(i32::MAX.into()) && least.is_none_or(|least| least >= f64::from(i32::MIN));
    match schema.format.as_deref() {
        Some("uint64" | "uint") => Integer::U64,
        _ if least.is_some_and(|least| least >= 0.0) && is_beyond(TWO_TO_THE_63) => Integer::U64,
        Some("int32") if fits_i32 => Integer::I32,
        _ => Integer::I64,
    }
}
