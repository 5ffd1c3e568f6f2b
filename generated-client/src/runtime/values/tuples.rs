// @generated, the same for every API. Do not edit.
//! Arrays of a fixed length, with a type for each item.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, SeqAccess, Visitor};
use serde::ser::{SerializeTuple, Serializer};

use super::collections::next_element_or;
use crate::runtime::codec::decoding;
use crate::runtime::codec::unexpected::wrong_text;
use crate::runtime::codec::wire::{Wire, Written, null};

macro_rules! tuples {
    ($($length:literal: $visitor:ident ($($element:ident $index:tt),+);)*) => {$(
        impl<$($element: Wire),+> Wire for ($($element,)+) {
            fn decode<'de, De: Deserializer<'de>>(source: De) -> Result<Self, De::Error> {
                source.deserialize_any($visitor(PhantomData))
            }

            fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
                let mut tuple = sink.serialize_tuple($length)?;
                $(tuple.serialize_element(&Written(&self.$index))?;)+
                tuple.end()
            }

            fn absent() -> Option<Self> {
                Some(($($element::absent()?,)+))
            }
        }

        struct $visitor<$($element),+>(PhantomData<($($element,)+)>);

        impl<'de, $($element: Wire),+> Visitor<'de> for $visitor<$($element),+> {
            type Value = ($($element,)+);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!("an array of ", $length))
            }

            fn visit_unit<Er: Error>(self) -> Result<Self::Value, Er> {
                null(concat!("an array of ", $length))
            }

            fn visit_str<Er: Error>(self, text: &str) -> Result<Self::Value, Er> {
                Err(wrong_text(text, concat!("an array of ", $length)))
            }

            fn visit_seq<Sequence: SeqAccess<'de>>(self, mut array: Sequence) -> Result<Self::Value, Sequence::Error> {
                let tuple = ($(next_item::<$element, _>(&mut array, $index, $length)?,)+);
                while array.next_element::<IgnoredAny>()?.is_some() {}
                Ok(tuple)
            }
        }
    )*};
}

tuples! {
    1: OneVisitor (A 0);
    2: TwoVisitor (A 0, B 1);
    3: ThreeVisitor (A 0, B 1, C 2);
    4: FourVisitor (A 0, B 1, C 2, D 3);
}

fn next_item<'de, T: Wire, A: SeqAccess<'de>>(array: &mut A, index: usize, length: usize) -> Result<T, A::Error> {
    let empty = || T::absent().map(|item| (item, "replaced by an empty value"));
    match next_element_or(array, index, |mark, error| decoding::replace(mark, error, empty).map(Some))?.flatten() {
        Some(item) => Ok(item),
        None => missing_item(index, length),
    }
}

#[cold]
fn missing_item<T: Wire, E: Error>(index: usize, length: usize) -> Result<T, E> {
    let item = T::absent().ok_or_else(|| E::invalid_length(index, &format!("an array of {length}").as_str()))?;
    decoding::report_deviation(format_args!("{index} elements where {length} are documented"))?;
    Ok(item)
}
