//! Text to disk: only what changed, stale files out, or nothing but a comparison. The one place that writes.
//!
//! A directory is ours when it holds the list of the files we wrote; what the list does not name is left alone.

mod replace;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use replace::apply;

/// The file that lists the files of the output.
const LIST: &str = ".generated";
/// Where new texts wait until all of them are written.
const STAGING: &str = ".generated.new";
/// What a directory may hold besides the output without being somebody else's.
const NEUTRAL: [&str; 6] = [".git", ".gitignore", ".gitattributes", "Cargo.lock", "target", STAGING];

/// What differs between the output on disk and what it should be.
#[derive(Debug, Default)]
pub struct Difference {
    /// Files to write: path, text on disk, text that should be there.
    pub changed: Vec<(String, Option<String>, String)>,
    /// Files of earlier runs that are no more: path and text.
    pub stale: Vec<(String, String)>,
    /// How many files are as they should be.
    pub unchanged: usize,
}

impl Difference {
    /// Whether the output is as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.stale.is_empty()
    }
}

/// Why the output can't be written.
#[derive(Debug)]
pub enum WriteError {
    /// The directory holds files that were not written by us.
    Foreign {
        /// The directory.
        directory: PathBuf,
        /// Some of the files.
        files: Vec<String>,
    },
    /// Reading or writing failed.
    Io {
        /// The file or directory.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Foreign { directory, files } => {
                write!(f, "{} holds files that were not generated: {}", directory.display(), files.join(", "))
            }
            Self::Io { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

/// Compares the output in `directory` with the files that should be there.
///
/// # Errors
///
/// When the directory is somebody else's or can't be read.
pub fn compare(directory: &Path, files: &BTreeMap<String, String>) -> Result<Difference, WriteError> {
    let listed = listed(directory)?;
    foreign(directory, listed.as_deref(), files)?;
    let mut difference = Difference::default();
    for (path, text) in
        files.iter().map(|(path, text)| (path.clone(), text.clone())).chain([(LIST.to_owned(), list(files.keys()))])
    {
        match read(&directory.join(&path))? {
            Some(current) if current == text => difference.unchanged += 1,
            current => difference.changed.push((path, current, text)),
        }
    }
    for path in listed.unwrap_or_default() {
        if !files.contains_key(&path)
            && let Some(text) = read(&directory.join(&path))?
        {
            difference.stale.push((path, text));
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

/// The files of the last run; `None` where there was none. Paths that lead out of the directory are not ours.
fn listed(directory: &Path) -> Result<Option<Vec<String>>, WriteError> {
    let inside = |path: &&str| Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
    Ok(read(&directory.join(LIST))?.map(|text| {
        text.lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .filter(inside)
            .map(str::to_owned)
            .collect()
    }))
}

/// Refuses a directory that holds other people's files where ours would go, or that was never ours.
fn foreign(directory: &Path, listed: Option<&[String]>, files: &BTreeMap<String, String>) -> Result<(), WriteError> {
    let mut found: Vec<String> = match listed {
        Some(listed) => {
            files.keys().filter(|path| !listed.contains(path) && directory.join(path).exists()).cloned().collect()
        }
        None => match fs::read_dir(directory) {
            Ok(entries) => entries
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
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

/// The text of a file that may not be there. What is not text is not ours, and differs from all that is.
fn read(path: &Path) -> Result<Option<String>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(WriteError::Io { path: path.to_owned(), error }),
    }
}
