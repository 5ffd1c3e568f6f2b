//! Shows diagnostics: to people on standard error, to programs on standard output.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Once;

use generator::internals::diagnostic::flood::{self, Kind};
use generator::internals::diagnostic::record::Record;
use generator::internals::diagnostic::render::{in_order, render};
use generator::internals::diagnostic::{Code, Diagnostic, Severity, github, json, sarif};
use generator::internals::source::Sources;

use super::command;
use crate::arguments::{Arguments, MessageFormat};

/// Shows the diagnostics in the format that the arguments name.
pub(super) fn print(
    arguments: &Arguments,
    denies_warnings: bool,
    diagnostics: &[Diagnostic],
    sources: &Sources,
) -> Result<(), String> {
    let shown = diagnostics.iter().filter(|diagnostic| is_shown(diagnostic.severity, arguments, denies_warnings));
    let shown = in_order(shown, sources);
    if arguments.message_format == MessageFormat::Human {
        print_for_people(arguments, denies_warnings, &shown, diagnostics, sources);
        return Ok(());
    }
    let records: Vec<Record<'_>> = shown.iter().map(|diagnostic| Record::of(diagnostic, sources)).collect();
    let written = match arguments.message_format {
        MessageFormat::Sarif => sarif::sarif(&records),
        MessageFormat::Github => github::github(&records, arguments.all_warnings),
        MessageFormat::Human | MessageFormat::Json => json::json(&records).map_err(|error| error.to_string())?,
    };
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = std::io::stdout().write_all(written.as_bytes());
    Ok(())
}

/// Whether diagnostics of this severity are shown. `--quiet` hides those that do not make the run fail.
fn is_shown(severity: Severity, arguments: &Arguments, denies_warnings: bool) -> bool {
    let fails = severity == Severity::Error || severity == Severity::Warning && denies_warnings;
    fails || !arguments.quiet
}

fn print_for_people(
    arguments: &Arguments,
    denies_warnings: bool,
    ordered: &[&Diagnostic],
    all: &[Diagnostic],
    sources: &Sources,
) {
    let mut left: BTreeMap<Kind, usize> = flood::counts(all);
    left.retain(|(severity, _), _| is_shown(*severity, arguments, denies_warnings));
    let mut shown: BTreeMap<Kind, usize> = BTreeMap::new();
    let merged = if arguments.all_warnings {
        ordered.iter().map(|diagnostic| ((*diagnostic).clone(), 1)).collect()
    } else {
        flood::merged(ordered)
    };
    for (diagnostic, count) in merged {
        let kind = (diagnostic.severity, diagnostic.code);
        let shown = shown.entry(kind).or_default();
        if *shown < flood::SHOWN || arguments.all_warnings {
            anstream::eprintln!("{}\n", render(&diagnostic, sources, true));
            *shown += count;
        }
    }
    for ((severity, code), count) in left {
        let rest = count - shown.get(&(severity, code)).copied().unwrap_or_default();
        if rest > 0 {
            let help = if arguments.all_warnings {
                "only their number is kept"
            } else {
                "show them with `--all-warnings`, or write them to a file with `--report FILE`"
            };
            anstream::eprintln!("{}: {rest} more of `{code}`; {help}\n", severity.name());
        }
    }
    // As the most serious of them is what the user wants to understand first.
    let most_serious: Option<&&Diagnostic> = ordered.iter().rev().max_by_key(|diagnostic| diagnostic.severity);
    if let Some(code) = most_serious.map(|diagnostic| diagnostic.code).filter(|_| !arguments.quiet) {
        hint(code);
    }
}

/// Says how to learn more, once in a run.
fn hint(code: Code) {
    static IS_SHOWN: Once = Once::new();
    IS_SHOWN
        .call_once(|| anstream::eprintln!("for more about a diagnostic, run `{}`\n", command::explain(code.name())));
}
