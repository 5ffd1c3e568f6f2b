//! Everything that is not as it should be, in a checked-in table that is compared exactly: a document that becomes worse shows, and so
//! does one that becomes better.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The columns of the file.
const HEADER: &str = "document\tkind\tdetail\treason";

/// In what way a document is an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The generator refused the document with an error.
    Refused,
    /// There is neither a client nor a diagnostic: a panic, or a limit of time or memory that was exceeded.
    Failed,
    /// An operation is missing in the client and no diagnostic says why.
    Operations,
    /// The client does not compile.
    Errors,
    /// The compiler warns of the client.
    Warnings,
    /// Tests of the examples fail.
    Examples,
}

impl Kind {
    const ALL: [Self; 6] =
        [Self::Refused, Self::Failed, Self::Operations, Self::Errors, Self::Warnings, Self::Examples];

    /// The word in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Operations => "operations",
            Self::Errors => "errors",
            Self::Warnings => "warnings",
            Self::Examples => "examples",
        }
    }
}

/// The details and reasons of the exceptions, by document and kind.
pub type Exceptions = BTreeMap<(String, Kind), Exception>;

/// What is wrong, and why that is accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exception {
    /// What the generator or the compiler reported, in one line.
    pub detail: String,
    /// Why this is right or not fixed, written by hand.
    pub reason: String,
}

/// Reads the table; a missing file is an empty table.
///
/// # Errors
///
/// When a line has another form than [`write()`] gives it.
pub fn read(path: &Path) -> Result<Exceptions, String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.is_empty() && *line != HEADER);
    lines
        .map(|(line, number)| parse(line).ok_or_else(|| format!("{}:{number}: expected {HEADER:?}", path.display())))
        .collect()
}

fn parse(line: &str) -> Option<((String, Kind), Exception)> {
    let mut fields = line.splitn(4, '\t');
    let (document, kind, detail) = (fields.next()?, fields.next()?, fields.next()?);
    let reason = fields.next().unwrap_or_default();
    let kind = Kind::ALL.into_iter().find(|known| known.name() == kind)?;
    Some(((document.to_owned(), kind), Exception { detail: detail.to_owned(), reason: reason.to_owned() }))
}

/// Writes the table.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write(path: &Path, exceptions: &Exceptions) -> Result<(), String> {
    let mut text = format!("{HEADER}\n");
    for ((document, kind), Exception { detail, reason }) in exceptions {
        text.push_str(&format!("{document}\t{}\t{detail}\t{reason}\n", kind.name()));
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Returns a line for each difference between the table and what was found. Rows of documents that were not looked at count as found.
#[must_use]
pub fn differences(listed: &Exceptions, found: &Exceptions, looked_at: impl Fn(&str, Kind) -> bool) -> Vec<String> {
    let mut differences = Vec::new();
    for ((document, kind), exception) in found {
        let at = format!("{document}: {}: {}", kind.name(), exception.detail);
        match listed.get(&(document.clone(), *kind)) {
            None => differences.push(format!("{at} (not in the table)")),
            Some(known) if known.detail != exception.detail => {
                differences.push(format!("{at} (the table has: {})", known.detail));
            }
            Some(known) if known.reason.is_empty() => differences.push(format!("{at} (the table has no reason)")),
            Some(_) => {}
        }
    }
    for ((document, kind), exception) in listed {
        if looked_at(document, *kind) && !found.contains_key(&(document.clone(), *kind)) {
            let detail = &exception.detail;
            differences.push(format!("{document}: no longer {}: {detail} (remove it from the table)", kind.name()));
        }
    }
    differences
}

/// What was found, with the reasons that the table has; rows of documents that were not looked at stay.
#[must_use]
pub fn updated(listed: &Exceptions, found: &Exceptions, looked_at: impl Fn(&str, Kind) -> bool) -> Exceptions {
    let kept = listed.iter().filter(|((document, kind), _)| !looked_at(document, *kind));
    let mut updated: Exceptions = kept.map(|(key, exception)| (key.clone(), exception.clone())).collect();
    for (key, exception) in found {
        let reason = listed.get(key).map(|known| known.reason.clone()).unwrap_or_default();
        updated.insert(key.clone(), Exception { reason, ..exception.clone() });
    }
    updated
}
