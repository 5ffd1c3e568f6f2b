//! The lines that a build script prints for Cargo.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::diagnostic::Diagnostic;
use super::error::Error;
use crate::diagnostic::{Severity, flood};
use crate::text::hidden::visible_line;

/// Returns the lines by which Cargo runs the script again when one of the files changes.
pub(super) fn of_files(files: &[PathBuf]) -> String {
    files.iter().map(|path| line("rerun-if-changed", &path.display().to_string())).collect()
}

/// Returns the lines by which Cargo shows warnings.
pub(super) fn of_warnings(diagnostics: &[Diagnostic<'_>]) -> String {
    of_diagnostics(diagnostics, Severity::Warning, "warning")
}

/// Returns the lines for a script that fails. Cargo shows the error once more in full, if the script returns it.
pub(super) fn of_error(error: &Error) -> String {
    let Some(rejection) = error.rejection() else {
        return line("error", &error.to_string());
    };
    let found = rejection.diagnostics();
    let errors = of_diagnostics(&found, Severity::Error, "error");
    let warnings = of_diagnostics(&found, Severity::Warning, "warning");
    of_files(rejection.inputs()) + &warnings + &errors + &line("error", &error.to_string())
}

fn of_diagnostics(diagnostics: &[Diagnostic<'_>], severity: Severity, key: &str) -> String {
    let mut lines = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity) {
        let count = counts.entry(diagnostic.code()).or_default();
        if *count < flood::SHOWN {
            lines.push_str(&line(key, &on_one_line(diagnostic)));
        }
        *count += 1 + diagnostic.more();
    }
    for (code, count) in counts.iter().filter(|(_, count)| **count > flood::SHOWN) {
        lines.push_str(&line(key, &format!("{} more of `{code}`", count - flood::SHOWN)));
    }
    lines
}

/// Returns a diagnostic on one line, as compilers write it: `file:line:column: message [code]`.
fn on_one_line(diagnostic: &Diagnostic<'_>) -> String {
    let position = match (diagnostic.position(), diagnostic.file()) {
        (Some(position), _) => format!("{}:{}:{}: ", position.file.display(), position.line, position.column),
        (None, Some(file)) => format!("{}: ", file.display()),
        (None, None) => diagnostic.pointer().map(|pointer| format!("#{pointer}: ")).unwrap_or_default(),
    };
    let more = diagnostic.outcome().into_iter().chain(diagnostic.help()).map(|text| format!("; {text}"));
    format!("{position}{} [{}]{}", diagnostic.message(), diagnostic.code(), more.collect::<String>())
}

/// Returns a line for Cargo, which ends at the first line break.
fn line(key: &str, text: &str) -> String {
    format!("cargo::{key}={}\n", visible_line(text))
}
