//! The value that a union is read from, and the memory that it holds meanwhile.

use serde::de::Deserializer;
use serde_json::Value;

use crate::runtime::codec::budget;
use crate::runtime::codec::decoding;
use crate::runtime::codec::wire::Wire;

/// A value of which it is not known yet which variant it is.
pub(super) struct UnionValue {
    pub(super) value: Value,
    held: u64,
}

impl UnionValue {
    pub(super) fn read<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let left = budget::left();
        let value = Value::decode(source)?;
        Ok(Self { value, held: left.saturating_sub(budget::left()) })
    }

    /// Frees the value once a variant was read from it.
    pub(super) fn release(self) {
        drop(self.value);
        budget::refund(self.held);
        // It is known which variant it is, whether that has fields of these names or not.
        decoding::note_foreign(false);
    }
}
