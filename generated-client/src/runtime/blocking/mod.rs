// @generated, the same for every API. Do not edit.
//! Calls without `async`, with the feature `blocking`: waits for a call, a page or an event on the thread of the caller.
//!
//! In: a future or a stream. Out: its result, or an iterator. Uses `transport` and `error`.

pub(crate) mod blocking;
pub(crate) mod runtime_thread;
pub(crate) mod wait;
