//! Strings and numbers by their formats and bounds.

use serde_json::Number;

use crate::api::{Encoded, Integer, Type};
use crate::schema::Schema;

/// A string's type by its format. Formats that change no bytes (uuid, uri, email, …) stay `String`: a client that
/// refuses or rewrites an identifier that the server takes helps nobody. So does `duration`: ISO 8601 has months and years, which
/// are no length of time, and no common type holds them.
pub(super) fn string(facets: &Schema) -> Type {
    match facets.format.as_deref() {
        Some("date-time") => Type::DateTime,
        Some("date") => Type::Date,
        Some("byte" | "base64") => Type::Encoded(Encoded::Base64),
        Some("base64url") => Type::Encoded(Encoded::Base64Url),
        Some("http-date" | "date-time-rfc7231") => Type::Encoded(Encoded::HttpDate),
        _ => Type::String,
    }
}

/// A number that stands for something else by its format.
pub(super) fn encoded_integer(facets: &Schema) -> Option<Type> {
    (facets.format.as_deref() == Some("unixtime")).then_some(Type::Encoded(Encoded::UnixTime))
}

/// By format and bounds; 64 bits when silent, since a narrower type breaks when ids grow.
pub(super) fn integer(facets: &Schema) -> Integer {
    let beyond = [&facets.maximum, &facets.exclusive_maximum].into_iter().flatten().any(is_beyond_i64);
    match facets.format.as_deref() {
        Some("uint64" | "uint") => Integer::U64,
        _ if beyond && facets.minimum.as_ref().is_none_or(|bound| bound.as_f64().is_some_and(|bound| bound >= 0.0)) => {
            Integer::U64
        }
        Some("int32") => Integer::I32,
        _ => Integer::I64,
    }
}

/// Whether a bound lies beyond the largest `i64`.
fn is_beyond_i64(bound: &Number) -> bool {
    bound.as_i64().is_none() && bound.as_f64().is_some_and(|bound| bound > 9.2e18)
}
