//! The program that makes the calls: written, built and run here; one binary with all clients in it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::by_hand::{ByHand, function};
use super::calls::call;
use super::clients::Made;
use super::scenarios::Scenario;
use crate::compiler::{self, Checked};
use crate::workspace::Workspace;

/// What the calls need beside the clients.
const DEPENDENCIES: &str = "bytes = { version = \"1\", features = [\"serde\"] }\n\
    chrono = { version = \"0.4\", default-features = false, features = [\"serde\"] }\n\
    futures-util = { version = \"0.3\", default-features = false }\n\
    http = \"1\"\n\
    serde = \"1\"\n\
    serde_json = \"1\"\n\
    tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\", \"time\"] }\n";

/// What came of one scenario.
#[derive(Debug, Deserialize)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// What went wrong, if anything.
    pub error: Option<String>,
}

/// What the program may have that no call of this run needs.
const LINTS: &str = "#![allow(clippy::all, dead_code, unused_imports)]";

/// Writes the program; tells which scenarios it can't make, and why.
///
/// # Errors
///
/// When a file can't be written.
pub fn write(
    scenarios: &[Scenario],
    clients: &[Made],
    by_hand: &ByHand,
    workspace: &Workspace,
) -> Result<BTreeMap<String, String>, String> {
    let (mut made, mut table, mut lacking) = (String::new(), String::new(), BTreeMap::new());
    for scenario in scenarios {
        let function = function(scenario);
        if let Some(module) = by_hand.module_of(scenario) {
            let _ = writeln!(table, "        ({:?}, |server| Box::pin({module}::{function}(server))),", scenario.name);
            continue;
        }
        let client = clients.iter().find(|client| client.spec == scenario.spec);
        match client.ok_or_else(|| "there is no client".to_owned()).and_then(|client| call(scenario, client)) {
            Ok(body) => {
                let _ = writeln!(made, "\npub async fn {function}(server: &str) -> Outcome {{\n    {body}\n}}");
                let _ = writeln!(table, "        ({:?}, |server| Box::pin(made::{function}(server))),", scenario.name);
            }
            Err(why) => {
                lacking.insert(scenario.name.clone(), why);
            }
        }
    }
    let modules: String = by_hand.modules().map(|(name, path)| format!("#[path = {path:?}]\nmod {name};\n")).collect();
    let support = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/support.rs");
    let main = format!(
        "//! Makes the call of each scenario.\n{LINTS}\n\n{modules}mod made;\n#[path = {support:?}]\nmod support;\n\n#[tokio::main]\nasync fn main() {{\n    support::run(&[\n{table}    ]).await;\n}}\n"
    );
    let dependencies: String = clients.iter().map(|client| client.dependency.as_str()).collect();
    workspace.user(&format!("{dependencies}{DEPENDENCIES}"))?;
    workspace.put("user/src/main.rs", &main)?;
    workspace.put("user/src/made.rs", &format!("use crate::support::*;\n{made}"))?;
    Ok(lacking)
}

/// Builds the program; tells what the compiler says of it and of each client.
///
/// # Errors
///
/// When it does not compile.
pub fn build(workspace: &Workspace, target: &Path) -> Result<BTreeMap<String, Checked>, String> {
    let mut cargo = workspace.cargo(target);
    cargo.args(["build", "--quiet", "--package", "user", "--message-format=json"]).stderr(Stdio::inherit());
    let output = cargo.output().map_err(|error| error.to_string())?;
    let checked = compiler::read_messages(output.stdout.as_slice(), || {})?;
    if !output.status.success() {
        let errors: String = checked.values().flat_map(|crate_| &crate_.errors).map(String::as_str).collect();
        return Err(format!("the calls do not compile\n{errors}"));
    }
    Ok(checked)
}

/// Runs the scenarios against the server.
///
/// # Errors
///
/// When the program does not come to its end.
pub fn run(target: &Path, server: &str) -> Result<Vec<Outcome>, String> {
    let output = Command::new(target.join("debug/user")).arg(server).output();
    let output = output.map_err(|error| error.to_string())?;
    let lines = String::from_utf8_lossy(&output.stdout);
    let outcomes: Result<Vec<Outcome>, _> = lines.lines().map(serde_json::from_str).collect();
    if !output.status.success() {
        return Err(format!("the calls ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)));
    }
    outcomes.map_err(|error| error.to_string())
}
