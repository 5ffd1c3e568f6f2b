//! A summary as text for a terminal.

use std::collections::BTreeMap;

use super::summary::{
    KeptNames, KeptOperation, KeptType, MadeNames, OperationLine, PagedOperation, Security, Summary, Types,
    UntypedSchema,
};
use crate::text::hidden::visible_line;

/// How many lines of a list are written unless all are wanted.
const SHOWN: usize = 10;

/// Returns the summary as text, with the operations of each group and whole lists if all are wanted.
#[must_use]
pub fn text(summary: &Summary, is_all: bool) -> String {
    let mut text = Text { out: String::new(), is_all };
    text.line(0, &format!("{} {}", summary.title, summary.version));
    for file in &summary.files {
        text.line(1, &format!("{}, {}", file.path, size(file.bytes)));
    }
    text.list("servers", &summary.servers, |url| vec![url.clone()]);
    operations(&mut text, summary);
    types(&mut text, &summary.types);
    let title = format!("pagination: {} of {}", summary.pagination.len(), count(summary.operations(), "operation"));
    text.list(&title, &summary.pagination, paged);
    security(&mut text, &summary.security);
    text.list(&untyped_heading(&summary.untyped), &summary.untyped, untyped);
    made_names(&mut text, summary);
    kept_names(&mut text, summary);
    let total: usize = summary.diagnostics.iter().map(|found| found.count).sum();
    text.list(&format!("diagnostics: {total}"), &summary.diagnostics, |found| {
        vec![format!("{:>5} {} {}", found.count, found.severity, found.code)]
    });
    text.out
}

struct Text {
    out: String,
    is_all: bool,
}

impl Text {
    /// Writes a line. No text of the document can begin another one.
    fn line(&mut self, indentation: usize, line: &str) {
        let indentation = "  ".repeat(indentation);
        self.out.push_str(&format!("{indentation}{}\n", visible_line(line)));
    }

    fn heading(&mut self, heading: &str) {
        self.out.push('\n');
        self.line(0, heading);
    }

    /// Writes a list with its heading. Each entry is a line, and further lines below it.
    fn list<T>(&mut self, heading: &str, entries: &[T], lines: impl Fn(&T) -> Vec<String>) {
        self.heading(heading);
        self.entries(1, entries, lines);
    }

    fn entries<T>(&mut self, indentation: usize, entries: &[T], lines: impl Fn(&T) -> Vec<String>) {
        let shown = if self.is_all { entries.len() } else { SHOWN };
        for entry in entries.iter().take(shown) {
            for (number, line) in lines(entry).iter().enumerate() {
                self.line(indentation + 2 * usize::from(number > 0), line);
            }
        }
        if entries.len() > shown {
            self.line(indentation, &format!("and {} more; show them with `--all`", entries.len() - shown));
        }
    }
}

fn operations(text: &mut Text, summary: &Summary) {
    let (operations, groups) = (summary.operations(), summary.groups.len());
    text.heading(&format!("{} in {}", count(operations, "operation"), count(groups, "group")));
    let width = summary.groups.iter().map(|group| group.call.chars().count()).max().unwrap_or_default();
    for group in &summary.groups {
        let methods: Vec<String> = group.methods.iter().map(|(method, count)| format!("{count} {method}")).collect();
        let source = group.source.as_ref().map(|source| format!(", {source}")).unwrap_or_default();
        text.line(1, &format!("{:width$} {:>4}: {}{source}", group.call, group.operations.len(), methods.join(", ")));
        if text.is_all {
            text.entries(3, &group.operations, |operation| vec![line(operation)]);
        }
    }
}

fn line(operation: &OperationLine) -> String {
    let OperationLine { method, path, call, deprecated } = operation;
    let deprecated = if *deprecated { ", deprecated" } else { "" };
    format!("{method} {path}: {call}(){deprecated}")
}

fn types(text: &mut Text, types: &Types) {
    text.heading(&count(types.total, "type"));
    text.entries(1, &type_lines(types), |line| vec![line.clone()]);
}

/// Returns lines on the types, by kind and by use.
pub(super) fn type_lines(types: &Types) -> Vec<String> {
    let largest = types.largest.as_ref();
    let largest = largest.map(|name| format!(", at most {} ({name})", types.most_fields)).unwrap_or_default();
    let Types { only_sent, only_received, sent_and_received, unused, .. } = types;
    let mut lines = vec![format!("{} with {}{largest}", count(types.structs, "struct"), count(types.fields, "field"))];
    if types.enums > 0 {
        lines.push(format!("{} of {}", count(types.enums, "enum"), count(types.values, "value")));
    }
    if types.unions > 0 {
        lines.push(format!("{} of {}", count(types.unions, "union"), count(types.variants, "variant")));
    }
    if types.aliases > 0 {
        lines.push(count(types.aliases, "alias"));
    }
    lines.push(format!(
        "in requests only: {only_sent}, in responses only: {only_received}, in both: {sent_and_received}, in neither: {unused}"
    ));
    lines
}

