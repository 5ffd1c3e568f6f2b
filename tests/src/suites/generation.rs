//! Generates the client of one document in a process of its own, so that a panic or an endless loop ends that process only.
//!
//! Only the files that differ from document to document are written: they become a module of `super::bundle`, which
//! holds the client runtime once.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use generator::internals::config::{Config, Inputs};
use generator::internals::diagnostic::{InputLocation, Severity};
use generator::internals::{Analysis, analyze, generate, has_errors};
use serde::{Deserialize, Serialize};

use super::bundle;
use super::index::Document;
use crate::corpus::watch::{End, Limits, watch};

/// The first argument of the process that generates one document.
pub const CHILD: &str = "generate-for-suites";

/// The last argument when the client gets tests of its examples.
const WITH_TESTS: &str = "with-tests";

/// What one document may take. A machine with other work to do takes longer, so the process is stopped later than it fails.
const LIMITS: Limits = Limits { time: Duration::from_secs(120), memory: 2 << 30 };

/// How many seconds of processor time one document may take; with tests as long as the process lives, because a validator judges its
/// examples.
const MOST_SECONDS: f64 = 10.0;

/// What the generator made of a document.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Outcome {
    /// The first error, when the document was refused.
    pub refused: Option<String>,
    /// Why there is neither a client nor a diagnostic: a panic, a defect of the generator, or a limit that was exceeded.
    pub failed: Option<String>,
    /// Method and path of each operation in the client.
    pub operations: Vec<(String, String)>,
    /// The diagnostics that are located in the document.
    pub diagnostics: Vec<Located>,
    /// The Cargo features of the client.
    pub features: Vec<String>,
    /// The number of tests of examples.
    pub examples: usize,
    /// Lines of Rust, without the runtime.
    pub lines: usize,
    /// Wall time.
    pub seconds: f64,
}

/// A diagnostic with its location.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Located {
    /// `note`, `warning` or `error`.
    pub severity: String,
    /// The code of the diagnostic.
    pub code: String,
    /// The JSON pointer.
    pub pointer: String,
}

/// Generates the client of a document below `work/modules`.
#[must_use]
pub fn generate_apart(document: &Document, work: &Path, tests: bool) -> Outcome {
    run(document, work, tests).unwrap_or_else(|error| Outcome { failed: Some(error), ..Outcome::default() })
}

fn run(document: &Document, work: &Path, tests: bool) -> Result<Outcome, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let log = work.join("logs").join(format!("{}.txt", document.id));
    let out = work.join("outcomes").join(format!("{}.json", document.id));
    let errors = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut child = Command::new(program)
        .arg(CHILD)
        .args([&document.path, &document.suite, work, &out])
        .arg(&document.id)
        .args(tests.then_some(WITH_TESTS))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(errors)
        .spawn()
        .map_err(|error| error.to_string())?;
    let usage = watch(&mut child, LIMITS).map_err(|error| error.to_string())?;
    match usage.end {
        End::TooLong => Err(format!("took more than {} s", LIMITS.time.as_secs())),
        End::TooMuch => Err(format!("held more than {} GB", LIMITS.memory >> 30)),
        End::Exit(_) if !tests && usage.cpu > MOST_SECONDS => Err(format!("took more than {MOST_SECONDS} s")),
        End::Exit(status) if status.success() => {
            let mut text = String::new();
            fs::File::open(&out)
                .and_then(|mut file| file.read_to_string(&mut text))
                .map_err(|error| format!("{}: {error}", out.display()))?;
            let outcome: Outcome = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            Ok(Outcome { seconds: usage.seconds, ..outcome })
        }
        End::Exit(status) => {
            let output = fs::read_to_string(&log).unwrap_or_default();
            Err(output.lines().find(|line| !line.trim().is_empty()).map_or_else(|| status.to_string(), str::to_owned))
        }
    }
}

/// The process for one document: `generate-for-suites SPEC ROOT WORK OUT ID [with-tests]`.
#[must_use]
pub fn one(arguments: &[String]) -> ExitCode {
    let [spec, root, work, out, id, tests @ ..] = arguments else {
        eprintln!("{CHILD} SPEC ROOT WORK OUT ID [{WITH_TESTS}]");
        return ExitCode::from(2);
    };
    let written =
        outcome(Path::new(spec), Path::new(root), Path::new(work), id, !tests.is_empty()).and_then(|outcome| {
            fs::write(out, serde_json::json!(outcome).to_string()).map_err(|error| format!("{out}: {error}"))
        });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn outcome(spec: &Path, root: &Path, work: &Path, id: &str, emit_tests: bool) -> Result<Outcome, String> {
    let config = Config {
        spec: spec.to_owned(),
        // Documents of a suite refer to files beside and above themselves.
        inputs: Inputs { root: Some(root.to_owned()), ..Inputs::default() },
        out: "client".into(),
        name: "client".to_owned(),
        emit_tests,
        ..Config::default()
    };
    let analysis = analyze(&config);
    let mut outcome = Outcome { diagnostics: located(&analysis), ..Outcome::default() };
    let refused = analysis.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
    outcome.refused = refused.map(|error| format!("{}: {}", error.code, first_line(&error.message)));
    let Some(api) = analysis.api.as_ref().filter(|_| !has_errors(&analysis.diagnostics)) else {
        outcome.refused.get_or_insert_with(|| "no diagnostic".to_owned());
        return Ok(outcome);
    };
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    outcome.operations = operations.map(|operation| (operation.method.clone(), operation.path.clone())).collect();
    let files: BTreeMap<String, String> = generate(api, &analysis.sources, &config)?;
    let lines = files.iter().filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime"));
    outcome.lines = lines.map(|(_, text)| text.lines().count()).sum();
    outcome.examples = api.examples.len();
    outcome.features = bundle::write_module(work, id, &files)?;
    Ok(outcome)
}

fn located(analysis: &Analysis) -> Vec<Located> {
    let diagnostics = analysis.diagnostics.iter();
    diagnostics
        .filter_map(|diagnostic| match &diagnostic.location {
            InputLocation::Node(pointer) => Some(Located {
                severity: diagnostic.severity.name().to_owned(),
                code: diagnostic.code.name().to_owned(),
                pointer: pointer.as_str().to_owned(),
            }),
            InputLocation::File { .. } | InputLocation::Call(_) => None,
        })
        .collect()
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
