//! The process that tries mutations one after the other, and the words it says about them on its standard output.
//!
//! A panic it catches itself. A thread of its own looks for what can't be caught: when one document takes too long or memory
//! swells, it says so and ends the process. What overflows the stack ends it too; whoever reads knows which number was begun.

use std::fs;
use std::path::Path;
use std::process::{ExitCode, exit};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::corpus::documents::documents;
use crate::corpus::watch::{own_cpu, own_peak};

use super::attempt;
use super::pool::Pool;
use super::trial::{Outcome, catch_panics, trial};

/// No document may take more.
const MOST_TIME: Duration = Duration::from_secs(20);
/// Nor hold more.
const MOST_MEMORY: u64 = 4 << 30;

/// A line is the number, a tab and the word: what is begun, and what came of it.
pub const BEGUN: &str = "begun";
/// A crate was made.
pub const CRATE: &str = "crate";
/// The document was refused.
pub const REFUSED: &str = "refused";
/// A fault, written after another tab.
pub const FAULT: &str = "fault";

/// When the document in work was begun, in milliseconds as [`now`] counts them; 0 between two.
static SINCE: AtomicU64 = AtomicU64::new(0);
/// Its number.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// Tries the numbers `from`, `from + step`, … below `end`.
///
/// # Errors
///
/// When documents can't be read or the folder not be written.
pub fn work(folder: &Path, seed: u64, from: u64, step: u64, end: u64, scratch: &Path) -> Result<(), String> {
    fs::create_dir_all(scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let mut pool = Pool::new(documents(folder).map_err(|error| format!("{}: {error}", folder.display()))?);
    guard();
    catch_panics();
    for number in (from..end).step_by(usize::try_from(step.max(1)).unwrap_or(1)) {
        begin(number);
        let (_, outcome) = attempt(&mut pool, seed, number, scratch)?;
        tell(number, &outcome);
    }
    Ok(())
}

/// Tries one file.
#[must_use]
pub fn one(path: &Path) -> ExitCode {
    guard();
    catch_panics();
    begin(0);
    tell(0, &trial(path));
    ExitCode::SUCCESS
}

fn begin(number: u64) {
    println!("{number}\t{BEGUN}");
    NUMBER.store(number, Ordering::Relaxed);
    SINCE.store(now(), Ordering::Release);
}

fn tell(number: u64, outcome: &Outcome) {
    SINCE.store(0, Ordering::Release);
    match outcome {
        Outcome::Crate => println!("{number}\t{CRATE}"),
        Outcome::Refused => println!("{number}\t{REFUSED}"),
        Outcome::Fault(what) => println!("{number}\t{FAULT}\t{}", what.replace('\n', " ")),
    }
}

/// Milliseconds of processor time, so that a busy machine makes no document slow; of wall time where nothing else is known.
/// Never 0.
fn now() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let wall = START.get_or_init(Instant::now).elapsed();
    let used = own_cpu().map_or(wall, Duration::from_secs_f64);
    u64::try_from(used.as_millis()).unwrap_or(u64::MAX).saturating_add(1)
}

/// Ends the process when the document in work takes too long, or memory swells.
fn guard() {
    now();
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_millis(50));
            let since = SINCE.load(Ordering::Acquire);
            let what = if own_peak() > MOST_MEMORY {
                "more than 4 GB of memory"
            } else if since > 0 && now().saturating_sub(since) > MOST_TIME.as_millis() as u64 {
                "more than 20 s"
            } else {
                continue;
            };
            println!("{}\t{FAULT}\t{what}", NUMBER.load(Ordering::Relaxed));
            exit(3);
        }
    });
}
