//! Finds the file that a misspelt path most likely means.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::nearest::nearest;

/// How many files of a folder are compared.
const MOST: usize = 10_000;

/// Returns the file of the same folder with the nearest name, if there is no file at the path. The extension is not compared: nearly
/// all files have one of three.
pub(super) fn similar_file(path: &Path) -> Option<PathBuf> {
    if path.exists() {
        return None;
    }
    let stem = stem(path)?;
    let folder = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).ok()?.take(MOST).filter_map(Result::ok);
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|file| file.is_file() && is_document(file))
        .map(|file| path.with_file_name(file.file_name().unwrap_or_default()))
        .collect();
    files.sort();
    let has_stem = |file: &&PathBuf, wanted: &str| self::stem(file) == Some(wanted);
    let same = files.iter().find(|file| has_stem(file, stem));
    let near = || {
        let meant = nearest(stem, files.iter().filter_map(|file| self::stem(file)))?;
        files.iter().find(|file| has_stem(file, meant))
    };
    same.or_else(near).cloned()
}

fn stem(path: &Path) -> Option<&str> {
    path.file_stem()?.to_str()
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["yaml", "yml", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::similar_file;

    #[test]
    fn the_nearest_document_of_the_folder_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["petstore.yaml", "users.json", "users.rs", "other.txt"] {
            fs::write(folder.path().join(name), "").expect("a file");
        }
        for (written, meant) in [
            ("petstor.yaml", Some("petstore.yaml")),
            ("petstore.yml", Some("petstore.yaml")),
            ("Users.yaml", Some("users.json")),
            ("unlike.yaml", None),
            ("other.yaml", None),
            ("petstore.yaml", None),
            ("nowhere/petstore.yaml", None),
        ] {
            let meant = meant.map(|meant| folder.path().join(meant));
            assert_eq!(similar_file(&folder.path().join(written)), meant, "{written}");
        }
    }
}
