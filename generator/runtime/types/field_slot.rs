//! The slots that the fields of a struct are read into, by the marks of fields in `json_object!`: what a member that is missing, null or
//! cannot be read counts as.

use serde::de::{Error, MapAccess};
use serde_json::Value;

use super::object::Defaults;
use crate::runtime::codec::constant::Constant;
use crate::runtime::codec::decoding::{self, LEFT_OUT, Mark};
use crate::runtime::codec::wire::{Seed, Wire, Written};

/// The field that is being read.
#[derive(Clone, Copy)]
pub struct Known {
    pub(super) name: &'static str,
    pub(super) defaults: Defaults,
    pub(super) mark: Mark,
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
