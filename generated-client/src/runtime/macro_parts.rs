// Generated: a copy of generator/runtime/macro_parts.rs by generator/src/emit/runtime.rs. Do not edit.
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

/// Serde's traits, for use outside of this crate.
#[allow(unused_macros)]
macro_rules! serde_by_wire {
    ($name:ident) => {
        #[allow(deprecated)]
        impl<'de> ::serde::de::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::Wire::decode(source)
            }
        }

        #[allow(deprecated)]
        impl ::serde::ser::Serialize for $name {
            fn serialize<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::Wire::encode(self, sink)
            }
        }
    };
}

#[allow(unused_imports)]
pub(crate) use {constructor, given, is_given, object_default, serde_by_wire, wire_name};
