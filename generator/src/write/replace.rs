//! The last step of a run: moves new texts to their paths and removes stale files, and restores everything if any of it
//! fails.
//!
//! New texts are first written to the staging folder, so most failures happen before anything is touched. From then on there are only
//! renames and removals, each of which is undone when a later one fails. During these steps the list names the files of the last
//! run and of this one, so a run that is killed leaves no file that the next run doesn't know; and the staging folder or the list shows
//! that the output is not up to date.
//!
//! Each step looks at its path again immediately before it acts, so a symbolic link that appeared since the comparison is refused.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::inspect::{Entry, inspect, read_bytes};
use super::{Difference, LIST, STAGING, WriteError, list, listed};

/// The list of both runs in the staging folder, before it replaces the list of the last run.
const MEANWHILE: &str = ".generated.both";
/// A text in the staging folder that is about to be restored.
const RESTORED: &str = ".generated.restored";

/// Brings the output in `directory` to what `difference` says it should be.
///
/// # Errors
///
/// When something can't be written; the output is then as it was.
pub fn apply(directory: &Path, difference: &Difference) -> Result<(), WriteError> {
    if difference.is_empty() {
        return Ok(());
    }
    let mut replacement = Replacement::new(directory);
    let done = replacement
        .stage(difference)
        .and_then(|()| steps(difference).iter().try_for_each(|step| replacement.perform(step)));
    if done.is_err() {
        replacement.take_back();
    }
    replacement.remove_staging()?;
    done
}

/// A change of the output. A process that is killed between two of them leaves the output in a state of its own.
#[derive(Debug)]
enum Step<'a> {
    /// Renames a file of the staging folder to its path.
    Put { staged: &'a str, target: &'a str },
    /// Removes a file that is no longer generated.
    Remove { target: &'a str },
}

/// The steps from the staged texts to the finished output. The list of both runs comes first, the list of this run last.
fn steps(difference: &Difference) -> Vec<Step<'_>> {
    let (last, others): (Vec<&str>, Vec<&str>) =
        difference.changed.iter().map(|file| file.path.as_str()).partition(|path| *path == LIST);
    let both = (!last.is_empty()).then_some(Step::Put { staged: MEANWHILE, target: LIST });
    let put = |target| Step::Put { staged: target, target };
    let removed = difference.stale.iter().map(|file| Step::Remove { target: &file.path });
    both.into_iter().chain(others.into_iter().map(put)).chain(removed).chain(last.into_iter().map(put)).collect()
}

/// How a step is undone.
enum Undo {
    /// The file had these contents, or was not there.
    File(String, Option<Vec<u8>>),
    /// The folder was not there.
    Folder(PathBuf),
}

struct Replacement<'a> {
    directory: &'a Path,
    undo: Vec<Undo>,
}

impl<'a> Replacement<'a> {
    fn new(directory: &'a Path) -> Self {
        Self { directory, undo: Vec::new() }
    }

    /// Writes all new texts to the staging folder.
    fn stage(&mut self, difference: &Difference) -> Result<(), WriteError> {
        self.make_output_folder()?;
        self.check_targets(difference)?;
        self.remove_staging()?;
        let both = self.both(difference)?;
        let staging = self.directory.join(STAGING);
        fs::create_dir(&staging).map_err(at(&staging))?;
        let texts = difference.changed.iter().map(|file| (file.path.as_str(), &file.after));
        for (path, text) in texts.chain([(MEANWHILE, &both)]) {
            let path = staging.join(path);
            let parent = path.parent().unwrap_or(&staging);
            fs::create_dir_all(parent).map_err(at(parent))?;
            fs::write(&path, text).map_err(at(&path))?;
        }
        Ok(())
    }

    /// Looks at every path that a step will touch, before anything is touched.
    fn check_targets(&self, difference: &Difference) -> Result<(), WriteError> {
        let changed = difference.changed.iter().map(|file| &file.path);
        for path in changed.chain(difference.stale.iter().map(|file| &file.path)) {
            inspect(self.directory, path, Entry::File)?;
        }
        Ok(())
    }

