//! `--check`: shows how the output differs from what would be generated, and the command that brings it up to date.

use std::io::Write as _;
use std::process::ExitCode;

use generator::config::Config;
use generator::text::hidden::{visible, visible_line};
use generator::write::Difference;

use super::{ERROR, STALE, command};
use crate::arguments::Arguments;

/// Shows the differences, and the command that brings the output up to date.
pub(super) fn check(arguments: &Arguments, config: &Config, difference: &Difference) -> ExitCode {
    if difference.is_empty() {
        if !arguments.quiet {
            let out = config.out.display().to_string();
            anstream::println!("{} is up to date: {} files", visible_line(&out), difference.unchanged);
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
    let interrupted = if difference.interrupted { ", an earlier run was interrupted" } else { "" };
    anstream::eprintln!(
        "{}error:{} {} is not up to date with {}: {} to write, {} to remove{interrupted}; run `{}`",
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

fn show(config: &Config, path: &str, before: &str, after: &str) {
    let path = config.out.join(path).display().to_string();
    let path = visible_line(&path);
    let diff = similar::TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string();
    let _ = write!(anstream::stdout(), "{}", visible(&text));
}
