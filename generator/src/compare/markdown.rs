//! A comparison as Markdown for a pull request: a summary, a table of the breaking changes, and the rest folded away.

use super::{Change, Comparison, Level};
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
            out.push_str(&format!("- {}: {}\n", items(change, code), line(change)));
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
        let cell = |text: &Option<String>| text.as_deref().map(|text| code_cell(&short(text))).unwrap_or_default();
        let pointer = change.items.first().map(|item| code_cell(&short(&item.pointer))).unwrap_or_default();
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
    let first = change.items.first().map(|item| code(&short(&item.path))).unwrap_or_default();
    match change.items.len() {
        0 | 1 => first,
        count => format!("{first} and {} more", count - 1),
    }
}

/// Returns the reason: its code spans stay, since no text of a document in it ends one.
fn reason(change: &Change) -> String {
    change
        .reason
        .split('`')
        .enumerate()
        .map(|(at, part)| if at % 2 == 1 { code_cell(part) } else { prose(part) })
        .collect()
}

/// Returns the reason and the item.
fn line(change: &Change) -> String {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            format!("{}, {} → {}", reason(change), code(&short(before)), code(&short(after)))
        }
        (None, Some(text)) | (Some(text), None) => format!("{}, {}", reason(change), code(&short(text))),
        (None, None) => reason(change),
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
