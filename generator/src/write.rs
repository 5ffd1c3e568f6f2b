//! Writes the generated files: writes only files that differ, and removes files of earlier runs that are no longer
//! generated. Only this module writes to the output folder.
//!
//! A folder belongs to the generator if it contains the list of generated files. The list is in the folder, so
//! others can edit it: an entry counts only if the generator could have written this path (`owned.rs`), and nothing
//! is read, written or removed through a symbolic link (`inspect.rs`).

mod inspect;
mod lock;
mod owned;
mod replace;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use lock::{Access, OutputLock, lock};
pub use replace::apply;

use inspect::{Entry, inspect, read};

/// The file that lists the files of the output.
const LIST: &str = ".generated";
/// The folder in which new texts wait until all of them are written.
const STAGING: &str = ".generated.new";
/// What a folder may hold besides the output without being somebody else's.
const NEUTRAL: [&str; 7] = [".git", ".gitignore", ".gitattributes", "Cargo.lock", "target", STAGING, lock::FILE];

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile {
    /// Its path in the output folder, separated by `/`.
    pub path: String,
    /// The text on disk, if there is a file.
    pub before: Option<String>,
    /// The text that should be there.
    pub after: String,
}

/// A file of an earlier run that is no longer generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleFile {
    /// Its path in the output folder, separated by `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The differences between the output on disk and the files that should be there.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Difference {
    /// Files to write.
    pub changed: Vec<ChangedFile>,
    /// Files to remove.
    pub stale: Vec<StaleFile>,
    /// How many files are as they should be.
    pub unchanged: usize,
    /// Files that the list names and the generator did not write. They are left alone.
    pub not_ours: Vec<String>,
    /// Whether an earlier run was interrupted before it had finished.
    pub interrupted: bool,
}

impl Difference {
    /// Whether the output is as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.stale.is_empty() && !self.interrupted
    }
}

/// Why the output can't be compared or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The folder holds files that the generator did not write.
    Foreign {
        /// The folder.
        directory: PathBuf,
        /// Some of the files.
        files: Vec<String>,
    },
    /// There is a symbolic link where the generator would read, write or remove a file.
    Link {
        /// The link.
        path: PathBuf,
    },
    /// Something other than a file, or other than a folder, is where the generator needs one.
    Unusable {
        /// The entry.
        path: PathBuf,
        /// What it is, and what it would have to be.
        reason: String,
    },
    /// Another run that writes to the same folder does not end.
    Busy {
        /// The folder.
        directory: PathBuf,
    },
    /// Reading or writing failed.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { directory, files } => {
                write!(
                    f,
                    "{} contains files that the generator did not write: {}",
                    directory.display(),
                    files.join(", ")
                )
            }
            Self::Link { path } => {
                write!(
                    f,
                    "{} is a symbolic link, and the generator does not write through symbolic links",
                    path.display()
                )
            }
            Self::Unusable { path, reason } => write!(f, "{} {reason}", path.display()),
            Self::Busy { directory } => write!(f, "another run is still writing to {}", directory.display()),
            Self::Io { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

/// Compares the output in `directory` with the files that should be there.
///
/// Hold a lock (`lock`) on the folder from here to the end of `apply` where other runs may write to the same folder.
///
/// # Errors
///
/// When the folder is somebody else's, can't be read, or holds a symbolic link where a file would be written or removed.
pub fn compare(directory: &Path, files: &BTreeMap<String, String>) -> Result<Difference, WriteError> {
    let listed = listed(directory)?;
    foreign(directory, listed.as_ref(), files)?;
    let interrupted = inspect(directory, STAGING, Entry::Folder)?.is_some();
    let mut difference = Difference { interrupted, ..Difference::default() };
    for (path, text) in
        files.iter().map(|(path, text)| (path.clone(), text.clone())).chain([(LIST.to_owned(), list(files.keys()))])
    {
        match read(directory, &path)? {
            Some(current) if current == text => difference.unchanged += 1,
            before => difference.changed.push(ChangedFile { path, before, after: text }),
        }
    }
    for path in listed.unwrap_or_default() {
        if files.contains_key(&path) {
            continue;
        }
        if !owned::is_generated_path(&path) {
            difference.not_ours.push(path);
        } else if let Some(text) = read(directory, &path)? {
            if owned::is_generated_text(&path, &text) {
                difference.stale.push(StaleFile { path, text });
            } else {
                difference.not_ours.push(path);
            }
        }
    }
    Ok(difference)
}

fn list<'a>(paths: impl Iterator<Item = &'a String>) -> String {
    let mut text = String::from("# The files that the generator wrote, and may replace or remove.\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Returns the entries of the list of the last run; `None` where there is no list.
fn listed(directory: &Path) -> Result<Option<BTreeSet<String>>, WriteError> {
    Ok(read(directory, LIST)?.map(|text| {
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
    }))
}

/// Refuses a folder that holds other people's files where the output would go, or that was never ours.
fn foreign(
    directory: &Path,
    listed: Option<&BTreeSet<String>>,
    files: &BTreeMap<String, String>,
) -> Result<(), WriteError> {
    let mut found: Vec<String> = match listed {
        Some(listed) => files
            .keys()
            .filter(|path| !listed.contains(*path) && directory.join(path).symlink_metadata().is_ok())
            .cloned()
            .collect(),
        None => match fs::read_dir(directory) {
            Ok(entries) => entries
                .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
                .filter(|name| !NEUTRAL.contains(&name.as_str()))
                .collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(WriteError::Io { path: directory.to_owned(), error }),
        },
    };
    if found.is_empty() {
        return Ok(());
    }
    found.sort();
    let more = found.len().saturating_sub(5);
    found.truncate(5);
    if more > 0 {
        found.push(format!("and {more} more"));
    }
    Err(WriteError::Foreign { directory: directory.to_owned(), files: found })
}
