//! `conversions!`: what a union's variant holds becomes the union by `into`.

/// Declares `From` for each variant named, whose type no other variant holds.
#[allow(unused_macros)]
macro_rules! conversions {
    ($name:ident { $($variant:ident($held:ty)),* $(,)? }) => {
        $(
            impl ::core::convert::From<$held> for $name {
                fn from(value: $held) -> Self {
                    Self::$variant(value)
                }
            }
        )*
    };
}
#[allow(unused_imports)]
pub(crate) use conversions;
