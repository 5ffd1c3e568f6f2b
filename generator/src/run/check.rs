//! `--check`: shows how the output differs from what would be generated, and the command that brings it up to date.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use generator::config::Config;
use generator::text::hidden::{visible, visible_line};
use generator::write::Difference;

use super::{ERROR, STALE};
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
        visible_line(&update_command(arguments))
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

/// The command that brings the output up to date: this one, without `--check`.
fn update_command(arguments: &Arguments) -> String {
    // Cargo tells the programs that it runs that it does.
    let by_cargo = std::env::var_os("CARGO_PKG_NAME").is_some();
    let mut options: Vec<String> = Vec::new();
    let path = |option: &str, path: &Path| format!("{option} {}", quoted(&path.display().to_string()));
    options.extend(arguments.spec.iter().map(|spec| path("--spec", spec)));
    options.extend(arguments.overlay.iter().map(|overlay| path("--overlay", overlay)));
    options.extend(arguments.map.iter().map(|map| format!("--map {}", quoted(map))));
    options.extend(arguments.root.iter().map(|root| path("--root", root)));
    options.extend(arguments.max_input.iter().map(|bytes| format!("--max-input {bytes}")));
    if arguments.out != Path::new("generated-client") {
        options.push(path("--out", &arguments.out));
    }
    options.extend(arguments.name.iter().map(|name| format!("--name {name}")));
    options.extend(arguments.emit_tests.then(|| "--emit-tests".to_owned()));
    let command = match (by_cargo, options.is_empty()) {
        (true, true) => "cargo run -p generator",
        (true, false) => "cargo run -p generator -- ",
        (false, true) => "generator",
        (false, false) => "generator ",
    };
    command.to_owned() + &options.join(" ")
}

/// An argument as a shell takes it for one.
fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%".contains(c);
    if argument.chars().all(plain) { argument.to_owned() } else { format!("'{}'", argument.replace('\'', "'\\''")) }
}
