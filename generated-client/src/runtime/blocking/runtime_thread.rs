// @generated, the same for every API. Do not edit.
//! The thread with the tokio runtime of blocking calls. It serves connections and timers while the caller waits, and keeps
//! connections open between calls.

use std::sync::{OnceLock, mpsc};
use std::thread;

use tokio::runtime::{Builder, Handle};

use crate::runtime::error::error::Error;
use crate::runtime::transport::transport_error::TransportError;

/// Returns the runtime of blocking calls. The first call starts its thread, which lasts as long as the process.
pub(crate) fn handle() -> Result<&'static Handle, Error> {
    static HANDLE: OnceLock<Result<Handle, String>> = OnceLock::new();
    let started = HANDLE.get_or_init(|| start().map_err(|error| error.to_string()));
    started.as_ref().map_err(|error| {
        TransportError::other(format!("the thread of blocking calls cannot be started: {error}")).into()
    })
}

fn start() -> std::io::Result<Handle> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().name("blocking-calls".to_owned()).spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build();
        let started = runtime.as_ref().map(|runtime| runtime.handle().clone());
        let received = sender.send(started.map_err(|error| std::io::Error::new(error.kind(), error.to_string())));
        if let (Ok(runtime), Ok(())) = (runtime, received) {
            runtime.block_on(std::future::pending::<()>());
        }
    })?;
    receiver.recv().map_err(std::io::Error::other)?
}
