//! The last step of a run: new texts to their places, stale files out, and everything as it was when any of it fails.
//!
//! New texts are written beside their places first, so what can fail mostly fails before anything is touched. From then on there
//! are only renames and removals, each of which is undone when a later one fails. The list of our files names the old and
//! the new ones meanwhile, so that a run that is killed in between leaves nothing that the next run doesn't know.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Difference, LIST, STAGING, WriteError, list, listed};

/// The list of both runs, before it takes the place of the last one's.
const MEANWHILE: &str = ".generated.both";

/// Brings the output in `directory` to what `difference` says it should be.
///
/// # Errors
///
/// When something can't be written; the output is then as it was.
pub fn apply(directory: &Path, difference: &Difference) -> Result<(), WriteError> {
    if difference.is_empty() {
        return Ok(());
    }
    let mut replacement = Replacement { directory, staging: directory.join(STAGING), undo: Vec::new() };
    let done = replacement.stage(difference).and_then(|()| replacement.replace(difference));
    if done.is_err() {
        replacement.take_back();
    }
    // Nothing is lost with it, and the next run removes what is left of it.
    let _ = fs::remove_dir_all(&replacement.staging);
    done
}

/// How a step is taken back.
enum Undo {
    /// The file had these contents, or was not there.
    File(PathBuf, Option<Vec<u8>>),
    /// The directory was not there.
    Directory(PathBuf),
}

struct Replacement<'a> {
    directory: &'a Path,
    staging: PathBuf,
    undo: Vec<Undo>,
}

impl Replacement<'_> {
    /// Writes all new texts beside their places.
    fn stage(&mut self, difference: &Difference) -> Result<(), WriteError> {
        self.make_directory(self.directory)?;
        if self.staging.exists() {
            fs::remove_dir_all(&self.staging).map_err(at(&self.staging))?;
        }
        let both = self.both(difference)?;
        let texts = difference.changed.iter().map(|(path, _, text)| (self.staging.join(path), text));
        for (path, text) in texts.chain([(self.staging.join(MEANWHILE), &both)]) {
            let parent = path.parent().unwrap_or(&self.staging);
            fs::create_dir_all(parent).map_err(at(parent))?;
            fs::write(&path, text).map_err(at(&path))?;
        }
        Ok(())
    }

    /// The list of the files of the last run and of this one.
    fn both(&self, difference: &Difference) -> Result<String, WriteError> {
        let mut paths: BTreeSet<String> = listed(self.directory)?.unwrap_or_default().into_iter().collect();
        paths.extend(difference.changed.iter().map(|(path, _, _)| path.clone()).filter(|path| path != LIST));
        Ok(list(paths.iter()))
    }

    fn replace(&mut self, difference: &Difference) -> Result<(), WriteError> {
        let (last, others): (Vec<_>, Vec<_>) = difference.changed.iter().partition(|(path, _, _)| path == LIST);
        if !last.is_empty() {
            self.put(&self.staging.join(MEANWHILE), &self.directory.join(LIST))?;
        }
        for (path, _, _) in others {
            self.put(&self.staging.join(path), &self.directory.join(path))?;
        }
        for (path, _) in &difference.stale {
            self.remove(&self.directory.join(path))?;
        }
        for (path, _, _) in last {
            self.put(&self.staging.join(path), &self.directory.join(path))?;
        }
        Ok(())
    }

    fn put(&mut self, staged: &Path, place: &Path) -> Result<(), WriteError> {
        self.make_directory(place.parent().unwrap_or(self.directory))?;
        let before = before(place)?;
        fs::rename(staged, place).map_err(at(place))?;
        self.undo.push(Undo::File(place.to_owned(), before));
        Ok(())
    }

    fn remove(&mut self, place: &Path) -> Result<(), WriteError> {
        let before = before(place)?;
        fs::remove_file(place).map_err(at(place))?;
        self.undo.push(Undo::File(place.to_owned(), before));
        let above = place.ancestors().skip(1).take_while(|above| *above != self.directory);
        for parent in above {
            // Goes only when nothing is left in it, as it should.
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn make_directory(&mut self, directory: &Path) -> Result<(), WriteError> {
        let missing: Vec<&Path> =
            directory.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
        for directory in missing.into_iter().rev() {
            fs::create_dir(directory).map_err(at(directory))?;
            self.undo.push(Undo::Directory(directory.to_owned()));
        }
        Ok(())
    }

    /// Undoes all steps, the last first. What can't be undone stays for the next run, which the list tells of it.
    fn take_back(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
        while let Some(step) = self.undo.pop() {
            let _ = match step {
                Undo::File(place, Some(before)) => {
                    place.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&place, before))
                }
                Undo::File(place, None) => fs::remove_file(&place),
                Undo::Directory(directory) => fs::remove_dir(&directory),
            };
        }
    }
}

/// What a file holds, if it is there.
fn before(place: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(place)(error)),
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    move |error| WriteError::Io { path, error }
}
