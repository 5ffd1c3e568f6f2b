//! Runs the generator over the documents of other tools' test suites: thousands of small documents, some of them broken on purpose.
//!
//! Each document goes through the same steps: [`generation`] generates its client in a process of its own, [`operations`] compares
//! the operations of the document with those of the client, [`bundle`] compiles the clients of many documents in one crate,
//! [`examples`] runs the tests of their examples, and [`exceptions`] compares everything that is not as it should be with a checked-in list.

pub mod bundle;
pub mod examples;
pub mod exceptions;
pub mod generation;
pub mod index;
pub mod operations;
