//! The program that makes a document's calls: written, built and run here.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::sample::Call;

/// The manifest around the clients and the programs. What rustc would write for debuggers and for the next build nobody reads.
const WORKSPACE: &str = "[workspace]\nmembers = [\"crates/*\", \"programs/*\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = 0\nincremental = false\n";

/// What came of one call.
#[derive(Debug, Deserialize)]
pub struct Outcome {
    /// Method and path.
    pub name: String,
    /// What it means.
    pub verdict: Verdict,
    /// What was said.
    pub said: String,
}

/// What an answer means.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Prism had nothing against the request, and the answer was read.
    Passed,
    /// The request is not what the document says, or the answer could not be read.
    Failed,
    /// Prism could not serve it, or its answer, an example, contradicts the document.
    Unserved,
}

/// Writes the program for one document's calls to `programs/ID`.
///
/// # Errors
///
/// When a file can't be written.
pub fn write(work: &Path, id: &str, calls: &[Call], lock: &Path) -> Result<(), String> {
    let (mut functions, mut table) = (String::new(), String::new());
    for (number, call) in calls.iter().enumerate() {
        if let Ok(text) = &call.text {
            let _ = writeln!(functions, "async fn call_{number}(server: &str) -> Outcome {{\n    {text}\n}}\n");
            let _ = writeln!(table, "        ({:?}, |server| Box::pin(call_{number}(server))),", call.name);
        }
    }
    let support = concat!(env!("CARGO_MANIFEST_DIR"), "/prism/support.rs");
    let main = format!(
        "#![allow(deprecated)]\n#[macro_use]\n#[path = {support:?}]\nmod support;\n\nuse support::*;\n\n{functions}#[tokio::main]\nasync fn main() {{\n    run(&[\n{table}    ]).await;\n}}\n"
    );
    let manifest = format!(
        "[package]\nname = \"calls-{id}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\nclient-{id} = {{ path = \"../../crates/{id}\" }}\nchrono = {{ version = \"0.4\", default-features = false, features = [\"serde\"] }}\nserde = \"1\"\nserde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\", \"time\"] }}\n"
    );
    let put = |path: PathBuf, text: &str| {
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(work))
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    };
    put(work.join("Cargo.toml"), WORKSPACE)?;
    if !work.join("Cargo.lock").exists() {
        fs::copy(lock, work.join("Cargo.lock")).map_err(|error| format!("{}: {error}", lock.display()))?;
    }
    let folder = work.join("programs").join(id);
    put(folder.join("Cargo.toml"), &manifest)?;
    put(folder.join("src/main.rs"), &main)
}

/// Builds the program; gives where it is.
///
/// # Errors
///
/// When it does not compile.
pub fn build(work: &Path, id: &str) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--package", &format!("calls-{id}")])
        .current_dir(work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("the calls do not compile\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(work.join("target/debug").join(format!("calls-{id}")))
}

/// Makes the calls against the server.
///
/// # Errors
///
/// When the program does not come to its end.
pub fn run(program: &Path, server: &str) -> Result<Vec<Outcome>, String> {
    let output = Command::new(program).arg(server).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("the calls ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)));
    }
    let lines = String::from_utf8_lossy(&output.stdout);
    lines.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(|error| error.to_string())
}
