//! Generates a client for each version of a document, and shows how much of the client changes from each to the next.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use tests::churn::{self, baseline, table, versions};
use tests::progress::bar;

/// Shows how much of a client changes from each version of a document to the next.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 no more than in the baseline, 1 more, 2 the run itself failed.")]
pub struct Arguments {
    /// A folder with the versions of one document, the oldest first by name
    folder: PathBuf,

    /// The counts that must not be exceeded
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/churn/BASELINE.tsv"), hide_default_value = true)]
    baseline: PathBuf,

    /// Accept the counts of this run as the baseline
    #[arg(long)]
    update: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let documents = versions::documents(&arguments.folder)?;
    let bar = bar(documents.len(), "generating");
    let steps = churn::steps(&documents, || bar.inc(1))?;
    bar.finish_and_clear();
    print!("{}\n{}", table::renamed(&steps), table::table(&steps));
    if arguments.update {
        let at = |error| format!("{}: {error}", arguments.baseline.display());
        std::fs::write(&arguments.baseline, baseline::text(&steps)).map_err(at)?;
    }
    let excesses = baseline::excesses(&arguments.baseline, &steps)?;
    for excess in &excesses {
        println!("{excess}");
    }
    if excesses.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("if this is intended, accept it with `--update`; items that names.lock has must not be renamed");
    Ok(ExitCode::FAILURE)
}
