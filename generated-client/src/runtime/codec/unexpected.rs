// @generated, the same for every API. Do not edit.
//! Errors for values of another kind than documented.

use serde::de::{Error, Unexpected};
use serde_json::Value;

use super::decoding;

/// Returns the value as serde's errors describe it.
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

/// Returns the error for a text if another kind is documented. It quotes the beginning of the text.
#[cold]
pub(crate) fn wrong_text<E: Error>(text: &str, expected: &str) -> E {
    E::invalid_type(Unexpected::Str(decoding::quoted(text)), &expected)
}
