// Generated: a copy of generator/runtime/types/files.rs by generator/src/emit/runtime.rs. Do not edit.
//! `files!`: a module per file, with all that is public in it.

/// Declares modules and re-exports what is in them; those under `[feature = "…"]` are there with that feature only.
#[allow(unused_macros)]
macro_rules! files {
    ($($always:ident,)* $([feature = $feature:literal] $($gated:ident,)*)*) => {
        $(
            mod $always;
            pub use $always::*;
        )*
        $($(
            #[cfg(feature = $feature)]
            mod $gated;
            #[cfg(feature = $feature)]
            pub use $gated::*;
        )*)*
    };
}
#[allow(unused_imports)]
pub(crate) use files;
