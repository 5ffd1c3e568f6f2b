//! `compare`: reads two documents and writes how their crates differ. A run that changed the output writes it too, in short.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Style};
use generator::Difference;
use generator::internals::api::Api;
use generator::internals::compare::{Comparison, Level, github, json, markdown, text};
use generator::internals::config::{Config, Inputs, Purpose};
use generator::internals::diagnostic::Severity;
use generator::internals::diagnostic::render::render;
use generator::internals::emit::names_lock as names_lock_of;
use generator::internals::names_lock;
use generator::internals::text::hidden::visible_line;
use generator::internals::version::Version;
use generator::internals::{Analysis, analyze, has_errors};

use super::revision::{self, Checkout};
use super::{ERROR, STALE, command, people, settings, settings_file};
use crate::arguments::{Arguments, CompareArguments, FailOn, Format};

/// Compares two documents and writes the result.
pub(super) fn compare(arguments: &CompareArguments) -> Result<ExitCode, String> {
    let (arguments, client) = &settings_file::completed_comparison(arguments)?;
    let config = Config {
        inputs: settings::inputs(&arguments.input, None)?,
        selection: client.selection.clone(),
        customization: client.customization.clone(),
        ..Config::default()
    };
    let out = arguments.out.clone().unwrap_or_else(|| settings::DEFAULT_OUT.into());
    let spec = || settings::document(&arguments.input);
    let old = document(&arguments.old, arguments, &out, &spec)?;
    let new = match &arguments.new {
        Some(new) => document(new, arguments, &out, &spec)?,
        None => Document { path: spec()?, ..Document::default() }.with_names_in(&out),
    };
    // Where only one of the crates has names of its own, the other one has the same names.
    let old_names = old.names.clone().or_else(|| new.names.clone());
    let old_analysis = old.analysis(&config, old_names);
    let made = old_analysis.api.as_ref().filter(|_| new.names.is_none()).map(names_file).transpose()?;
    let new_names = new.names.clone().or_else(|| Some(made.as_ref()?.path().to_owned()));
    let new_analysis = new.analysis(&config, new_names);
    let old_version = old.version();
    let (old, new) = (old_analysis, new_analysis);
    for (name, analysis) in
        [(arguments.old.as_str(), &old), (arguments.new.as_deref().unwrap_or("the new document"), &new)]
    {
        report_errors(name, analysis)?;
    }
    let comparison = Comparison::of(&old, &new).ok_or("the documents cannot be compared")?;
    let comparison = comparison.with_versions(old_version, arguments.crate_version);
    let written = match arguments.format {
        Format::Text => coloured(&text::text(&comparison, arguments.all)),
        Format::Markdown => markdown::markdown(&comparison, arguments.all),
        Format::Json => json::json(&comparison, &new.sources).map_err(|error| error.to_string())? + "\n",
        Format::Github => github::github(&comparison, &new.sources, arguments.all),
    };
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = write!(anstream::stdout(), "{written}");
    let fails = match arguments.fail_on {
        Some(FailOn::Breaking) => comparison.level() == Some(Level::Breaking),
        Some(FailOn::Any) => comparison.level().is_some(),
        None => false,
    };
    Ok(if fails { ExitCode::from(STALE) } else { ExitCode::SUCCESS })
}

/// A document to compare.
#[derive(Default)]
struct Document {
    path: PathBuf,
    /// The names of its crate, if there is a `names.lock` for it.
    names: Option<PathBuf>,
    /// Its files, if it is that of a git revision.
    checkout: Option<Checkout>,
}

impl Document {
    /// The document with the names in the folder of its crate.
    fn with_names_in(self, out: &Path) -> Self {
        let names = out.join(names_lock::FILE);
        Self { names: names.is_file().then_some(names), ..self }
    }

    fn of_revision(checkout: Checkout) -> Self {
        let names = checkout.names.as_ref().map(|file| file.path().to_owned());
        Self { path: checkout.document.clone(), names, checkout: Some(checkout) }
    }

    /// The version of its crate, if that is known.
    fn version(&self) -> Option<Version> {
        self.checkout.as_ref()?.version
    }

    /// Analyses the document as a run does that is configured so.
    fn of_run(&self, config: &Config) -> Analysis {
        // Names that nobody committed are those of the last run.
        let names = self.names.clone().or_else(|| config.inputs.names.clone());
        self.analysis(config, names)
    }

    /// Analyses the document with the settings of a configuration. The files of a revision are called as git calls them.
    fn analysis(&self, config: &Config, names: Option<PathBuf>) -> Analysis {
        let mut inputs = Inputs { names, ..config.inputs.clone() };
        if let Some(checkout) = &self.checkout {
            inputs.root = Some(checkout.root().to_owned());
            inputs.overlays = checkout.overlays(&inputs.overlays);
        }
        let (out, name) = (PathBuf::from("client"), "client".to_owned());
        let config = Config {
            spec: self.path.clone(),
            inputs,
            out,
            name,
            selection: config.selection.clone(),
            customization: config.customization.clone(),
            purpose: Purpose::Comparison,
            ..Config::default()
        };
        let mut analysis = analyze(&config);
        for (source, checkout) in analysis.sources.0.iter_mut().zip(self.checkout.iter().cycle()) {
            if let Ok(path) = source.path.strip_prefix(checkout.root()) {
                source.path = PathBuf::from(format!("{}:{}", checkout.revision, path.display()));
            }
        }
        analysis
    }
}

