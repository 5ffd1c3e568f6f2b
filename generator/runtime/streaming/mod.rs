//! Responses that are read as they arrive: downloads, event streams, and JSON values one after another.
//!
//! In: a call. Out: a stream of bytes, events or values. Uses `call` and the folders that it uses, and `platform`.

pub(crate) mod download;
#[cfg(feature = "blocking")]
pub(crate) mod download_reader;
pub(crate) mod event;
pub(crate) mod event_feed;
pub(crate) mod event_stream;
pub(crate) mod json_lines;
pub(crate) mod not_events;
pub(crate) mod stream_item;
pub(crate) mod stream_value;
pub(crate) mod streaming_reply;
