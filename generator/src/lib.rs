//! Generates a Rust client crate from an OpenAPI 3.0, 3.1 or 3.2 document.
//!
//! A [`Generator`] has the options, [`Generated`] the files in memory, and an [`Error`] says why there are none. The program `generator`
//! is made of them too.
//!
//! # A crate in the workspace
//!
//! A program of the workspace, such as an xtask, reads the settings file and writes the clients, or checks that they are up to date:
//!
//! ```no_run
//! for generator in generator::Generator::from_settings("generator.toml")? {
//!     let client = generator.generate()?;
//!     for diagnostic in client.diagnostics() {
//!         eprintln!("{diagnostic}\n");
//!     }
//!     let difference = client.write()?; // or `check`, which writes nothing
//!     println!("{}: {} files written", client.output().display(), difference.changed.len());
//! }
//! # Ok::<(), generator::Error>(())
//! ```
//!
//! # A module of a build script
//!
//! A build script generates a module into `OUT_DIR`, and prints the lines for Cargo ([`Generator::run_build_script`]):
//!
//! ```no_run
//! fn main() -> Result<(), generator::Error> {
//!     generator::Generator::new("openapi.yaml").module("crate::api").run_build_script()
//! }
//! ```
//!
//! The crate includes the module:
//!
//! ```ignore
//! mod api {
//!     include!(concat!(env!("OUT_DIR"), "/api/src/lib.rs"));
//! }
//! ```
//!
//! # Diagnostics
//!
//! A fault in a part of the document is a warning, and the rest is generated. If the document cannot be used, the error has its
//! diagnostics:
//!
//! ```
//! use generator::{Error, Generator, Severity};
//!
//! let result = Generator::new("pets.yaml").text("openapi: 3.1.0\n").generate();
//! let Err(Error::Document(rejection)) = result else { panic!("it cannot be used") };
//! let diagnostics = rejection.diagnostics();
//! let found = diagnostics.iter().find(|found| found.severity() == Severity::Error).expect("an error");
//! let position = found.position().expect("a position");
//! assert_eq!((found.code(), position.line), ("nothing-described", 1));
//! assert!(found.to_string().starts_with("error[nothing-described]: "));
//! ```
//!
//! Both recipes are in `docs/library.md` of the repository as whole projects.

// Each stage is a module: `load` reads files into one tree, `read` reads the tree node by node with the help of `dialect` and `resolve`,
// `lower` decides the Rust types, operations and names, `emit` builds tokens, `format` prints them, and `write` writes the files to disk.
// The data between them are a `document`, the document as written, and an `api`, the client as Rust items.
mod choices;
mod client_module;
mod compare;
mod config;
mod customization;
mod diagnostic;
mod dialect;
mod document;
mod emit;
#[cfg(feature = "emit-tests")]
mod examples;
#[cfg(not(feature = "emit-tests"))]
#[path = "examples_not_built.rs"]
mod examples;
mod fast_hash;
mod fingerprint;
mod format;
mod http_token;
mod inspect;
mod large_stack;
mod library;
mod license;
mod load;
mod lower;
mod media_type;
mod names_lock;
mod operation_name;
mod pipeline;
mod pointer;
mod read;
mod report;
mod resolve;
mod runtime;
mod schema;
mod selection;
mod settings;
mod source;
mod surface;
#[cfg(test)]
mod test_documents;
mod text;
mod version;
mod work;
mod write;

pub use diagnostic::Severity;
pub use library::{Diagnostic, Error, Generated, Generator, Position, Rejection, RustType};
pub use write::{ChangedFile, Difference, StaleFile, WriteError};

#[doc(hidden)]
pub use library::internals;

use lower::{api, names};
use pipeline::{Analysis, analyze, generate, has_errors};

/// The version of the generator, which the crates record.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Whether tests of the document's examples can be written: whether this library was built with the feature `emit-tests`.
pub(crate) const CAN_EMIT_TESTS: bool = cfg!(feature = "emit-tests");
