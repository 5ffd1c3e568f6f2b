//! The configuration of a run, which is passed to the stages that need it.

use std::path::PathBuf;

use crate::customization::Customization;
use crate::selection::Selection;
use crate::settings::Manifest;
use crate::version::Version;

/// The name of a document that is read from standard input, in diagnostics.
pub const STANDARD_INPUT: &str = "<stdin>";

/// How many bytes are read in all, unless [`Inputs::max_bytes`] is set.
pub const LARGEST: u64 = 256 << 20;

/// The options of a run.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The document.
    pub spec: PathBuf,
    /// What is read besides it.
    pub inputs: Inputs,
    /// Where the crate is written.
    pub out: PathBuf,
    /// The crate's name, as Cargo has it.
    pub name: String,
    /// Whether tests of the document's examples are written too, for which the generator needs its feature `emit-tests`.
    pub emit_tests: bool,
    /// The crate's version; without one, that of the document.
    pub version: Option<Version>,
    /// The operations that the client has.
    pub selection: Selection,
    /// What the API is for.
    pub purpose: Purpose,
    /// Whether the crate has the types alone, without a client and without dependencies on HTTP.
    pub schemas_only: bool,
    /// The names and types that the user chose.
    pub customization: Customization,
    /// What environment variables of the client begin with; without one, what the document is called.
    pub environment_prefix: Option<String>,
    /// What the crate's manifest has.
    pub manifest: Manifest,
}

/// What the API of a document is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// A client is generated or described.
    #[default]
    Client,
    /// It is compared with that of another document, with one selection and the same choices: what these name may be in one of the two.
    Comparison,
}

/// What is read besides the document.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The text of the document, if it is not read from its file. Its path is still that of the document.
    pub text: Option<Vec<u8>>,
    /// Overlays, applied in this order.
    pub overlays: Vec<PathBuf>,
    /// The folder below which `$ref`s may name files; without one, the folder of the document.
    pub root: Option<PathBuf>,
    /// How many bytes are read in all, of the document, the overlays and the files of `$ref`s; 256 MiB unless given.
    pub max_bytes: Option<u64>,
    /// The names that earlier runs gave: the `names.lock` of the crate. There are none if the file does not exist.
    pub names: Option<PathBuf>,
    /// What URLs begin with, and the files or folders that are read instead.
    pub mapped: Vec<(String, PathBuf)>,
}
