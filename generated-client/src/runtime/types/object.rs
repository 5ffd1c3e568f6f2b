// @generated, the same for every API. Do not edit.
//! How a struct is read from a JSON object.
//!
//! What `json_object!` expands to is little, because rustc compiles it for each field of the API: a slot to read the field into. The loops
//! over the slots are here, and are compiled once for each format. How the struct is written is in `member_writer.rs`.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{Error as Failure, MapDeserializer};
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::member_writer::MemberWriter;
use crate::runtime::codec::budget;
use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding::{self, LEFT_OUT, Mark, Segment};
use crate::runtime::codec::member_name::{MemberName, NameSeed};
use crate::runtime::codec::unexpected::wrong_text;
use crate::runtime::codec::wire::{MatchScore, Seed, Wire, Written, null};
use crate::runtime::values::collections::insert;

/// A struct that is read from a JSON object and written as one, by `json_object!`.
pub trait Object: Sized {
    /// The names of its fields on the wire.
    const MEMBERS: &'static [&'static str];
    /// Whether it also keeps members that it has no field for.
    const OPEN: bool = false;
    /// The documented defaults of required fields.
    const DEFAULTS: Defaults = &[];

    /// Creates a slot for each field, has `fill` fill them, and returns the struct with what is in them; nothing if one is empty.
    fn read<'de, A: MapAccess<'de>>(fill: &mut Fill<'_, 'de, A>) -> Option<Self>;

    /// Writes each field.
    fn write<M: SerializeMap>(&self, members: &mut MemberWriter<M>);
}

/// Fills the slots of a struct, and the field for members without one of their own.
pub type Fill<'f, 'de, A> = dyn FnMut(&mut [&mut dyn Slot<'de, A>], Option<&mut dyn Rest<'de, A>>) + 'f;

/// Reads an object.
pub fn decode<'de, T: Object + Wire, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
    source.deserialize_any(ObjectVisitor(PhantomData))
}

/// The wire names of fields, and their documented defaults as JSON.
pub type Defaults = &'static [(&'static str, &'static str)];

/// The field that is being read.
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

/// The slot that a field is read into.
pub trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the field.
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error>;

    /// Called when all members were read.
    fn finish(&mut self, member: Known) -> Result<(), A::Error>;

    /// Whether null is read as if the member had been left out.
    fn drops_null(&self) -> bool;
}

/// Where the members go that an object does not name.
pub trait Rest<'de, A: MapAccess<'de>> {
    /// Reads the value of the member called `name`.
    fn fill(&mut self, name: &str, members: &mut A) -> Result<(), A::Error>;
}

/// A field that is being read.
pub struct Reading<T, K> {
    /// What was read, or what a member that is missing counts as.
    pub value: Option<T>,
    kind: K,
}

/// Whether the member may be left out follows from the type: [`Wire::left_out`].
pub struct ByType;

/// Returns the slot of a field without a mark.
pub fn slot<T>() -> Reading<T, ByType> {
    Reading { value: None, kind: ByType }
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Reading<T, ByType> {
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
        if T::left_out().is_none() {
            self.value = read_required(members, member)?;
            return Ok(());
        }
        self.value = match members.next_value_seed(Seed::<T>::new()) {
            Ok(value) => Some(value.of_member()),
            Err(error) => decoding::skip(member.mark, error, LEFT_OUT).map(|()| T::left_out())?,
        };
        Ok(())
    }

    fn finish(&mut self, member: Known) -> Result<(), A::Error> {
        if self.value.is_none() {
            self.value = T::left_out();
        }
        finish_required(&mut self.value, member)
    }

    fn drops_null(&self) -> bool {
        T::DROPS_NULL
    }
}

/// A field that may be null, and may not be left out.
pub mod required {
    use super::{Known, MapAccess, Reading, Slot, Wire, finish_required, read_required};

    /// See the module.
    pub struct Required;

    /// Returns the slot of the field.
    pub fn slot<T>() -> Reading<T, Required> {
        Reading { value: None, kind: Required }
    }

    impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Reading<T, Required> {
        fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
            self.value = read_required(members, member)?;
            Ok(())
        }

        fn finish(&mut self, member: Known) -> Result<(), A::Error> {
            finish_required(&mut self.value, member)
        }

        fn drops_null(&self) -> bool {
            false
        }
    }
}

/// A field that only the server sets: it is left out of what is sent.
pub mod read_only {
    use super::{ByType, Reading};

