//! The types, traits and variants of the Rust prelude.

/// The names of the prelude of edition 2024 that a type could have, and `Self`. A type with one of these names would hide the
/// item of the prelude from the code around it, methods of traits included.
pub(super) const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// The names that the code of operations uses. Operations may have the other names: they are often called `send`, `copy` or `default`.
pub(super) const MENTIONED: &[&str] = &[
    "AsRef",
    "Box",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
];

#[cfg(test)]
mod tests {
    use super::{MENTIONED, PRELUDE};

    #[test]
    fn names_are_listed_once_and_in_order() {
        for names in [PRELUDE, MENTIONED] {
            assert!(names.is_sorted_by(|before, after| before < after));
        }
    }

    #[test]
    fn mentioned_names_are_names_of_the_prelude() {
        for name in MENTIONED {
            assert!(PRELUDE.contains(name), "{name}");
        }
    }
}
