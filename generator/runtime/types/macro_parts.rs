//! Small macros that the macros for types are made of.

/// Declares the constructor of a type with these arguments: the first list, or the second one where the first is empty.
#[allow(unused_macros)]
macro_rules! constructor {
    ([] [$($usual:tt)*] $body:tt) => {
        $crate::runtime::constructor! { @new [$($usual)*] $body }
    };
    ([$($given:tt)+] [$($usual:tt)*] $body:tt) => {
        $crate::runtime::constructor! { @new [$($given)+] $body }
    };
    (@new [$($argument:ident: $type:ty,)*] $body:tt) => {
        /// Creates a value from its required fields.
        pub fn new($($argument: impl ::core::convert::Into<$type>),*) -> Self $body
    };
}

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

/// `Default` for an object that requires nothing.
#[allow(unused_macros)]
macro_rules! object_default {
    ($name:ident;) => {
        #[allow(deprecated)]
        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    ($name:ident; $($required:ident)+) => {};
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
pub(crate) use {constructor, given, is_given, object_default, wire_name};
