// Generated: a copy of generator/runtime/json.rs by generator/src/emit/runtime.rs. Do not edit.
//! JSON text and values to types and back, with a path to whatever is wrong.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected};
use serde_json::Value;
use serde_json::de::SliceRead;
use serde_json::error::Category;

use super::budget::{self, Exceeded};
use super::decoding::{self, Deviation, Recorded, Skipped};
use super::exact_numbers;
use super::json_value;
use super::sending::sending;
use super::wire::{Seed, Wire, Written};
use super::within::Within;

/// What was read, and what had to be forgiven to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// What was not as documented.
    pub deviations: Vec<Deviation>,
    /// How many deviations there are besides: only so many are kept.
    pub omitted_deviations: usize,
}

/// JSON that cannot be read as, or written from, a type.
#[derive(Debug)]
pub struct JsonError {
    path: String,
    source: serde_json::Error,
    pub(crate) exceeded: Option<Exceeded>,
}

impl JsonError {
    /// Where it went wrong, as a JSON path: `$.items[3].name`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same error in other words.
    pub(crate) fn retold(self, retell: impl Fn(&str) -> String) -> Self {
        let (path, what) = (retell(&self.path), self.source.to_string());
        let retold = retell(&what);
        let source = if retold == what { self.source } else { serde_json::Error::custom(retold) };
        Self { path, source, exceeded: self.exceeded }
    }

    /// Whether the text is no JSON.
    pub(crate) fn is_syntax(&self) -> bool {
        matches!(self.source.classify(), Category::Syntax | Category::Eof)
    }

    /// The error that a deviation becomes in strict reading.
    pub(crate) fn of(deviation: Deviation) -> Self {
        Self { path: deviation.path, source: Error::custom(deviation.what), exceeded: None }
    }

    /// What went wrong, without the path.
    pub fn message(&self) -> String {
        self.source.to_string()
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.source)
    }
}

impl std::error::Error for JsonError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Reads a whole text.
pub fn from_slice<T: Wire>(text: &[u8]) -> Result<Decoded<T>, JsonError> {
    read_text(text, Seed::<T>::new())
}

/// Reads a text strictly: any deviation is an error, and so is an object with none of the documented fields.
pub(crate) fn from_slice_as_is<T: Wire>(text: &[u8]) -> Result<Decoded<T>, JsonError> {
    let tree = from_slice::<Value>(text)?;
    let (result, recorded) = decoding::record(|| decoding::strictly(|| OfItsType::new().deserialize(&tree.value)));
    let mut read = decoded(result, recorded)?;
    // Numbers that a float cannot hold.
    read.deviations = tree.deviations;
    read.omitted_deviations = tree.omitted_deviations;
    Ok(read)
}

/// Reads a text that need not be of this type at all: an object with none of the documented fields is refused.
pub(crate) fn from_slice_of_its_type<T: Wire>(text: &[u8]) -> Result<Decoded<T>, JsonError> {
    read_text(text, OfItsType::<T>::new())
}

/// Reads a value that is refused where it is an object with none of the documented fields.
struct OfItsType<T>(PhantomData<T>);

impl<T> OfItsType<T> {
    const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Clone for OfItsType<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OfItsType<T> {}

impl<'de, T: Wire> DeserializeSeed<'de> for OfItsType<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<T, D::Error> {
        let value = T::decode(source)?;
        decoding::refuse_foreign()?;
        Ok(value)
    }
}

/// Reads a text, and where a value in it cannot be read, once more as a tree: only there can reading go on behind that value.
fn read_text<T>(text: &[u8], seed: impl Read<T>) -> Result<Decoded<T>, JsonError> {
    budget::within_current(|| {
        let before = budget::left();
        let text = exact_numbers::marked(without_mark(text));
        let first = read_once(&text, |source| seed.deserialize(source));
        let Err(error) = first else { return first };
        if error.exceeded.is_some() || error.source.classify() != Category::Data {
            return Err(error);
        }
        budget::restore(before);
        let second = read_once(&text, |source| {
            let tree = json_value::tree(source)?;
            decoding::skipping(Skipped::All, || seed.deserialize(&tree))
        });
        // The first error has the position in the text.
        second.map_err(|second| if second.path == error.path && second.exceeded.is_none() { error } else { second })
    })
}

/// What can be read from a text and from a tree.
trait Read<T>: Copy + for<'de> DeserializeSeed<'de, Value = T> {}

impl<T, S: Copy + for<'de> DeserializeSeed<'de, Value = T>> Read<T> for S {}

fn read_once<'t, T>(
    text: &'t [u8],
    read: impl FnOnce(&mut serde_json::Deserializer<SliceRead<'t>>) -> serde_json::Result<T>,
) -> Result<Decoded<T>, JsonError> {
    let (result, recorded) = decoding::record(|| {
        budget::charge_digits::<serde_json::Error>(text)?;
        let mut source = serde_json::Deserializer::from_slice(text);
        let value = read(&mut source)?;
        source.end()?;
        Ok(value)
    });
    decoded(result, recorded)
}

/// The text without a byte order mark, which some servers send and JSON parsers may ignore (RFC 8259, section 8.1).
pub(crate) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// Reads what stands at these members of a text, if anything does.
pub(crate) fn from_slice_at<T: Wire>(text: &[u8], path: &[&str]) -> Result<Decoded<Option<T>>, JsonError> {
    read_text(text, Within::<T>::new(path))
}

/// Reads a value.
pub fn from_value<T: Wire>(value: &Value) -> Result<Decoded<T>, JsonError> {
    let (result, recorded) = decoding::record(|| decoding::skipping(Skipped::All, || T::decode(value)));
    decoded(result, recorded)
}

fn decoded<T>(result: serde_json::Result<T>, recorded: Recorded) -> Result<Decoded<T>, JsonError> {
    let Recorded { fault: path, deviations, omitted_deviations, exceeded } = recorded;
    match (result, exceeded) {
        (Ok(value), None) => Ok(Decoded { value, deviations, omitted_deviations }),
        (Ok(_), Some(exceeded)) => Err(JsonError { path, source: Error::custom(exceeded), exceeded: Some(exceeded) }),
        (Err(source), exceeded) => Err(JsonError { path, source, exceeded }),
    }
}

/// Writes a value that is sent as text.
pub fn to_vec<T: Wire>(value: &T) -> Result<Vec<u8>, JsonError> {
    sending(|| serde_json::to_vec(&Written(value))).map_err(unwritable)
}

/// Writes a value that is sent as a JSON value.
pub fn to_value<T: Wire>(value: &T) -> Result<Value, JsonError> {
    sending(|| serde_json::to_value(Written(value))).map_err(unwritable)
}

/// Writes a value as it is stored: what only the server sets is in it.
pub fn to_stored_value<T: Wire>(value: &T) -> Result<Value, JsonError> {
    serde_json::to_value(Written(value)).map_err(unwritable)
}

fn unwritable(source: serde_json::Error) -> JsonError {
    JsonError { path: "$".to_owned(), source, exceeded: None }
}

/// A value as serde's errors name it.
pub(crate) fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(_) => Unexpected::Other("number"),
        Value::String(text) => Unexpected::Str(decoding::quoted(text)),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}
