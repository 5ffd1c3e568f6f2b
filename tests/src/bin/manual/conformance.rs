//! Makes the call of each HTTP conformance scenario with clients generated from its documents.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::Value;
use tests::compiler::Checked;
use tests::conformance::by_hand::ByHand;
use tests::conformance::clients::krate;
use tests::conformance::refusals::Log;
use tests::conformance::results::Results;
use tests::conformance::scenarios::Scenario;
use tests::conformance::{baseline, clients, driver, faults, scenarios};
use tests::workspace::Workspace;

/// Makes the call of each HTTP conformance scenario, and compares what was read with what the scenario gives.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 as good as the baseline, 1 short of it or refused, 2 the run itself failed.")]
pub struct Arguments {
    /// The mock server
    #[arg(long, value_name = "URL")]
    server: String,

    /// The file that the mock server writes its log to: the run fails when it refused a request that it should have taken
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,

    /// The folder with the documents and the scenarios
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/conformance"), hide_default_value = true)]
    folder: PathBuf,

    /// The documents: of OpenAPI 3.0 or 3.1
    #[arg(long, value_name = "VERSION", default_value = "3.1", value_parser = ["3.0", "3.1"])]
    openapi: String,

    /// Scenarios of this tier only
    #[arg(long)]
    tier: Option<Tier>,

    /// Scenarios with this in their name or specification only
    #[arg(long, value_name = "NAME")]
    only: Option<String>,

    /// Apply the overlays in this folder to the documents that they are named for, and take the scenarios of those only
    #[arg(long, value_name = "DIR")]
    overlays: Option<PathBuf>,

    /// The scenarios that must pass
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/BASELINE.txt"), hide_default_value = true)]
    baseline: PathBuf,

    /// Add what passes now to the baseline
    #[arg(long)]
    update: bool,

    /// Where the clients and the program are written [default: target/conformance]
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/conformance"), hide_default_value = true)]
    work: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Tier {
    /// What an OpenAPI document can express
    Core,
    /// The right bytes can be sent, the type is lost in OpenAPI
    Wire,
    /// XML, streams, paging by links
    Feature,
}

impl Arguments {
    fn ask_for(&self, scenario: &Scenario) -> bool {
        let of_tier = match self.tier {
            Some(tier) => scenario.tier == format!("{tier:?}").to_lowercase(),
            None => scenario.tier != "impossible",
        };
        let only = self.only.as_ref().is_none_or(|only| scenario.name.contains(only) || scenario.spec.contains(only));
        let overlaid = self.overlays.as_ref().is_none_or(|folder| clients::overlay(folder, &scenario.spec).is_some());
        of_tier && only && overlaid
    }

    /// Clients of one specification's documents of several versions are much the same, and are built once. Those with overlays have a
    /// folder to themselves: in one, either would be built again after each run of the other.
    fn workspace(&self) -> PathBuf {
        self.work.join(if self.overlays.is_some() { "overlaid" } else { "plain" })
    }
}

pub async fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let every = scenarios::scenarios(&arguments.folder, &arguments.openapi)?;
    let asked: Vec<Scenario> = every.iter().filter(|scenario| arguments.ask_for(scenario)).cloned().collect();
    let by_hand = ByHand::of(&asked, concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/calls").as_ref())?;
    // A file that a person wrote may call clients of other specifications as well.
    let is_called = |spec: &str| asked.iter().any(|scenario| scenario.spec == spec) || by_hand.names(&krate(spec));
    let specs: BTreeSet<&str> =
        every.iter().map(|scenario| scenario.spec.as_str()).filter(|spec| is_called(spec)).collect();
    eprintln!("generating {} clients", specs.len());
    let workspace = Workspace::at(&arguments.workspace())?;
    let documents = arguments.folder.join("openapi");
    let made = clients::clients(&documents, &arguments.openapi, arguments.overlays.as_deref(), specs, &workspace)?;
    let lacking = driver::write(&asked, &made, &by_hand, &workspace)?;
    eprintln!("building {} calls", asked.len());
    // What the clients depend on is built once for both.
    let target = std::path::absolute(arguments.work.join("target")).map_err(|error| error.to_string())?;
    let log = arguments.log.as_deref().map(Log::from_here).transpose()?;
    let checked = driver::build(&workspace, &target)?;
    let outcomes = driver::run(&target, &arguments.server)?;
    let mut results = Results::of(&asked, &outcomes, &lacking);
    results.confirm(&unseen(&arguments.server).await?);
    println!("{}", results.table());
    let passed = results.passed();
    let refusals = log.map_or_else(|| Ok(Vec::new()), |log| log.refusals(&asked, &passed))?;
    let fell: Vec<String> = baseline::read(&arguments.baseline)?
        .into_iter()
        .filter(|name| asked.iter().any(|scenario| scenario.name == *name) && !passed.contains(name))
        .collect();
    if arguments.update {
        baseline::raise(&arguments.baseline, &passed)?;
    }
    let faults = faults::faults(&fell, &refusals, &checked);
    for fault in &faults {
        println!("{fault}");
    }
    let clean = made.iter().filter(|client| checked.get(&client.package).is_some_and(Checked::is_clean));
    println!("{} of {} clients compiled without a warning", clean.count(), made.len());
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The scenarios that the server has not seen to pass.
async fn unseen(server: &str) -> Result<BTreeSet<String>, String> {
    let client = reqwest::Client::builder().no_proxy().build().map_err(|error| error.to_string())?;
    let reply = client.get(format!("{server}/.coverage")).send().await.map_err(|error| error.to_string())?;
    let text = reply.text().await.map_err(|error| error.to_string())?;
    let coverage: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let results = coverage.pointer("/results").or_else(|| coverage.pointer("/0/results")).unwrap_or(&coverage);
    let results = results.as_object().ok_or("the server's coverage is no object")?;
    Ok(results.iter().filter(|(_, outcome)| *outcome != "pass").map(|(name, _)| name.clone()).collect())
}
