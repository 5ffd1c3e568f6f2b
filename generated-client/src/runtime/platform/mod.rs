// @generated, the same for every API. Do not edit.
//! What differs between an operating system and WebAssembly in a browser: clocks, timers and random numbers.
//!
//! In: durations. Out: points in time, and futures that wait. Uses `codec`.

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod browser;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod native;

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) use browser::{Instant, Sleep, from_cpu, now, sleep, timeout_at, to_cpu};
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) use native::{Instant, Sleep, from_cpu, now, sleep, timeout_at, to_cpu};
