//! Room on the stack: documents nest as deep as their authors like, and the passes follow them by recursion.

use std::thread;

/// Enough for the deepest schema that is lowered, in a build without optimisation. Only what is used of it is ever taken.
const STACK: usize = 1 << 30;

/// Does the work on a thread with a deep stack, or here if the system gives none.
pub fn on_deep_stack<T: Send>(work: impl Fn() -> T + Sync) -> T {
    thread::scope(|scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, &work) {
        Ok(worker) => worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        Err(_) => work(),
    })
}
