//! The line that says how much changed, for all formats.

use super::{Comparison, Level};

impl Comparison {
    /// Returns the summary: `3 breaking, 12 additive, 4 documentation changes: 2.0.0`.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.changes.is_empty() {
            return "no changes of the API".to_owned();
        }
        let counts = Level::ALL.map(|level| (level, self.count(level)));
        let counts: Vec<String> = counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(level, count)| format!("{count} {}", level.name()))
            .collect();
        let changes = if self.changes.len() == 1 { "change" } else { "changes" };
        format!("{} {changes}: {}", counts.join(", "), self.needed_version())
    }

    /// Returns a sentence about the version of the new document, if it is too low.
    #[must_use]
    pub fn version_note(&self) -> Option<String> {
        let (needed, found) = (self.needed_version(), self.new_version);
        (found < needed)
            .then(|| format!("the crate of the new document has the version {found}; it should be at least {needed}"))
    }
}
