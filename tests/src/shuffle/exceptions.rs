//! How many items may differ, in a checked-in table with a reason for each document in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Outcome;

/// The columns of the file.
const HEADER: &str = "document\tnames\titems\treason";

/// The numbers of items with the reasons, by document and whether there were names of an earlier run.
pub type Exceptions = BTreeMap<(String, Names), (usize, String)>;

/// With which names the crate was generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// All made anew.
    Afresh,
    /// Those of `names.lock`.
    Kept,
    /// Those of `names.lock`, and the document is in its own order.
    Again,
}

impl Names {
    /// The word in the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Afresh => "afresh",
            Self::Kept => "kept",
            Self::Again => "again",
        }
    }
}

/// Reads the table.
///
/// # Errors
///
/// When it cannot be read, or a line has another form.
pub fn read(path: &Path) -> Result<Exceptions, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.is_empty() && *line != HEADER);
    lines
        .map(|(line, number)| parse(line).ok_or_else(|| format!("{}:{number}: expected {HEADER:?}", path.display())))
        .collect()
}

fn parse(line: &str) -> Option<((String, Names), (usize, String))> {
    let mut fields = line.splitn(4, '\t');
    let (document, names, items) = (fields.next()?, fields.next()?, fields.next()?.parse().ok()?);
    let names = [Names::Afresh, Names::Kept, Names::Again].into_iter().find(|known| known.word() == names)?;
    Some(((document.to_owned(), names), (items, fields.next().unwrap_or_default().to_owned())))
}

/// Writes the table.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(path: &Path, exceptions: &Exceptions) -> Result<(), String> {
    let lines = exceptions
        .iter()
        .map(|((document, names), (items, reason))| format!("{document}\t{}\t{items}\t{reason}\n", names.word()));
    fs::write(path, format!("{HEADER}\n{}", lines.collect::<String>()))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Enters what a document shows now. Reasons that are known stay; a new exception has none yet.
pub fn update(exceptions: &mut Exceptions, document: &str, outcome: &Outcome) {
    for (names, items) in counts(outcome) {
        let key = (document.to_owned(), names);
        let reason = exceptions.remove(&key).map(|(_, reason)| reason).unwrap_or_default();
        if items > 0 {
            exceptions.insert(key, (items, reason));
        }
    }
}

/// Returns what is not as in the table.
#[must_use]
pub fn faults(exceptions: &Exceptions, document: &str, outcome: &Outcome) -> Vec<String> {
    let mut faults = Vec::new();
    for (names, items) in counts(outcome) {
        let word = names.word();
        match exceptions.get(&(document.to_owned(), names)) {
            Some((_, reason)) if reason.is_empty() => {
                faults.push(format!("{document}, {word}: the exception has no reason"))
            }
            Some((listed, _)) if *listed == items => {}
            None if items == 0 => {}
            listed => {
                let listed = listed.map_or(0, |(listed, _)| *listed);
                faults.push(format!("{document}, {word}: {items} items differ, {listed} in the table"));
            }
        }
    }
    faults
}

fn counts(outcome: &Outcome) -> [(Names, usize); 3] {
    let Outcome { afresh, with_names, again } = outcome;
    [(Names::Afresh, afresh.count()), (Names::Kept, with_names.count()), (Names::Again, again.count())]
}
