//! The program that makes a document's calls: written, built and run here.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use super::sample::Call;
use crate::workspace::Workspace;

/// What the program needs besides the client.
const DEPENDENCIES: &str = "\
    chrono = { version = \"0.4\", default-features = false, features = [\"serde\"] }\n\
    serde = \"1\"\n\
    serde_json = \"1\"\n\
    tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\", \"time\"] }\n";

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

/// Writes the program that makes a document's calls.
///
/// # Errors
///
/// When a file can't be written.
pub fn write(workspace: &Workspace, dependency: &str, calls: &[Call]) -> Result<(), String> {
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
    workspace.user(&format!("{dependency}{DEPENDENCIES}"))?;
    workspace.put("user/src/main.rs", &main)
}

/// Builds the program.
///
/// # Errors
///
/// When it does not compile.
pub fn build(workspace: &Workspace, target: &Path) -> Result<(), String> {
    let build = workspace.cargo(target).args(["build", "--quiet", "--package", "user"]).output();
    let output = build.map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("the calls do not compile\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(())
}

/// Makes the calls against the server.
///
/// # Errors
///
/// When the program does not come to its end.
pub fn run(target: &Path, server: &str) -> Result<Vec<Outcome>, String> {
    let output = Command::new(target.join("debug/user")).arg(server).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("the calls ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)));
    }
    let lines = String::from_utf8_lossy(&output.stdout);
    lines.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(|error| error.to_string())
}
