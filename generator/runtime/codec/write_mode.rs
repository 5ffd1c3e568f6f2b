//! Whether a value is written to be sent. Members that only the server sets are left out of requests, and of nothing else: a
//! reply that is stored is whole. Serde hands down no context, so it is a thread-local for the time of one write.

use std::cell::Cell;

thread_local! {
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

/// Runs one write of what will be sent.
pub(crate) fn sending<T>(write: impl FnOnce() -> T) -> T {
    let _scope = Scope(SENDING.replace(true));
    write()
}

pub(crate) fn is_sending() -> bool {
    SENDING.get()
}

/// Puts back what was there before a write, also when the write panics.
struct Scope(bool);

impl Drop for Scope {
    fn drop(&mut self) {
        SENDING.set(self.0);
    }
}
