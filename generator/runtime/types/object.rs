//! How a struct is read from a JSON object.
//!
//! What `json_object!` expands to is little, because rustc compiles it for each field of the API: a slot to read the field into. The loops
//! over the slots are here, and are compiled once for each format. The slots are in `field_slot.rs`, and how the struct is written is in
//! `member_writer.rs`.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::field_slot::{Known, Slot};
pub use super::field_slot::{Reading, constant, read_only, required, slot};
use super::member_writer::{self, MemberWriter};
use super::object_match;
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::{self, LEFT_OUT, Segment};
use crate::runtime::codec::member_name::{MemberName, NameSeed};
use crate::runtime::codec::shape::Shape;
use crate::runtime::codec::unexpected::wrong_text;
use crate::runtime::codec::wire::{MatchScore, Seed, Wire, null};
use crate::runtime::values::collections::insert;

/// A struct that is read from a JSON object and written as one, by `json_object!`.
pub trait Object: Sized {
    /// The names of its fields on the wire.
    const MEMBERS: &'static [&'static str];
    /// Whether it also keeps members that it has no field for.
    const OPEN: bool = false;

    /// Creates a slot for each field, has `fill` fill them, and returns the struct with what is in them; nothing if one is empty.
    fn read<'de, A: MapAccess<'de>>(fill: &mut Fill<'_, 'de, A>) -> Option<Self>;

    /// Writes each field.
    fn write<M: SerializeMap>(&self, members: &mut MemberWriter<M>);
}

/// Fills the slots of a struct, and the field for members without one of their own.
pub type Fill<'f, 'de, A> = dyn FnMut(&mut [&mut dyn Slot<'de, A>], Option<&mut dyn Rest<'de, A>>) + 'f;

/// The shape of the structs of [`Object`].
pub struct JsonObject;

impl<T: Object + Wire> Shape<T> for JsonObject {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
        source.deserialize_any(ObjectVisitor(PhantomData))
    }

    #[inline]
    fn encode<S: Serializer>(value: &T, sink: S) -> Result<S::Ok, S::Error> {
        member_writer::encode(value, sink)
    }

    fn absent() -> Option<T> {
        object_match::absent()
    }

    fn match_score(value: &Value) -> MatchScore {
        object_match::match_score::<T>(value)
    }
}

/// Where the members go that an object does not name.
pub trait Rest<'de, A: MapAccess<'de>> {
    /// Reads the value of the member called `name`.
    fn fill(&mut self, name: &str, members: &mut A) -> Result<(), A::Error>;
}

/// What cannot happen, for each name has a slot and each slot is finished, but no type says so.
#[cold]
fn unfilled<E: Error>() -> E {
    E::custom("a required member was not read")
}

impl<'de, A: MapAccess<'de>, T: Wire> Rest<'de, A> for BTreeMap<String, T> {
    fn fill(&mut self, name: &str, members: &mut A) -> Result<(), A::Error> {
        let mark = decoding::mark();
        match members.next_value_seed(Seed::new()) {
            Ok(value) => insert(self, budget::text(name)?, value),
            Err(error) => decoding::skip(mark, error, LEFT_OUT),
        }
    }
}

/// Reads each member into its slot; what has none goes to `rest`, or nowhere. In the end no required slot is empty.
fn read_members<'de, A: MapAccess<'de>>(
    members: &mut A,
    names: &'static [&'static str],
    slots: &mut [&mut dyn Slot<'de, A>],
    mut rest: Option<&mut dyn Rest<'de, A>>,
) -> Result<(), A::Error> {
    decoding::guard_stack()?;
    budget::charge(1 + names.len())?;
    let keep = rest.is_some();
    let (mut expected, mut is_empty, mut is_known) = (0, true, keep);
    while let Some(name) = members.next_key_seed(NameSeed { names, expected, keep })? {
        // Members that come in the order of the names are charged with the object.
        if !matches!(name, MemberName::Known(index) if index >= expected) {
            budget::charge(1)?;
        }
        let mark = decoding::mark();
        is_empty = false;
        match (name, &mut rest) {
            (MemberName::Known(index), _) => {
                is_known = true;
                let (Some(slot), Some(name)) = (slots.get_mut(index), names.get(index)) else {
                    return Err(unfilled());
                };
                let result = slot.fill(members, Known { name, mark });
                decoding::leave(mark, result.is_ok(), || Segment::Member((*name).into()));
                result?;
                expected = index + 1;
            }
            (MemberName::Other(Some(name)), Some(rest)) => {
                let result = rest.fill(&name, members);
                decoding::leave(mark, result.is_ok(), || Segment::key(&name));
                result?;
            }
            _ => {
                members.next_value::<IgnoredAny>()?;
                decoding::note_dropped_member();
            }
        }
    }
    finish(names, slots)?;
    decoding::note_foreign(!is_empty && !is_known);
    Ok(())
}

fn finish<'de, A: MapAccess<'de>>(
    names: &'static [&'static str],
    slots: &mut [&mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    for (slot, name) in slots.iter_mut().zip(names) {
        let mark = decoding::mark();
        let result = slot.finish(Known { name, mark });
        decoding::leave(mark, result.is_ok(), || Segment::Member((*name).into()));
        result?;
    }
    Ok(())
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object + Wire> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        null("an object")
    }

    /// The text of a header asks what it is.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<T, D::Error> {
        text.deserialize_map(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Err(wrong_text(text, "an object"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<T, A::Error> {
        let mut result = Ok(());
        let read = T::read(&mut |slots, rest| {
            result = read_members(&mut members, T::MEMBERS, slots, rest);
        });
        result?;
        read.ok_or_else(unfilled)
    }
}
