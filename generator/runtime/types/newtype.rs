//! `newtype!`: a type of its own around another, which an alias that holds itself needs to be.

/// Implements a struct around one value, which is read and written as that value.
///
/// ```text
/// newtype!(Tree(Vec<Tree>));
/// ```
#[allow(unused_macros)]
macro_rules! newtype {
    ($name:ident($inner:ty)) => {
        impl ::core::convert::From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl $crate::runtime::Wire for $name {
            fn decode<'de, D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                <$inner as $crate::runtime::Wire>::decode(source).map(Self)
            }

            fn encode<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::Wire::encode(&self.0, sink)
            }

            fn match_score(value: &::serde_json::Value) -> $crate::runtime::MatchScore {
                <$inner as $crate::runtime::Wire>::match_score(value)
            }
        }

        $crate::runtime::serde_by_wire!($name);
    };
}
#[allow(unused_imports)]
pub(crate) use newtype;
