//! Counts the steps of the work on a document: nodes read, schemas examined, characters searched. Tests compare the
//! number with the size of the document, since timings are not reliable.

use std::cell::Cell;

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

/// Adds so many steps.
pub(crate) fn add(steps: usize) {
    COUNT.with(|count| count.set(count.get().saturating_add(u64::try_from(steps).unwrap_or(u64::MAX))));
}

/// Returns how many steps were done on this thread since the last call, and begins anew.
#[must_use]
pub fn take() -> u64 {
    COUNT.with(|count| count.replace(0))
}
