//! Strings and numbers by their formats and bounds.

use super::facets::Facets;
use crate::api::{Integer, Type};

/// A string's type by its format. Formats that change no bytes (uuid, uri, email, …) stay `String`: a client that
/// refuses or rewrites an identifier that the server takes helps nobody.
pub(super) fn string(facets: &Facets) -> Type {
    match facets.any.format.as_deref() {
        Some("date-time") => Type::DateTime,
        Some("date") => Type::Date,
        _ => Type::String,
    }
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
