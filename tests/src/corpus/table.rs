//! What is printed: a row for each document, and the sums.

use super::cost::Cost;
use super::documents::Document;
use super::examples::Held;
use super::generation::Generated;
use crate::compiler::Checked;

/// All that is known of a document.
#[derive(Clone, Debug)]
pub struct Row {
    /// The document.
    pub document: Document,
    /// What was generated.
    pub generated: Generated,
    /// What the compiler said; `None` when it was not asked.
    pub checked: Option<Checked>,
    /// What the compiler used.
    pub cost: Option<Cost>,
    /// The tests of the document's examples; `None` when they were not run.
    pub held: Option<Held>,
}

const HEADER: [&str; 12] = [
    "document",
    "operations",
    "compiled",
    "warnings",
    "any",
    "lost",
    "examples",
    "lines",
    "seconds",
    "peak MB",
    "rustc s",
    "rustc MB",
];

/// The table as text.
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let mut lines = vec![HEADER.map(str::to_owned)];
    lines.extend(rows.iter().map(cells));
    lines.push(sums(rows));
    let widths: Vec<usize> = (0..HEADER.len())
        .map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default())
        .collect();
    let mut text = String::new();
    for line in &lines {
        // The name to the left, what can be compared to the right.
        text.push_str(&format!("{:<width$}", line[0], width = widths[0]));
        for (cell, width) in line.iter().zip(&widths).skip(1) {
            text.push_str(&format!("  {cell:>width$}"));
        }
        text.push('\n');
    }
    text
}

fn cells(row: &Row) -> [String; 12] {
    let unknown = || "-".to_owned();
    let made = row.generated.made.as_ref().ok();
    let of_made = |of: &dyn Fn(&super::generation::Made) -> String| made.map_or_else(unknown, of);
    let expected = row.generated.expected.as_ref().map_or_else(|_| "?".to_owned(), ToString::to_string);
    [
        row.document.id.clone(),
        format!("{}/{expected}", made.map_or(0, |made| made.operations)),
        row.checked.as_ref().map_or_else(unknown, |checked| if checked.compiled { "yes" } else { "NO" }.to_owned()),
        row.checked.as_ref().map_or_else(unknown, |checked| checked.warnings.len().to_string()),
        of_made(&|made| made.any.to_string()),
        of_made(&|made| made.lost.to_string()),
        row.held.map_or_else(unknown, |held| held.to_string()),
        of_made(&|made| made.lines.to_string()),
        format!("{:.1}", row.generated.seconds),
        of_made(&|made| megabytes(made.peak)),
        row.cost.map_or_else(unknown, |cost| format!("{:.1}", cost.cpu)),
        row.cost.map_or_else(unknown, |cost| megabytes(cost.peak)),
    ]
}

fn sums(rows: &[Row]) -> [String; 12] {
    let made: Vec<_> = rows.iter().filter_map(|row| row.generated.made.as_ref().ok()).collect();
    let checked: Vec<_> = rows.iter().filter_map(|row| row.checked.as_ref()).collect();
    let expected: usize = rows.iter().filter_map(|row| row.generated.expected.as_ref().ok()).sum();
    let compiled = checked.iter().filter(|checked| checked.compiled).count();
    [
        format!("{} of {} generated", made.len(), rows.len()),
        format!("{}/{expected}", made.iter().map(|made| made.operations).sum::<usize>()),
        format!("{compiled}/{}", checked.len()),
        checked.iter().map(|checked| checked.warnings.len()).sum::<usize>().to_string(),
        made.iter().map(|made| made.any).sum::<usize>().to_string(),
        made.iter().map(|made| made.lost).sum::<usize>().to_string(),
        rows.iter()
            .filter_map(|row| row.held)
            .reduce(Held::and)
            .map_or_else(|| "-".to_owned(), |held| held.to_string()),
        made.iter().map(|made| made.lines).sum::<usize>().to_string(),
        format!("{:.1}", rows.iter().map(|row| row.generated.seconds).sum::<f64>()),
        made.iter().map(|made| made.peak).max().map_or_else(|| "-".to_owned(), megabytes),
        // Not `sum`, whose zero for no floats at all is a negative one.
        format!("{:.1}", rows.iter().filter_map(|row| row.cost).fold(0.0, |sum, cost| sum + cost.cpu)),
        rows.iter().filter_map(|row| row.cost).map(|cost| cost.peak).max().map_or_else(|| "-".to_owned(), megabytes),
    ]
}

fn megabytes(bytes: u64) -> String {
    (bytes >> 20).to_string()
}
