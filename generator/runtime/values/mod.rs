//! The types of fields: text, numbers, dates, bytes, lists, maps, and others that no document declares.
//!
//! In and out: one JSON value. Uses `codec`.

pub(crate) mod base64_bytes;
pub(crate) mod collections;
pub(crate) mod date_time;
pub(crate) mod list;
pub(crate) mod own_type;
pub(crate) mod password;
pub(crate) mod patch;
pub(crate) mod primitives;
pub(crate) mod scalar;
pub(crate) mod timestamp;
pub(crate) mod tuples;
