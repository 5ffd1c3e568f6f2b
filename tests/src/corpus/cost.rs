//! What compiling a crate costs: the runner stands in for rustc, so that each crate's own rustc is measured among the many
//! that one cargo starts.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use super::watch::{End, Limits, watch};

/// The folder that costs are written to; that it is set says that this process stands in for rustc.
pub const COSTS: &str = "CORPUS_COSTS";

/// Far beyond what any crate needs: what is measured must not fail.
const LIMITS: Limits = Limits { time: Duration::from_secs(3600), memory: u64::MAX };

/// What the rustc of one crate used.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Processor time in seconds.
    pub cpu: f64,
    /// The most memory held, in bytes.
    pub peak: u64,
}

/// Runs the compiler that the arguments name, and writes what it used to the folder `costs`.
#[must_use]
pub fn stand_in(costs: &Path, arguments: &[OsString]) -> ExitCode {
    let Some((compiler, rest)) = arguments.split_first() else { return ExitCode::from(2) };
    let Ok(mut child) = Command::new(compiler).args(rest).spawn() else { return ExitCode::from(2) };
    let Ok(usage) = watch(&mut child, LIMITS) else { return ExitCode::from(2) };
    let name = rest.iter().skip_while(|argument| *argument != "--crate-name").nth(1);
    if let Some(name) = name.filter(|name| *name != "___") {
        let line = format!("{}\t{:.2}\t{}\n", name.to_string_lossy(), usage.cpu, usage.peak);
        // A cost that can't be written is shown as unknown, which is no reason to fail the build.
        let _ = fs::write(costs.join(name), line);
    }
    match usage.end {
        End::Exit(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)),
        End::TooLong | End::TooMuch => ExitCode::FAILURE,
    }
}

/// The costs in a folder, by the crate's name as Rust has it.
#[must_use]
pub fn read(folder: &Path) -> BTreeMap<String, Cost> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let texts = entries.filter_map(|entry| fs::read_to_string(entry.path()).ok());
    texts.filter_map(|text| line(text.trim_end())).collect()
}

fn line(line: &str) -> Option<(String, Cost)> {
    let mut fields = line.split('\t');
    let name = fields.next()?.to_owned();
    Some((name, Cost { cpu: fields.next()?.parse().ok()?, peak: fields.next()?.parse().ok()? }))
}
