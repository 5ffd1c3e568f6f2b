//! Objects: a struct from a table of its members.
//!
//! `object!` writes the struct, its constructor and setters, and how it is read and written. What it writes for a member
//! is little, for rustc pays for it once for each member of the API: a slot to read into, and a reference to write
//! from. The loops over them are here, and are compiled once for each format.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{Error as Failure, MapDeserializer};
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::budget;
use super::collections::{insert, wrong_text};
use super::decoding::{self, Segment};
use super::member_name::{MemberName, NameSeed};
use super::patch::Patch;
use super::sending::is_sending;
use super::wire::{Fit, Seed, Wire, Written, null};

/// A type made by `object!`.
pub trait Object: Sized {
    /// The names of its members on the wire.
    const MEMBERS: &'static [&'static str];
    /// The members of which null is dropped, for it says the same as leaving them out.
    const WITHOUT_NULL: &'static [&'static str];
    /// Whether it also keeps members that it does not name.
    const OPEN: bool;

    /// Reads its members.
    fn read<'de, A: MapAccess<'de>>(members: A) -> Result<Self, A::Error>;
}

/// Where a member of type `T` is read to.
pub trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the member's value.
    fn fill(&mut self, members: &mut A) -> Result<(), A::Error>;

    /// Called when all members were read.
    fn finish(&mut self, _name: &'static str) -> Result<(), A::Error> {
        Ok(())
    }
}

/// Where the members go that an object does not name.
pub trait Rest<'de, A: MapAccess<'de>> {
    /// Reads the value of the member called `name`.
    fn fill(&mut self, name: &str, members: &mut A) -> Result<(), A::Error>;
}

/// The slot of a required member: empty until the object has been read.
pub struct Required<T>(
    /// What was read, or what stands for a member that is missing.
    pub Option<T>,
);

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Required<T> {
    fn fill(&mut self, members: &mut A) -> Result<(), A::Error> {
        self.0 = Some(members.next_value_seed(Seed::new())?);
        Ok(())
    }

    fn finish(&mut self, name: &'static str) -> Result<(), A::Error> {
        if self.0.is_none() {
            self.0 = Some(missing(name)?);
        }
        Ok(())
    }
}

#[cold]
fn missing<T: Wire, E: Error>(name: &'static str) -> Result<T, E> {
    let value = T::absent().ok_or_else(|| E::missing_field(name))?;
    decoding::forgive(format_args!("a required member is missing"))?;
    Ok(value)
}

