// @generated, the same for every API. Do not edit.
//! The slots that the fields of a struct are read into, by the marks of fields in `json_object!`: what a member that is missing, null or
//! cannot be read counts as.

use serde::de::{Error, MapAccess};
use serde_json::Value;

use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding::{self, LEFT_OUT, Mark};
use crate::runtime::codec::wire::{Seed, Wire, Written};

/// The field that is being read.
#[derive(Clone, Copy)]
pub struct Known {
    pub(super) name: &'static str,
    pub(super) mark: Mark,
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

/// A field that is being read.
pub struct Reading<T, K> {
    /// What was read, or what a member that is missing counts as.
    pub value: Option<T>,
    pub(super) kind: K,
}

/// Whether the member may be left out follows from the type: [`Wire::left_out`].
pub struct ByType;

/// Returns the slot of a field without a mark.
pub fn slot<T>() -> Reading<T, ByType> {
    Reading { value: None, kind: ByType }
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Reading<T, ByType> {
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
        if !T::MAY_BE_LEFT_OUT {
            self.value = Some(read_required(members, member)?);
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
            self.value = if T::MAY_BE_LEFT_OUT { T::left_out() } else { Some(missing(member)?) };
        }
        Ok(())
    }

    fn drops_null(&self) -> bool {
        T::DROPS_NULL
    }
}

/// A field that may be null, and may not be left out.
pub mod required {
    use super::{Known, MapAccess, Reading, Slot, Wire, missing, read_required};

    /// See the module.
    pub struct Required;

    /// Returns the slot of the field.
    pub fn slot<T>() -> Reading<T, Required> {
        Reading { value: None, kind: Required }
    }

    impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Reading<T, Required> {
        fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
            self.value = Some(read_required(members, member)?);
            Ok(())
        }

        fn finish(&mut self, member: Known) -> Result<(), A::Error> {
            if self.value.is_none() {
                self.value = Some(missing(member)?);
            }
            Ok(())
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
    use super::{Constant, Known, MapAccess, Reading, Seed, Slot, Wire, decoding, differs, report_missing};

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
                report_missing()?;
                self.value = Some((self.kind.preset)());
            }
            Ok(())
        }

        fn drops_null(&self) -> bool {
            false
        }
    }
}

fn read_required<'de, A: MapAccess<'de>, T: Wire>(members: &mut A, member: Known) -> Result<T, A::Error> {
    members.next_value_seed(Seed::new()).or_else(|error| unreadable(member, error))
}

/// The value of a required field that cannot be read.
#[cold]
fn unreadable<T: Wire, E: Error>(member: Known, error: E) -> Result<T, E> {
    decoding::replace(member.mark, error, empty)
}

/// The empty value, and what is said of a value that it replaces.
pub(super) fn empty<T: Wire>() -> Option<(T, &'static str)> {
    T::absent().map(|value| (value, "replaced by an empty value"))
}

/// The value of a required field that was not sent.
#[cold]
fn missing<T: Wire, E: Error>(member: Known) -> Result<T, E> {
    let value = T::absent().ok_or_else(|| E::missing_field(member.name))?;
    report_missing().map(|()| value)
}

#[cold]
fn report_missing<E: Error>() -> Result<(), E> {
    decoding::report_deviation(format_args!("a required member is missing"))
}

#[cold]
fn differs<T: Wire, E: Error>(value: &T, constant: Constant) -> Result<(), E> {
    let sent = serde_json::to_string(&Written(value)).map_err(E::custom)?;
    decoding::report_deviation(format_args!("{sent} where {} is documented", Value::from(constant)))
}
