//! Compares the clients of versions of a document with cargo-semver-checks and with `compare`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use tests::churn::versions::documents;
use tests::corpus::rotation;
use tests::progress::bar;
use tests::semver_checks::rustdoc::Tool;
use tests::semver_checks::{Step, Version, step, table, versions};

/// Compares the clients of versions of a document with cargo-semver-checks, and fails if `compare` reports less.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 as in the table, 1 not so, 2 the run itself failed.")]
pub struct Arguments {
    /// A folder with the versions of one document, the oldest first by name
    folder: PathBuf,

    /// The program cargo-semver-checks
    #[arg(long, value_name = "FILE", default_value = "cargo-semver-checks")]
    tool: PathBuf,

    /// How many steps are compared, others each day [default: all]
    #[arg(long, value_name = "N", conflicts_with = "update")]
    steps: Option<usize>,

    /// Show each breaking change that only `compare` reports
    #[arg(long)]
    all: bool,

    /// The results that are expected
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/compare/SEMVER_CHECKS.md"), hide_default_value = true)]
    table: PathBuf,

    /// Write the results to the table
    #[arg(long)]
    update: bool,

    /// Where the clients are written [default: target/semver-checks]
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/semver-checks"), hide_default_value = true)]
    work: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let documents = documents(&arguments.folder)?;
    let count = documents.len() - 1;
    let some = arguments.steps.unwrap_or(count).clamp(1, count);
    // The steps are in a row, so that no version between them is left out.
    let first = if some < count { rotation::today() % (count - some + 1) } else { 0 };
    let tool = Tool::new(&arguments.tool, &arguments.work)?;
    let bar = bar(2 * some + 1, "comparing");
    let versions = versions(&documents, first..=first + some, &tool, || bar.inc(1))?;
    let mut steps: Vec<Step> = Vec::new();
    for pair in versions.windows(2) {
        let [old, new]: &[Version; 2] = pair.try_into().map_err(|_| "a step has two versions")?;
        steps.push(step(old, new, &tool)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    steps.iter().for_each(|step| show(step, arguments.all));
    if arguments.update {
        let at = |error| format!("{}: {error}", arguments.table.display());
        std::fs::write(&arguments.table, table::text(&steps)).map_err(at)?;
    }
    judge(arguments, &steps)
}

fn show(step: &Step, is_all: bool) {
    for finding in &step.missed {
        println!("{}: not reported: {} {}", step.document, finding.lint, finding.item);
    }
    for (change, _) in step.reported.iter().filter(|(_, is_found)| is_all && !is_found) {
        let item = change.items.first().map_or("", |item| item.path.as_str());
        println!("{}: only reported: {item}: {}", step.document, change.reason);
    }
}

fn judge(arguments: &Arguments, steps: &[Step]) -> Result<ExitCode, String> {
    let expected = std::fs::read_to_string(&arguments.table).unwrap_or_default();
    let mut is_as_expected = true;
    for step in steps {
        let row = table::row(step);
        print!("{row}");
        if !expected.contains(&row) || !step.missed.is_empty() {
            is_as_expected = false;
            println!("{}: not as in {}; accept other counts with `--update`", step.document, arguments.table.display());
        }
    }
    Ok(if is_as_expected { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
