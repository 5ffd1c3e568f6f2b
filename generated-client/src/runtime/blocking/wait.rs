// @generated, the same for every API. Do not edit.
//! Waits for a future on the thread of the caller.

use std::pin::pin;
use std::task::{Context, Waker};

use tokio::runtime::Handle;

use super::runtime_thread;
use crate::runtime::error::error::Error;

/// Waits for a future. In asynchronous code it returns an error at once, because other tasks would wait too.
pub(crate) fn wait<T>(future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    if runs_tasks() {
        return Err(Error::argument(IN_ASYNC));
    }
    runtime_thread::handle()?.block_on(future)
}

const IN_ASYNC: &str = "a blocking call in asynchronous code would block its other tasks: await the call, or make it in \
                        `tokio::task::spawn_blocking`";

/// More than the number of steps that tokio lets a task make before other tasks run.
const MOST_STEPS: usize = 1024;

/// Whether this thread runs a task of tokio. Tasks have a budget of steps that ends; `spawn_blocking` has none.
fn runs_tasks() -> bool {
    let ends = |_| pin!(tokio::task::consume_budget()).poll(&mut Context::from_waker(Waker::noop())).is_pending();
    Handle::try_current().is_ok() && (0..MOST_STEPS).any(ends)
}