    /// Returns the slot of the field.
    pub fn slot<T>() -> Reading<T, ByType> {
        super::slot()
    }
}

/// A field with one documented value.
pub mod constant {
    use super::{Constant, Known, MapAccess, Reading, Seed, Slot, Wire, decoding, differs};

    /// See the module.
    pub struct Preset<T> {
        constant: Constant,
        preset: fn() -> T,
    }

    /// Returns the slot of the field.
    pub fn slot<T>(constant: Constant, preset: fn() -> T) -> Reading<T, Preset<T>> {
        Reading { value: None, kind: Preset { constant, preset } }
    }

    impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Reading<T, Preset<T>> {
        fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
            let Preset { constant, preset } = self.kind;
            let preset = || Some((preset(), "replaced by the documented value"));
            let value: T = match members.next_value_seed(Seed::new()) {
                Ok(value) => value,
                Err(error) => decoding::replace(member.mark, error, preset)?,
            };
            if !value.is_constant(constant) {
                differs(&value, constant)?;
            }
            self.value = Some(value);
            Ok(())
        }

        fn finish(&mut self, _: Known) -> Result<(), A::Error> {
            if self.value.is_none() {
                decoding::report_deviation(format_args!("a required member is missing"))?;
                self.value = Some((self.kind.preset)());
            }
            Ok(())
        }

        fn drops_null(&self) -> bool {
            false
        }
    }
}

fn read_required<'de, A: MapAccess<'de>, T: Wire>(members: &mut A, member: Known) -> Result<Option<T>, A::Error> {
    if !T::HOLDS_NULL && !member.defaults.is_empty() && member.default().is_some() {
        return required_or_default(members, member);
    }
    match members.next_value_seed(Seed::new()) {
        Ok(value) => Ok(Some(value)),
        Err(error) => instead(member, error).map(Some),
    }
}

fn finish_required<T: Wire, E: Error>(value: &mut Option<T>, member: Known) -> Result<(), E> {
    if value.is_none() {
        *value = Some(missing(member, "a required member is missing")?);
    }
    Ok(())
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

#[cold]
fn differs<T: Wire, E: Error>(value: &T, constant: Constant) -> Result<(), E> {
    let sent = serde_json::to_string(&Written(value)).map_err(E::custom)?;
    decoding::report_deviation(format_args!("{sent} where {} is documented", Value::from(constant)))
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
            result = read_members(&mut members, T::MEMBERS, T::DEFAULTS, slots, rest);
        });
        result?;
        read.ok_or_else(unfilled)
    }
}

/// A JSON object without members.
type NoMembers = MapDeserializer<'static, std::iter::Empty<((), ())>, Failure>;

/// Returns the object none of whose members was sent.
pub fn absent<T: Object>() -> Option<T> {
    let mut nothing = NoMembers::new(std::iter::empty());
    let mut result = Ok(());
    let mut fill = |slots: &mut [&mut dyn Slot<'static, NoMembers>],
                    rest: Option<&mut dyn Rest<'static, NoMembers>>| {
        result = read_members(&mut nothing, T::MEMBERS, T::DEFAULTS, slots, rest);
    };
    let read = decoding::quietly(|| T::read(&mut fill));
    result.ok()?;
    read
}

/// Returns how many members of `value` the object has a field for, and how many it would drop.
pub fn match_score<T: Object>(value: &Value) -> MatchScore {
    let Some(members) = value.as_object() else { return MatchScore::default() };
    let named = T::MEMBERS.iter().filter(|name| members.contains_key(**name)).count();
    let unknown = if T::OPEN { 0 } else { members.len() - named };
    MatchScore { named, dropped: unknown + dropped_nulls::<T>(members) }
}

/// Returns how many members are null and have a field that drops null.
fn dropped_nulls<T: Object>(members: &Map<String, Value>) -> usize {
    if !members.values().any(Value::is_null) {
        return 0;
    }
    let mut dropped = 0;
    let mut count = |slots: &mut [&mut dyn Slot<'static, NoMembers>], _: Option<&mut dyn Rest<'static, NoMembers>>| {
        let is_null = |name: &str| members.get(name).is_some_and(Value::is_null);
        dropped = T::MEMBERS.iter().zip(slots).filter(|(name, slot)| is_null(name) && slot.drops_null()).count();
    };
    // Only the slots are of interest, which stay empty.
    let _ = T::read::<NoMembers>(&mut count);
    dropped
}
