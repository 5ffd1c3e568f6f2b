// @generated, the same for every API. Do not edit.
//! Whether a value is written for a request: read-only properties are left out of requests only, so a response that is stored is
//! whole. Serde passes no context to the type that is written, so the mode is a thread-local for the time of one write.

use std::cell::Cell;

thread_local! {
    static FOR_REQUEST: Cell<bool> = const { Cell::new(false) };
}

/// Writes a value for a request.
pub(crate) fn for_request<T>(write: impl FnOnce() -> T) -> T {
    let _scope = Scope(FOR_REQUEST.replace(true));
    write()
}

/// Whether the value that is written is for a request.
pub(crate) fn is_for_request() -> bool {
    FOR_REQUEST.get()
}

/// Restores the mode of before the write, also when the write panics.
struct Scope(bool);

impl Drop for Scope {
    fn drop(&mut self) {
        FOR_REQUEST.set(self.0);
    }
}
