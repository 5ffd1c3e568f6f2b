//! Strings and numbers by their formats and bounds.

use serde_json::Number;

use crate::api::{Encoded, Integer, Type};
use crate::schema::Schema;

/// A string's type by its format. Formats that change no bytes (uuid, uri, email, …) stay `String`: a client that
/// refuses or rewrites an identifier that the server takes helps nobody. So does `duration`: ISO 8601 has months and years, which
/// are no length of time, and no common type holds them.
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

/// Whether a `number` has the format of an integer.
pub(in crate::lower) fn is_integer(schema: &Schema) -> bool {
    matches!(schema.format.as_deref(), Some("int32" | "int64" | "uint32" | "uint64" | "uint"))
}

/// A number that stands for something else by its format.
pub(in crate::lower) fn encoded_integer(schema: &Schema) -> Option<Type> {
    (schema.format.as_deref() == Some("unixtime")).then_some(Type::Encoded(Encoded::UnixTime))
}

/// The first integer that no `i64` holds.
const TWO_TO_THE_63: f64 = 9_223_372_036_854_775_808.0;

/// By format and bounds; 64 bits when silent, since a narrower type breaks when ids grow.
///
/// An integer is unsigned where its format or its minimum says so. A maximum of 2^63 does not: it is `i64::MAX` as tools round it.
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