    /// The list of the files of the last run and of this one.
    fn both(&self, difference: &Difference) -> Result<String, WriteError> {
        let mut paths: BTreeSet<String> = listed(self.directory)?.unwrap_or_default();
        paths.extend(difference.changed.iter().map(|file| file.path.clone()).filter(|path| path != LIST));
        Ok(list(paths.iter()))
    }

    fn perform(&mut self, step: &Step<'_>) -> Result<(), WriteError> {
        match step {
            Step::Put { staged, target } => self.put(staged, target),
            Step::Remove { target } => self.remove(target),
        }
    }

    fn put(&mut self, staged: &str, target: &str) -> Result<(), WriteError> {
        self.make_folders_above(target)?;
        let before = read_bytes(self.directory, target)?;
        let path = self.directory.join(target);
        fs::rename(self.directory.join(STAGING).join(staged), &path).map_err(at(&path))?;
        self.undo.push(Undo::File(target.to_owned(), before));
        Ok(())
    }

    fn remove(&mut self, target: &str) -> Result<(), WriteError> {
        let Some(before) = read_bytes(self.directory, target)? else { return Ok(()) };
        let path = self.directory.join(target);
        fs::remove_file(&path).map_err(at(&path))?;
        self.undo.push(Undo::File(target.to_owned(), Some(before)));
        let above = path.ancestors().skip(1).take_while(|above| *above != self.directory);
        for parent in above {
            // Fails, as it should, while anything is left in it.
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Makes the output folder and those above it. These may be links: the user named them.
    fn make_output_folder(&mut self) -> Result<(), WriteError> {
        let missing: Vec<&Path> =
            self.directory.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(at(folder))?;
            self.undo.push(Undo::Folder(folder.to_owned()));
        }
        Ok(())
    }

    /// Makes the folders between the output folder and a file.
    fn make_folders_above(&mut self, target: &str) -> Result<(), WriteError> {
        for (end, _) in target.match_indices('/') {
            let folder = &target[..end];
            if inspect(self.directory, folder, Entry::Folder)?.is_none() {
                let path = self.directory.join(folder);
                fs::create_dir(&path).map_err(at(&path))?;
                self.undo.push(Undo::Folder(path));
            }
        }
        Ok(())
    }

    fn remove_staging(&self) -> Result<(), WriteError> {
        if inspect(self.directory, STAGING, Entry::Folder)?.is_some() {
            let staging = self.directory.join(STAGING);
            // Links inside are removed, not followed.
            fs::remove_dir_all(&staging).map_err(at(&staging))?;
        }
        Ok(())
    }

    /// Undoes all steps, the last first. A step that can't be undone is left to the next run, which finds it in the
    /// list.
    fn take_back(&mut self) {
        while let Some(step) = self.undo.pop() {
            let _ = match step {
                Undo::File(target, before) => self.restore(&target, before),
                Undo::Folder(folder) => {
                    // The staging folder may be all that is left in the output folder.
                    if folder == self.directory {
                        let _ = self.remove_staging();
                    }
                    fs::remove_dir(&folder).map_err(at(&folder))
                }
            };
        }
    }

    fn restore(&mut self, target: &str, before: Option<Vec<u8>>) -> Result<(), WriteError> {
        let path = self.directory.join(target);
        let Some(before) = before else {
            return match inspect(self.directory, target, Entry::File)? {
                Some(_) => fs::remove_file(&path).map_err(at(&path)),
                None => Ok(()),
            };
        };
        let undone = self.undo.len();
        self.make_folders_above(target)?;
        // Folders that are made again were there before.
        self.undo.truncate(undone);
        inspect(self.directory, target, Entry::File)?;
        let staged = self.directory.join(STAGING).join(RESTORED);
        fs::write(&staged, before).and_then(|()| fs::rename(&staged, &path)).map_err(at(&path))
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    move |error| WriteError::Io { path, error }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::write::compare;

    fn files(version: &str) -> BTreeMap<String, String> {
        let shared = ["Cargo.toml", "src/lib.rs", "src/types/kept.rs"];
        let own = [format!("src/types/only_{version}.rs"), format!("src/{version}/inner.rs")];
        let paths = shared.iter().map(|path| (*path).to_owned()).chain(own);
        paths.map(|path| (path.clone(), format!("// @generated: {path} of {version}\n"))).collect()
    }

    fn generate(folder: &Path, files: &BTreeMap<String, String>) {
        apply(folder, &compare(folder, files).unwrap()).unwrap();
    }

    /// A folder with the output of the first version, or an empty one.
    fn folder(with_output: bool) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        if with_output {
            generate(folder.path(), &files("first"));
        }
        folder
    }

    fn paths_below(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry.clone());
                }
                found.push(entry.strip_prefix(folder).unwrap().display().to_string());
            }
        }
        found.sort();
        found
    }

    /// A run that is killed after `done` steps: nothing is undone, and the staging folder stays.
    fn killed_after(folder: &Path, difference: &Difference, done: usize) {
        let mut replacement = Replacement::new(folder);
        replacement.stage(difference).unwrap();
        for step in &steps(difference)[..done] {
            replacement.perform(step).unwrap();
        }
    }

    #[test]
    fn the_next_run_completes_an_interrupted_one() {
        let wanted = folder(false);
        generate(wanted.path(), &files("second"));
        for with_output in [true, false] {
            let steps = steps(&compare(folder(with_output).path(), &files("second")).unwrap()).len();
            assert!(steps > 5, "{steps}");
            for done in 0..=steps {
                let folder = folder(with_output);
                let difference = compare(folder.path(), &files("second")).unwrap();
                killed_after(folder.path(), &difference, done);
                for version in ["first", "second"] {
                    let found = compare(folder.path(), &files(version)).unwrap();
                    assert!(!found.is_empty(), "after {done} steps of {steps}, {version}");
                }
                // Even without the staging folder only a finished output looks so.
                fs::remove_dir_all(folder.path().join(STAGING)).unwrap();
                let found = compare(folder.path(), &files("second")).unwrap();
                let finished = paths_below(folder.path()) == paths_below(wanted.path());
                assert!(!found.is_empty() || finished, "after {done} steps of {steps}");
                assert!(found.is_empty() || done < steps, "after {done} steps of {steps}");
                generate(folder.path(), &files("second"));
                assert_eq!(paths_below(folder.path()), paths_below(wanted.path()), "after {done} steps of {steps}");
                assert!(compare(folder.path(), &files("second")).unwrap().is_empty());
            }
        }
    }

    #[test]
    fn a_failure_at_any_step_restores_the_output() {
        let before = folder(true);
        let count = steps(&compare(before.path(), &files("second")).unwrap()).len();
        for failing in 0..count {
            let folder = folder(true);
            let difference = compare(folder.path(), &files("second")).unwrap();
            let mut replacement = Replacement::new(folder.path());
            replacement.stage(&difference).unwrap();
            for step in &steps(&difference)[..failing] {
                replacement.perform(step).unwrap();
            }
            replacement.take_back();
            replacement.remove_staging().unwrap();
            assert_eq!(paths_below(folder.path()), paths_below(before.path()), "step {failing}");
            assert!(compare(folder.path(), &files("first")).unwrap().is_empty(), "step {failing}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_appears_between_comparison_and_replacement_is_refused() {
        let folder = folder(true);
        let elsewhere = tempfile::tempdir().unwrap();
        let difference = compare(folder.path(), &files("second")).unwrap();
        let mut replacement = Replacement::new(folder.path());
        replacement.stage(&difference).unwrap();
        fs::rename(folder.path().join("src/types"), elsewhere.path().join("types")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("types"), folder.path().join("src/types")).unwrap();
        let failed = steps(&difference).iter().try_for_each(|step| replacement.perform(step));
        assert!(matches!(failed, Err(WriteError::Link { .. })), "{failed:?}");
        replacement.take_back();
        let kept = fs::read_to_string(elsewhere.path().join("types/kept.rs")).unwrap();
        assert_eq!(kept, "// @generated: src/types/kept.rs of first\n");
        assert!(elsewhere.path().join("types/only_first.rs").exists());
    }
}
