// @generated, the same for every API. Do not edit.
//! How the fields of a struct are written as the members of a JSON object.

use std::collections::BTreeMap;

use serde::ser::{SerializeMap, Serializer};

use super::object::Object;
use crate::runtime::codec::wire::{Wire, Written};
use crate::runtime::codec::write_mode::is_for_request;

/// Writes an object.
pub fn encode<T: Object, S: Serializer>(value: &T, sink: S) -> Result<S::Ok, S::Error> {
    let mut members = MemberWriter::begin(sink)?;
    value.write(&mut members);
    members.end()
}

/// Writes one member after the other.
///
/// An error is kept for the end, so that the expansion of `json_object!` has no branch for each field.
pub struct MemberWriter<M: SerializeMap> {
    object: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> MemberWriter<M> {
    #[inline]
    fn begin<S>(sink: S) -> Result<Self, S::Error>
    where
        S: Serializer<SerializeMap = M>,
    {
        Ok(Self { object: sink.serialize_map(None)?, error: None })
    }

    #[inline]
    fn end(self) -> Result<M::Ok, M::Error> {
        match self.error {
            Some(error) => Err(error),
            None => self.object.end(),
        }
    }

    #[inline]
    fn write<T: Wire>(&mut self, name: &str, value: &T) {
        if self.error.is_some() {
            return;
        }
        if let Err(error) = self.object.serialize_entry(name, &Written(value)) {
            self.error = Some(error);
        }
    }
}

/// Writes a field, unless its value is one that is left out.
#[inline]
pub fn write<M: SerializeMap, T: Wire>(members: &mut MemberWriter<M>, name: &str, value: &T) {
    if !value.is_left_out() {
        members.write(name, value);
    }
}

/// A field that may be null, and may not be left out.
pub mod required {
    pub use super::write_always as write;
}

/// A field with one documented value.
pub mod constant {
    pub use super::write_always as write;
}

/// A field that only the server sets.
pub mod read_only {
    pub use super::write_outside_of_requests as write;
}

/// Writes a field, whatever its value is.
#[inline]
pub fn write_always<M: SerializeMap, T: Wire>(members: &mut MemberWriter<M>, name: &str, value: &T) {
    members.write(name, value);
}

/// Writes a field, unless it is in a request or its value is one that is left out.
pub fn write_outside_of_requests<M: SerializeMap, T: Wire>(members: &mut MemberWriter<M>, name: &str, value: &T) {
    if !is_for_request() {
        write(members, name, value);
    }
}

/// Writes the members that the struct has no field for; none that has the name of a field.
pub fn write_rest<M: SerializeMap, T: Wire>(
    members: &mut MemberWriter<M>,
    fields: &[&str],
    rest: &BTreeMap<String, T>,
) {
    for (name, value) in rest {
        if !fields.contains(&name.as_str()) {
            members.write(name, value);
        }
    }
}
