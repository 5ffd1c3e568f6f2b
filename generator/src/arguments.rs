//! The command line arguments.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use generator::internals::version::Version;

/// Generates a Rust client crate from an OpenAPI document.
#[derive(Clone, Debug, Parser)]
#[command(name = "generator", version, about, long_about = LONG, after_help = EXAMPLES, styles = STYLES, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[allow(clippy::struct_excessive_bools)] // Each is a flag of its own on the command line.
pub struct Arguments {
    /// Another task than to generate the crate
    #[command(subcommand)]
    pub task: Option<Task>,

    /// The settings
    #[command(flatten)]
    pub settings: SettingsArguments,

    /// What is read
    #[command(flatten)]
    pub input: InputArguments,

    /// The folder to write the crate to [default: generated-client]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// The name of the crate; a name that starts with a digit is prefixed with `api-` [default: the name of the output folder]
    #[arg(long, value_name = "CRATE")]
    pub name: Option<String>,

    /// Generate only these operations, by `operationId`, `tag:NAME`, or method and path such as `GET /users/*`; may be repeated
    #[arg(long, value_name = "OPERATION")]
    pub include: Vec<String>,

    /// Do not generate these operations, likewise; may be repeated
    #[arg(long, value_name = "OPERATION")]
    pub exclude: Vec<String>,

    /// Generate the types alone: no client, and no dependencies on HTTP
    #[arg(long)]
    pub schemas_only: bool,

    /// The version of the crate, such as `1.4.0` [default: the version of the document, as three numbers]
    #[arg(long, value_name = "VERSION")]
    pub crate_version: Option<Version>,

    /// Write nothing, show what would change, and exit with 1 if anything would change
    #[arg(long)]
    pub check: bool,

    /// Show the whole diff of `--check`, not only its first lines
    #[arg(long)]
    pub full_diff: bool,

    /// With `--check`: fail too if the changes since a git revision need a higher version than the crate has, by Cargo's rules
    #[arg(long, value_name = "REVISION", requires = "check")]
    pub require_version: Option<String>,

    /// Write a JSON report on each operation, schema and diagnostic to a file
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// Print the result of a stage instead of writing the crate
    #[arg(long, value_name = "STAGE", conflicts_with = "check")]
    pub dump: Option<Stage>,

    /// Also generate tests from the examples in the document, and report examples that contradict their schema. Needs a generator
    /// that is built with its Cargo feature `emit-tests`
    #[arg(long)]
    pub emit_tests: bool,

    /// Make all names as for a new document, instead of keeping those in the `names.lock` of the crate
    #[arg(long)]
    pub new_names: bool,

    /// Do not summarize how the API changed since the document of git's `HEAD`
    #[arg(long)]
    pub no_compare: bool,

    /// Treat warnings as errors: write nothing and exit with 2
    #[arg(long)]
    pub deny_warnings: bool,

    /// Treat diagnostics with this code as errors; may be repeated
    #[arg(long, value_name = "CODE")]
    pub deny: Vec<String>,

    /// Show all diagnostics, not only the first 20 of each kind
    #[arg(long)]
    pub all_warnings: bool,

    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,

    /// How diagnostics are written: for people to standard error, for programs to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human", conflicts_with = "dump")]
    pub message_format: MessageFormat,

    /// Explain a diagnostic: what it means, what the generator does about it, and how to fix the document
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "")]
    pub explain: Option<String>,

    /// When to use colors
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

/// Which settings are used.
#[derive(Clone, Debug, Args)]
pub struct SettingsArguments {
    /// The settings file [default: generator.toml, if it exists]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// The client of the settings file that is generated [default: all of them]
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
}

/// What is read, and how.
#[derive(Clone, Debug, Args)]
pub struct InputArguments {
    /// The OpenAPI document (3.0, 3.1 or 3.2) as YAML or JSON; `-` for standard input [default: the only document in spec/]
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,

    /// Apply an OpenAPI Overlay to the document before it is read; repeat to apply several, in this order
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,

    /// Read a local file or folder in place of URLs in `$ref`s that start with URL; may be repeated
    #[arg(long, value_name = "URL=PATH")]
    pub map: Vec<String>,

    /// Allow `$ref`s to name files below this folder [default: the folder of the document]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,

    /// Maximum total size of all input files; `k`, `M` and `G` stand for KiB, MiB and GiB [default: 256M]
    #[arg(long, value_name = "BYTES", value_parser = generator::internals::settings::size)]
    pub max_input: Option<u64>,
}

/// A task other than to generate the crate.
#[derive(Clone, Debug, Subcommand)]
pub enum Task {
    /// Compare the crates of two documents: what breaks users, and the version that the new crate should have
    Compare(Box<CompareArguments>),
    /// Show what a document holds: operations, types, pagination, security, and what is untyped; as text, JSON or a page
    Inspect(Box<InspectArguments>),
    /// Write a settings file, generator.toml, with a comment for each key
    Init(InitArguments),
    /// Print a script that completes the command line in a shell
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Print the man page
    Man {
        /// The command that the page is about [default: the program]
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
}

/// The arguments of `init`.
#[derive(Clone, Debug, Args)]
pub struct InitArguments {
    /// Print the JSON Schema of the settings file instead, which editors use
    #[arg(long)]
    pub schema: bool,
}

/// The arguments of `compare`.
#[derive(Clone, Debug, Args)]
#[command(after_help = COMPARE_EXAMPLES)]
pub struct CompareArguments {
    /// The old document: a file, or a git revision of the document of --spec
    #[arg(value_name = "OLD")]
    pub old: String,

