//! Runs the generator over a folder of documents and compares what comes of it with a baseline.
//!
//! Each document goes through the same steps: [`operations`] counts what must be there, [`generation`] writes its crate in a
//! process of its own, [`check`] compiles the crates, [`examples`] runs the tests of their examples, [`table`] shows all of it, and [`baseline`] says what fell short.

pub mod baseline;
pub mod check;
pub mod cost;
pub mod documents;
pub mod examples;
pub mod generation;
pub mod operations;
pub mod raw;
pub mod rotation;
pub mod table;
pub mod watch;
