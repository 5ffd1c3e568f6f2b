//! `conversion!`: what a union's variant holds becomes the union by `into`.

/// Declares `From` for a variant, but for one that is `explicit`. What is behind a pointer there needs none to be given.
#[allow(unused_macros)]
macro_rules! conversion {
    ($name:ident $variant:ident explicit $($held:tt)+) => {};
    ($name:ident $variant:ident String) => {
        $crate::runtime::conversion!($name $variant ::std::string::String);

        #[allow(deprecated)]
        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($name:ident $variant:ident Box<$held:ty>) => {
        $crate::runtime::conversion!($name $variant ::std::boxed::Box<$held>);

        #[allow(deprecated)]
        impl ::core::convert::From<$held> for $name {
            fn from(value: $held) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($name:ident $variant:ident $held:ty) => {
        #[allow(deprecated)]
        impl ::core::convert::From<$held> for $name {
            fn from(value: $held) -> Self {
                Self::$variant(value)
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use conversion;
