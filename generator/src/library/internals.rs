//! What the generator's own program and tests use of the stages. It is not a part of the interface of the library, and changes without
//! notice.

use std::path::PathBuf;

#[cfg(feature = "emit-tests")]
pub use crate::pipeline::samples;
pub use crate::pipeline::{Analysis, analyze, generate, has_errors};

use super::error::Error;
use super::generated::Generated;
use super::generator::Generator;
use crate::config::Config;
use crate::settings::Client;

pub use super::find_document::{find_document, leads_out};
pub use crate::load::normal;

/// The version of the generator, which the crates record.
pub const VERSION: &str = crate::VERSION;

/// Whether tests of the document's examples can be written: whether this library was built with the feature `emit-tests`.
pub const CAN_EMIT_TESTS: bool = crate::CAN_EMIT_TESTS;

/// Returns the generator for the settings of a client and a document.
#[must_use]
pub fn of_client(client: &Client, document: PathBuf) -> Generator {
    Generator::of_client(client, document)
}

/// Returns the options of a generator with their defaults.
///
/// # Errors
///
/// If one of them cannot be used.
pub fn resolved(generator: &Generator) -> Result<Config, Error> {
    generator.resolved()
}

/// Generates the files from what was found in the document.
///
/// # Errors
///
/// If the document cannot be used, or causes a diagnostic that is denied.
pub fn generated(generator: &Generator, config: Config, analysis: Analysis) -> Result<Generated, Error> {
    generator.generated(config, analysis)
}

/// Returns what was found in the document.
#[must_use]
pub fn analysis(generated: &Generated) -> &Analysis {
    &generated.analysis
}

/// The client as Rust items.
pub mod api {
    pub use crate::lower::api::*;
}

/// The comparison of two documents.
pub mod compare {
    pub use crate::compare::{Change, Comparison, Difference, Kind, Level, github, json, markdown, text};
}

/// The options of a run.
pub mod config {
    pub use crate::config::{Config, Inputs, LARGEST, Purpose, STANDARD_INPUT};
}

/// What is wrong with a document.
pub mod diagnostic {
    pub use crate::diagnostic::{
        Code, Diagnostic, InputLocation, Severity, flood, github, json, record, render, sarif,
    };
}

/// The versions of OpenAPI.
pub mod dialect {
    pub use crate::dialect::{Holds, Kind, keywords};
}

/// The tokens of the files.
pub mod emit {
    pub use crate::emit::{names_lock, provenance, type_path};
}

/// What a document holds.
pub mod inspect {
    pub use crate::inspect::{Summary, html, text};
}

/// The files of a document as one tree.
pub mod load {
    pub use crate::load::{Loaded, load};
}

/// Names in Rust.
pub mod names {
    pub use crate::lower::names::Name;
}

/// The names of earlier runs.
pub mod names_lock {
    pub use crate::names_lock::FILE;
}

/// Locations in a document.
pub mod pointer {
    pub use crate::pointer::Pointer;
}

/// The document as it was written.
pub mod read {
    pub use crate::read::read;
}

/// The report of a run.
pub mod report {
    pub use crate::report::report;
}

/// The operations that a client has.
pub mod selection {
    pub use crate::selection::Selection;
}

/// The settings file.
pub mod settings {
    pub use crate::settings::{Client, FILE, json_schema, load, size, template};
}

/// The texts of a document.
pub mod source {
    pub use crate::source::Sources;
}

/// Texts in files and on terminals.
pub mod text {
    pub use crate::text::{hidden, json};
}

/// The version of a crate.
pub mod version {
    pub use crate::version::Version;
}

/// The steps that a run takes.
pub mod work {
    pub use crate::work::*;
}

/// The output on disk.
pub mod write {
    pub use crate::write::{Access, apply, compare, lock};
}
