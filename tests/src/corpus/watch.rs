//! A child process held to limits: how long it may take, and how much memory it may hold.
//!
//! Memory and processor time are read from `/proc`, so without it only the time limit holds and nothing is measured.

use std::fs;
use std::io;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// How often a child is looked at.
const TICK: Duration = Duration::from_millis(10);

/// What a child may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Wall time.
    pub time: Duration,
    /// Resident memory in bytes.
    pub memory: u64,
}

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By itself.
    Exit(ExitStatus),
    /// It was stopped because it took too long.
    TooLong,
    /// It was stopped because it held too much memory.
    TooMuch,
}

/// What a child used.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// How it ended.
    pub end: End,
    /// Wall time in seconds.
    pub seconds: f64,
    /// Processor time in seconds, user and system.
    pub cpu: f64,
    /// The most resident memory that was seen, in bytes.
    pub peak: u64,
}

/// Waits for the child, and stops it when it passes a limit.
///
/// # Errors
///
/// When the child can't be waited for.
pub fn watch(child: &mut Child, limits: Limits) -> io::Result<Usage> {
    let started = Instant::now();
    let (mut peak, mut cpu) = (0, 0.0);
    let end = loop {
        peak = peak.max(peak_of(child.id()).unwrap_or_default());
        cpu = cpu_of(child.id()).unwrap_or(cpu);
        if let Some(status) = child.try_wait()? {
            break End::Exit(status);
        }
        let passed = if peak > limits.memory {
            Some(End::TooMuch)
        } else {
            (started.elapsed() > limits.time).then_some(End::TooLong)
        };
        if let Some(end) = passed {
            child.kill()?;
            child.wait()?;
            break end;
        }
        thread::sleep(TICK);
    };
    Ok(Usage { end, seconds: started.elapsed().as_secs_f64(), cpu, peak })
}

/// The most memory this process has held, which is exact where looking from outside may miss the last moment.
#[must_use]
pub fn own_peak() -> u64 {
    peak_of(std::process::id()).unwrap_or_default()
}

/// The processor time that this process has used in seconds; `None` if it is not known.
#[must_use]
pub fn own_cpu() -> Option<f64> {
    cpu_of(std::process::id())
}

fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// User and system time; Linux counts both in hundredths of a second whatever the machine.
fn cpu_of(process: u32) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The command's name stands in parentheses and may hold anything; fields are counted from behind it.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let hundredths = |index: usize| fields.get(index)?.parse::<f64>().ok();
    Some((hundredths(11)? + hundredths(12)?) / 100.0)
}
