//! One run of the program: reads the arguments, generates the crate, and reports.

mod check;
mod command;
mod compare;
mod diagnostics;
mod dump;
mod error;
mod explain;
mod init;
mod inspect;
mod output;
mod revision;
mod settings;
mod settings_file;
mod shell;

use std::io::Write;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use clap::ColorChoice;
use generator::internals::config::Config;
use generator::internals::diagnostic::{Severity, flood};
use generator::internals::settings::Client;
use generator::internals::text::hidden::visible_line;
use generator::internals::{self, Analysis, analyze};
use generator::{Difference, Generator};

use crate::arguments::{Arguments, MessageFormat, Task};

/// The exit code when the output is not up to date.
const STALE: u8 = 1;
/// The exit code when the input or the output cannot be used.
const UNUSABLE: u8 = 2;

/// Runs the program with these arguments.
pub fn run(arguments: &Arguments) -> ExitCode {
    let color = match &arguments.task {
        Some(Task::Compare(compare)) => compare.color,
        _ => arguments.color,
    };
    match color {
        ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
        ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
        ColorChoice::Auto => {}
    }
    let code = match &arguments.task {
        Some(Task::Compare(arguments)) => compare::compare(arguments),
        Some(Task::Inspect(arguments)) => inspect::inspect(arguments),
        Some(Task::Init(arguments)) => init::init(arguments),
        Some(Task::Completions { shell }) => Ok(shell::completions(*shell)),
        Some(Task::Man { command }) => shell::man(command.as_deref()),
        None => generate_crates(arguments),
    };
    code.unwrap_or_else(|message| {
        anstream::eprintln!("{}error:{} {}", ERROR.render(), ERROR.render_reset(), visible_line(&message));
        ExitCode::from(UNUSABLE)
    })
}

/// Generates the crate of each client of the settings, or the one of the arguments.
fn generate_crates(arguments: &Arguments) -> Result<ExitCode, String> {
    if let Some(code) = &arguments.explain {
        return explain::explain(code);
    }
    let clients = settings_file::chosen(&arguments.settings)?;
    settings_file::refuse_options_of_one(arguments, &clients)?;
    settings_file::refuse_shared_output(&clients)?;
    if clients.is_empty() {
        return generate_crate(arguments, &Client::default());
    }
    let mut code = ExitCode::SUCCESS;
    for client in &clients {
        let own = generate_crate(arguments, client)?;
        code = if own == ExitCode::SUCCESS { code } else { own };
    }
    Ok(code)
}

fn generate_crate(arguments: &Arguments, client: &Client) -> Result<ExitCode, String> {
    let completed = settings_file::completed(arguments, client);
    for code in &completed.deny {
        explain::code(code)?;
    }
    let generator = settings::generator(&completed, client)?;
    let config = internals::resolved(&generator).map_err(|error| error::message(&error))?;
    match arguments.dump {
        Some(stage) => dump::dump(stage, arguments, &config),
        None => build(arguments, &generator, config, completed.deny_warnings),
    }
}

const ERROR: clap::builder::styling::Style = clap::builder::styling::AnsiColor::Red.on_default().bold();

fn build(
    arguments: &Arguments,
    generator: &Generator,
    config: Config,
    denies_warnings: bool,
) -> Result<ExitCode, String> {
    let analysis = analyze(&config);
    diagnostics::print(arguments, denies_warnings, &analysis.diagnostics, &analysis.sources)?;
    if let Some(path) = &arguments.report {
        output::write_report(path, &config, &analysis)?;
    }
    let generated = internals::generated(generator, config.clone(), analysis);
    // It is used until the process ends, and freeing it would take a hundredth of the run.
    let generated = ManuallyDrop::new(generated.map_err(|error| error::message(&error))?);
    let analysis = internals::analysis(&generated);
    let compared = if arguments.check { generated.check() } else { generated.write() };
    let difference = compared.map_err(|error| error::message(&error))?;
    output::report_not_ours(arguments, &config, &difference);
    if arguments.check {
        let mut code = check::check(arguments, &config, &difference);
        compare::since_head(arguments, &config, analysis, &difference);
        if let Some(revision) = &arguments.require_version {
            let version = compare::require_version(revision, arguments, &config, analysis)?;
            code = if version == ExitCode::SUCCESS { code } else { version };
        }
        return Ok(code);
    }
    if !arguments.quiet {
        summarize(arguments, &config, analysis, &difference);
        compare::since_head(arguments, &config, analysis, &difference);
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what was read and written.
fn summarize(arguments: &Arguments, config: &Config, analysis: &Analysis, difference: &Difference) {
    let groups = analysis.api.iter().flat_map(|api| &api.groups);
    let operations: usize = groups.map(|group| group.operations.len()).sum();
    let types = analysis.api.iter().map(|api| api.types.len()).sum();
    let mut out = people(arguments);
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = writeln!(
        out,
        "read    {}: {} {}, {} {}",
        visible_line(&config.spec.display().to_string()),
        operations,
        plural(operations, "operation"),
        types,
        plural(types, "type")
    );
    let (written, removed) = (difference.changed.len(), difference.stale.len());
    let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
    let _ = writeln!(
        out,
        "wrote   {}: {written} {}, {} unchanged{removed}",
        visible_line(&config.out.display().to_string()),
        plural(written, "file"),
        difference.unchanged
    );
    let counts = flood::counts(&analysis.diagnostics);
    let warnings = counts.iter().filter(|((severity, _), _)| *severity == Severity::Warning);
    let warnings: usize = warnings.map(|(_, count)| count).sum();
    if warnings > 0 {
        let _ = writeln!(out, "        {warnings} {}; see above", plural(warnings, "warning"));
    }
}

/// Returns where text for people is written: to standard output, unless diagnostics for programs are written there.
fn people(arguments: &Arguments) -> Box<dyn Write> {
    match arguments.message_format {
        MessageFormat::Human => Box::new(anstream::stdout()),
        _ => Box::new(anstream::stderr()),
    }
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}
