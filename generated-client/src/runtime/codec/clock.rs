// @generated, the same for every API. Do not edit.
//! The clock of computations, which tests of tokio cannot pause. That of the standard library panics on WebAssembly.

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) use std::time::Instant;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) use web_time::Instant;
