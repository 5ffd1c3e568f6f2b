//! Runs the tests of the documents' own examples that the crates carry, and counts those that hold.

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::generation::package;

/// Examples of a document that were read and written again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// All of them.
    pub tried: usize,
    /// Those that came back as they were.
    pub held: usize,
}

impl Held {
    /// The sum of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { tried: self.tried + other.tried, held: self.held + other.held }
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.tried, self.held)
    }
}

/// Compiles and runs the tests of one crate; none hold when it does not compile. What they say is kept in `logs/ID-examples.txt`.
///
/// # Errors
///
/// When cargo can't be started, or its words can't be kept.
pub fn run(work: &Path, id: &str, tried: usize, jobs: usize) -> Result<Held, String> {
    if tried == 0 {
        return Ok(Held::default());
    }
    // Nothing is sent, so nothing is needed of TLS.
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--offline", "--test", "examples", "--no-default-features", "--package", &package(id)])
        .args(["--features", "all-tags", "--jobs", &jobs.to_string()])
        .current_dir(work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cargo can't be started: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let log = work.join("logs").join(format!("{id}-examples.txt"));
    fs::write(&log, format!("{}{said}", String::from_utf8_lossy(&output.stderr)))
        .map_err(|error| format!("{}: {error}", log.display()))?;
    Ok(Held { tried, held: passed(&said) })
}

/// The number in `test result: ok. 12 passed; 0 failed; …`.
fn passed(said: &str) -> usize {
    let result = said.lines().rev().find(|line| line.starts_with("test result:"));
    let words: Vec<&str> = result.into_iter().flat_map(str::split_whitespace).collect();
    words.iter().position(|word| *word == "passed;").and_then(|at| words.get(at - 1)?.parse().ok()).unwrap_or_default()
}
