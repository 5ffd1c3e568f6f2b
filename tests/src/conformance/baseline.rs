//! What must pass: a list that only ever gets longer.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The names in the file; none when there is no file.
///
/// # Errors
///
/// When it can't be read.
pub fn read(path: &Path) -> Result<BTreeSet<String>, String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

/// Adds the names to the file.
///
/// # Errors
///
/// When it can't be written.
pub fn raise(path: &Path, passed: &BTreeSet<String>) -> Result<(), String> {
    let all: BTreeSet<String> = read(path)?.union(passed).cloned().collect();
    let text: String = all.iter().map(|name| format!("{name}\n")).collect();
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
