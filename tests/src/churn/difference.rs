//! How much the files of two crates differ.

use std::collections::{BTreeMap, BTreeSet};

use similar::{ChangeTag, TextDiff};

/// Returns how many files differ, and how many lines were removed and added in them. The runtime does not count: it is the same but
/// for the parts that a crate uses.
#[must_use]
pub fn changed(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> (usize, usize) {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let (mut files, mut lines) = (0, 0);
    for path in paths.into_iter().filter(|path| !path.starts_with("src/runtime")) {
        let text = |files: &BTreeMap<String, String>| files.get(path).cloned().unwrap_or_default();
        let (old, new) = (text(before), text(after));
        if old == new {
            continue;
        }
        files += 1;
        let diff = TextDiff::from_lines(&old, &new);
        lines += diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal).count();
    }
    (files, lines)
}
