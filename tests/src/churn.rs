//! How much of a client changes when its document does: for each step from a version of a document to the next.

pub mod baseline;
pub mod difference;
pub mod leaves;
pub mod renamed;
pub mod table;
pub mod versions;

use std::path::{Path, PathBuf};

use baseline::{Client, Step};
use versions::Version;

/// Measures each step between the documents, with the names of the step before and without.
///
/// # Errors
///
/// When a document cannot be used.
pub fn steps(documents: &[PathBuf], mut done: impl FnMut()) -> Result<Vec<Step>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let names = folder.path().join("names.lock");
    // Users replace the document: files name it in their first line.
    let replaced = folder.path().join("document.json");
    let mut before: Option<(Version, Version)> = None;
    let mut steps = Vec::new();
    for document in documents {
        std::fs::copy(document, &replaced).map_err(|error| format!("{}: {error}", document.display()))?;
        let at = |error| format!("{}: {error}", document.display());
        let with = Version::of(&replaced, Some(&names)).map_err(at)?;
        let without = Version::of(&replaced, None).map_err(at)?;
        std::fs::write(&names, with.names()).map_err(|error| error.to_string())?;
        if let Some((with_before, without_before)) = &before {
            steps.push(Step {
                document: name(document),
                leaves: leaves::changed(&with_before.document, &with.document),
                with: client(with_before, &with),
                without: client(without_before, &without),
            });
        }
        before = Some((with, without));
        done();
    }
    Ok(steps)
}

fn name(document: &Path) -> String {
    document.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn client(before: &Version, after: &Version) -> Client {
    let (files, lines) = difference::changed(&before.files, &after.files);
    Client { files, lines, renamed: renamed::renamed(before, after) }
}
