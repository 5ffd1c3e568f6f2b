//! The program that makes the calls: written, built and run here; one binary with all clients in it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use heck::ToSnakeCase as _;
use serde::Deserialize;

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

/// Writes the program; tells which scenarios it can't make, and why.
///
/// # Errors
///
/// When a file can't be read or written.
pub fn write(
    scenarios: &[Scenario],
    clients: &[Made],
    by_hand: &Path,
    workspace: &Workspace,
) -> Result<BTreeMap<String, String>, String> {
    let hand = ByHand::read(by_hand)?;
    let (mut made, mut table, mut lacking) = (String::new(), String::new(), BTreeMap::new());
    for scenario in scenarios {
        let function = scenario.name.to_snake_case();
        if let Some(module) = hand.module_of(&function) {
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
    let modules: String = hand.modules().map(|(name, path)| format!("#[path = {path:?}]\nmod {name};\n")).collect();
    let support = by_hand.with_file_name("support.rs");
    let main = format!(
        "//! Makes the call of each scenario.\n#![allow(clippy::all)]\n\n{modules}mod made;\n#[path = {support:?}]\nmod support;\n\n#[tokio::main]\nasync fn main() {{\n    support::run(&[\n{table}    ]).await;\n}}\n"
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
    let checked = compiler::said(output.stdout.as_slice(), || {})?;
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
pub fn run(target: &Path, server: &str, only: &[String]) -> Result<Vec<Outcome>, String> {
    let output = Command::new(target.join("debug/user")).arg(server).args(only).output();
    let output = output.map_err(|error| error.to_string())?;
    let lines = String::from_utf8_lossy(&output.stdout);
    let outcomes: Result<Vec<Outcome>, _> = lines.lines().map(serde_json::from_str).collect();
    if !output.status.success() {
        return Err(format!("the calls ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)));
    }
    outcomes.map_err(|error| error.to_string())
}

/// The calls that a person wrote: a file per specification.
struct ByHand(Vec<(String, PathBuf, String)>);

impl ByHand {
    fn read(folder: &Path) -> Result<Self, String> {
        let at = |error: std::io::Error| format!("{}: {error}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(at)? {
            let path = entry.map_err(at)?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).map_err(at)?;
            files.push((name, path, text));
        }
        files.sort();
        Ok(Self(files))
    }

    fn modules(&self) -> impl Iterator<Item = (&str, &Path)> {
        self.0.iter().map(|(name, path, _)| (name.as_str(), path.as_path()))
    }

    fn module_of(&self, function: &str) -> Option<&str> {
        // As a function, or as the first of what a macro makes functions from.
        let heads = [format!("pub async fn {function}("), format!("    {function}:")];
        self.0.iter().find(|(_, _, text)| heads.iter().any(|head| text.contains(head))).map(|(name, ..)| name.as_str())
    }
}
