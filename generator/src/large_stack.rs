//! Room on the stack: what follows a document by recursion is as deep as the document nests.

/// Enough for the deepest document that is read, in a build without optimization. Only what is used of it is ever taken.
const WHOLE: usize = 1 << 28;

/// When so many bytes of stack are left, more is taken.
const RED_ZONE: usize = 512 * 1024;

/// How many bytes of stack are taken at once.
const MORE: usize = 8 * 1024 * 1024;

/// Does the work with a stack for the deepest document: parsers, formatters and `Drop` recurse, and are not ours to change.
pub fn on_large_stack<T>(work: impl FnOnce() -> T) -> T {
    stacker::grow(WHOLE, work)
}

/// Does the work with the same stack on a thread of its own, for which allocators have memory of its own. The memory that reading a document
/// frees is scattered in small pieces, and making use of it would take longer than the work itself.
pub fn on_own_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let done = std::thread::scope(|scope| scope.spawn(|| on_large_stack(work)).join());
    done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Does one step of a recursion over the document, on more stack where little is left.
pub fn grown<T>(step: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(RED_ZONE, MORE, step)
}
