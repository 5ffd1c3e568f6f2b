// @generated, the same for every API. Do not edit.
//! `serde_by_wire!`: serde's traits of a type that has the runtime's own.

/// Serde's traits, for use outside of this crate.
#[allow(unused_macros)]
macro_rules! serde_by_wire {
    ($name:ident) => {
        impl<'de> ::serde::de::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                <Self as $crate::runtime::Wire>::decode::<D>(source)
            }
        }

        impl ::serde::ser::Serialize for $name {
            fn serialize<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                <Self as $crate::runtime::Wire>::encode::<S>(self, sink)
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use serde_by_wire;
