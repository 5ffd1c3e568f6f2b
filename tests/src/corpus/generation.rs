//! One document to its crate, in a process of its own, so that a panic, a hang or a swollen heap costs one row of the table.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use generator::internals::config::Config;
use generator::internals::{analyze, generate, has_errors, report, write};
use serde::{Deserialize, Serialize};

use super::documents::{Document, inputs};
use super::operations;
use super::watch::{End, Limits, own_peak, watch};

/// The first argument of the process that does one document.
pub const CHILD: &str = "generate-for-corpus";

/// What follows when the crate is to have tests of the document's examples.
const WITH_TESTS: &str = "with-tests";

/// No document may take more than this.
const LIMITS: Limits = Limits { time: Duration::from_secs(120), memory: 4 << 30 };

/// What the process says about its document, as JSON.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Made {
    /// Operations in the report.
    pub operations: usize,
    /// Diagnostics in the report.
    pub diagnostics: usize,
    /// Schemas of which the document says that they may be anything.
    pub any: usize,
    /// Schemas that could not be expressed.
    pub lost: usize,
    /// Examples that are tested.
    pub examples: usize,
    /// Lines of Rust in the crate.
    pub lines: usize,
    /// The most memory held, in bytes.
    pub peak: u64,
}

/// What became of a document.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Operations counted in the document's text.
    pub expected: Result<usize, String>,
    /// What was made, or why nothing was.
    pub made: Result<Made, String>,
    /// Wall time.
    pub seconds: f64,
}

/// Counts, generates, and measures; the crate is written to `crates/ID` and the report to `reports/ID.json`.
#[must_use]
pub fn generate_apart(document: &Document, work: &Path, tests: bool) -> Generated {
    let expected = operations::count(&document.path);
    let (made, seconds) = match run(document, work, tests) {
        Ok((made, seconds)) => (made, seconds),
        Err(error) => (Err(error), 0.0),
    };
    Generated { expected, made, seconds }
}

/// What the process made of the document, and the time it took.
type Timed = (Result<Made, String>, f64);

fn run(document: &Document, work: &Path, tests: bool) -> Result<Timed, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let log = work.join("logs").join(format!("{}.txt", document.id));
    let errors = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut child = Command::new(program)
        .args([CHILD.as_ref(), document.path.as_os_str(), document.id.as_ref(), work.as_os_str()])
        .args(tests.then_some(WITH_TESTS))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(errors)
        .spawn()
        .map_err(|error| error.to_string())?;
    let usage = watch(&mut child, LIMITS).map_err(|error| error.to_string())?;
    let mut said = String::new();
    if let Some(stdout) = &mut child.stdout {
        stdout.read_to_string(&mut said).map_err(|error| error.to_string())?;
    }
    let output = fs::read_to_string(&log).unwrap_or_default();
    let made = match usage.end {
        End::TooLong => Err(format!("took more than {} s", LIMITS.time.as_secs())),
        End::TooMuch => Err(format!("held more than {} GB", LIMITS.memory >> 30)),
        End::Exit(status) if status.success() => serde_json::from_str(&said).map_err(|error| error.to_string()),
        End::Exit(status) => Err(first_line(&output).unwrap_or_else(|| status.to_string())),
    };
    Ok((made, usage.seconds))
}

fn first_line(text: &str) -> Option<String> {
    text.lines().find(|line| !line.trim().is_empty()).map(str::to_owned)
}

/// The process's own part: `generate-for-corpus SPEC ID WORK [with-tests]`.
#[must_use]
pub fn one(arguments: &[String]) -> ExitCode {
    let [spec, id, work, tests @ ..] = arguments else {
        eprintln!("{CHILD} SPEC ID WORK [{WITH_TESTS}]");
        return ExitCode::from(2);
    };
    match write_crate(Path::new(spec), id, Path::new(work), tests.iter().any(|word| word == WITH_TESTS)) {
        Ok(made) => {
            println!("{}", serde_json::json!(made));
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn write_crate(spec: &Path, id: &str, work: &Path, emit_tests: bool) -> Result<Made, String> {
    let name = package(id);
    let config = Config {
        spec: spec.to_owned(),
        inputs: inputs(spec),
        out: crate_folder(work, id),
        name: name.clone(),
        emit_tests,
        ..Config::default()
    };
    let analysis = analyze(&config);
    let report = report::report(analysis.api.as_ref(), &analysis.diagnostics, &analysis.sources, &name);
    let report = serde_json::to_value(&report).map_err(|error| error.to_string())?;
    let path = work.join("reports").join(format!("{id}.json"));
    fs::write(&path, format!("{report:#}")).map_err(|error| format!("{}: {error}", path.display()))?;
    let Some(api) = analysis.api.as_ref().filter(|_| !has_errors(&analysis.diagnostics)) else {
        let error = analysis.diagnostics.iter().find(|found| has_errors(std::slice::from_ref(found)));
        return Err(error.map_or_else(|| "there is no API".to_owned(), |error| format!("refused: {}", error.message)));
    };
    let files = generate(api, &analysis.sources, &config)?;
    let difference = write::compare(&config.out, &files).map_err(|error| error.to_string())?;
    write::apply(&config.out, &difference).map_err(|error| error.to_string())?;
    let untyped = |reason: &str| {
        list(&report, "untyped").filter(|entry| entry["reason"].as_str().is_some_and(|said| said == reason)).count()
    };
    Ok(Made {
        operations: list(&report, "operations").count(),
        diagnostics: list(&report, "diagnostics").count(),
        any: untyped("the document says any"),
        lost: untyped("could not be expressed"),
        examples: api.examples.len(),
        lines: files.iter().filter(|(path, _)| path.ends_with(".rs")).map(|(_, text)| text.lines().count()).sum(),
        peak: own_peak(),
    })
}

fn list<'a>(report: &'a serde_json::Value, name: &str) -> impl Iterator<Item = &'a serde_json::Value> {
    report[name].as_array().into_iter().flatten()
}

/// The package that a document's crate is.
#[must_use]
pub fn package(id: &str) -> String {
    let digit = id.starts_with(|c: char| !c.is_ascii_alphabetic());
    format!("{}{id}-client", if digit { "api-" } else { "" })
}

/// Where a document's crate is written.
#[must_use]
pub fn crate_folder(work: &Path, id: &str) -> PathBuf {
    work.join("crates").join(id)
}
