//! Finds the document of a project that names none.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::Error;

/// Returns the one document in a folder; overlays beside it do not count.
///
/// # Errors
///
/// If there is none, or there are several, or it is a link that leads out of the folder.
pub fn find_document(folder: &Path) -> Result<PathBuf, Error> {
    let failed = |found, source| Error::NoDocument { folder: folder.to_owned(), found, source };
    let entries = fs::read_dir(folder).map_err(|error| failed(Vec::new(), Some(error)))?;
    let is_document = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ["yaml", "yml", "json"].iter().any(|extension| path.extension().is_some_and(|found| found == *extension))
            && !name.contains(".overlay.")
    };
    let mut documents: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_document).collect();
    documents.sort();
    match documents.as_slice() {
        // Nobody named it, so it is not followed to wherever it leads.
        [one] if !leads_out(one, folder) => Ok(one.clone()),
        _ => Err(failed(documents, None)),
    }
}

/// Whether the path is that of a link to something outside of the folder.
#[must_use]
pub fn leads_out(path: &Path, folder: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => !path.starts_with(folder),
        _ => false,
    }
}
