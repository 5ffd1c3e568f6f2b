//! Locks the output folder, so that two runs never write to it at once and a comparison never sees half of a run.
//!
//! The lock is an advisory lock of the operating system, which ends with the process that holds it, however that ends. It is put on
//! the folder itself where the system can lock a folder, as Unix systems do, so no lock file is left in the user's way. Elsewhere
//! (Windows, some network file systems) it is put on the file `.generated.lock` in the folder, which stays there, empty.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::WriteError;
use super::inspect::{Entry, inspect};

/// The lock file, where the folder itself can't be locked.
pub(super) const FILE: &str = ".generated.lock";

/// How long a run waits before it says so.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long a run waits at all. A run writes for seconds at most, so the other one must be stuck.
const LONGEST: Duration = Duration::from_secs(300);
/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

/// What a run does while it holds the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Compares only: other comparisons may happen at the same time. Takes no lock where that would need a new file or folder.
    Compare,
    /// Writes: the folder is made if it is missing, and is locked for this run alone.
    Write,
}

/// A lock on the output folder. It is released when dropped; folders that were made for it and are still empty go with it.
#[derive(Debug)]
pub struct OutputLock {
    made: Vec<PathBuf>,
    /// Closed after the folders are removed.
    handle: Option<File>,
}

impl Drop for OutputLock {
    fn drop(&mut self) {
        for folder in self.made.drain(..) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        self.handle.take();
    }
}

/// Waits until no other run writes to `directory`, and locks it. Calls `waiting` once if that takes longer than a second.
///
/// # Errors
///
/// When the folder can't be made or opened, or when another run keeps it locked for five minutes.
pub fn lock(directory: &Path, access: Access, waiting: impl FnOnce()) -> Result<OutputLock, WriteError> {
    let failed = |error| WriteError::Io { path: directory.to_owned(), error };
    let started = Instant::now();
    let mut waiting = Some(waiting);
    let mut lock = OutputLock { made: Vec::new(), handle: None };
    loop {
        if access == Access::Write {
            let missing = |above: &&Path| !above.as_os_str().is_empty() && !above.exists();
            lock.made.extend(directory.ancestors().take_while(missing).map(Path::to_owned));
            fs::create_dir_all(directory).map_err(failed)?;
        }
        match attempt(directory, access)? {
            Attempt::Locked(handle) => {
                lock.handle = handle;
                return Ok(lock);
            }
            Attempt::Taken => {}
        }
        if started.elapsed() > LONGEST {
            return Err(WriteError::Busy { directory: directory.to_owned() });
        }
        if started.elapsed() > PATIENCE
            && let Some(waiting) = waiting.take()
        {
            waiting();
        }
        thread::sleep(PAUSE);
    }
}

enum Attempt {
    /// The lock is held; without a handle where there is nothing to lock.
    Locked(Option<File>),
    /// Another run holds it.
    Taken,
}

fn attempt(directory: &Path, access: Access) -> Result<Attempt, WriteError> {
    if let Ok(folder) = File::open(directory) {
        match try_lock(&folder, access) {
            // The run that held the lock may have removed the folder meanwhile, and a third one may have made it anew.
            Ok(()) if is_still(&folder, directory) => return Ok(Attempt::Locked(Some(folder))),
            Ok(()) | Err(TryLockError::WouldBlock) => return Ok(Attempt::Taken),
            // This system can't lock folders, or not this one.
            Err(TryLockError::Error(_)) => {}
        }
    }
    attempt_file(directory, access)
}

/// Locks the lock file. Where the file system has no locks at all, runs go without.
fn attempt_file(directory: &Path, access: Access) -> Result<Attempt, WriteError> {
    let failed = |error| WriteError::Io { path: directory.join(FILE), error };
    let known = inspect(directory, FILE, Entry::File)?.is_some();
    if access == Access::Compare && !known {
        return Ok(Attempt::Locked(None));
    }
    let mut options = OpenOptions::new();
    options.read(true).write(access == Access::Write).create(access == Access::Write);
    let file = match options.open(directory.join(FILE)) {
        Ok(file) => file,
        // What is only compared may be readable to others alone.
        Err(_) if access == Access::Compare => return Ok(Attempt::Locked(None)),
        Err(error) => return Err(failed(error)),
    };
    match try_lock(&file, access) {
        Ok(()) => Ok(Attempt::Locked(Some(file))),
        Err(TryLockError::WouldBlock) => Ok(Attempt::Taken),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Attempt::Locked(None)),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

fn try_lock(file: &File, access: Access) -> Result<(), TryLockError> {
    match access {
        Access::Compare => file.try_lock_shared(),
        Access::Write => file.try_lock(),
    }
}

#[cfg(unix)]
fn is_still(folder: &File, directory: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (folder.metadata(), fs::metadata(directory)) {
        (Ok(held), Ok(there)) => (held.dev(), held.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still(_: &File, directory: &Path) -> bool {
    directory.is_dir()
}
