//! Diagnostics as workflow commands of GitHub, which annotate the lines of the document in a pull request.

use std::collections::BTreeMap;

use super::flood::SHOWN;
use super::record::Record;
use crate::text::workflow_command::{message, property};

/// Returns a command for each diagnostic; with `is_all` not only for the first of each severity and code.
#[must_use]
pub fn github(records: &[Record<'_>], is_all: bool) -> String {
    let mut out = String::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for record in records {
        let count = counts.entry((record.severity, record.code)).or_default();
        if is_all || *count < SHOWN {
            out.push_str(&annotation(record));
        }
        *count += 1 + record.more;
    }
    for ((severity, code), count) in counts.iter().filter(|(_, count)| !is_all && **count > SHOWN) {
        out.push_str(&format!("::{} title={code}::{} more of `{code}`\n", command(severity), count - SHOWN));
    }
    out
}

fn annotation(record: &Record<'_>) -> String {
    let mut properties = Vec::new();
    if let Some(file) = &record.file {
        properties.push(format!("file={}", property(file)));
    }
    let numbers =
        [("line", record.line), ("endLine", record.end_line), ("col", record.column), ("endColumn", record.end_column)];
    properties.extend(numbers.iter().filter_map(|(name, number)| number.map(|number| format!("{name}={number}"))));
    properties.push(format!("title={}", property(record.code)));
    format!("::{} {}::{}\n", command(record.severity), properties.join(","), message(&record.whole_message()))
}

/// The command for a severity.
fn command(severity: &str) -> &str {
    if severity == "note" { "notice" } else { severity }
}

#[cfg(test)]
mod tests {
    use super::github;
    use crate::diagnostic::record::Record;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::pointer::Pointer;
    use crate::source::Sources;

    #[test]
    fn the_first_of_each_code_are_shown_and_the_rest_is_counted() {
        let mut found: Vec<Diagnostic> =
            (0..25).map(|_| Diagnostic::note(Code::NoServers, &Pointer::root(), "a\n::error::b")).collect();
        if let Some(last) = found.last_mut() {
            last.more = 10;
        }
        found.push(Diagnostic::warning(Code::UnknownType, &Pointer::root(), "once").help("50%"));
        let sources = Sources::default();
        let records: Vec<Record<'_>> = found.iter().map(|diagnostic| Record::of(diagnostic, &sources)).collect();
        let first = github(&records, false);
        let lines: Vec<&str> = first.lines().collect();
        assert_eq!(lines.len(), 22);
        assert_eq!(lines[0], "::notice title=no-servers::a%0A::error::b");
        assert_eq!(lines[20], "::warning title=unknown-type::once%0A50%25");
        assert_eq!(lines[21], "::notice title=no-servers::15 more of `no-servers`");
        assert_eq!(github(&records, true).lines().count(), 26);
    }
}
