//! Whether a value is written for a request. Read-only properties are omitted from requests only, so that a stored
//! response is complete. Serde passes no context to the type that is written, so the mode is a thread-local for the
//! time of one write.

use std::cell::Cell;

thread_local! {
    static FOR_REQUEST: Cell<bool> = const { Cell::new(false) };
}

/// Writes a value for a request.
pub(crate) fn for_request<T>(write: impl FnOnce() -> T) -> T {
    let _scope = Scope(FOR_REQUEST.replace(true));
    write()
}

/// Whether the value is written for a request.
pub(crate) fn is_for_request() -> bool {
    FOR_REQUEST.get()
}

/// Restores the previous mode, even if the write panics.
struct Scope(bool);

impl Drop for Scope {
    fn drop(&mut self) {
        FOR_REQUEST.set(self.0);
    }
}
