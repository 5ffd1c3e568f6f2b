//! How many calls of each document passed once, and must pass from then on: a table in the repository that only ever rises.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const HEADER: &str = "id\tpassed";

/// The calls that passed, by document.
pub type Baseline = BTreeMap<String, usize>;

/// The baseline in a file; an empty one where there is no file.
///
/// # Errors
///
/// When a line is not what was written here.
pub fn read(path: &Path) -> Result<Baseline, String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let row = |line: &str| line.split_once('\t').and_then(|(id, passed)| Some((id.to_owned(), passed.parse().ok()?)));
    let rows = text.lines().filter(|line| *line != HEADER);
    rows.map(|line| row(line).ok_or_else(|| format!("{}: {line:?} is no row of {HEADER:?}", path.display()))).collect()
}

/// Writes the better of both for each document.
///
/// # Errors
///
/// When the file can't be written.
pub fn raise(path: &Path, mut baseline: Baseline, now: Baseline) -> Result<(), String> {
    for (id, passed) in now {
        let before = baseline.entry(id).or_default();
        *before = passed.max(*before);
    }
    let rows: String = baseline.iter().map(|(id, passed)| format!("{id}\t{passed}\n")).collect();
    fs::write(path, format!("{HEADER}\n{rows}")).map_err(|error| format!("{}: {error}", path.display()))
}
