//! The documents of a folder: those that its `INDEX.tsv` lists, or every YAML and JSON file in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use generator::internals::config::Inputs;

/// A document to run on.
#[derive(Clone, Debug)]
pub struct Document {
    /// A short name, also of its crate's folder.
    pub id: String,
    /// Its entry file.
    pub path: PathBuf,
    /// Its size, by which the slow ones are started first.
    pub bytes: u64,
}

/// The documents of `folder`, by id.
///
/// # Errors
///
/// When the folder or its index can't be read.
pub fn documents(folder: &Path) -> io::Result<Vec<Document>> {
    let index = folder.join("INDEX.tsv");
    let mut documents = if index.exists() { indexed(folder, &fs::read_to_string(index)?) } else { found(folder)? };
    for document in &mut documents {
        document.bytes = fs::metadata(&document.path).map_or(0, |metadata| metadata.len());
    }
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(documents)
}

/// The rows of an index; its header says which column is which.
fn indexed(folder: &Path, index: &str) -> Vec<Document> {
    let mut rows = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = rows.next().unwrap_or_default();
    let column = |name: &str| header.iter().position(|title| *title == name);
    let (Some(id), Some(path)) = (column("id"), column("path")) else { return Vec::new() };
    rows.filter_map(|row| {
        Some(Document { id: (*row.get(id)?).to_owned(), path: folder.join(row.get(path)?), bytes: 0 })
    })
    .collect()
}

fn found(folder: &Path) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_document =
            path.extension().is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|known| extension == *known));
        if let Some(stem) = path.file_stem().filter(|_| is_document) {
            documents.push(Document { id: crate_name(&stem.to_string_lossy()), path: path.clone(), bytes: 0 });
        }
    }
    Ok(documents)
}

/// The name with everything that a crate may not be called replaced.
fn crate_name(stem: &str) -> String {
    stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' }).collect()
}

/// What is read besides a document: documents of a folder share files beside theirs.
#[must_use]
pub fn inputs(spec: &Path) -> Inputs {
    Inputs { root: spec.parent().and_then(Path::parent).map(Path::to_owned), ..Inputs::default() }
}
