//! Strings and numbers by their formats and bounds.

use super::facets::Facets;
use crate::api::{Encoded, Integer, Type};

/// A string's type by its format. Formats that change no bytes (uuid, uri, email, …) stay `String`: a client that
/// refuses or rewrites an identifier that the server takes helps nobody. So does `duration`: ISO 8601 has months and years, which
/// are no length of time, and no common type holds them.
pub(super) fn string(facets: &Facets) -> Type {
    match facets.any.format.as_deref() {
        Some("date-time") => Type::DateTime,
        Some("date") => Type::Date,
        Some("byte" | "base64") => Type::Encoded(Encoded::Base64),
        Some("base64url") => Type::Encoded(Encoded::Base64Url),
        Some("http-date" | "date-time-rfc7231") => Type::Encoded(Encoded::HttpDate),
        Some("password") => Type::Encoded(Encoded::Password),
        _ => Type::String,
    }
}

/// A number that stands for something else by its format.
pub(super) fn encoded_integer(facets: &Facets) -> Option<Type> {
    (facets.any.format.as_deref() == Some("unixtime")).then_some(Type::Encoded(Encoded::UnixTime))
}

/// By format and bounds; 64 bits when silent, since a narrower type breaks when ids grow.
pub(super) fn integer(facets: &Facets) -> Integer {
    const I64_MAX: f64 = 9.223_372_036_854_776e18;
    let beyond = facets.any.maximum.is_some_and(|bound| bound >= I64_MAX) || facets.kept("maximum").is_some();
    match facets.any.format.as_deref() {
        Some("uint64" | "uint") => Integer::U64,
        _ if beyond && facets.any.minimum.is_none_or(|bound| bound >= 0.0) => Integer::U64,
        Some("int32") => Integer::I32,
        _ => Integer::I64,
    }
}
