//! A comparison as text for a terminal.

use super::markdown::short_text;
use super::{Change, Comparison, Level};
use crate::text::hidden::visible_line;

/// How many changes of a level are written unless all are wanted.
pub(super) const SHOWN: usize = 20;
/// How many items of one change are written unless all are wanted.
const ITEMS: usize = 3;

/// Returns the comparison as text: a summary, and then the changes, breaking ones first.
#[must_use]
pub fn text(comparison: &Comparison, is_all: bool) -> String {
    let mut out = format!("{}\n", comparison.summary());
    out.extend(comparison.version_note().map(|note| format!("{note}\n")));
    for level in Level::ALL {
        let changes: Vec<&Change> = comparison.changes.iter().filter(|change| change.level == level).collect();
        let shown = if is_all { changes.len() } else { SHOWN };
        if !changes.is_empty() {
            out.push_str(&format!("\n{}\n", level.name()));
        }
        for change in changes.iter().take(shown) {
            write(change, is_all, &mut out);
        }
        if changes.len() > shown {
            out.push_str(&format!("  and {} more; show them with `--all`\n", changes.len() - shown));
        }
    }
    out
}

/// Returns the summary and the first breaking changes.
#[must_use]
pub fn short(comparison: &Comparison) -> String {
    const BREAKING: usize = 5;
    let mut out = format!("{}\n", comparison.summary());
    out.extend(comparison.version_note().map(|note| format!("{note}\n")));
    let breaking = comparison.changes.iter().filter(|change| change.level == Level::Breaking);
    breaking.take(BREAKING).for_each(|change| write(change, false, &mut out));
    out
}

fn write(change: &Change, is_all: bool, out: &mut String) {
    let shown = if is_all { change.items.len() } else { ITEMS };
    let paths: Vec<String> = change.items.iter().take(shown).map(|item| item.path.clone()).collect();
    let more = change.items.len().saturating_sub(shown);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let head = format!("{}{more}: {}", paths.join(", "), change.reason);
    out.push_str(&format!("  {}\n", visible_line(&head)));
    for (mark, text) in [("-", &change.before), ("+", &change.after)] {
        let text = text.iter().map(|text| if is_all { text.clone() } else { short_text(text) });
        out.extend(text.map(|text| format!("    {mark} {}\n", visible_line(&text))));
    }
    out.extend(change.items.first().map(|item| format!("    {}\n", visible_line(&item.pointer))));
}