/// What cannot happen, for each name has a slot and each slot is finished, but no type says so.
#[cold]
pub fn unfilled<E: Error>() -> E {
    E::custom("a required member was not read")
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Option<T> {
    fn fill(&mut self, members: &mut A) -> Result<(), A::Error> {
        let value: Self = members.next_value_seed(Seed::new())?;
        *self = if T::HOLDS_NULL { value.or_else(T::absent) } else { value };
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Patch<T> {
    fn fill(&mut self, members: &mut A) -> Result<(), A::Error> {
        *self = members.next_value_seed(Seed::new())?;
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>, T: Wire> Rest<'de, A> for BTreeMap<String, T> {
    fn fill(&mut self, name: &str, members: &mut A) -> Result<(), A::Error> {
        let value = members.next_value_seed(Seed::new())?;
        insert(self, budget::text(name)?, value)
    }
}

/// Reads each member into its slot; what has none goes to `rest`, or nowhere. In the end no required slot is empty.
pub fn read_members<'de, A: MapAccess<'de>>(
    members: &mut A,
    names: &'static [&'static str],
    slots: &mut [&mut dyn Slot<'de, A>],
    mut rest: Option<&mut dyn Rest<'de, A>>,
) -> Result<(), A::Error> {
    decoding::guard_stack()?;
    budget::charge(1 + names.len())?;
    let keep = rest.is_some();
    let mut expected = 0;
    while let Some(name) = members.next_key_seed(NameSeed { names, expected, keep })? {
        // Members that come in the order of the names are charged with the object.
        if !matches!(name, MemberName::Known(index) if index >= expected) {
            budget::charge(1)?;
        }
        let mark = decoding::mark();
        match (name, &mut rest) {
            (MemberName::Known(index), _) => {
                let (Some(slot), Some(name)) = (slots.get_mut(index), names.get(index)) else {
                    return Err(unfilled());
                };
                let result = slot.fill(members);
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
            }
        }
    }
    finish(names, slots)
}

fn finish<'de, A: MapAccess<'de>>(
    names: &'static [&'static str],
    slots: &mut [&mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    for (slot, name) in slots.iter_mut().zip(names) {
        let mark = decoding::mark();
        let result = slot.finish(name);
        decoding::leave(mark, result.is_ok(), || Segment::Member((*name).into()));
        result?;
    }
    Ok(())
}

/// Reads an object.
pub fn decode<'de, T: Object + Wire, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
    source.deserialize_any(ObjectVisitor(PhantomData))
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

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::read(members)
    }
}

/// An object none of whose members was sent.
pub fn absent<T: Object>() -> Option<T> {
    let nothing = MapDeserializer::<_, Failure>::new(std::iter::empty::<((), ())>());
    decoding::quietly(|| T::read(nothing)).ok()
}

/// How many members of `value` the object names, and how many it would drop.
pub fn fit<T: Object>(value: &Value) -> Fit {
    let Some(members) = value.as_object() else { return Fit::default() };
    let named = T::MEMBERS.iter().filter(|name| members.contains_key(**name)).count();
    let nulls = T::WITHOUT_NULL.iter().filter(|name| members.get(**name).is_some_and(Value::is_null)).count();
    let unknown = if T::OPEN { 0 } else { members.len() - named };
    Fit { named, dropped: unknown + nulls }
}

/// A member to be written, of whatever type.
pub trait Member<M: SerializeMap> {
    /// Writes it under `name`.
    fn write(&self, name: &str, object: &mut M) -> Result<(), M::Error>;
}

impl<M: SerializeMap, T: Wire> Member<M> for T {
    fn write(&self, name: &str, object: &mut M) -> Result<(), M::Error> {
        object.serialize_entry(name, &Written(self))
    }
}

/// A member that is left out when there is none.
pub fn optional<M: SerializeMap, T: Wire>(value: &Option<T>) -> Option<&dyn Member<M>> {
    value.as_ref().map(|value| value as &dyn Member<M>)
}

/// A member that only the server sets: left out of what is sent.
pub fn read_only<M: SerializeMap, T: Wire>(value: &Option<T>) -> Option<&dyn Member<M>> {
    if is_sending() { None } else { optional(value) }
}

/// A member that only the server sets, and that may be null there.
pub fn read_only_nullable<M: SerializeMap, T: Wire>(value: &Patch<T>) -> Option<&dyn Member<M>> {
    if is_sending() { None } else { nullable(value) }
}

/// A member that is left out when it was not set.
pub fn nullable<M: SerializeMap, T: Wire>(value: &Patch<T>) -> Option<&dyn Member<M>> {
    (!value.is_absent()).then_some(value as &dyn Member<M>)
}

/// The members that an object does not name, to be written after those that it does.
pub trait Members<M: SerializeMap> {
    /// Writes those that are not among `names`.
    fn write(&self, names: &[&str], object: &mut M) -> Result<(), M::Error>;
}

impl<M: SerializeMap, T: Wire> Members<M> for BTreeMap<String, T> {
    fn write(&self, names: &[&str], object: &mut M) -> Result<(), M::Error> {
        for (name, value) in self.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
            object.serialize_entry(name, &Written(value))?;
        }
        Ok(())
    }
}

/// Writes an object.
pub fn encode<S: Serializer>(
    sink: S,
    names: &'static [&'static str],
    members: &[Option<&dyn Member<S::SerializeMap>>],
    rest: Option<&dyn Members<S::SerializeMap>>,
) -> Result<S::Ok, S::Error> {
    let mut object = sink.serialize_map(None)?;
    for (name, member) in names.iter().zip(members) {
        if let Some(member) = member {
            member.write(name, &mut object)?;
        }
    }
    if let Some(rest) = rest {
        rest.write(names, &mut object)?;
    }
    object.end()
}
