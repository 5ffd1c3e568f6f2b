//! Runs work on a large stack, for recursion in other crates that follows the nesting of a document: parsers,
//! formatters, `Drop`. The recursion of this crate extends the stack itself (`stacker::maybe_grow`).

/// Enough for the deepest document that is read, in a build without optimization. Only what is used of it is ever taken.
const STACK: usize = 1 << 28;

/// Does the work with that much stack.
pub fn on_deep_stack<T>(work: impl FnOnce() -> T) -> T {
    stacker::grow(STACK, work)
}
