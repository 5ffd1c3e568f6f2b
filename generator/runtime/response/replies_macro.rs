//! The macro for operations with several successful responses: an enum by status, which is itself a kind of response.

/// Declares an enum of the successful responses of an operation.
///
/// `Name(Kind) = 200` reads the status 200 as this kind, and `= 2` the other statuses from 200 to 299. A status that
/// the document does not define is preserved as `Undocumented`.
#[allow(unused_macros)]
macro_rules! replies {
    ($(#[$meta:meta])* pub enum $name:ident { $($variants:tt)* }) => {
        $crate::runtime::replies!(@variants [$(#[$meta])*] $name {} [$($variants)*] $($variants)*);
    };
    // Collects the variants: an empty response has no payload.
    (
        @variants $meta:tt $name:ident {$($done:tt)*} $all:tt
        $(#[$doc:meta])* $variant:ident(Empty) = $status:literal, $($rest:tt)*
    ) => {
        $crate::runtime::replies!(@variants $meta $name {$($done)* $(#[$doc])* $variant,} $all $($rest)*);
    };
    (
        @variants $meta:tt $name:ident {$($done:tt)*} $all:tt
        $(#[$doc:meta])* $variant:ident($kind:ty) = $status:literal, $($rest:tt)*
    ) => {
        $crate::runtime::replies!(
            @variants $meta $name
            {$($done)* $(#[$doc])* $variant(<$kind as $crate::runtime::Reply>::Output),} $all $($rest)*
        );
    };
    (
        @variants [$(#[$meta:meta])*] $name:ident {$($done:tt)*}
        [$($(#[$doc:meta])* $variant:ident($($kind:tt)*) = $status:literal,)*]
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($done)*
            /// A success with a status that the document does not define.
            Undocumented {
                /// Its status.
                status: ::http::StatusCode,
                /// Its body as it was received.
                body: ::bytes::Bytes,
            },
        }

        impl $crate::runtime::Reply for $name {
            type Output = Self;
            const ACCEPT: $crate::runtime::Accept =
                $crate::runtime::Accept::NONE$(.or(<$($kind)* as $crate::runtime::Reply>::ACCEPT))*;

            fn read(
                received: &$crate::runtime::RawResponse,
            ) -> ::core::result::Result<$crate::runtime::json::Decoded<Self>, $crate::runtime::Unreadable> {
                match received.nearest(&[$($status),*]) {
                    $(::core::option::Option::Some($status) => {
                        let read = <$($kind)* as $crate::runtime::Reply>::read(received)?;
                        ::core::result::Result::Ok($crate::runtime::replies!(@wrap $variant read $($kind)*))
                    })*
                    _ => ::core::result::Result::Ok($crate::runtime::json::Decoded {
                        value: Self::Undocumented { status: received.status(), body: received.body().clone() },
                        deviations: ::std::vec::Vec::new(),
                        omitted_deviations: 0,
                    }),
                }
            }
        }
    };
    (@wrap $variant:ident $read:ident Empty) => {
        $crate::runtime::json::Decoded {
            value: Self::$variant,
            deviations: $read.deviations,
            omitted_deviations: $read.omitted_deviations,
        }
    };
    (@wrap $variant:ident $read:ident $($kind:tt)*) => {
        $crate::runtime::json::Decoded {
            value: Self::$variant($read.value),
            deviations: $read.deviations,
            omitted_deviations: $read.omitted_deviations,
        }
    };
}
#[allow(unused_imports)]
pub(crate) use replies;
