//! What is known of a struct without reading one: how well a JSON object matches it, and its value if no member was sent.
//!
//! Both go by way of [`Value`], which each type is read from anyway, so that nothing is compiled for them alone.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::object::Object;
use crate::runtime::codec::decoding;
use crate::runtime::codec::wire::{MatchScore, Wire};

/// Returns the object none of whose members was sent.
pub fn absent<T: Wire>() -> Option<T> {
    decoding::quietly(|| T::decode(&Value::Object(Map::new())).ok())
}

/// Returns how many members of `value` the object has a field for, and how many it would drop.
pub fn match_score<T: Object>(value: &Value) -> MatchScore {
    let Some(members) = value.as_object() else { return MatchScore::default() };
    let named = named(members, T::MEMBERS);
    let unknown = if T::OPEN { 0 } else { members.len() - named };
    let nulls = if members.values().any(Value::is_null) { dropped_nulls::<T>(value) } else { 0 };
    MatchScore { named, dropped: unknown + nulls }
}

fn named(members: &Map<String, Value>, names: &[&str]) -> usize {
    names.iter().filter(|name| members.contains_key(**name)).count()
}

/// Returns how many members are null and have a field that drops null.
fn dropped_nulls<T: Object>(object: &Value) -> usize {
    let mut count = 0;
    // No member is read, which is an error that says nothing here.
    let _ = object.deserialize_map(DroppedNulls::<T> { object, count: &mut count, kind: PhantomData });
    count
}

/// Asks the slots of a struct.
struct DroppedNulls<'a, T> {
    object: &'a Value,
    count: &'a mut usize,
    kind: PhantomData<T>,
}

impl<'de, T: Object> Visitor<'de> for DroppedNulls<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        let is_null = |name: &str| self.object.get(name).is_some_and(Value::is_null);
        // Only the slots are of interest, which stay empty.
        let _ = T::read::<A>(&mut |slots, _| {
            let slots = T::MEMBERS.iter().zip(slots);
            *self.count = slots.filter(|(name, slot)| is_null(name) && slot.drops_null()).count();
        });
        Ok(())
    }
}
