// @generated, the same for every API. Do not edit.
//! An error and a future on the heap, so that traits and structs can name them.

use std::pin::Pin;

/// Any error, as transports and token providers report it.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A future on the heap, so that traits and structs can name it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
