// Generated: a copy of generator/runtime/types/object.rs by generator/src/emit/runtime.rs. Do not edit.
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

use crate::runtime::codec::budget;
use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding::{self, LEFT_OUT, Mark, Segment};
use crate::runtime::codec::member_name::{MemberName, NameSeed};
use crate::runtime::codec::unexpected::wrong_text;
use crate::runtime::codec::wire::{MatchScore, Seed, Wire, Written, null};
use crate::runtime::codec::write_mode::is_for_request;
use crate::runtime::values::collections::insert;
use crate::runtime::values::patch::Patch;

/// A type made by `object!`.
pub trait Object: Sized {
    /// The names of its members on the wire.
    const MEMBERS: &'static [&'static str];
    /// The members of which null is dropped, for it says the same as leaving them out.
    const WITHOUT_NULL: &'static [&'static str];
    /// Whether it also keeps members that it does not name.
    const OPEN: bool;
    /// The documented defaults of required members, as JSON.
    const DEFAULTS: Defaults;

    /// Reads its members.
    fn read<'de, A: MapAccess<'de>>(members: A) -> Result<Self, A::Error>;
}

/// Members and the JSON texts of their documented defaults.
pub type Defaults = &'static [(&'static str, &'static str)];

/// A member that is being read.
#[derive(Clone, Copy)]
pub struct Known {
    name: &'static str,
    defaults: Defaults,
    mark: Mark,
}

impl Known {
    /// The JSON text of its documented default.
    fn default(self) -> Option<&'static str> {
        self.defaults.iter().find(|(name, _)| *name == self.name).map(|(_, default)| *default)
    }

    /// Returns the value of a required field that is missing or cannot be read, and the text of the deviation. A default that its own type
    /// refuses is ignored.
    #[cold]
    fn instead<T: Wire>(self) -> Option<(T, &'static str)> {
        let documented = self.default().and_then(|default| {
            let mark = decoding::mark();
            let read = decoding::strictly(|| T::decode(&mut serde_json::Deserializer::from_str(default)));
            read.inspect_err(|_| decoding::forget(mark)).ok()
        });
        match documented {
            Some(value) => Some((value, "replaced by the documented default")),
            None => T::absent().map(|value| (value, "replaced by an empty value")),
        }
    }
}

/// Where a member of type `T` is read to.
pub trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the member's value.
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error>;

    /// Called when all members were read.
    fn finish(&mut self, _member: Known) -> Result<(), A::Error> {
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
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
        if !T::HOLDS_NULL && !member.defaults.is_empty() && member.default().is_some() {
            self.0 = required_or_default(members, member)?;
            return Ok(());
        }
        self.0 = match members.next_value_seed(Seed::new()) {
            Ok(value) => Some(value),
            Err(error) => Some(instead(member, error)?),
        };
        Ok(())
    }

    fn finish(&mut self, member: Known) -> Result<(), A::Error> {
        if self.0.is_none() {
            self.0 = Some(missing(member, "a required member is missing")?);
        }
        Ok(())
    }
}

/// The value of a required field that cannot be read.
#[cold]
fn instead<T: Wire, E: Error>(member: Known, error: E) -> Result<T, E> {
    decoding::replace(member.mark, error, || member.instead())
}

/// Reads a field with a documented default, which replaces null too.
fn required_or_default<'de, A: MapAccess<'de>, T: Wire>(members: &mut A, member: Known) -> Result<Option<T>, A::Error> {
    match members.next_value_seed(Seed::<Option<T>>::new()) {
        Ok(Some(value)) => Ok(Some(value)),
        Ok(None) => missing(member, "null where a value is documented").map(Some),
        Err(error) => instead(member, error).map(Some),
    }
}

#[cold]
fn missing<T: Wire, E: Error>(member: Known, what: &str) -> Result<T, E> {
    let (value, instead) = member.instead().ok_or_else(|| E::missing_field(member.name))?;
    match member.default() {
        Some(_) => decoding::report_deviation(format_args!("{what}: {instead}"))?,
        None => decoding::report_deviation(format_args!("{what}"))?,
    }
    Ok(value)
}

/// The slot of a member that has one documented value.
pub struct Preset<T> {
    /// What was read, or the documented value.
    pub value: Option<T>,
    constant: Constant,
    preset: fn() -> T,
}

impl<T> Preset<T> {
    /// An empty slot.
    pub fn new(constant: Constant, preset: fn() -> T) -> Self {
        Self { value: None, constant, preset }
    }
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Preset<T> {
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
        let preset = || Some(((self.preset)(), "replaced by the documented value"));
        let value: T = match members.next_value_seed(Seed::new()) {
            Ok(value) => value,
            Err(error) => decoding::replace(member.mark, error, preset)?,
        };
        if !value.is_constant(self.constant) {
            differs(&value, self.constant)?;
        }
        self.value = Some(value);
        Ok(())
    }

    fn finish(&mut self, _: Known) -> Result<(), A::Error> {
        if self.value.is_none() {
            decoding::report_deviation(format_args!("a required member is missing"))?;
            self.value = Some((self.preset)());
        }
        Ok(())
    }
}

#[cold]
fn differs<T: Wire, E: Error>(value: &T, constant: Constant) -> Result<(), E> {
    let sent = serde_json::to_string(&Written(value)).map_err(E::custom)?;
    decoding::report_deviation(format_args!("{sent} where {} is documented", Value::from(constant)))
}

/// What cannot happen, for each name has a slot and each slot is finished, but no type says so.
#[cold]
pub fn unfilled<E: Error>() -> E {
    E::custom("a required member was not read")
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Option<T> {
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
        *self = match members.next_value_seed(Seed::<Self>::new()) {
            Ok(value) if T::HOLDS_NULL => value.or_else(T::absent),
            Ok(value) => value,
            Err(error) => decoding::skip(member.mark, error, LEFT_OUT).map(|()| None)?,
        };
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Patch<T> {
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
        *self = match members.next_value_seed(Seed::new()) {
            Ok(value) => value,
            Err(error) => decoding::skip(member.mark, error, LEFT_OUT).map(|()| Self::Absent)?,
        };
        Ok(())
    }
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
pub fn read_members<'de, A: MapAccess<'de>>(
    members: &mut A,
    names: &'static [&'static str],
    defaults: Defaults,
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
                let result = slot.fill(members, Known { name, defaults, mark });
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
    finish(names, defaults, slots)?;
    decoding::note_foreign(!is_empty && !is_known);
    Ok(())
}

fn finish<'de, A: MapAccess<'de>>(
    names: &'static [&'static str],
    defaults: Defaults,
    slots: &mut [&mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    for (slot, name) in slots.iter_mut().zip(names) {
        let mark = decoding::mark();
        let result = slot.finish(Known { name, defaults, mark });
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
pub fn match_score<T: Object>(value: &Value) -> MatchScore {
    let Some(members) = value.as_object() else { return MatchScore::default() };
    let named = T::MEMBERS.iter().filter(|name| members.contains_key(**name)).count();
    let nulls = T::WITHOUT_NULL.iter().filter(|name| members.get(**name).is_some_and(Value::is_null)).count();
    let unknown = if T::OPEN { 0 } else { members.len() - named };
    MatchScore { named, dropped: unknown + nulls }
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
    if is_for_request() { None } else { optional(value) }
}

/// A member that only the server sets, and that may be null there.
pub fn read_only_nullable<M: SerializeMap, T: Wire>(value: &Patch<T>) -> Option<&dyn Member<M>> {
    if is_for_request() { None } else { nullable(value) }
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
