// @generated, the same for every API. Do not edit.
//! Responses that are read as they arrive: downloads, event streams, and JSON values one after another.
//!
//! In: a call. Out: a stream of bytes, events or values. Uses `call` and the folders that it uses, and `platform`.

pub(crate) mod download;
#[cfg(feature = "blocking")]
pub(crate) mod download_reader;
pub(crate) mod streaming_reply;
