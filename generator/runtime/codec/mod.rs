//! The trait for reading and writing types as JSON, and the state of one reading.
//!
//! In: a deserializer or serializer of serde. Out: a value of the type, its deviations from the document, and the
//! remaining memory and time. Uses no other folder.

pub(crate) mod budget;
pub(crate) mod clock;
pub mod constant;
pub(crate) mod decimal;
pub(crate) mod decoding;
pub(crate) mod exact_numbers;
pub(crate) mod member_name;
pub(crate) mod number;
pub(crate) mod serde_by_wire;
pub mod shape;
pub(crate) mod unexpected;
pub(crate) mod unreadable;
pub(crate) mod wire;
pub(crate) mod write_mode;
