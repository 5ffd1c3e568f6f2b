// @generated, the same for every API. Do not edit.
//! JSON text and values to types and back; errors have the path of the value.
//!
//! In: the bytes of a body, or a [`serde_json::Value`]. Out: the value of a type with its deviations, or a [`JsonError`]; and bytes to
//! send. Text that is nearly JSON is repaired here. Uses `codec`.

pub(crate) mod at_path;
pub(crate) mod bare_text;
pub(crate) mod body_text;
pub(crate) mod json_edit;
pub(crate) mod json_error;
pub(crate) mod json_read;
pub(crate) mod json_repair;
pub(crate) mod json_value;
pub(crate) mod json_write;

pub use json_error::JsonError;
pub use json_read::{Decoded, from_slice, from_value};
pub(crate) use json_read::{from_slice_as_is, from_slice_at, from_slice_of_its_type};
pub use json_write::{to_stored_value, to_value, to_vec};
