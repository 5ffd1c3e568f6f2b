//! A comparison as workflow commands of GitHub, which annotate the lines of the document in a pull request.

use super::text::SHOWN;
use super::{Change, Comparison, Level};
use crate::source::Sources;
use crate::text::hidden::visible_line;
use crate::text::workflow_command::{message as data, property};

/// Returns a command for each breaking change, an error, and each additive one, a warning; the summary is a notice.
#[must_use]
pub fn github(comparison: &Comparison, sources: &Sources, is_all: bool) -> String {
    let mut out = format!("::notice title=API::{}\n", data(&comparison.summary()));
    for (level, command) in [(Level::Breaking, "error"), (Level::Additive, "warning")] {
        let changes: Vec<&Change> = comparison.changes.iter().filter(|change| change.level == level).collect();
        let shown = if is_all { changes.len() } else { SHOWN };
        for change in changes.iter().take(shown) {
            out.push_str(&annotation(change, command, sources));
        }
        if changes.len() > shown {
            out.push_str(&format!("::{command}::{} more {} changes\n", changes.len() - shown, level.name()));
        }
    }
    out
}

fn annotation(change: &Change, command: &str, sources: &Sources) -> String {
    let Some(item) = change.items.first() else { return String::new() };
    let position = sources.locate(&item.node);
    let place = position.and_then(|position| {
        let file = sources.0.get(position.file)?.path.display().to_string();
        Some(format!("file={},line={},", property(&file), position.line))
    });
    let more = change.items.len() - 1;
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let mut message = format!("{}{more}: {}", item.path, change.reason);
    for (mark, text) in [("-", &change.before), ("+", &change.after)] {
        message.extend(text.iter().map(|text| format!("\n{mark} {}", visible_line(text))));
    }
    format!("::{command} {}title={}::{}\n", place.unwrap_or_default(), property(change.level.name()), data(&message))
}
