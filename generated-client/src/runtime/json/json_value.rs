// @generated, the same for every API. Do not edit.
//! JSON of no documented shape, decoded within the budget.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Number, Value};

use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::{self, Segment};
use crate::runtime::codec::exact_numbers::{NUMBER_KEY, is_exact};
use crate::runtime::codec::member_name::Key;
use crate::runtime::codec::unexpected::unexpected;
use crate::runtime::codec::wire::{Wire, null};

impl Wire for Value {
    const HOLDS_NULL: bool = true;

    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(ValueVisitor::<false>)
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        self.serialize(sink)
    }

    fn absent() -> Option<Self> {
        Some(Self::Null)
    }
}

impl Wire for Map<String, Value> {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        match Value::decode(source)? {
            Value::Object(members) => Ok(members),
            Value::Null => null("an object"),
            other => Err(D::Error::invalid_type(unexpected(&other), &"an object")),
        }
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        self.serialize(sink)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Reads a tree that types are read from: numbers that a float cannot hold stay maps in it, as they came.
pub(crate) fn tree<'de, D: Deserializer<'de>>(source: D) -> Result<Value, D::Error> {
    source.deserialize_any(ValueVisitor::<true>)
}

/// Reads any JSON. With `AS_IT_CAME`, a map that represents a number stays a map.
struct ValueVisitor<const AS_IT_CAME: bool>;

impl<'de, const AS_IT_CAME: bool> DeserializeSeed<'de> for ValueVisitor<AS_IT_CAME> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de, const AS_IT_CAME: bool> Visitor<'de> for ValueVisitor<AS_IT_CAME> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Value, E> {
        budget::text(text).map(Value::String)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        budget::charge_scratch(text.len())?;
        budget::text(text).map(Value::String)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        budget::charge(text.len().saturating_add(budget::ALLOCATION))?;
        Ok(Value::String(text))
    }

    /// The text of a header asks the type what it is: it is a text.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<Value, D::Error> {
        text.deserialize_str(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Value, A::Error> {
        decoding::guard_stack()?;
        let mut elements = Vec::new();
        loop {
            budget::charge(1)?;
            let mark = decoding::mark();
            let element = array.next_element_seed(Self);
            decoding::leave(mark, element.is_ok(), || Segment::Index(elements.len()));
            match element? {
                Some(element) => budget::push(&mut elements, element)?,
                None => return Ok(Value::Array(elements)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        decoding::guard_stack()?;
        let mut members = Map::new();
        while let Some(key) = map.next_key_seed(Key)? {
            if !AS_IT_CAME && members.is_empty() && key == NUMBER_KEY {
                return number(&mut map);
            }
            let mark = decoding::mark();
            let value = map.next_value_seed(Self);
            decoding::leave(mark, value.is_ok(), || Segment::key(&key));
            charge_entry(members.len())?;
            members.insert(key, value?);
        }
        Ok(Value::Object(members))
    }
}

fn number<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Value, A::Error> {
    let text = map.next_value_seed(Key)?;
    let number = text.parse::<Number>().map_err(A::Error::custom)?;
    if number.to_string() != text && !number.as_f64().is_some_and(|float| is_exact(&text, float)) {
        decoding::report_deviation(format_args!("{text} is more exact than a number can be here, read as {number}"))?;
    }
    Ok(Value::Number(number))
}

/// Charges an entry of a map with this many entries.
pub(crate) fn charge_entry<E: Error>(length: usize) -> Result<(), E> {
    // With serde_json's `preserve_order` a map is a list of entries beside a hash table.
    const IS_ORDERED: bool = size_of::<Map<String, Value>>() > size_of::<BTreeMap<String, Value>>();
    if !IS_ORDERED {
        return budget::charge_tree_entry::<Value, E>(length);
    }
    if let Some((old, new)) = growth(length) {
        budget::charge(ordered_size(new))?;
        // Both are in use meanwhile.
        if old > 0 {
            budget::refund(ordered_size(old) as u64);
        }
    }
    Ok(())
}

/// The buckets of a hash table with this many entries before and after the next entry, where it grows for that: one of 4 buckets has
/// room for 3 entries, larger ones are filled to seven eighths.
fn growth(length: usize) -> Option<(usize, usize)> {
    match length {
        0 => Some((0, 4)),
        3 => Some((4, 8)),
        _ if length.is_multiple_of(7) && (length / 7).is_power_of_two() => Some((length / 7 * 8, length / 7 * 16)),
        _ => None,
    }
}

/// The bytes of a hash table of so many buckets, with the entries that it has room for.
fn ordered_size(buckets: usize) -> usize {
    const ENTRY: usize = size_of::<String>() + size_of::<Value>() + size_of::<usize>();
    const BUCKET: usize = size_of::<usize>() + 1;
    let room = if buckets <= 8 { buckets - 1 } else { buckets / 8 * 7 };
    room * ENTRY + buckets * BUCKET + 3 * budget::ALLOCATION
}
