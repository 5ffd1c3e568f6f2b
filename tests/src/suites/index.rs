//! The documents that the file `INDEX.tsv` of a folder lists, with the number of operations that an independent script counted.

use std::fs;
use std::path::{Path, PathBuf};

/// A document of a suite.
#[derive(Clone, Debug)]
pub struct Document {
    /// A short, unique name.
    pub id: String,
    /// The file of the document.
    pub path: PathBuf,
    /// The folder of the suite that the document belongs to.
    pub suite: PathBuf,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// The number of operations below `paths`.
    pub operations: usize,
}

/// Returns the documents that `folder/INDEX.tsv` lists, sorted by id.
///
/// # Errors
///
/// When the index cannot be read or a line of it cannot be parsed.
pub fn read(folder: &Path) -> Result<Vec<Document>, String> {
    let index = folder.join("INDEX.tsv");
    let text = fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let mut rows = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    if rows.next() != Some(vec!["id", "path", "bytes", "n_operations"]) {
        return Err(format!("{}: the columns must be id, path, bytes and n_operations", index.display()));
    }
    let mut documents = Vec::new();
    for (row, line) in rows.zip(2..) {
        let document = parse(folder, &row);
        documents.push(document.ok_or_else(|| format!("{}:{line}: expected four columns", index.display()))?);
    }
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(documents)
}

fn parse(folder: &Path, row: &[&str]) -> Option<Document> {
    let [id, path, bytes, operations] = row else { return None };
    let suite = Path::new(path).components().next()?;
    Some(Document {
        id: (*id).to_owned(),
        path: folder.join(path),
        suite: folder.join(suite),
        bytes: bytes.parse().ok()?,
        // Empty where the script could not read the document.
        operations: if operations.is_empty() { 0 } else { operations.parse().ok()? },
    })
}
