//! The results that were reached once, and must be reached from then on: a table in the repository that only ever rises.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::table::Row;

/// The columns of the file.
const HEADER: &str = "id\toperations\tcompiled\twarnings\tlost\texamples\tunheld";

/// What was reached for one document. What was never tried stands as `-`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Operations in the client.
    pub operations: usize,
    /// Whether the crate compiled.
    pub compiled: Option<bool>,
    /// Warnings of the compiler.
    pub warnings: Option<usize>,
    /// Schemas that could not be expressed.
    pub lost: usize,
    /// Examples that came through.
    pub examples: Option<usize>,
    /// Examples that did not.
    pub unheld: Option<usize>,
}

/// The baseline, by document.
pub type Baseline = BTreeMap<String, Reached>;

/// The baseline in a file; an empty one where there is no file.
///
/// # Errors
///
/// When a line is not what was written here.
pub fn read(path: &Path) -> Result<Baseline, String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && *line != HEADER);
    lines
        .map(|(number, line)| {
            parse(line).ok_or_else(|| format!("{}:{}: this is no row of {HEADER:?}", path.display(), number + 1))
        })
        .collect()
}

fn parse(line: &str) -> Option<(String, Reached)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, operations, compiled, warnings, lost, examples, unheld] = fields.as_slice() else { return None };
    let tried = |field: &str| if field == "-" { Some(None) } else { field.parse::<usize>().ok().map(Some) };
    let reached = Reached {
        operations: operations.parse().ok()?,
        compiled: match *compiled {
            "-" => None,
            word => Some(word == "yes"),
        },
        warnings: tried(warnings)?,
        lost: lost.parse().ok()?,
        examples: tried(examples)?,
        unheld: tried(unheld)?,
    };
    Some(((*id).to_owned(), reached))
}

/// Writes the baseline.
///
/// # Errors
///
/// When the file can't be written.
pub fn write(path: &Path, baseline: &Baseline) -> Result<(), String> {
    let shown = |value: Option<usize>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    let mut text = format!("{HEADER}\n");
    for (id, reached) in baseline {
        let compiled = reached.compiled.map_or("-", |compiled| if compiled { "yes" } else { "no" });
        let Reached { operations, warnings, lost, examples, unheld, .. } = reached;
        let (warnings, examples, unheld) = (shown(*warnings), shown(*examples), shown(*unheld));
        text.push_str(&format!("{id}\t{operations}\t{compiled}\t{warnings}\t{lost}\t{examples}\t{unheld}\n"));
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What `row` has reached; `None` when nothing was generated.
#[must_use]
pub fn reached(row: &Row) -> Option<Reached> {
    let made = row.generated.made.as_ref().ok()?;
    Some(Reached {
        operations: made.operations,
        compiled: row.checked.as_ref().map(|checked| checked.compiled),
        warnings: row.checked.as_ref().map(|checked| checked.warnings.len()),
        lost: made.lost,
        examples: row.held.map(|held| held.held),
        unheld: row.held.map(|held| held.tried - held.held),
    })
}

/// The better of both in each column.
#[must_use]
pub fn raised(before: Option<&Reached>, now: &Reached) -> Reached {
    let Some(before) = before else { return now.clone() };
    Reached {
        operations: before.operations.max(now.operations),
        compiled: before.compiled.max(now.compiled),
        warnings: before.warnings.into_iter().chain(now.warnings).min(),
        lost: before.lost.min(now.lost),
        examples: before.examples.max(now.examples),
        unheld: before.unheld.into_iter().chain(now.unheld).min(),
    }
}

/// In what `row` falls short of what was reached before, or, when the document is new, of what its text demands.
#[must_use]
pub fn shortfalls(row: &Row, before: Option<&Reached>) -> Vec<String> {
    let Some(now) = reached(row) else {
        return vec![format!("not generated: {}", row.generated.made.as_ref().err().map_or("", String::as_str))];
    };
    let expected = row.generated.expected.as_ref().copied().unwrap_or_default();
    let (operations, lost) =
        before.map_or((expected, now.lost), |before| (before.operations.max(expected), before.lost));
    let compiled = before.and_then(|before| before.compiled).unwrap_or(true);
    let warnings = before.and_then(|before| before.warnings).unwrap_or_default();
    let mut short = Vec::new();
    if let Err(error) = &row.generated.expected {
        short.push(format!("its operations can't be counted: {error}"));
    }
    if now.operations < operations {
        short.push(format!("{} of {operations} operations", now.operations));
    }
    if compiled && now.compiled == Some(false) {
        short.push("does not compile".to_owned());
    }
    if now.warnings.is_some_and(|now| now > warnings) {
        short.push(format!("{} warnings where there were {warnings}", now.warnings.unwrap_or_default()));
    }
    let unheld = before.and_then(|before| before.unheld).unwrap_or_default();
    if let Some(held) = row.held.filter(|held| held.tried - held.held > unheld) {
        short.push(format!("{} of {} examples do not hold", held.tried - held.held, held.tried));
    }
    let examples = before.and_then(|before| before.examples);
    if now.examples.is_some() && now.examples < examples {
        short.push(format!(
            "{} examples where there were {}",
            now.examples.unwrap_or_default(),
            examples.unwrap_or_default()
        ));
    }
    if now.lost > lost {
        short.push(format!("{} schemas could not be expressed where {lost} could not", now.lost));
    }
    short
}
