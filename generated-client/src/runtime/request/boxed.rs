// @generated, the same for every API. Do not edit.
//! Boxed errors and futures.

use std::pin::Pin;

use futures_core::Stream;

/// Any error of a transport or a token provider.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A boxed future.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A boxed future. JavaScript has one thread, and its values cannot be sent to another.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A boxed stream.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) type BoxStream<T> = Pin<Box<dyn Stream<Item = T> + Send>>;

/// A boxed stream.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) type BoxStream<T> = Pin<Box<dyn Stream<Item = T>>>;
