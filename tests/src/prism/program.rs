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
    /// Nothing that the schemas accept could be made for what it needs.
    NotMade,
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Unserved => "unserved",
            Self::NotMade => "not made",
        })
    }
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
            let _ =
                writeln!(functions, "async fn call_{number}(server: &str, made: bool) -> Outcome {{\n    {text}\n}}\n");
            let _ = writeln!(table, "        ({:?}, |server, made| Box::pin(call_{number}(server, made))),", call.name);
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

/// Where the server's answer comes from.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// The document's examples.
    Example,
    /// The document's schemas.
    Made,
}

/// Makes the call with this number against the server.
///
/// # Errors
///
/// When the program does not come to its end.
pub fn call(target: &Path, server: &str, number: usize, answer: Answer) -> Result<Outcome, String> {
    let mut user = Command::new(target.join("debug/user"));
    user.args([server, &number.to_string(), &format!("{answer:?}")]);
    let output = user.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("the call ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}
