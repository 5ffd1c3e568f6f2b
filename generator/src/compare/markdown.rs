//! A comparison as Markdown for a pull request: a summary, a table of the breaking changes, and the rest folded away.

use super::{Change, Comparison, Kind, Level};
use crate::text::markdown::{code, code_cell, prose};

/// How many changes of a level are written unless all are wanted: a code host limits the length of a comment.
const SHOWN: usize = 50;
/// The longest text of an item, in characters.
const LONGEST: usize = 200;

/// Returns the comparison as Markdown.
#[must_use]
pub fn markdown(comparison: &Comparison, is_all: bool) -> String {
    let mut out = format!("**{}**\n", prose(&comparison.summary()));
    out.extend(comparison.version_note().map(|note| format!("\n{}\n", prose(&note))));
    let of = |level| comparison.changes.iter().filter(move |change| change.level == level).collect::<Vec<_>>();
    table(&of(Level::Breaking), is_all, &mut out);
    for level in [Level::Additive, Level::Documentation] {
        let changes = of(level);
        if changes.is_empty() {
            continue;
        }
        out.push_str(&format!("\n<details>\n<summary>{} {}</summary>\n\n", changes.len(), level.name()));
        let shown = if is_all { changes.len() } else { SHOWN };
        for change in changes.iter().take(shown) {
            out.push_str(&format!("- {}\n", line(change)));
        }
        rest(changes.len(), shown, &mut out);
        out.push_str("\n</details>\n");
    }
    out
}

fn table(changes: &[&Change], is_all: bool, out: &mut String) {
    if changes.is_empty() {
        return;
    }
    out.push_str("\n| breaking | before | after | in the document |\n|---|---|---|---|\n");
    let shown = if is_all { changes.len() } else { SHOWN };
    for change in changes.iter().take(shown) {
        let cell = |text: &Option<String>| text.as_deref().map(|text| code_cell(&short_text(text))).unwrap_or_default();
        let pointer = change.items.first().map(|item| code_cell(&short_text(&item.pointer))).unwrap_or_default();
        let (items, reason) = (items(change, code_cell), reason(change));
        let (before, after) = (cell(&change.before), cell(&change.after));
        out.push_str(&format!("| {items}: {reason} | {before} | {after} | {pointer} |\n"));
    }
    rest(changes.len(), shown, out);
}

fn rest(count: usize, shown: usize, out: &mut String) {
    if count > shown {
        out.push_str(&format!("\nand {} more\n", count - shown));
    }
}

/// Returns the items of a change: the first, and the number of the others.
fn items(change: &Change, code: impl Fn(&str) -> String) -> String {
    let first = change.items.first().map(|item| code(&short_text(&item.path))).unwrap_or_default();
    match change.items.len() {
        0 | 1 => first,
        count => format!("{first} and {} more", count - 1),
    }
}

/// Returns the reason. Names in it are code spans, which no text of a document ends.
fn reason(change: &Change) -> String {
    let parts = change.reason.split('`').enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            return code_cell(part);
        }
        let space = |is_there: bool| if is_there && !part.trim().is_empty() { " " } else { "" };
        format!("{}{}{}", space(part.starts_with(' ')), prose(part), space(part.ends_with(' ')))
    });
    parts.collect()
}

/// Returns the items, the reason, and what the items say.
fn line(change: &Change) -> String {
    let (items, reason) = (items(change, code), reason(change));
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            format!("{items}: {reason}, {} → {}", code(&short_text(before)), code(&short_text(after)))
        }
        // The item says its path.
        (None, Some(text)) if change.items.len() == 1 && says_path(change.kind) => {
            format!("{}: {reason}", code(&short_text(text)))
        }
        (None, Some(text)) | (Some(text), None) => format!("{items}: {reason}, {}", code(&short_text(text))),
        (None, None) => format!("{items}: {reason}"),
    }
}

/// Whether the text of an item contains its path.
fn says_path(kind: Kind) -> bool {
    matches!(kind, Kind::Type | Kind::Constructor | Kind::Variant | Kind::Operation | Kind::Response | Kind::Setting)
}

/// Returns a text, cut if it is long.
pub(super) fn short_text(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
