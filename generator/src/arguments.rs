//! What can be said on the command line.

use std::path::PathBuf;

use clap::{ColorChoice, Parser, ValueEnum};

/// Writes a Rust client crate from an OpenAPI document.
#[derive(Debug, Parser)]
#[command(name = "generator", version, about, long_about = LONG, after_help = EXAMPLES, styles = STYLES)]
#[allow(clippy::struct_excessive_bools)] // Each is a flag of its own on the command line.
pub struct Arguments {
    /// The OpenAPI document, 3.0, 3.1 or 3.2, in YAML or JSON [default: the one in spec/]
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,

    /// An OpenAPI Overlay that is applied to the document first; several are applied in the order given
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,

    /// Read files where `$ref`s name URLs: what the URLs begin with, and the file or folder that is read instead
    #[arg(long, value_name = "URL=PATH")]
    pub map: Vec<String>,

    /// Let `$ref`s name the files below this folder [default: the folder of the document]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,

    /// Read no more than this in all; `k`, `M` and `G` stand for KiB, MiB and GiB [default: 256M]
    #[arg(long, value_name = "BYTES", value_parser = size)]
    pub max_input: Option<u64>,

    /// Where the crate is written
    #[arg(long, value_name = "DIR", default_value = "generated-client")]
    pub out: PathBuf,

    /// The crate's name; `api-` is put before a digit [default: the last part of the output's path]
    #[arg(long, value_name = "CRATE")]
    pub name: Option<String>,

    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    pub check: bool,

    /// Write what became of each operation and schema to a file, as JSON
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// Print a stage instead of writing the crate
    #[arg(long, value_name = "STAGE", conflicts_with = "check")]
    pub dump: Option<Stage>,

    /// Write tests of the document's own examples too; those that contradict their schema are noted. Needs a generator that is built
    /// with its Cargo feature `emit-tests`
    #[arg(long)]
    pub emit_tests: bool,

    /// Treat warnings as errors: exit with 2 and write nothing
    #[arg(long)]
    pub deny_warnings: bool,

    /// Show every warning, not only the first 20 of each kind
    #[arg(long)]
    pub all_warnings: bool,

    /// Say nothing but errors
    #[arg(long, short)]
    pub quiet: bool,

    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

/// What can be looked at between the document and the crate.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Stage {
    /// The document as one tree, other files mounted, as JSON
    Tree,
    /// The document node by node, as it was read
    Document,
    /// The API as Rust sees it
    Api,
}

/// A number of bytes, such as `500000` or `64M`.
fn size(text: &str) -> Result<u64, String> {
    let (digits, shift) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (&text[..at], 10),
        Some((at, 'm' | 'M')) => (&text[..at], 20),
        Some((at, 'g' | 'G')) => (&text[..at], 30),
        _ => (text, 0),
    };
    let number: u64 = digits.parse().map_err(|_| "give a number of bytes, such as `500000` or `64M`".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "this is more than can be counted".to_owned())
}

const LONG: &str = "Writes a Rust client crate from an OpenAPI document.\n\n\
Without arguments it regenerates ./generated-client from the document in ./spec. Only files that change are written, files that \
are no more are removed, and a run that fails leaves everything as it was.";

const EXAMPLES: &str = "Examples:
  Regenerate the client after the document in spec/ changed:
      cargo run -p generator
  Write a client for another document:
      generator --spec petstore.yaml --out petstore --name petstore-client
  Say what a document leaves out, without changing it:
      generator --spec petstore.yaml --overlay petstore.overlay.yaml --out petstore
  Read what the document refers to by URL from a folder:
      generator --spec api.yaml --map https://example.com/schemas/=schemas/
  See in CI that the client is what the document says:
      generator --check
  Take no document that is not wholly understood:
      generator --spec api.yaml --deny-warnings
  See what became of each operation and schema:
      generator --report report.json
  Look at the API between reading and writing:
      generator --dump api

Exit codes: 0 done, 1 the output is not up to date (--check), 2 the document or the output can't be used.";

const STYLES: clap::builder::Styles = clap::builder::Styles::styled()
    .header(clap::builder::styling::AnsiColor::Green.on_default().bold())
    .usage(clap::builder::styling::AnsiColor::Green.on_default().bold())
    .literal(clap::builder::styling::AnsiColor::Cyan.on_default().bold())
    .placeholder(clap::builder::styling::AnsiColor::Cyan.on_default());
