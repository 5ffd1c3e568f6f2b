//! Loads the file, and reports what is wrong with it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::{BrokenLine, NamesLock, read};
use crate::diagnostic::{Code, Diagnostic, InputLocation};

/// The largest file that is read, in bytes: a line for each of a million names.
const LARGEST: u64 = 256 << 20;

/// Loads the file; there are no names if it does not exist.
///
/// # Errors
///
/// What is wrong with it.
pub(crate) fn load(path: &Path) -> Result<NamesLock, Vec<Diagnostic>> {
    let unreadable = |reason: String| {
        let location = InputLocation::File { path: path.to_owned(), text: "".into(), position: None };
        vec![help(Diagnostic::file(Code::NamesLockUnreadable, location, format!("the names cannot be read: {reason}")))]
    };
    let text = match fs::metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(NamesLock::default());
        }
        Err(error) => return Err(unreadable(error.to_string())),
        Ok(found) if !found.is_file() => return Err(unreadable("it is not a file".to_owned())),
        Ok(found) if found.len() > LARGEST => return Err(unreadable("it is larger than 256 MiB".to_owned())),
        Ok(_) => fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?,
    };
    read(&text).map_err(|broken| {
        let shared: Arc<str> = text.into();
        let diagnostics = broken.into_iter().map(|BrokenLine { number, reason }| {
            let location =
                InputLocation::File { path: path.to_owned(), text: shared.clone(), position: Some((number, 1)) };
            help(Diagnostic::file(Code::NamesLockLine, location, format!("a line of names cannot be read: {reason}")))
        });
        // No more of one kind are shown.
        diagnostics.take(20).collect()
    })
}

fn help(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.help("correct the file, restore it from version control, or make all names anew with `--new-names`")
}
