//! `tagged_union!`: unions that a property tells apart, which stays in the payload.

use serde::de::{Deserializer, Error as _};
use serde::ser::{Error as _, Serializer};
use serde_json::Value;

use super::union_value::UnionValue;
use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding::{self, Skipped};
use crate::runtime::codec::wire::{Wire, Written};

/// Reads a payload.
type Read<T> = fn(&Value) -> Result<T, serde_json::Error>;

/// A variant: the values of the tag that choose it, and how it is read.
pub struct Variant<'a, T> {
    /// The values of the tag.
    pub tags: &'a [Constant],
    /// Reads the payload.
    pub read: Read<T>,
}

/// Reads the variant that the tag names, otherwise the default variant of an object, or keeps the whole value.
pub fn decode<'de, T, D: Deserializer<'de>>(
    source: D,
    tag: &'static str,
    variants: &[Variant<'_, T>],
    otherwise: &[Read<T>],
    unrecognized: fn(Value) -> T,
) -> Result<T, D::Error> {
    let source = UnionValue::read(source)?;
    let sent = source.value.get(tag);
    let variant = sent.and_then(|sent| variants.iter().find(|variant| variant.tags.iter().any(|tag| tag.is(sent))));
    let read =
        variant.map(|variant| variant.read).or_else(|| otherwise.first().copied().filter(|_| source.value.is_object()));
    match read {
        Some(read) => {
            let read = decoding::skipping(Skipped::All, || read(&source.value)).map_err(D::Error::custom)?;
            source.release();
            Ok(read)
        }
        None => {
            report_tag(tag, sent)?;
            Ok(unrecognized(source.value))
        }
    }
}

#[cold]
fn report_tag<E: serde::de::Error>(tag: &str, sent: Option<&Value>) -> Result<(), E> {
    match sent {
        Some(sent) => decoding::report_deviation(format_args!("{sent} is not among the documented values of `{tag}`")),
        None => decoding::report_deviation(format_args!("`{tag}`, which tells the variants apart, is missing")),
    }
}

/// Writes a payload, and its tag where the payload does not.
pub fn encode<T: Wire, S: Serializer>(
    payload: &T,
    tag: &str,
    value_of_tag: Constant,
    sink: S,
) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(Written(payload)).map_err(S::Error::custom)?;
    if let Value::Object(members) = &mut value {
        members.entry(tag).or_insert_with(|| Value::from(value_of_tag));
    }
    value.encode(sink)
}

/// Implements a union that a property tells apart, by the list of its variants and the values of the property.
///
/// ```text
/// tagged_union!(Pet by "petType" {
///     Cat(Cat) = "cat" | "kitty",
///     Dog(Box<Dog>) = "dog",                  // strings, integers or booleans
///     Wolf(Box<Dog>) explicit = "wolf"        // no `From`, because another variant has the type
/// } otherwise Unknown(Other));                // objects with another value, or none
/// ```
#[allow(unused_macros)]
macro_rules! tagged_union {
    ($name:ident by $tag:literal {
        $($variant:ident($($payload:tt)+) $($explicit:ident)? = $($value:literal)|+),* $(,)?
    } $(otherwise $other:ident($($others:tt)+) $($explicitly:ident)?)?) => {
        impl $crate::runtime::Wire for $name {
            fn decode<'de, D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                let variants = [$(
                    $crate::runtime::tagged_union::Variant {
                        tags: &[$($crate::runtime::constant::Constant::from($value)),+],
                        read: |value| <$($payload)+ as $crate::runtime::Wire>::decode(value).map(Self::$variant),
                    },
                )*];
                let otherwise: &[fn(&_) -> _] = &[$(
                    |value| <$($others)+ as $crate::runtime::Wire>::decode(value).map(Self::$other)
                )?];
                $crate::runtime::tagged_union::decode(source, $tag, &variants, otherwise, Self::Unrecognized)
            }

            fn encode<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => {
                        $crate::runtime::tagged_union::encode(
                            payload,
                            $tag,
                            [$($crate::runtime::constant::Constant::from($value)),+][0],
                            sink,
                        )
                    })*
                    // Without a value of the tag, it is this variant too.
                    $(Self::$other(payload) => $crate::runtime::Wire::encode(payload, sink),)?
                    Self::Unrecognized(value) => $crate::runtime::Wire::encode(value, sink),
                }
            }

            #[inline]
            fn absent() -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::Unrecognized(::serde_json::Value::Null))
            }
        }

        $($crate::runtime::conversion!($name $variant $($explicit)? $($payload)+);)*
        $($crate::runtime::conversion!($name $other $($explicitly)? $($others)+);)?

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use tagged_union;
