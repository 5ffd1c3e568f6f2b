//! JSON text and values to types and back, with a path to whatever is wrong.

pub use super::json_error::JsonError;
pub use super::json_read::{Decoded, from_slice, from_value};
pub(crate) use super::json_read::{from_slice_as_is, from_slice_at, from_slice_of_its_type};
pub use super::json_write::{to_stored_value, to_value, to_vec};
