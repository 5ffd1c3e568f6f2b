//! Runs the tests of the examples that the clients of a bundle have.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::bundle::{Bundle, module};

/// The tests of one client.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// How many passed.
    pub passed: usize,
    /// The names of those that did not.
    pub failed: Vec<String>,
}

/// Compiles and runs the tests of a bundle. The answer is by the id of the document; the output is preserved in `logs`.
///
/// # Errors
///
/// When Cargo cannot be started, or the tests do not come to their end.
pub fn run(work: &Path, bundle: &Bundle, jobs: usize) -> Result<BTreeMap<String, Held>, String> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--offline", "--lib", "--package", &bundle.package, "--jobs", &jobs.to_string()])
        .current_dir(work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUST_BACKTRACE", "0")
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let log = work.join("logs").join(format!("{}-examples.txt", bundle.package));
    fs::write(&log, format!("{}{said}", String::from_utf8_lossy(&output.stderr)))
        .map_err(|error| format!("{}: {error}", log.display()))?;
    if !said.lines().any(|line| line.starts_with("test result:")) {
        return Err(format!("the tests did not come to their end, see {}", log.display()));
    }
    let ids: BTreeMap<String, &str> =
        bundle.clients.iter().map(|client| (module(&client.id), client.id.as_str())).collect();
    let mut held: BTreeMap<String, Held> = BTreeMap::new();
    for line in said.lines() {
        let Some((name, result)) = line.strip_prefix("test ").and_then(|line| line.split_once(" ... ")) else {
            continue;
        };
        let Some((module, test)) = name.split_once("::examples::") else { continue };
        let Some(id) = ids.get(module) else { continue };
        let held = held.entry((*id).to_owned()).or_default();
        if result == "ok" { held.passed += 1 } else { held.failed.push(test.to_owned()) }
    }
    Ok(held)
}