    /// The new document, likewise [default: the document of --spec]
    #[arg(value_name = "NEW")]
    pub new: Option<String>,

    /// The settings
    #[command(flatten)]
    pub settings: SettingsArguments,

    /// What is read
    #[command(flatten)]
    pub input: InputArguments,

    /// The folder of the crate, whose `names.lock` has its names [default: generated-client]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// The version of the new crate [default: the version of its document]
    #[arg(long, value_name = "VERSION")]
    pub crate_version: Option<Version>,

    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,

    /// Exit with 1 if there is a breaking change, or any change
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,

    /// Show all changes, not only the first of each level
    #[arg(long)]
    pub all: bool,

    /// When to use colors
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

/// The arguments of `inspect`.
#[derive(Clone, Debug, Args)]
#[command(after_help = INSPECT_EXAMPLES)]
pub struct InspectArguments {
    /// The settings
    #[command(flatten)]
    pub settings: SettingsArguments,

    /// What is read
    #[command(flatten)]
    pub input: InputArguments,

    /// The folder of the crate, whose `names.lock` has its names [default: generated-client]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Only these operations, by `operationId`, `tag:NAME`, or method and path such as `GET /users/*`; may be repeated
    #[arg(long, value_name = "OPERATION")]
    pub include: Vec<String>,

    /// Without these operations, likewise; may be repeated
    #[arg(long, value_name = "OPERATION")]
    pub exclude: Vec<String>,

    /// How the summary is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: InspectFormat,

    /// Show each operation and whole lists, not only the first entries
    #[arg(long)]
    pub all: bool,

    /// Write a page of the generated API with search, which a browser opens without a network
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// How a summary of a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For a terminal
    Text,
    /// For programs, with whole lists
    Json,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
    /// Workflow commands, which annotate the document in a pull request on GitHub
    Github,
}

/// Which changes make `compare` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Changes that break users
    Breaking,
    /// All changes
    Any,
}

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With excerpts of the document, for a terminal
    Human,
    /// One JSON object on each line
    Json,
    /// Workflow commands, which annotate the document in a pull request on GitHub
    Github,
    /// A SARIF 2.1.0 document, for code hosts and editors
    Sarif,
}

/// A stage whose result `--dump` can print.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Stage {
    /// The document and all files that it refers to, as one JSON tree
    Tree,
    /// The document as it was read, node by node
    Document,
    /// The API as Rust types and operations
    Api,
}

const LONG: &str = "Generates a Rust client crate from an OpenAPI document.\n\n\
Without arguments, it generates ./generated-client from the document in ./spec. It writes only files that changed, removes \
files that are no longer generated, and leaves the output unchanged if the run fails.";

const EXAMPLES: &str = "Examples:
  Update the client after a change of the document in spec/:
      cargo run -p generator
  Generate a client for another document:
      generator --spec petstore.yaml --out petstore --name petstore-client
  Generate a client for a document of another program:
      curl -fsSL https://example.com/openapi.json | generator --spec - --out client
  Correct or complete a document without editing it:
      generator --spec petstore.yaml --overlay petstore.overlay.yaml --out petstore
  Read schemas that the document refers to by URL from a local folder:
      generator --spec api.yaml --map https://example.com/schemas/=schemas/
  Verify in CI that the client is up to date:
      generator --check
  Verify in a pull request that the crate has a version for what it changes:
      generator --check --require-version origin/main
  Refuse a document that causes any warning:
      generator --spec api.yaml --deny-warnings
  Write a settings file, so that the options need not be repeated:
      generator init
  Explain a diagnostic:
      generator --explain dangling-reference
  Report how each operation and schema was generated:
      generator --report report.json
  Inspect the API before Rust code is generated from it:
      generator --dump api
  Show what the document holds, and write a page of the API that is generated:
      generator inspect --html api.html
  Show how the API changed since the last commit:
      generator compare HEAD
  Complete the command line in bash:
      generator completions bash > ~/.local/share/bash-completion/completions/generator

Exit codes:
  0  success
  1  the output is not up to date, or its version is too low (--check)
  2  the arguments, the document or the output folder cannot be used";

const COMPARE_EXAMPLES: &str = "Examples:
  What the document in spec/ changes since the last commit:
      generator compare HEAD
  Between two releases, as Markdown for a pull request:
      generator compare v1.0.0 v1.1.0 --format markdown
  Between two files, failing if users break:
      generator compare old.yaml new.yaml --fail-on breaking

Exit codes:
  0  success
  1  there are changes that --fail-on names
  2  the arguments or one of the documents cannot be used";

const INSPECT_EXAMPLES: &str = "Examples:
  What the document in spec/ holds:
      generator inspect
  Another document, with each operation:
      generator inspect --spec petstore.yaml --all
  A page of the API that is generated, to read and search in a browser:
      generator inspect --html api.html

Exit codes:
  0  success
  2  the arguments or the document cannot be used";

const STYLES: clap::builder::Styles = clap::builder::Styles::styled()
    .header(clap::builder::styling::AnsiColor::Green.on_default().bold())
    .usage(clap::builder::styling::AnsiColor::Green.on_default().bold())
    .literal(clap::builder::styling::AnsiColor::Cyan.on_default().bold())
    .placeholder(clap::builder::styling::AnsiColor::Cyan.on_default());
