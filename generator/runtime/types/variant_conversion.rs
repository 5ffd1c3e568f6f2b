//! `conversion!`: what a union's variant holds becomes the union by `into`.

/// Implements `From` for a variant, except for one that is `explicit`; also of borrowed text for one that holds `String`, or an alias of it
/// that is marked `text`. What is behind a pointer there needs none to be given.
#[allow(unused_macros)]
macro_rules! conversion {
    ($name:ident $variant:ident explicit $($held:tt)+) => {};
    ($name:ident $variant:ident String) => {
        $crate::runtime::conversion!($name $variant text ::std::string::String);
    };
    ($name:ident $variant:ident text $held:ty) => {
        $crate::runtime::conversion!($name $variant $held);

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($name:ident $variant:ident Box<$held:ty>) => {
        $crate::runtime::conversion!($name $variant ::std::boxed::Box<$held>);

        impl ::core::convert::From<$held> for $name {
            #[inline]
            fn from(value: $held) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($name:ident $variant:ident $held:ty) => {
        impl ::core::convert::From<$held> for $name {
            #[inline]
            fn from(value: $held) -> Self {
                Self::$variant(value)
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use conversion;
