//! Reading a value as one of several types, with no trace of those that it is not.

use std::fmt;

use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::{self, RECORD, STRICT};

/// Tries one variant of a union. A failure leaves no trace but its reason, which says where it failed.
pub(crate) fn attempt<T, E: fmt::Display>(strict: bool, read: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    let (before, left) = (decoding::mark(), budget::left());
    let outer = STRICT.replace(strict || STRICT.get());
    let result = read();
    STRICT.set(outer);
    result.map_err(|error| {
        if budget::exceeded().is_some() {
            // No other variant is tried, and the path to where the budget was exceeded is kept.
            return String::new();
        }
        budget::restore(left);
        let place = RECORD.with_borrow(|record| record.as_ref().map(|record| decoding::json_path(&record.fault)));
        decoding::forget(before);
        match place {
            Some(place) if place != "$" => decoding::shortened(format_args!("{error} at {place}")),
            _ => decoding::shortened(format_args!("{error}")),
        }
    })
}

/// Whether a union is looking for the variant that the value fits without a deviation.
pub(crate) fn is_strict() -> bool {
    STRICT.get()
}
