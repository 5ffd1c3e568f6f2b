//! The client runtime, as every generated crate carries it, compiled by itself.
//!
//! Its sources are `generator/runtime`; here are the manifest that compiles them alone and their tests. The module is
//! called `runtime` here as it is in a generated crate, so one path reaches it in both.

#[path = "../../../generator/runtime/mod.rs"]
pub mod runtime;

#[cfg(test)]
mod tests;
