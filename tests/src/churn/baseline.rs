//! What each step changed when the baseline was recorded: a table in the repository, which a later run may fall below and not exceed.

use std::fs;
use std::path::Path;

use super::renamed::Renamed;

/// The columns of the file.
pub const HEADER: &str = "document\tleaves\tfiles\tlines\trenamed\tfiles_afresh\tlines_afresh\trenamed_afresh";

/// A step from a version of the document to the next.
#[derive(Clone, Debug)]
pub struct Step {
    /// The name of the new version.
    pub document: String,
    /// Leaves of the document that changed.
    pub leaves: usize,
    /// The client with the names of the version before.
    pub with: Client,
    /// The client with all names made anew.
    pub without: Client,
}

/// What changed in a client.
#[derive(Clone, Debug)]
pub struct Client {
    /// Files that changed.
    pub files: usize,
    /// Lines that were removed or added.
    pub lines: usize,
    /// What has another name without need.
    pub renamed: Vec<Renamed>,
}

impl Step {
    /// The numbers, in the order of the columns.
    #[must_use]
    pub fn counts(&self) -> [usize; 7] {
        let Self { leaves, with, without, .. } = self;
        let [with, without] = [with, without].map(|client| (client.files, client.lines, client.renamed.len()));
        [*leaves, with.0, with.1, with.2, without.0, without.1, without.2]
    }

    /// The line of the file.
    #[must_use]
    pub fn line(&self) -> String {
        let counts: Vec<String> = self.counts().iter().map(ToString::to_string).collect();
        format!("{}\t{}", self.document, counts.join("\t"))
    }
}

/// The text of the file.
#[must_use]
pub fn text(steps: &[Step]) -> String {
    let lines = steps.iter().map(|step| step.line() + "\n");
    format!("{HEADER}\n{}", lines.collect::<String>())
}

/// Returns in what the steps exceed the baseline. A name that changes without need while there is a memory is always too much.
///
/// # Errors
///
/// When the file cannot be read.
pub fn excesses(path: &Path, steps: &[Step]) -> Result<Vec<String>, String> {
    let at = |message: String| format!("{}: {message}", path.display());
    let text = fs::read_to_string(path).map_err(|error| at(error.to_string()))?;
    let mut excesses = Vec::new();
    for step in steps {
        let row = text.lines().map(|line| line.split('\t').collect::<Vec<_>>()).find(|row| row[0] == step.document);
        let Some(row) = row else {
            excesses.push(format!("{}: it is not in the baseline", step.document));
            continue;
        };
        for ((column, allowed), found) in HEADER.split('\t').zip(&row).skip(1).zip(step.counts()) {
            let allowed: usize = allowed.parse().map_err(|_| at(format!("{allowed:?} is no number")))?;
            // The leaves are those of the document, and no work of the generator.
            if column != "leaves" && found > allowed {
                excesses.push(format!("{}: {column} are {found}, and {allowed} in the baseline", step.document));
            }
        }
        if !step.with.renamed.is_empty() {
            excesses.push(format!("{}: items are renamed that names.lock has", step.document));
        }
    }
    Ok(excesses)
}