pub(super) fn paged(paged: &PagedOperation) -> Vec<String> {
    vec![line(&paged.operation), format!("items of {} in {}; the next page {}", paged.item, paged.items, paged.next)]
}

fn security(text: &mut Text, security: &Security) {
    text.heading(&format!("security: {}", security.default));
    text.entries(1, &security.settings, |setting| vec![format!("{}: {}", setting.setter, setting.sent)]);
    let others: Vec<_> = security.others.iter().collect();
    text.entries(1, &others, |(needed, found)| vec![format!("{}: {needed}", count(**found, "operation"))]);
}

pub(super) fn untyped_heading(schemas: &[UntypedSchema]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for schema in schemas {
        *counts.entry(schema.reason).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(reason, count)| format!("{reason}: {count}")).collect();
    let counts = if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) };
    format!("untyped: {} generated as `serde_json::Value`{counts}", count(schemas.len(), "schema"))
}

pub(super) fn untyped(schema: &UntypedSchema) -> Vec<String> {
    let UntypedSchema { location, reason, message } = schema;
    let message = message.as_ref().map(|message| format!(": {message}")).unwrap_or_default();
    vec![format!("{location}: {reason}{message}")]
}

fn made_names(text: &mut Text, summary: &Summary) {
    let made = &summary.made_names;
    text.heading(&format!(
        "names made by the generator, since the document has none: {}, {}",
        count(made.operations.len(), "operation"),
        count(made.types.len(), "type")
    ));
    text.entries(1, &made_lines(made), |line| vec![line.clone()]);
}

/// Returns a line for each name that the generator made.
pub(super) fn made_lines(made: &MadeNames) -> Vec<String> {
    let types = made.types.iter().map(|made| format!("{}: {}", made.name, made.location));
    made.operations.iter().map(line).chain(types).collect()
}

fn kept_names(text: &mut Text, summary: &Summary) {
    let kept = &summary.kept_names;
    let lines = kept_lines(kept);
    if !lines.is_empty() {
        let (operations, types) = (count(kept.operations.len(), "operation"), count(kept.types.len(), "type"));
        text.list(
            &format!("names kept from names.lock, which would be others without it: {operations}, {types}"),
            &lines,
            |line| vec![line.clone()],
        );
    }
}

/// Returns a line for each name that is kept.
pub(super) fn kept_lines(kept: &KeptNames) -> Vec<String> {
    let operations = kept
        .operations
        .iter()
        .map(|KeptOperation { operation, otherwise }| format!("{}, otherwise {otherwise}", line(operation)));
    let types = kept
        .types
        .iter()
        .map(|KeptType { name, otherwise, location }| format!("{name}, otherwise {otherwise}: {location}"));
    operations.chain(types).collect()
}

/// Returns a heading that begins with a capital letter.
pub(super) fn capitalized(heading: &str) -> String {
    let mut letters = heading.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Returns a number of things.
pub(super) fn count(number: usize, thing: &str) -> String {
    let plural = match thing {
        "alias" => "aliases".to_owned(),
        thing => format!("{thing}s"),
    };
    format!("{number} {}", if number == 1 { thing } else { &plural })
}

/// Returns a size in bytes for people.
pub(super) fn size(bytes: usize) -> String {
    const KIB: usize = 1 << 10;
    const MIB: usize = 1 << 20;
    let tenths = |unit: usize| {
        let tenths = bytes.saturating_mul(10) / unit;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match bytes {
        MIB.. => format!("{} MiB", tenths(MIB)),
        KIB.. => format!("{} KiB", tenths(KIB)),
        _ => count(bytes, "byte"),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, size};

    #[test]
    fn numbers_are_written_with_their_things() {
        assert_eq!(
            (count(1, "type"), count(2, "alias"), count(0, "group")),
            ("1 type".into(), "2 aliases".into(), "0 groups".into())
        );
    }

    #[test]
    fn sizes_are_written_in_their_unit() {
        for (bytes, wanted) in [(1, "1 byte"), (1023, "1023 bytes"), (1536, "1.5 KiB"), (12_792_627, "12.1 MiB")] {
            assert_eq!(size(bytes), wanted);
        }
    }
}
