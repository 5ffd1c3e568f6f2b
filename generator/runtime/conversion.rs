//! `conversion!`: what a union's variant holds becomes the union by `into`.

/// Declares `From` for a variant; nothing for one whose type another holds as well, which stands `again` in the table.
#[allow(unused_macros)]
macro_rules! conversion {
    ($name:ident, $variant:ident, $held:ty) => {
        #[allow(deprecated)]
        impl ::core::convert::From<$held> for $name {
            fn from(value: $held) -> Self {
                Self::$variant(value)
            }
        }
    };
    ($name:ident, $variant:ident, $held:ty, $again:ident) => {};
}
#[allow(unused_imports)]
pub(crate) use conversion;
