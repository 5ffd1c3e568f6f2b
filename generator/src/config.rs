//! What the user asked for, passed explicitly to the stages that need it.

use std::path::PathBuf;

/// The options of a run.
#[derive(Clone, Debug)]
pub struct Config {
    /// The document.
    pub spec: PathBuf,
    /// What is read besides it.
    pub inputs: Inputs,
    /// Where the crate is written.
    pub out: PathBuf,
    /// The crate's name, as Cargo has it.
    pub name: String,
    /// Whether tests of the document's examples are written too.
    pub emit_tests: bool,
}

/// What is read besides the document.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Overlays, applied in this order.
    pub overlays: Vec<PathBuf>,
    /// The folder that files of `$ref`s must be in, if they must.
    pub root: Option<PathBuf>,
    /// What URLs begin with, and the files or folders that are read instead.
    pub mapped: Vec<(String, PathBuf)>,
}
