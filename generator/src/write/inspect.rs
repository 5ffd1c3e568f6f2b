//! Inspects entries of the output folder without following symbolic links below it. The output folder itself may be
//! a link.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::WriteError;

/// The size of the largest file that is read from the output. Generated files are far smaller.
const LARGEST: u64 = 256 << 20;

/// What an entry of the output folder has to be, if it is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// A regular file.
    File,
    /// A folder.
    Folder,
}

/// Returns the metadata of `path` below `directory`, or `None` if there is no such entry.
///
/// Fails when the entry or a folder on the way to it is a symbolic link or is of another kind than it has to be, and when the path
/// leads out of the folder.
pub(super) fn inspect(directory: &Path, path: &str, wanted: Entry) -> Result<Option<Metadata>, WriteError> {
    let mut here = directory.to_owned();
    let mut parts = Path::new(path).components().peekable();
    while let Some(part) = parts.next() {
        let Component::Normal(name) = part else {
            return Err(unusable(directory.join(path), "leads out of the output folder"));
        };
        here.push(name);
        let metadata = match fs::symlink_metadata(&here) {
            Ok(metadata) => metadata,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(WriteError::Io { path: here, error }),
        };
        if metadata.is_symlink() {
            return Err(WriteError::Link { path: here });
        }
        let is_last = parts.peek().is_none();
        let expected = if is_last { wanted } else { Entry::Folder };
        match expected {
            Entry::File if metadata.is_dir() => return Err(unusable(here, "is a folder where a file is generated")),
            Entry::File if !metadata.is_file() => return Err(unusable(here, "is not a regular file")),
            Entry::Folder if !metadata.is_dir() => {
                return Err(unusable(here, "is not a folder, but the generated crate has a folder of that name"));
            }
            _ if is_last => return Ok(Some(metadata)),
            _ => {}
        }
    }
    Err(unusable(directory.join(path), "is not the path of a file"))
}

/// Returns the text of a file that may not be there. Bytes that are not UTF-8 are replaced, so such a text equals no generated one.
pub(super) fn read(directory: &Path, path: &str) -> Result<Option<String>, WriteError> {
    let bytes = read_bytes(directory, path)?;
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Returns the contents of a file that may not be there.
pub(super) fn read_bytes(directory: &Path, path: &str) -> Result<Option<Vec<u8>>, WriteError> {
    let Some(metadata) = inspect(directory, path, Entry::File)? else { return Ok(None) };
    let place = directory.join(path);
    if metadata.len() > LARGEST {
        return Err(unusable(place, "is larger than any file that the generator writes"));
    }
    let mut bytes = Vec::new();
    match File::open(&place).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::Io { path: place, error }),
    }
}

fn unusable(path: PathBuf, reason: &str) -> WriteError {
    WriteError::Unusable { path, reason: reason.to_owned() }
}
