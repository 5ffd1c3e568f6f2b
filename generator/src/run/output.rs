//! The report of a run, and the warning about the list of generated files.

use std::fs;
use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};
use generator::Difference;
use generator::internals::Analysis;
use generator::internals::config::Config;
use generator::internals::report::report;
use generator::internals::text::json::visible_json;

use crate::arguments::Arguments;

const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Warns of files that the list names although the generator did not write them.
pub(super) fn report_not_ours(arguments: &Arguments, config: &Config, difference: &Difference) {
    if difference.not_ours.is_empty() || arguments.quiet {
        return;
    }
    let shown: Vec<String> =
        difference.not_ours.iter().take(5).map(|path| format!("`{}`", path.escape_debug())).collect();
    let more = difference.not_ours.len() - shown.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    anstream::eprintln!(
        "{}warning:{} {} names files that the generator did not write: {}{more}; they are left alone",
        WARNING.render(),
        WARNING.render_reset(),
        config.out.join(".generated").display(),
        shown.join(", ")
    );
}

/// Writes the report.
pub(super) fn write_report(path: &Path, config: &Config, analysis: &Analysis) -> Result<(), String> {
    let report = report(analysis.api.as_ref(), &analysis.diagnostics, &analysis.sources, &config.name);
    let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    let mut text = visible_json(&text);
    text.push('\n');
    write_file("the report", "--report", path, &text)
}

/// Writes a file that an option names. A symbolic link to a file is refused, since a file of a repository can be one; `/dev/stdout` is
/// allowed.
pub(super) fn write_file(what: &str, option: &str, path: &Path, text: &str) -> Result<(), String> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if is_link && !fs::metadata(path).is_ok_and(|target| !target.is_file()) {
        return Err(format!(
            "cannot write {what} to {}, which is a symbolic link; name the file itself with `{option} FILE`",
            path.display()
        ));
    }
    fs::write(path, text).map_err(|error| format!("cannot write {what} to {}: {error}", path.display()))
}
