//! Parses YAML or JSON into a tree.
//!
//! `serde_json::Value` cannot be read from YAML directly: keys may be numbers (`200:`), integers may exceed 64
//! bits, merge keys (`<<`) have to be applied, and duplicate keys have to be reported. The visitor in this file
//! does all four.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::syntax::SyntaxError;
use super::{yaml_1_2, yaml_limits};
use crate::pointer::{Pointer, Trail};
use crate::source::Format;
use crate::source::yaml_spaces;

/// The tree, and the keys that are written twice (the last one counts).
pub(crate) struct Tree {
    pub value: Value,
    pub duplicates: Duplicates,
}

/// Where keys are written twice.
#[derive(Default)]
pub(crate) struct Duplicates {
    /// The first of these locations.
    pub pointers: Vec<Pointer>,
    /// How many more there are.
    pub more: usize,
    bytes: usize,
}

impl Duplicates {
    /// How many locations are recorded: only machines produce more, and nobody reads them.
    const MOST: usize = 1000;
    /// How long the pointers may be together, since one long key can be in all of them.
    const LONGEST: usize = 1 << 20;

    fn add(&mut self, trail: &Trail<'_>) {
        if self.pointers.len() >= Self::MOST || self.bytes >= Self::LONGEST {
            self.more += 1;
            return;
        }
        let pointer = trail.pointer();
        self.bytes += pointer.as_str().len();
        self.pointers.push(pointer);
    }
}

/// What a node of the tree takes besides its text, about.
const NODE: usize = 64;
/// What the tree of a text may take whatever its length, and for each byte of the text. No text without aliases comes near.
const ALLOWANCE: usize = 64 << 20;
const PER_BYTE: usize = 64;
/// How long the pointers of all nodes may be together, for each byte of the text. Later stages keep a pointer for each node, and one
/// long key is part of the pointers of all nodes below it.
const POINTER_PER_BYTE: usize = 256;

pub(crate) fn parse(text: &str, format: Format) -> Result<Tree, SyntaxError> {
    let mut reading = Reading::of(text);
    let start = Pointer::root();
    let path = NodePath { trail: Trail::Start(&start), length: 0 };
    let root = Node { path: &path, reading: &reading };
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
        Format::Yaml => {
            yaml_limits::check(text)?;
            match root.deserialize(serde_yaml::Deserializer::from_str(text)) {
                Ok(value) => value,
                Err(error) => {
                    let first = error.location().map(|at| (at.line(), at.column()));
                    let error = || SyntaxError::of(&error.to_string(), first, text);
                    let spaced = yaml_spaces::spaced(text);
                    let text = spaced.as_ref().map_or(text, |spaced| &spaced.text);
                    let document = yaml_1_2::read(text).ok_or_else(error)?;
                    // What was counted of the text so far is counted again.
                    reading = Reading::of(text);
                    let root = Node { path: &path, reading: &reading };
                    root.deserialize(yaml_1_2::Reader(&document)).map_err(|_| error())?
                }
            }
        }
    };
    Ok(Tree { value, duplicates: reading.duplicates.into_inner() })
}

/// What is kept while a text is read.
struct Reading {
    duplicates: RefCell<Duplicates>,
    /// How much the rest of the tree may take. Aliases repeat values, so a short text can represent an unlimited tree.
    allowed: Cell<usize>,
    pointers: Cell<usize>,
}

impl Reading {
    fn of(text: &str) -> Self {
        Self {
            duplicates: RefCell::default(),
            allowed: Cell::new(text.len().saturating_mul(PER_BYTE).saturating_add(ALLOWANCE)),
            pointers: Cell::new(text.len().saturating_mul(POINTER_PER_BYTE).saturating_add(ALLOWANCE)),
        }
    }

    fn charge<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let allowed = self.allowed.get().checked_sub(bytes).ok_or_else(|| E::custom(TOO_MUCH))?;
        self.allowed.set(allowed);
        Ok(())
    }

    /// The length of the pointer of a node below another one.
    fn length<E: Error>(&self, parent: &NodePath<'_>, key: usize) -> Result<usize, E> {
        let length = parent.length + key + 1;
        let pointers = self.pointers.get().checked_sub(length).ok_or_else(|| E::custom(LONG_KEYS))?;
        self.pointers.set(pointers);
        Ok(length)
    }
}

const LONG_KEYS: &str = "its keys are too long for the number of values nested below them";

/// As the parser says it of aliases that it counts itself.
const TOO_MUCH: &str = "repetition limit exceeded";

/// The location of a node.
struct NodePath<'a> {
    trail: Trail<'a>,
    /// The length of the pointer, about.
    length: usize,
}

#[derive(Clone, Copy)]
struct Node<'a> {
    path: &'a NodePath<'a>,
    reading: &'a Reading,
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
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok(Value::Null)
    }

    // A text of comments alone.
    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok(value.into())
    }

    // JSON numbers past 64 bits are read as the nearest double, which is what serde_json does with them in JSON.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok((value as f64).into())
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok((value as f64).into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.reading.charge(NODE)?;
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.reading.charge(NODE + value.len())?;
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.reading.charge(NODE + value.len())?;
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        self.reading.charge(NODE)?;
        let mut items = Vec::new();
        loop {
            let index = items.len();
            let digits = index.checked_ilog10().unwrap_or_default() as usize + 1;
            let length = self.reading.length(self.path, digits)?;
            let path = NodePath { trail: Trail::Item(&self.path.trail, index), length };
            match list.next_element_seed(Node { path: &path, ..self })? {
                Some(item) => items.push(item),
                None => return Ok(Value::Array(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        self.reading.charge(NODE)?;
        let mut members = Map::new();
        let mut merged = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            self.reading.charge(key.len())?;
            let length = self.reading.length(self.path, key.len())?;
            let path = NodePath { trail: Trail::Member(&self.path.trail, &key), length };
            let value = map.next_value_seed(Node { path: &path, ..self })?;
            if key == "<<" {
                merged.push(value);
                continue;
            }
            match members.entry(key) {
                Entry::Vacant(new) => {
                    new.insert(value);
                }
                Entry::Occupied(mut known) => {
                    self.reading.duplicates.borrow_mut().add(&Trail::Member(&self.path.trail, known.key()));
                    known.insert(value);
                }
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
        f.write_str("a key")
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
