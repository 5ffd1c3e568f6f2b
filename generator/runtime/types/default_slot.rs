//! The slot of a required field with a documented default, which replaces a value that is missing, null or cannot be read.

use serde::de::{Error, MapAccess};

use super::field_slot::{Known, Reading, Slot, empty};
use crate::runtime::codec::decoding;
use crate::runtime::codec::wire::{Seed, Wire};

/// The field has a documented default.
pub struct Defaulted {
    /// The default as JSON.
    json: &'static str,
}

impl<T, K> Reading<T, K> {
    /// Adds the documented default, as JSON.
    pub fn or_default(self, json: &'static str) -> Reading<T, Defaulted> {
        Reading { value: self.value, kind: Defaulted { json } }
    }
}

impl<'de, A: MapAccess<'de>, T: Wire> Slot<'de, A> for Reading<T, Defaulted> {
    fn fill(&mut self, members: &mut A, member: Known) -> Result<(), A::Error> {
        let default = &self.kind;
        let value = if T::HOLDS_NULL {
            members.next_value_seed(Seed::new()).map(Some)
        } else {
            members.next_value_seed(Seed::<Option<T>>::new())
        };
        self.value = Some(match value {
            Ok(Some(value)) => value,
            Ok(None) => default.instead_of("null where a value is documented", member)?,
            Err(error) => decoding::replace(member.mark, error, || default.value())?,
        });
        Ok(())
    }

    fn finish(&mut self, member: Known) -> Result<(), A::Error> {
        if self.value.is_none() {
            self.value = Some(self.kind.instead_of("a required member is missing", member)?);
        }
        Ok(())
    }

    fn drops_null(&self) -> bool {
        false
    }
}

impl Defaulted {
    /// The default, and what is said of a value that it replaces. A default that its own type refuses is ignored.
    fn value<T: Wire>(&self) -> Option<(T, &'static str)> {
        let mark = decoding::mark();
        let read = || T::decode(&mut serde_json::Deserializer::from_slice(self.json.as_bytes()));
        match decoding::strictly(read) {
            Ok(value) => Some((value, "replaced by the documented default")),
            Err(_) => {
                decoding::forget(mark);
                empty()
            }
        }
    }

    #[cold]
    fn instead_of<T: Wire, E: Error>(&self, what: &str, member: Known) -> Result<T, E> {
        let (value, instead) = self.value().ok_or_else(|| E::missing_field(member.name))?;
        decoding::report_deviation(format_args!("{what}: {instead}")).map(|()| value)
    }
}
