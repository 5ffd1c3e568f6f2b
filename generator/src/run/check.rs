//! `--check`: shows how the output differs from what would be generated, and the command that brings it up to date.

use std::io::Write as _;
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Style};
use generator::Difference;
use generator::internals::config::Config;
use generator::internals::emit::provenance::Provenance;
use generator::internals::text::hidden::{visible, visible_line};

use super::{ERROR, STALE, command, people};
use crate::arguments::Arguments;

/// Shows the differences, and the command that brings the output up to date.
pub(super) fn check(arguments: &Arguments, config: &Config, difference: &Difference) -> ExitCode {
    if difference.is_empty() {
        if !arguments.quiet {
            let out = config.out.display().to_string();
            let _ = writeln!(people(arguments), "{} is up to date: {} files", visible_line(&out), difference.unchanged);
        }
        return ExitCode::SUCCESS;
    }
    let is_missing = difference.unchanged == 0 && difference.changed.iter().all(|file| file.before.is_none());
    if !arguments.quiet && !is_missing {
        show(&diffs(config, difference), arguments);
    }
    let cause = if is_missing { String::new() } else { cause(difference) };
    let interrupted = if difference.interrupted { ", an earlier run was interrupted" } else { "" };
    anstream::eprintln!(
        "{}error:{} {} is not up to date with {}: {cause}{} to write, {} to remove{interrupted}; run `{}`",
        ERROR.render(),
        ERROR.render_reset(),
        visible_line(&config.out.display().to_string()),
        visible_line(&config.spec.display().to_string()),
        difference.changed.len(),
        difference.stale.len(),
        visible_line(&command::regenerate(arguments))
    );
    ExitCode::from(STALE)
}

/// Returns what changed since the output was generated, as the manifest before and the new one say.
fn cause(difference: &Difference) -> String {
    let Some(manifest) = difference.changed.iter().find(|file| file.path == "Cargo.toml") else {
        return "an option, names.lock or a generated file changed; ".to_owned();
    };
    let (before, after) = (manifest.before.as_deref().and_then(Provenance::of), Provenance::of(&manifest.after));
    let (Some(before), Some(after)) = (before, after) else { return String::new() };
    let versions = format!("({}, now {})", before.generator, after.generator);
    let has_same_document = before.document == after.document;
    let has_same_generator = before.generator == after.generator;
    match (has_same_document, has_same_generator) {
        (false, true) => "the document changed; ".to_owned(),
        (true, false) => format!("the generator changed {versions}; "),
        (false, false) => format!("the document and the generator changed {versions}; "),
        (true, true) => "an option, names.lock or a generated file changed; ".to_owned(),
    }
}

/// How many lines of the diff are shown unless the whole is wanted.
const SHOWN: usize = 60;

/// Returns the diff of all files.
fn diffs(config: &Config, difference: &Difference) -> String {
    let changed = difference
        .changed
        .iter()
        .map(|file| diff(config, &file.path, file.before.as_deref().unwrap_or_default(), &file.after));
    changed.chain(difference.stale.iter().map(|file| diff(config, &file.path, &file.text, ""))).collect()
}

fn diff(config: &Config, path: &str, before: &str, after: &str) -> String {
    let path = config.out.join(path).display().to_string();
    let path = visible_line(&path);
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

/// Shows the diff, with removed lines in red and added ones in green.
fn show(diff: &str, arguments: &Arguments) {
    let count = diff.lines().count();
    let shown = if arguments.full_diff { count } else { SHOWN };
    let mut out = people(arguments);
    for line in diff.lines().take(shown) {
        let style = match line.as_bytes().first() {
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            _ => Style::new(),
        };
        let _ = writeln!(out, "{}{}{}", style.render(), visible(line), style.render_reset());
    }
    if count > shown {
        let _ = writeln!(out, "and {} more lines; show them with `--full-diff`", count - shown);
    }
}
