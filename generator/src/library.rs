//! The interface of the library: a generator with its options, what it generates, and why it cannot generate.

mod cargo_lines;
mod diagnostic;
mod error;
mod find_document;
mod generated;
mod generator;
pub mod internals;
mod missing_dependencies;
mod package_name;

pub use diagnostic::{Diagnostic, Position};
pub use error::{Error, Rejection};
pub use generated::Generated;
pub use generator::{Generator, RustType};
