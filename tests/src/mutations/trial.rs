//! The generator on one document, all of it that reads the document: diagnostics, report and crate.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use generator::internals::config::{Config, Inputs};
use generator::internals::diagnostic::render::render;
use generator::internals::{analyze, generate, has_errors, report};

/// What came of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A crate, every file of which parses.
    Crate,
    /// A diagnostic that says why there is none.
    Refused,
    /// Neither: what went wrong, the same words for the same cause.
    Fault(String),
}

thread_local! {
    /// The position of the last panic on this thread, which only the hook receives. `None` on threads that run no trials.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics of this thread off the terminal, and their messages for the outcome.
pub fn catch_panics() {
    PANIC.set(Some(String::new()));
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let is_of_trial = PANIC.with_borrow_mut(|place| {
            place.as_mut().map(|place| *place = panic.to_string().replace('\n', " ")).is_some()
        });
        if !is_of_trial {
            previous(panic);
        }
    }));
}

/// Runs the generator on the document at `path`; nothing is written.
#[must_use]
pub fn trial(path: &Path) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| run(path)))
        .unwrap_or_else(|_| Outcome::Fault(PANIC.with_borrow(|place| place.clone().unwrap_or_default())))
}

fn run(path: &Path) -> Outcome {
    let config = Config {
        spec: path.to_owned(),
        inputs: Inputs::default(),
        out: path.with_extension("out"),
        name: "mutated".to_owned(),
        emit_tests: true,
        ..Config::default()
    };
    let analysis = analyze(&config);
    for diagnostic in &analysis.diagnostics {
        if render(diagnostic, &analysis.sources, false).trim().is_empty() {
            return Outcome::Fault(format!("a diagnostic `{}` without text", diagnostic.code));
        }
    }
    let report = report::report(analysis.api.as_ref(), &analysis.diagnostics, &analysis.sources, &config.name);
    if let Err(error) = serde_json::to_string(&report) {
        return Outcome::Fault(format!("no report: {error}"));
    }
    let Some(api) = analysis.api.as_ref().filter(|_| !has_errors(&analysis.diagnostics)) else {
        return if has_errors(&analysis.diagnostics) {
            Outcome::Refused
        } else {
            Outcome::Fault("neither a crate nor a diagnostic".to_owned())
        };
    };
    let files = match generate(api, &analysis.sources, &config) {
        Ok(files) => files,
        Err(error) => return Outcome::Fault(format!("no Rust: {error}")),
    };
    // The runtime does not depend on the document.
    let written = files.iter().filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime"));
    for (path, text) in written {
        if let Err(error) = syn::parse_file(text) {
            return Outcome::Fault(format!("no Rust: {error} in {path}"));
        }
    }
    Outcome::Crate
}
