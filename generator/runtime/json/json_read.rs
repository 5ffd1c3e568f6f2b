//! Reads types from JSON text and values.

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error};
use serde_json::Value;
use serde_json::de::SliceRead;
use serde_json::error::Category;

use super::at_path::AtPath;
use super::body_text::without_mark;
use super::json_error::JsonError;
use super::json_value;
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::{self, Deviation, Recorded, Skipped};
use crate::runtime::codec::exact_numbers;
use crate::runtime::codec::wire::{Seed, Wire};

/// A value and its deviations.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// The deviations from the document.
    pub deviations: Vec<Deviation>,
    /// The number of further deviations, which are not recorded.
    pub omitted_deviations: usize,
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

/// Reads a text that may have another type: an object with none of the documented fields is refused.
pub(crate) fn from_slice_of_its_type<T: Wire>(text: &[u8]) -> Result<Decoded<T>, JsonError> {
    read_text(text, OfItsType::<T>::new())
}

/// Reads a value. An object with none of the documented fields is refused.
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

/// Reads a text. If a value in it cannot be read, reads it again as a tree, since only there reading can continue after
/// the value.
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

/// Reading from a text and from a tree.
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

/// Reads the value at these fields of a text, if there is one.
pub(crate) fn from_slice_at<T: Wire>(text: &[u8], path: &[&str]) -> Result<Decoded<Option<T>>, JsonError> {
    read_text(text, AtPath::<T>::new(path))
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
