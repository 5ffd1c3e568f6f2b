//! One run: what was asked, done, and told.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ColorChoice;
use generator::config::Config;
use generator::diagnostic::{Severity, render::render};
use generator::write::{self, Difference};
use generator::{Understood, document, generate, has_errors, load, read, report, understand};

use crate::arguments::{Arguments, Stage};

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
    let code = config(arguments).and_then(|config| match arguments.dump {
        Some(stage) => dump(stage, &config),
        None => build(arguments, &config),
    });
    code.unwrap_or_else(|message| {
        anstream::eprintln!("{}error:{} {message}", ERROR.render(), ERROR.render_reset());
        ExitCode::from(UNUSABLE)
    })
}

const ERROR: clap::builder::styling::Style = clap::builder::styling::AnsiColor::Red.on_default().bold();

fn config(arguments: &Arguments) -> Result<Config, String> {
    let spec = match &arguments.spec {
        Some(spec) => spec.clone(),
        None => the_document_in(Path::new("spec"))?,
    };
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => arguments.out.file_name().map_or_else(|| "generated-client".to_owned(), |name| name.to_string_lossy().into_owned()),
    };
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("api-{name}") } else { name };
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !starts || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return Err(format!("`{name}` is no name for a crate; give one of letters, digits, `-` and `_` with `--name CRATE`"));
    }
    Ok(Config { spec, out: arguments.out.clone(), name })
}

/// The one document in `directory`; overlays beside it do not count.
fn the_document_in(directory: &Path) -> Result<PathBuf, String> {
    let entries = fs::read_dir(directory)
        .map_err(|error| format!("{}/ can't be read: {error}; name a document with `--spec FILE`", directory.display()))?;
    let is_document = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ["yaml", "yml", "json"].iter().any(|extension| path.extension().is_some_and(|found| found == *extension)) && !name.contains(".overlay.")
    };
    let mut documents: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_document).collect();
    documents.sort();
    match documents.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(format!("{}/ holds no .yaml or .json document; name one with `--spec FILE`", directory.display())),
        several => {
            let names: Vec<String> = several.iter().map(|path| path.display().to_string()).collect();
            Err(format!("there are several documents: {}; name one with `--spec FILE`", names.join(", ")))
        }
    }
}

fn build(arguments: &Arguments, config: &Config) -> Result<ExitCode, String> {
    let understood = understand(config);
    tell(arguments, &understood);
    if let Some(path) = &arguments.report {
        write_report(path, config, &understood)?;
    }
    let Understood { api, diagnostics, sources } = &understood;
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    let Some(api) = api.as_ref().filter(|_| !has_errors(diagnostics)) else {
        return Err(format!("{} can't be used; nothing was written", config.spec.display()));
    };
    if arguments.deny_warnings && warnings > 0 {
        return Err(format!("{warnings} {} denied by --deny-warnings; nothing was written", plural(warnings, "warning")));
    }
    let files = generate(api, sources, config)
        .map_err(|defect| format!("the generator made something that is no Rust ({defect}); please report this with the document"))?;
    let difference = write::compare(&config.out, &files).map_err(|error| refused(&error))?;
    if arguments.check {
        return Ok(check(arguments, config, &difference));
    }
    write::apply(&config.out, &difference).map_err(|error| refused(&error))?;
    if !arguments.quiet {
        let operations: usize = api.groups.iter().map(|group| group.operations.len()).sum();
        anstream::println!("read    {}: {} {}, {} {}", config.spec.display(), operations, plural(operations, "operation"), api.types.len(), plural(api.types.len(), "type"));
        let (written, removed) = (difference.changed.len(), difference.stale.len());
        let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
        anstream::println!("wrote   {}: {written} {}, {} unchanged{removed}", config.out.display(), plural(written, "file"), difference.unchanged);
        if warnings > 0 {
            anstream::println!("        {warnings} {}; see above", plural(warnings, "warning"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(error: &write::WriteError) -> String {
    match error {
        write::WriteError::Foreign { .. } => format!("{error}; give another directory with `--out DIR`, or empty this one"),
        write::WriteError::Io { .. } => format!("{error}; the output is as it was"),
    }
}

fn tell(arguments: &Arguments, understood: &Understood) {
    for diagnostic in &understood.diagnostics {
        if arguments.quiet && diagnostic.severity == Severity::Warning && !arguments.deny_warnings {
            continue;
        }
        anstream::eprintln!("{}\n", render(diagnostic, &understood.sources, true));
    }
}

fn write_report(path: &Path, config: &Config, understood: &Understood) -> Result<(), String> {
    let report = report::report(understood.api.as_ref(), &understood.diagnostics, &understood.sources, &config.name);
    let mut text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    text.push('\n');
    fs::write(path, text).map_err(|error| format!("the report can't be written to {}: {error}", path.display()))
}

/// Shows what differs, and how to mend it.
fn check(arguments: &Arguments, config: &Config, difference: &Difference) -> ExitCode {
    if difference.is_empty() {
        if !arguments.quiet {
            anstream::println!("{} is up to date: {} files", config.out.display(), difference.unchanged);
        }
        return ExitCode::SUCCESS;
    }
    if !arguments.quiet {
        for (path, before, after) in &difference.changed {
            show(config, path, before.as_deref().unwrap_or_default(), after);
        }
        for (path, before) in &difference.stale {
            show(config, path, before, "");
        }
    }
    anstream::eprintln!(
        "{}error:{} {} is not what {} says: {} to write, {} to remove; run `{}`",
        ERROR.render(),
        ERROR.render_reset(),
        config.out.display(),
        config.spec.display(),
        difference.changed.len(),
        difference.stale.len(),
        mending(arguments)
    );
    ExitCode::from(STALE)
}

fn show(config: &Config, path: &str, before: &str, after: &str) {
    let path = config.out.join(path);
    let diff = similar::TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(3).header(&format!("a/{}", path.display()), &format!("b/{}", path.display())).to_string();
    let _ = write!(anstream::stdout(), "{text}");
}

/// The command that brings the output up to date: this one, without `--check`.
fn mending(arguments: &Arguments) -> String {
    let mut command = String::from("cargo run -p generator");
    let mut options: Vec<String> = Vec::new();
    options.extend(arguments.spec.iter().map(|spec| format!("--spec {}", spec.display())));
    if arguments.out != Path::new("generated-client") {
        options.push(format!("--out {}", arguments.out.display()));
    }
    options.extend(arguments.name.iter().map(|name| format!("--name {name}")));
    if !options.is_empty() {
        command.push_str(" -- ");
        command.push_str(&options.join(" "));
    }
    command
}

fn dump(stage: Stage, config: &Config) -> Result<ExitCode, String> {
    let text = match stage {
        Stage::Tree => serde_json::to_string_pretty(&load::load(&config.spec).tree).map_err(|error| error.to_string())?,
        Stage::Document => {
            let (document, _): (document::Document, _) = read::read(&load::load(&config.spec));
            format!("{document:#?}")
        }
        Stage::Api => {
            let understood = understand(config);
            let unusable = || format!("{} can't be used; run without --dump to see why", config.spec.display());
            format!("{:#?}", understood.api.as_ref().ok_or_else(unusable)?)
        }
    };
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = writeln!(anstream::stdout(), "{text}");
    Ok(ExitCode::SUCCESS)
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}
