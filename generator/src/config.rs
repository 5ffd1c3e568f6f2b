//! What the user asked for, passed explicitly to the stages that need it.

use std::path::PathBuf;

/// The options of a run.
#[derive(Clone, Debug)]
pub struct Config {
    /// The document.
    pub spec: PathBuf,
    /// What is applied to it, in this order.
    pub overlays: Vec<PathBuf>,
    /// Where the crate is written.
    pub out: PathBuf,
    /// The crate's name, as Cargo has it.
    pub name: String,
    /// Whether tests of the document's examples are written too.
    pub emit_tests: bool,
}
