//! Boxed errors and futures.

use std::pin::Pin;

/// Any error of a transport or a token provider.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A boxed future.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