/// Returns a document, which is a file or a git revision of the document of `--spec`.
fn document(
    named: &str,
    arguments: &CompareArguments,
    out: &Path,
    spec: &dyn Fn() -> Result<PathBuf, String>,
) -> Result<Document, String> {
    let path = Path::new(named);
    if path.is_dir() {
        return Err(format!("{named} is a folder; name a document or a git revision"));
    }
    settings::not_a_url(named)?;
    if path.exists() {
        return Ok(Document { path: path.to_owned(), ..Document::default() });
    }
    let spec =
        spec().map_err(|error| format!("{named} is no file, and as a git revision it needs a document: {error}"))?;
    let root = arguments.input.root.as_deref();
    revision::checkout(named, &spec, root, out).map(Document::of_revision)
}

/// Writes the names of an API to a temporary file.
fn names_file(api: &Api) -> Result<tempfile::NamedTempFile, String> {
    let written = tempfile::NamedTempFile::new().and_then(|mut file| {
        file.write_all(names_lock_of(api).as_bytes())?;
        Ok(file)
    });
    written.map_err(|error| format!("cannot write a temporary file: {error}"))
}

/// Shows the errors of a document that cannot be used.
pub(super) fn report_errors(name: &str, analysis: &Analysis) -> Result<(), String> {
    if !has_errors(&analysis.diagnostics) && analysis.api.is_some() {
        return Ok(());
    }
    for diagnostic in analysis.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        anstream::eprintln!("{}\n", render(diagnostic, &analysis.sources, true));
    }
    Err(format!("cannot generate a client from {name}"))
}

/// Writes how the API changed since git's `HEAD`, if the output changes and git has the document. This is additional information: it
/// is silent where it is not known, and never an error.
pub(super) fn since_head(arguments: &Arguments, config: &Config, new: &Analysis, difference: &Difference) {
    if arguments.no_compare || arguments.quiet || difference.is_empty() {
        return;
    }
    let root = config.inputs.root.as_deref();
    let Some(checkout) = revision::of_changed_document(&config.spec, root, &config.inputs.overlays, &config.out) else {
        return;
    };
    let old = Document::of_revision(checkout);
    let Some(comparison) = comparison(&old.of_run(config), &old, new, config) else { return };
    let summary = coloured(&text::short(&comparison));
    let mut out = people(arguments);
    let _ = write!(out, "\nsince HEAD: {summary}");
    if !comparison.changes.is_empty() {
        let _ = writeln!(out, "show all with `{}`", visible_line(&command::compare_with_head(arguments)));
    }
}

/// Fails if the changes since a git revision need a higher version than the crate has.
pub(super) fn require_version(
    revision: &str,
    arguments: &Arguments,
    config: &Config,
    new: &Analysis,
) -> Result<ExitCode, String> {
    let root = config.inputs.root.as_deref();
    let old = Document::of_revision(revision::checkout(revision, &config.spec, root, &config.out)?);
    let analysis = old.of_run(config);
    report_errors(revision, &analysis)?;
    let comparison =
        comparison(&analysis, &old, new, config).ok_or_else(|| format!("cannot compare with {revision}"))?;
    let (found, needed) = (comparison.new_version, comparison.needed_version());
    if found >= needed {
        return Ok(ExitCode::SUCCESS);
    }
    let summary = comparison.summary();
    anstream::eprintln!(
        "{}error:{} the version {found} is too low for the changes since {}: {}; raise the version of the document, or run `{}`",
        ERROR.render(),
        ERROR.render_reset(),
        visible_line(revision),
        visible_line(&summary),
        visible_line(&command::regenerate_as(arguments, needed))
    );
    Ok(ExitCode::from(STALE))
}

/// Compares the document of a revision with that of a run.
fn comparison(old: &Analysis, document: &Document, new: &Analysis, config: &Config) -> Option<Comparison> {
    Some(Comparison::of(old, new)?.with_versions(document.version(), config.version))
}

/// Colours the lines with the items before and after.
fn coloured(text: &str) -> String {
    let style = |line: &str| match line.trim_start().get(..2) {
        Some("- ") if line.starts_with("    ") => AnsiColor::Red.on_default(),
        Some("+ ") if line.starts_with("    ") => AnsiColor::Green.on_default(),
        _ if Level::ALL.iter().any(|level| level.name() == line) => Style::new().bold(),
        _ => Style::new(),
    };
    let lines = text.lines().map(|line| {
        let style = style(line);
        format!("{}{line}{}\n", style.render(), style.render_reset())
    });
    lines.collect()
}
