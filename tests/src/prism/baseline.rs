//! How many calls of each document passed once, and must pass from then on, and how many failed: a table in the repository that only
//! ever gets better.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const HEADER: &str = "id\tpassed\tfailed";

/// Calls of a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reached {
    /// Those that passed.
    pub passed: usize,
    /// Those that failed.
    pub failed: usize,
}

impl Reached {
    /// Whether less was reached than before; nothing may fail where nothing is known of before.
    #[must_use]
    pub fn falls_short(self, before: Option<&Self>) -> bool {
        let before = before.copied().unwrap_or_default();
        self.passed < before.passed || self.failed > before.failed
    }
}

/// The calls, by document.
pub type Baseline = BTreeMap<String, Reached>;

/// The baseline in a file; an empty one where there is no file.
///
/// # Errors
///
/// When a line is not what was written here.
pub fn read(path: &Path) -> Result<Baseline, String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let id = fields.next()?.to_owned();
        let (passed, failed) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        Some((id, Reached { passed, failed }))
    };
    let rows = text.lines().filter(|line| *line != HEADER);
    rows.map(|line| row(line).ok_or_else(|| format!("{}: {line:?} is no row of {HEADER:?}", path.display()))).collect()
}

/// Writes the better of both for each document.
///
/// # Errors
///
/// When the file can't be written.
pub fn raise(path: &Path, mut baseline: Baseline, now: Baseline) -> Result<(), String> {
    for (id, now) in now {
        let before = baseline.entry(id).or_insert(now);
        *before = Reached { passed: now.passed.max(before.passed), failed: now.failed.min(before.failed) };
    }
    let row = |(id, reached): (&String, &Reached)| format!("{id}\t{}\t{}\n", reached.passed, reached.failed);
    let rows: String = baseline.iter().map(row).collect();
    fs::write(path, format!("{HEADER}\n{rows}")).map_err(|error| format!("{}: {error}", path.display()))
}
