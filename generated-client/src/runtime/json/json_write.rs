// @generated, the same for every API. Do not edit.
//! Writes types as JSON text and values.

use serde_json::Value;

use super::json_error::JsonError;
use crate::runtime::codec::wire::{Wire, Written};
use crate::runtime::codec::write_mode::for_request;

/// Writes a value that is sent as text.
pub fn to_vec<T: Wire>(value: &T) -> Result<Vec<u8>, JsonError> {
    for_request(|| serde_json::to_vec(&Written(value))).map_err(unwritable)
}

/// Writes a value that is sent as a JSON value.
pub fn to_value<T: Wire>(value: &T) -> Result<Value, JsonError> {
    for_request(|| serde_json::to_value(Written(value))).map_err(unwritable)
}

/// Writes a value as it is stored: what only the server sets is in it.
pub fn to_stored_value<T: Wire>(value: &T) -> Result<Value, JsonError> {
    serde_json::to_value(Written(value)).map_err(unwritable)
}

fn unwritable(source: serde_json::Error) -> JsonError {
    JsonError { path: "$".to_owned(), source, exceeded: None }
}
