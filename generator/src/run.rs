//! One run: what was asked, done, and told.

mod asked;
mod check;
mod dump;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::ColorChoice;
use generator::config::Config;
use generator::diagnostic::render::{in_order, render};
use generator::diagnostic::{Diagnostic, Severity};
use generator::source::Sources;
use generator::text::hidden::visible;
use generator::text::json::visible_json;
use generator::{Understood, generate, has_errors, report, understand, write};

use crate::arguments::Arguments;

/// The output is not what it should be.
const STALE: u8 = 1;
/// The input or the output can't be used.
const UNUSABLE: u8 = 2;

/// Does what the arguments say.
pub fn run(arguments: &Arguments) -> ExitCode {
    match arguments.color {
        ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
        ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
        ColorChoice::Auto => {}
    }
    let code = asked::config(arguments).and_then(|config| match arguments.dump {
        Some(stage) => dump::dump(stage, arguments, &config),
        None => build(arguments, &config),
    });
    code.unwrap_or_else(|message| {
        anstream::eprintln!("{}error:{} {}", ERROR.render(), ERROR.render_reset(), visible(&message));
        ExitCode::from(UNUSABLE)
    })
}

const ERROR: clap::builder::styling::Style = clap::builder::styling::AnsiColor::Red.on_default().bold();

fn build(arguments: &Arguments, config: &Config) -> Result<ExitCode, String> {
    let understood = understand(config);
    tell(arguments, &understood.diagnostics, &understood.sources);
    if let Some(path) = &arguments.report {
        write_report(path, config, &understood)?;
    }
    let Understood { api, diagnostics, sources } = &understood;
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    let Some(api) = api.as_ref().filter(|_| !has_errors(diagnostics)) else {
        return Err(format!("{} can't be used; nothing was written", config.spec.display()));
    };
    if arguments.deny_warnings && warnings > 0 {
        return Err(format!(
            "{warnings} {} denied by --deny-warnings; nothing was written",
            plural(warnings, "warning")
        ));
    }
    let files = generate(api, sources, config).map_err(|defect| {
        format!(
            "the generator made a file that is not what it should be, and wrote nothing ({defect}); this is a defect of the generator: \
             please report it with the document"
        )
    })?;
    let difference = write::compare(&config.out, &files).map_err(|error| refused(&error))?;
    if arguments.check {
        return Ok(check::check(arguments, config, &difference));
    }
    write::apply(&config.out, &difference).map_err(|error| refused(&error))?;
    if !arguments.quiet {
        let operations: usize = api.groups.iter().map(|group| group.operations.len()).sum();
        anstream::println!(
            "read    {}: {} {}, {} {}",
            visible(&config.spec.display().to_string()),
            operations,
            plural(operations, "operation"),
            api.types.len(),
            plural(api.types.len(), "type")
        );
        let (written, removed) = (difference.changed.len(), difference.stale.len());
        let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
        anstream::println!(
            "wrote   {}: {written} {}, {} unchanged{removed}",
            config.out.display(),
            plural(written, "file"),
            difference.unchanged
        );
        if warnings > 0 {
            anstream::println!("        {warnings} {}; see above", plural(warnings, "warning"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(error: &write::WriteError) -> String {
    match error {
        write::WriteError::Foreign { .. } => {
            format!("{error}; give another directory with `--out DIR`, or empty this one")
        }
        write::WriteError::Io { .. } => format!("{error}; the output is as it was"),
    }
}

fn tell(arguments: &Arguments, diagnostics: &[Diagnostic], sources: &Sources) {
    for diagnostic in in_order(diagnostics, sources) {
        if arguments.quiet && is_mute(diagnostic.severity, arguments) {
            continue;
        }
        anstream::eprintln!("{}\n", render(diagnostic, sources, true));
    }
}

/// Whether `--quiet` leaves it out: what makes the run fail is told always.
fn is_mute(severity: Severity, arguments: &Arguments) -> bool {
    severity == Severity::Note || severity == Severity::Warning && !arguments.deny_warnings
}

fn write_report(path: &Path, config: &Config, understood: &Understood) -> Result<(), String> {
    let report = report::report(understood.api.as_ref(), &understood.diagnostics, &understood.sources, &config.name);
    let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    let mut text = visible_json(&text);
    text.push('\n');
    fs::write(path, text).map_err(|error| format!("the report can't be written to {}: {error}", path.display()))
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}
