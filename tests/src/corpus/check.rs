//! Compiles the crates: one workspace around all of them, so that what they depend on is compiled once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::cost::COSTS;
use crate::compiler::{self, Checked};

/// The manifest of the workspace. What rustc would write for debuggers and for the next build nobody reads.
const MANIFEST: &str =
    "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = 0\nincremental = false\n";

/// What cargo is asked to do.
#[derive(Clone, Debug)]
pub enum Task {
    /// Check the packages with all features but the choice of another TLS, which is the default.
    All,
    /// Check with these features alone, each named as `package/feature`.
    Features(Vec<String>),
    /// Document them.
    Doc,
}

/// Writes the workspace's manifest, and the lock file that pins what the crates depend on.
///
/// # Errors
///
/// When a file can't be written.
pub fn prepare(work: &Path, lock: &Path) -> Result<(), String> {
    let at = |path: PathBuf| move |error: std::io::Error| format!("{}: {error}", path.display());
    for folder in ["crates", "reports", "logs", "costs"] {
        fs::create_dir_all(work.join(folder)).map_err(at(work.join(folder)))?;
    }
    fs::write(work.join("Cargo.toml"), MANIFEST).map_err(at(work.join("Cargo.toml")))?;
    fs::copy(lock, work.join("Cargo.lock")).map_err(at(lock.to_owned()))?;
    Ok(())
}

/// The features of a crate that stand for tags.
#[must_use]
pub fn tag_features(work: &Path, id: &str) -> Vec<String> {
    let manifest = fs::read_to_string(work.join("crates").join(id).join("Cargo.toml")).unwrap_or_default();
    let features =
        manifest.lines().skip_while(|line| *line != "[features]").skip(1).take_while(|line| !line.starts_with('['));
    features.filter_map(|line| line.strip_suffix(" = []")).map(|name| name.trim_matches('"').to_owned()).collect()
}

/// Runs cargo on the packages, and calls `done` for each crate that came through. The answer is by the crate's folder.
///
/// # Errors
///
/// When cargo can't be started, or fails before it comes to the crates.
pub fn check(
    work: &Path,
    packages: &[String],
    task: &Task,
    jobs: usize,
    done: impl FnMut(),
) -> Result<BTreeMap<String, Checked>, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    match task {
        Task::All => {
            cargo.args(["check", "--keep-going"]).env("RUSTC_WORKSPACE_WRAPPER", program).env(COSTS, work.join("costs"))
        }
        Task::Features(features) => {
            cargo.args(["check", "--keep-going", "--no-default-features", "--features", &features.join(",")])
        }
        Task::Doc => cargo.args(["doc", "--keep-going", "--no-deps"]),
    };
    cargo
        .args(["--offline", "--message-format=json", "--jobs", &jobs.to_string()])
        .args(packages.iter().flat_map(|package| ["--package", package]));
    let log = work.join("logs").join("cargo.txt");
    let errors = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut child = cargo
        .current_dir(work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(errors)
        .spawn()
        .map_err(|error| format!("cargo can't be started: {error}"))?;
    let checked =
        child.stdout.take().map_or_else(|| Ok(BTreeMap::new()), |messages| compiler::read_messages(messages, done))?;
    let status = child.wait().map_err(|error| error.to_string())?;
    let said_nothing = checked.values().all(|crate_| crate_.errors.is_empty());
    if !status.success() && said_nothing {
        let output = fs::read_to_string(&log).unwrap_or_default();
        let error = output.lines().skip_while(|line| !line.starts_with("error")).take(6).collect::<Vec<_>>().join("\n");
        return Err(format!("cargo failed: {error}"));
    }
    Ok(checked)
}
