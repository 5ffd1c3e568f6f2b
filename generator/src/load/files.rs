//! Decides which files are read: only regular files, for references only files below the root, and in total no more
//! than a limit.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::similar_file::similar_file;
use crate::config::{Inputs, LARGEST};

/// How many files the references of a document may name.
const MOST: usize = 10_000;

/// Why a file was not read.
pub(super) struct Refusal {
    pub message: String,
    /// What to do about it, unless the reader of the message knows better.
    pub help: Option<String>,
    pub kind: RefusalKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RefusalKind {
    /// It is not there, or may not be read.
    Unreadable,
    /// It lies outside of the folders that references may name.
    Outside,
    /// It is too large, or there are too many files.
    Limit,
}

/// The files of one run.
pub(super) struct Files {
    /// The folders, and files of `--map`, that references may name. The first one is the root.
    allowed: Vec<PathBuf>,
    /// How many bytes may still be read.
    bytes: u64,
    limit: u64,
    /// How many files references may still name.
    references: usize,
}

impl Files {
    /// The files that the document at `entry` may refer to: those below its own folder or the root, and those that URLs are mapped to.
    pub fn new(entry: &Path, inputs: &Inputs) -> Self {
        let folder = entry.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let root = inputs.root.as_deref().unwrap_or(folder);
        let allowed = std::iter::once(root).chain(inputs.mapped.iter().map(|(_, path)| path.as_path()));
        let limit = inputs.max_bytes.unwrap_or(LARGEST);
        Self { allowed: allowed.map(Path::to_owned).collect(), bytes: limit, limit, references: MOST }
    }

    /// Reads a file that the user named, or one that may be read.
    pub fn read(&mut self, path: &Path) -> Result<Vec<u8>, Refusal> {
        let metadata = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if !metadata.is_file() {
            return Err(refusal(RefusalKind::Unreadable, not_a_file(path, &metadata)));
        }
        if metadata.len() > self.bytes {
            return Err(self.too_large(path));
        }
        let mut bytes = Vec::new();
        // Some files, such as those in /proc, are longer than they say.
        let read = File::open(path).and_then(|file| file.take(self.bytes.saturating_add(1)).read_to_end(&mut bytes));
        read.map_err(|error| unreadable(path, &error))?;
        self.bytes = self.bytes.checked_sub(bytes.len() as u64).ok_or_else(|| self.too_large(path))?;
        Ok(bytes)
    }

    /// Counts a text that was read elsewhere.
    pub fn take(&mut self, path: &Path, text: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        self.bytes = self.bytes.checked_sub(text.len() as u64).ok_or_else(|| self.too_large(path))?;
        Ok(text)
    }

    /// Reads a file that the user named, and suggests the nearest name if there is none.
    pub fn read_named(&mut self, path: &Path) -> Result<Vec<u8>, Refusal> {
        self.read(path).map_err(|refusal| Refusal {
            help: refusal.help.or_else(|| Some(format!("did you mean `{}`?", similar_file(path)?.display()))),
            ..refusal
        })
    }

    /// Reads a file that a reference names. Links are followed before the file's folder is looked at; nothing is opened before that.
    pub fn read_referenced(&mut self, path: &Path) -> Result<Vec<u8>, Refusal> {
        self.references = self.references.checked_sub(1).ok_or_else(|| {
            refusal(
                RefusalKind::Limit,
                format!("{} is not read: the document refers to more than {MOST} files", path.display()),
            )
        })?;
        // An absolute path is not even looked at elsewhere: on Windows it may be that of another computer.
        if path.has_root() && !self.allowed.iter().any(|allowed| starts_with(path, allowed)) {
            return Err(self.outside(path));
        }
        let Ok(real) = path.canonicalize() else {
            // What lies elsewhere is refused alike, whether it is there or not.
            return Err(if self.allowed.iter().any(|allowed| starts_with(path, allowed)) {
                unreadable(path, &io::Error::from(io::ErrorKind::NotFound))
            } else {
                self.outside(path)
            });
        };
        let inside = |allowed: &PathBuf| allowed.canonicalize().is_ok_and(|allowed| real.starts_with(allowed));
        if !self.allowed.iter().any(inside) {
            return Err(self.outside(path));
        }
        self.read(&real).map_err(|problem| Refusal {
            message: problem.message.replace(&real.display().to_string(), &path.display().to_string()),
            ..problem
        })
    }

    fn outside(&self, path: &Path) -> Refusal {
        let root = self.allowed.first().map_or_else(String::new, |root| root.display().to_string());
        Refusal {
            help: Some(
                "if you trust the document, name a folder that contains both files with `--root DIR`".to_owned(),
            ),
            ..refusal(
                RefusalKind::Outside,
                format!("{} is outside of the folder {root} and is not read", path.display()),
            )
        }
    }

    fn too_large(&self, path: &Path) -> Refusal {
        let limit = self.limit;
        Refusal {
            help: Some("if you trust the document, raise the limit with `--max-input BYTES`".to_owned()),
            ..refusal(
                RefusalKind::Limit,
                format!("reading {} would exceed the limit of {limit} bytes for all input", path.display()),
            )
        }
    }
}

fn refusal(kind: RefusalKind, message: String) -> Refusal {
    Refusal { message, help: None, kind }
}

fn not_a_file(path: &Path, metadata: &fs::Metadata) -> String {
    let what = if metadata.is_dir() { "is a directory" } else { "is not a regular file" };
    format!("{} {what}", path.display())
}

fn unreadable(path: &Path, error: &io::Error) -> Refusal {
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("file {} not found", path.display()),
        io::ErrorKind::PermissionDenied => format!("no permission to read {}: {error}", path.display()),
        _ => format!("cannot read {}: {error}", path.display()),
    };
    refusal(RefusalKind::Unreadable, message)
}

/// Whether the path begins with the folder, by their names alone.
fn starts_with(path: &Path, folder: &Path) -> bool {
    let by_name = |path: &Path| std::path::absolute(path).map(|path| normal(&path));
    let Ok(path) = by_name(path) else { return false };
    [by_name(folder), folder.canonicalize()].into_iter().flatten().any(|folder| path.starts_with(folder))
}

/// The path without `.` and `..`, so that one file has one name.
#[must_use]
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}
