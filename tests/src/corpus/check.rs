//! Compiles the crates: one workspace around all of them, so that what they depend on is compiled once.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::cost::COSTS;

/// The manifest of the workspace. What rustc would write for debuggers and for the next build nobody reads.
const MANIFEST: &str =
    "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = 0\nincremental = false\n";

/// What cargo is asked to do.
#[derive(Clone, Debug)]
pub enum Task {
    /// Check the packages with all features but the choice of another TLS, which is the default.
    All,
    /// Check with one feature alone.
    Feature(String),
    /// Document them.
    Doc,
}

/// What the compiler said about one crate.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Whether rustc came to its end.
    pub compiled: bool,
    /// Errors and warnings as rustc shows them.
    pub errors: Vec<String>,
    /// Warnings, which fail as errors do.
    pub warnings: Vec<String>,
}

impl Checked {
    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.compiled && self.errors.is_empty() && self.warnings.is_empty()
    }
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
    mut done: impl FnMut(),
) -> Result<BTreeMap<String, Checked>, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    match task {
        Task::All => {
            cargo.args(["check", "--keep-going"]).env("RUSTC_WORKSPACE_WRAPPER", program).env(COSTS, work.join("costs"))
        }
        Task::Feature(feature) => cargo.args(["check", "--keep-going", "--no-default-features", "--features", feature]),
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
    let mut checked: BTreeMap<String, Checked> = BTreeMap::new();
    for line in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).lines()) {
        let line = line.map_err(|error| error.to_string())?;
        let Some((id, message)) =
            serde_json::from_str::<Message>(&line).ok().and_then(|message| Some((message.id()?, message)))
        else {
            continue;
        };
        let crate_ = checked.entry(id.clone()).or_default();
        match message.message {
            Some(message) if message.level == "error" => crate_.errors.push(message.rendered),
            Some(message) if message.level == "warning" && !message.is_tally() => {
                crate_.warnings.push(message.rendered)
            }
            Some(_) => {}
            None if message.reason == "compiler-artifact" => {
                crate_.compiled = true;
                done();
            }
            None => {}
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    let said_nothing = checked.values().all(|crate_| crate_.errors.is_empty());
    if !status.success() && said_nothing {
        let told = fs::read_to_string(&log).unwrap_or_default();
        let error = told.lines().skip_while(|line| !line.starts_with("error")).take(6).collect::<Vec<_>>().join("\n");
        return Err(format!("cargo failed: {error}"));
    }
    Ok(checked)
}

/// A line of cargo's output.
#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<PathBuf>,
    message: Option<Told>,
}

#[derive(Deserialize)]
struct Told {
    level: String,
    #[serde(default)]
    rendered: String,
    #[serde(default)]
    spans: Vec<serde::de::IgnoredAny>,
}

impl Message {
    /// The folder of the crate that is spoken of; `None` for a crate that was not generated.
    fn id(&self) -> Option<String> {
        let folder = self.manifest_path.as_ref()?.parent()?;
        (folder.parent()?.file_name()? == "crates")
            .then(|| folder.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }
}

impl Told {
    /// rustc ends with `3 warnings emitted`, which is none itself.
    fn is_tally(&self) -> bool {
        self.spans.is_empty() && self.rendered.trim_end().ends_with("emitted")
    }
}
