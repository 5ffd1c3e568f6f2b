//! A comparison as JSON, for programs.

use serde::Serialize;

use super::Comparison;
use crate::source::Sources;
use crate::text::json::visible_json;

#[derive(Serialize)]
struct Report<'a> {
    summary: Summary,
    changes: Vec<ChangeReport<'a>>,
}

#[derive(Serialize)]
struct Summary {
    breaking: usize,
    additive: usize,
    documentation: usize,
    old_version: String,
    new_version: String,
    needed_version: String,
}

#[derive(Serialize)]
struct ChangeReport<'a> {
    level: &'static str,
    kind: String,
    difference: String,
    reason: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
    items: Vec<ItemReport<'a>>,
}

#[derive(Serialize)]
struct ItemReport<'a> {
    path: &'a str,
    pointer: &'a str,
    /// The file and line of the new document; for a removed item, of what it was part of.
    file: Option<String>,
    line: Option<usize>,
}

/// Returns the comparison as JSON, with positions in the new document.
///
/// # Errors
///
/// Never for text; the serializer has errors.
pub fn json(comparison: &Comparison, sources: &Sources) -> Result<String, serde_json::Error> {
    use super::Level::{Additive, Breaking, Documentation};
    let changes = comparison.changes.iter().map(|change| ChangeReport {
        level: change.level.name(),
        kind: snake(&format!("{:?}", change.kind)),
        difference: snake(&format!("{:?}", change.difference)),
        reason: &change.reason,
        before: change.before.as_deref(),
        after: change.after.as_deref(),
        items: change.items.iter().map(|item| item_report(item, sources)).collect(),
    });
    let report = Report {
        summary: Summary {
            breaking: comparison.count(Breaking),
            additive: comparison.count(Additive),
            documentation: comparison.count(Documentation),
            old_version: comparison.old_version.to_string(),
            new_version: comparison.new_version.to_string(),
            needed_version: comparison.needed_version().to_string(),
        },
        changes: changes.collect(),
    };
    serde_json::to_string_pretty(&report).map(|json| visible_json(&json))
}

fn item_report<'a>(item: &'a super::Side, sources: &Sources) -> ItemReport<'a> {
    let position = sources.locate(&item.node);
    let file = position.as_ref().and_then(|position| sources.0.get(position.file));
    ItemReport {
        path: &item.path,
        pointer: &item.pointer,
        file: file.map(|file| file.path.display().to_string()),
        line: position.map(|position| position.line),
    }
}

/// Returns the name of a variant as a word of JSON: `field_setter`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
