//! Serves each document of a folder with Prism, and calls a sample of its operations through the client made from it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use tests::corpus::documents::{Document, documents};
use tests::corpus::rotation;
use tests::prism::client::client;
use tests::prism::program::{self, Outcome, Verdict};
use tests::prism::sample::sample;
use tests::prism::server::Prism;
use tests::progress::bar;
use tests::workspace::Workspace;

/// Serves each document of a folder with Prism, and calls a sample of its operations through the client made from it.
#[derive(Debug, Parser)]
#[command(
    name = "prism-corpus",
    after_help = "Exit codes: 0 nothing failed, 1 something did, 2 the run itself failed. Needs node and npm."
)]
struct Arguments {
    /// A folder with an INDEX.tsv (columns `id` and `path`), or with .yaml and .json files
    folder: PathBuf,

    /// How many operations of each document are called
    #[arg(long, value_name = "N", default_value_t = 12)]
    sample: usize,

    /// Take these documents only
    #[arg(long, value_name = "ID")]
    only: Vec<String>,

    /// Begin no further document after so many minutes; begins with other documents each day
    #[arg(long, value_name = "M")]
    minutes: Option<u64>,

    /// Where clients and programs are written [default: target/prism-corpus]
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/prism-corpus"), hide_default_value = true)]
    work: PathBuf,
}

/// What came of a document.
struct Row {
    id: String,
    unmade: Vec<(String, String)>,
    outcomes: Result<Vec<Outcome>, String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    run(&Arguments::parse()).await.unwrap_or_else(|message| {
        eprintln!("error: {message}");
        ExitCode::from(2)
    })
}

async fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let at = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut documents = documents(&arguments.folder).map_err(|error| at(&arguments.folder, error))?;
    documents.retain(|document| arguments.only.is_empty() || arguments.only.contains(&document.id));
    if documents.is_empty() {
        return Err(format!("{} holds no document that is asked for", arguments.folder.display()));
    }
    if arguments.minutes.is_some() {
        documents = rotation::turned(&documents, 7, rotation::today());
    }
    std::fs::create_dir_all(&arguments.work).map_err(|error| at(&arguments.work, error))?;
    let work = arguments.work.canonicalize().map_err(|error| at(&arguments.work, error))?;
    let bar = bar(documents.len(), "");
    let (start, mut rows) = (Instant::now(), Vec::new());
    for document in &documents {
        if arguments.minutes.is_some_and(|most| start.elapsed() > Duration::from_secs(most * 60)) {
            break;
        }
        bar.set_message(document.id.clone());
        rows.push(called(document, arguments.sample, &work).await);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(if shown(&rows) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn called(document: &Document, most: usize, work: &Path) -> Row {
    let id = document.id.clone();
    let mut unmade = Vec::new();
    let outcomes = outcomes(document, most, work, &mut unmade).await;
    Row { id, unmade, outcomes }
}

async fn outcomes(
    document: &Document,
    most: usize,
    work: &Path,
    unmade: &mut Vec<(String, String)>,
) -> Result<Vec<Outcome>, String> {
    let (workspace, target) = (Workspace::at(&work.join(&document.id))?, work.join("target"));
    let made = client(&document.path, &document.id, &workspace)?;
    let calls = sample(&made, most);
    program::write(&workspace, &made.dependency, &calls)?;
    unmade.extend(calls.into_iter().filter_map(|call| Some((call.name, call.text.err()?))));
    program::build(&workspace, &target)?;
    match Prism::start(&document.path).await {
        Ok(prism) => program::run(&target, &prism.address()),
        Err(error) => {
            unmade.push(("all".to_owned(), format!("Prism does not serve the document: {error}")));
            Ok(Vec::new())
        }
    }
}

/// Prints the table and each failure; whether there is none.
fn shown(rows: &[Row]) -> bool {
    println!("{:24} {:>6} {:>6} {:>8} {:>8}", "document", "passed", "failed", "unserved", "not made");
    let mut failures = String::new();
    let mut sums = [0; 4];
    for row in rows {
        let count =
            |verdict| row.outcomes.iter().flatten().filter(|outcome: &&Outcome| outcome.verdict == verdict).count();
        let failed = count(Verdict::Failed) + usize::from(row.outcomes.is_err());
        let counts = [count(Verdict::Passed), failed, count(Verdict::Unserved), row.unmade.len()];
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        let [passed, failed, unserved, unmade] = counts;
        println!("{:24} {passed:>6} {failed:>6} {unserved:>8} {unmade:>8}", row.id);
        match &row.outcomes {
            Ok(outcomes) => {
                for outcome in outcomes.iter().filter(|outcome| outcome.verdict == Verdict::Failed) {
                    failures.push_str(&format!("\n{}: {}\n    {}\n", row.id, outcome.name, outcome.said));
                }
            }
            Err(error) => failures.push_str(&format!("\n{}: {error}\n", row.id)),
        }
    }
    let [passed, failed, unserved, unmade] = sums;
    println!("{:24} {passed:>6} {failed:>6} {unserved:>8} {unmade:>8}\n{failures}", rows.len());
    failed == 0
}
