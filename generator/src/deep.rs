//! Room on the stack for what follows a document by recursion and is not ours: parsers, formatters, `Drop`. What is ours takes more
//! as it goes (`stacker::maybe_grow`).

/// Enough for the deepest document that is read, in a build without optimization. Only what is used of it is ever taken.
const STACK: usize = 1 << 28;

/// Does the work with that much stack.
pub fn on_deep_stack<T>(work: impl FnOnce() -> T) -> T {
    stacker::grow(STACK, work)
}
