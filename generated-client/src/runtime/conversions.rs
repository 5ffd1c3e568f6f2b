// Generated: a copy of generator/runtime/conversions.rs by generator/src/emit/runtime.rs. Do not edit.
//! `conversions!`: what a union's variant holds becomes the union by `into`.

/// Declares `From` for each variant named, whose type no other variant holds.
#[allow(unused_macros)]
macro_rules! conversions {
    ($name:ident { $($variant:ident($($held:tt)*)),* $(,)? }) => {
        $($crate::runtime::conversion!($name $variant $($held)*);)*
    };
}
#[allow(unused_imports)]
pub(crate) use conversions;

/// Declares `From` for one variant. What is behind a pointer there needs none to be given.
#[allow(unused_macros)]
macro_rules! conversion {
    ($name:ident $variant:ident Box<$held:ty>) => {
        $crate::runtime::conversion!($name $variant ::std::boxed::Box<$held>);

        impl ::core::convert::From<$held> for $name {
            fn from(value: $held) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($name:ident $variant:ident $held:ty) => {
        impl ::core::convert::From<$held> for $name {
            fn from(value: $held) -> Self {
                Self::$variant(value)
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use conversion;
