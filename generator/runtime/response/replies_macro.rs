//! `replies!`: the line beside the enum of an operation's successes that says how each status is read.

/// Implements reading of an enum of successes: `Name(Kind) = 200` reads that status as that kind, `= 2` the rest of its range. A status that
/// the document does not name is kept as `Undocumented`.
///
/// ```text
/// replies!(CreateReply { Created(Json<Widget>) = 201, Accepted(Empty) = 202 });
/// ```
#[allow(unused_macros)]
macro_rules! replies {
    ($name:ident { $($variant:ident($($kind:tt)*) = $status:literal),* $(,)? }) => {
        impl $crate::runtime::Reply for $name {
            type Output = Self;
            const ACCEPT: $crate::runtime::Accept =
                $crate::runtime::Accept::NONE$(.or(<$($kind)* as $crate::runtime::Reply>::ACCEPT))*;

            #[inline]
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
