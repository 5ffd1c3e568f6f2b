//! One run of the program: reads the arguments, generates the crate, and reports.

mod check;
mod command;
mod compare;
mod diagnostics;
mod dump;
mod explain;
mod init;
mod output;
mod revision;
mod settings;
mod settings_file;
mod shell;

use std::io::Write;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use clap::ColorChoice;
use generator::config::Config;
use generator::diagnostic::{Code, Diagnostic, Severity, flood};
use generator::settings::Client;
use generator::text::hidden::visible_line;
use generator::{Analysis, analyze, generate, has_errors, write};

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
    let config = settings::config(&completed, client)?;
    match arguments.dump {
        Some(stage) => dump::dump(stage, arguments, &config),
        None => build(arguments, &config, &Denied::of(&completed)?),
    }
}

/// Which diagnostics are errors.
struct Denied {
    warnings: bool,
    codes: Vec<Code>,
}

impl Denied {
    fn of(arguments: &Arguments) -> Result<Self, String> {
        let codes = arguments.deny.iter().map(|name| explain::code(name)).collect::<Result<_, _>>()?;
        Ok(Self { warnings: arguments.deny_warnings, codes })
    }
}

const ERROR: clap::builder::styling::Style = clap::builder::styling::AnsiColor::Red.on_default().bold();

fn build(arguments: &Arguments, config: &Config, denied: &Denied) -> Result<ExitCode, String> {
    // It is used until the process ends, and freeing it would take a hundredth of the run.
    let analysis = ManuallyDrop::new(analyze(config));
    diagnostics::print(arguments, denied, &analysis.diagnostics, &analysis.sources)?;
    if let Some(path) = &arguments.report {
        output::write_report(path, config, &analysis)?;
    }
    let Analysis { api, diagnostics, sources } = &*analysis;
    let warnings = flood::counts(diagnostics)
        .iter()
        .filter_map(|((severity, _), count)| (*severity == Severity::Warning).then_some(count))
        .sum::<usize>();
    let Some(api) = api.as_ref().filter(|_| !has_errors(diagnostics)) else {
        return Err(format!("cannot generate a client from {}; nothing was written", config.spec.display()));
    };
    refuse_denied(denied, diagnostics, warnings)?;
    settings::check_features(config, api)?;
    let files = generate(api, sources, config).map_err(|defect| {
        format!(
            "a generated file is not valid ({defect}); nothing was written. This is a defect of the generator: please report it \
             together with the document"
        )
    })?;
    let _lock = output::lock(arguments, config)?;
    let difference = write::compare(&config.out, &files).map_err(|error| output::refused(&error))?;
    output::report_not_ours(arguments, config, &difference);
    if arguments.check {
        let mut code = check::check(arguments, config, &difference);
        compare::since_head(arguments, config, &analysis, &difference);
        if let Some(revision) = &arguments.require_version {
            let version = compare::require_version(revision, arguments, config, &analysis)?;
            code = if version == ExitCode::SUCCESS { code } else { version };
        }
        return Ok(code);
    }
    write::apply(&config.out, &difference).map_err(|error| output::refused(&error))?;
    if !arguments.quiet {
        let operations: usize = api.groups.iter().map(|group| group.operations.len()).sum();
        let mut out = people(arguments);
        // A reader that closes the pipe early, such as `head`, has what it wanted.
        let _ = writeln!(
            out,
            "read    {}: {} {}, {} {}",
            visible_line(&config.spec.display().to_string()),
            operations,
            plural(operations, "operation"),
            api.types.len(),
            plural(api.types.len(), "type")
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
        if warnings > 0 {
            let _ = writeln!(out, "        {warnings} {}; see above", plural(warnings, "warning"));
        }
        compare::since_head(arguments, config, &analysis, &difference);
    }
    Ok(ExitCode::SUCCESS)
}

/// Fails if there are diagnostics that are errors.
fn refuse_denied(denied: &Denied, diagnostics: &[Diagnostic], warnings: usize) -> Result<(), String> {
    if denied.warnings && warnings > 0 {
        return Err(format!("{warnings} {} denied by deny-warnings; nothing was written", plural(warnings, "warning")));
    }
    match diagnostics.iter().find(|diagnostic| denied.codes.contains(&diagnostic.code)) {
        Some(found) => Err(format!("`{}` is denied; nothing was written", found.code)),
        None => Ok(()),
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
