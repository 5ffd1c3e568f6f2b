//! Helpers: read a text, and look at what was told about it.

use crate::runtime::{Wire, json};

/// The value, and each deviation as it is shown.
pub fn read<T: Wire>(text: &str) -> (T, Vec<String>) {
    match json::from_slice::<T>(text.as_bytes()) {
        Ok(decoded) => (decoded.value, decoded.deviations.iter().map(ToString::to_string).collect()),
        Err(error) => panic!("{text} cannot be read: {error}"),
    }
}

/// The value of a text in which there is nothing to forgive.
pub fn strictly<T: Wire>(text: &str) -> T {
    let (value, deviations) = read(text);
    assert_eq!(deviations, [""; 0], "{text}");
    value
}

/// The path and the message of the error.
pub fn fault<T: Wire>(text: &str) -> (String, String) {
    match json::from_slice::<T>(text.as_bytes()) {
        Ok(_) => panic!("{text} can be read"),
        Err(error) => (error.path().to_owned(), error.message()),
    }
}

/// Reads, and writes again.
pub fn again<T: Wire>(text: &str) -> String {
    String::from_utf8(json::to_vec(&read::<T>(text).0).unwrap()).unwrap()
}
