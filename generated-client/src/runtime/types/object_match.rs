// @generated, the same for every API. Do not edit.
//! What is known of a struct without reading one: how well a JSON object matches it, and its value if no member was sent. Both ask the
//! slots of its fields.

use serde::de::value::{Error as Failure, MapDeserializer};
use serde_json::{Map, Value};

use super::field_slot::Slot;
use super::object::{Object, Rest, read_members};
use crate::runtime::codec::decoding;
use crate::runtime::codec::wire::MatchScore;

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
