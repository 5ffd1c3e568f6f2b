//! Containers on the wire: options, boxes, arrays, maps and JSON of no documented shape.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::Serializer;
use serde_json::{Map, Value};

use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::{self, LEFT_OUT, Mark, Segment};
use crate::runtime::codec::exact_numbers::NUMBER_KEY;
use crate::runtime::codec::member_name::Key;
use crate::runtime::codec::shape::{Shape, Shaped};
use crate::runtime::codec::unexpected::wrong_text;
use crate::runtime::codec::wire::{MatchScore, Seed, Wire, Written, null};

impl Wire for () {
    const HOLDS_NULL: bool = true;

    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(source).map(|_| ())
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_unit()
    }

    fn absent() -> Option<Self> {
        Some(())
    }
}

impl<T: Wire> Wire for Option<T> {
    const HOLDS_NULL: bool = true;
    const DROPS_NULL: bool = true;
    const MAY_BE_LEFT_OUT: bool = true;

    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_option(OptionVisitor(PhantomData))
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.encode(sink),
            None => sink.serialize_none(),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }

    fn is_left_out(&self) -> bool {
        self.is_none()
    }

    /// Where null is a value of its own, it is not the same as a member that is left out.
    fn of_member(self) -> Self {
        if T::HOLDS_NULL { self.or_else(T::absent) } else { self }
    }

    fn match_score(value: &Value) -> MatchScore {
        T::match_score(value)
    }

    fn of_bare_text(text: &str) -> Option<Self> {
        T::of_bare_text(text).map(Some)
    }
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Option<T>, D::Error> {
        T::decode(source).map(Some)
    }
}

/// A box marks a type that contains itself, so an absent one has no default, which would be infinite.
///
/// It has a shape, because `Wire` cannot be implemented for it beside all types with a shape: a crate may give a box of its own type one.
impl<T: Wire> Shaped for Box<T> {
    type Shape = Boxed;
}

/// The shape of what is in a box.
pub struct Boxed;

impl<T: Wire> Shape<Box<T>> for Boxed {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Box<T>, D::Error> {
        budget::charge(size_of::<T>() + budget::ALLOCATION)?;
        T::decode(source).map(Box::new)
    }

    fn encode<S: Serializer>(value: &Box<T>, sink: S) -> Result<S::Ok, S::Error> {
        (**value).encode(sink)
    }

    fn absent() -> Option<Box<T>> {
        None
    }

    fn match_score(value: &Value) -> MatchScore {
        T::match_score(value)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(VecVisitor(PhantomData))
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.collect_seq(self.iter().map(Written))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn match_score(value: &Value) -> MatchScore {
        value.as_array().into_iter().flatten().map(T::match_score).sum()
    }
}

struct VecVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for VecVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_unit<E: Error>(self) -> Result<Vec<T>, E> {
        null("an array")
    }

    /// The text of a header asks what it is.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<Vec<T>, D::Error> {
        text.deserialize_seq(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<T>, E> {
        Err(wrong_text(text, "an array"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Vec<T>, A::Error> {
        let (mut elements, mut index) = (Vec::new(), 0);
        loop {
            budget::charge(1)?;
            let mark = decoding::mark();
            match array.next_element_seed(Seed::new()) {
                Ok(Some(element)) => {
                    decoding::leave(mark, true, || Segment::Index(index));
                    budget::push(&mut elements, element)?;
                }
                Ok(None) => return Ok(elements),
                Err(error) => unreadable_element(&mut elements, mark, index, error)?,
            }
            index += 1;
        }
    }
}

/// Skips an element that cannot be read; where elements may be null, it becomes null.
#[cold]
fn unreadable_element<T: Wire, E: Error>(elements: &mut Vec<T>, mark: Mark, index: usize, error: E) -> Result<(), E> {
    let null = if T::HOLDS_NULL { T::absent() } else { None };
    let skipped = decoding::skip(mark, error, if null.is_some() { "read as null" } else { LEFT_OUT });
    decoding::leave(mark, skipped.is_ok(), || Segment::Index(index));
    skipped?;
    null.map_or(Ok(()), |null| budget::push(elements, null))
}

/// The next element, with its index in the path of a deviation; `instead` replaces an element that cannot be read.
#[inline]
pub(crate) fn next_element_or<'de, T: Wire, A: SeqAccess<'de>>(
    array: &mut A,
    index: usize,
    instead: impl FnOnce(Mark, A::Error) -> Result<Option<T>, A::Error>,
) -> Result<Option<Option<T>>, A::Error> {
    budget::charge(1)?;
    let mark = decoding::mark();
    let element = match array.next_element_seed(Seed::new()) {
        Ok(element) => Ok(element.map(Some)),
        Err(error) => instead(mark, error).map(Some),
    };
    decoding::leave(mark, element.is_ok(), || Segment::Index(index));
    element
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(MapVisitor(PhantomData))
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.collect_map(self.iter().map(|(name, value)| (name, Written(value))))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn match_score(value: &Value) -> MatchScore {
        value.as_object().into_iter().flat_map(Map::values).map(T::match_score).sum()
    }
}

struct MapVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for MapVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        null("an object")
    }

    /// The text of a header asks what it is.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<Self::Value, D::Error> {
        text.deserialize_map(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Err(wrong_text(text, "an object"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (start, mut members, mut first_fault) = (decoding::mark(), BTreeMap::new(), None);
        while let Some(name) = map.next_key_seed(Key)? {
            if members.is_empty() && name == NUMBER_KEY {
                return Err(A::Error::invalid_type(Unexpected::Other("number"), &"an object"));
            }
            let mark = decoding::mark();
            match map.next_value_seed(Seed::new()) {
                Ok(value) => {
                    decoding::leave(mark, true, || Segment::key(&name));
                    insert(&mut members, name, value)?;
                }
                Err(error) => {
                    let what = first_fault.is_none().then(|| decoding::shortened(format_args!("{error}")));
                    let skipped = decoding::skip(mark, error, LEFT_OUT);
                    decoding::leave(mark, skipped.is_ok(), || Segment::key(&name));
                    skipped?;
                    first_fault = first_fault.or_else(|| Some((Segment::key(&name), what?)));
                }
            }
        }
        match first_fault {
            // A map of which nothing can be read is something else.
            Some((key, what)) if members.is_empty() => {
                decoding::forget(start);
                decoding::leave(start, false, || key);
                Err(A::Error::custom(what))
            }
            _ => Ok(members),
        }
    }
}

/// Inserts an entry whose key is charged already.
pub(crate) fn insert<T, E: Error>(members: &mut BTreeMap<String, T>, name: String, value: T) -> Result<(), E> {
    budget::charge_tree_entry::<T, E>(members.len())?;
    members.insert(name, value);
    Ok(())
}
