//! Small macros that the macros beside types use.

/// The name of a member on the wire.
#[allow(unused_macros)]
macro_rules! wire_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// Whether there is such a part.
#[allow(unused_macros)]
macro_rules! is_given {
    () => {
        false
    };
    ($part:ident) => {
        true
    };
}

/// A part that may be missing, as an option.
#[allow(unused_macros)]
macro_rules! given {
    () => {
        ::core::option::Option::None
    };
    ($part:expr) => {
        ::core::option::Option::Some($part)
    };
}

#[allow(unused_imports)]
pub(crate) use {given, is_given, wire_name};
