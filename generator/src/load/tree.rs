//! Text to a JSON tree, for YAML and JSON alike.
//!
//! `serde_json::Value` can't be read from YAML directly: keys may be numbers (`200:`), integers may pass 64 bits, merge
//! keys (`<<`) have to be applied, and a key written twice has to be told. This visitor does all four.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::syntax::SyntaxError;
use crate::pointer::Pointer;
use crate::source::Format;

/// The tree, and the places of keys that are written twice (the last one counts).
pub(crate) struct Tree {
    pub value: Value,
    pub duplicates: Vec<Pointer>,
}

pub(crate) fn parse(text: &str, format: Format) -> Result<Tree, SyntaxError> {
    let duplicates = RefCell::new(Vec::new());
    let root = Node { place: None, duplicates: &duplicates };
    let value = match format {
        Format::Json => {
            let mut deserializer = serde_json::Deserializer::from_str(text);
            root.deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value)).map_err(
                |error| {
                    SyntaxError::of(
                        &error.to_string(),
                        (error.line() > 0).then_some((error.line(), error.column().max(1))),
                        text,
                    )
                },
            )?
        }
        Format::Yaml => root.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| {
            SyntaxError::of(&error.to_string(), error.location().map(|at| (at.line(), at.column())), text)
        })?,
    };
    Ok(Tree { value, duplicates: duplicates.into_inner() })
}

/// The keys that lead to a node, linked upwards, so that no pointer is built unless something is wrong there.
struct Place<'a> {
    key: &'a str,
    parent: Option<&'a Place<'a>>,
}

impl Place<'_> {
    fn pointer(&self) -> Pointer {
        self.parent.map_or_else(Pointer::root, Place::pointer).child(self.key)
    }
}

#[derive(Clone, Copy)]
struct Node<'a> {
    place: Option<&'a Place<'a>>,
    duplicates: &'a RefCell<Vec<Pointer>>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    // A text of comments alone.
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
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

    // JSON numbers past 64 bits are read as the nearest double, which is what serde_json does with them in JSON.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok((value as f64).into())
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok((value as f64).into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        loop {
            let key = items.len().to_string();
            let place = Place { key: &key, parent: self.place };
            match list.next_element_seed(Node { place: Some(&place), ..self })? {
                Some(item) => items.push(item),
                None => return Ok(Value::Array(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        let mut merged = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            let place = Place { key: &key, parent: self.place };
            let value = map.next_value_seed(Node { place: Some(&place), ..self })?;
            if key == "<<" {
                merged.push(value);
            } else if members.contains_key(&key) {
                self.duplicates.borrow_mut().push(place.pointer());
                members.insert(key, value);
            } else {
                members.insert(key, value);
            }
        }
        for value in merged {
            merge(&mut members, value).map_err(A::Error::custom)?;
        }
        Ok(Value::Object(members))
    }

    /// A YAML tag (`!name value`) means nothing here: the value counts.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_, value) = tagged.variant_seed(Key)?;
        value.newtype_variant_seed(self)
    }
}

/// YAML's merge key: the members of the value that are not written in the mapping itself.
fn merge(members: &mut Map<String, Value>, value: Value) -> Result<(), &'static str> {
    match value {
        Value::Object(more) => {
            for (key, value) in more {
                members.entry(key).or_insert(value);
            }
            Ok(())
        }
        Value::Array(list) => list.into_iter().try_for_each(|value| merge(members, value)),
        _ => Err("a merge key (`<<`) takes a mapping or a list of mappings"),
    }
}

/// A mapping key as text: `200`, `true` and `null` are names here.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, key: &str) -> Result<String, E> {
        Ok(key.to_owned())
    }

    fn visit_bool<E>(self, key: bool) -> Result<String, E> {
        Ok(key.to_string())
    }

    fn visit_i64<E>(self, key: i64) -> Result<String, E> {
        Ok(key.to_string())
    }

    fn visit_u64<E>(self, key: u64) -> Result<String, E> {
        Ok(key.to_string())
    }

    fn visit_f64<E>(self, key: f64) -> Result<String, E> {
        Ok(key.to_string())
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }
}
