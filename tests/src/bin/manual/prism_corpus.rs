//! Serves each document of a folder with Prism, and calls a sample of its operations through the client made from it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use tests::corpus::documents::documents;
use tests::corpus::rotation;
use tests::prism::baseline::{self, Baseline, Reached};
use tests::prism::calls::outcomes;
use tests::prism::program::{Outcome, Verdict};
use tests::progress::bar;

/// Serves each document of a folder with Prism, and calls a sample of its operations through the client made from it.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 as good as the baseline, 1 short of it, 2 the run itself failed. Needs node and npm."
)]
pub struct Arguments {
    /// A folder with an INDEX.tsv (columns `id` and `path`), or with .yaml and .json files
    folder: PathBuf,

    /// How many operations of each document are called; the baseline is of so many
    #[arg(long, value_name = "N", default_value_t = 12)]
    sample: usize,

    /// Take these documents only
    #[arg(long, value_name = "ID")]
    only: Vec<String>,

    /// Begin no further document after so many minutes, and with other documents each day; takes those of the baseline only
    #[arg(long, value_name = "M")]
    minutes: Option<u64>,

    /// How many must pass
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/prism/BASELINE.tsv"), hide_default_value = true)]
    baseline: PathBuf,

    /// Raise the baseline to what passes now
    #[arg(long)]
    update: bool,

    /// Where clients and programs are written [default: target/prism-corpus]
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/prism-corpus"), hide_default_value = true)]
    work: PathBuf,
}

/// What came of a document.
struct Row {
    id: String,
    outcomes: Result<Vec<Outcome>, String>,
}

impl Row {
    fn count(&self, verdict: Verdict) -> usize {
        self.outcomes.iter().flatten().filter(|outcome| outcome.verdict == verdict).count()
    }

    fn failed(&self) -> usize {
        self.count(Verdict::Failed) + usize::from(self.outcomes.is_err())
    }
}

pub async fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let at = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut documents = documents(&arguments.folder).map_err(|error| at(&arguments.folder, error))?;
    documents.retain(|document| arguments.only.is_empty() || arguments.only.contains(&document.id));
    if documents.is_empty() {
        return Err(format!("{} holds no document that is asked for", arguments.folder.display()));
    }
    let before = baseline::read(&arguments.baseline)?;
    if arguments.minutes.is_some() {
        // What has no row takes minutes to build by itself, which a bounded run has not.
        documents.retain(|document| before.contains_key(&document.id));
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
        let outcomes = outcomes(document, arguments.sample, &work).await;
        rows.push(Row { id: document.id.clone(), outcomes });
        bar.inc(1);
    }
    bar.finish_and_clear();
    show(&rows);
    let reached = |row: &Row| Reached { passed: row.count(Verdict::Passed), failed: row.failed() };
    let now: Baseline = rows.iter().map(|row| (row.id.clone(), reached(row))).collect();
    let fell: Vec<&String> =
        now.iter().filter(|(id, now)| now.falls_short(before.get(*id))).map(|(id, _)| id).collect();
    for id in &fell {
        println!("{id}: falls short of the baseline");
    }
    if arguments.update {
        baseline::raise(&arguments.baseline, before.clone(), now.clone())?;
    }
    Ok(if fell.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the table, and why each call that did not pass did not.
fn show(rows: &[Row]) {
    let line = |name: &str, counts: [usize; 4]| {
        let [passed, failed, unserved, not_made] = counts;
        println!("{name:24} {passed:>6} {failed:>6} {unserved:>8} {not_made:>8}");
    };
    println!("{:24} {:>6} {:>6} {:>8} {:>8}", "document", "passed", "failed", "unserved", "not made");
    let mut sums = [0; 4];
    for row in rows {
        let counts = [Verdict::Passed, Verdict::Failed, Verdict::Unserved, Verdict::NotMade];
        let mut counts = counts.map(|verdict| row.count(verdict));
        counts[1] = row.failed();
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        line(&row.id, counts);
    }
    line(&rows.len().to_string(), sums);
    for row in rows {
        if let Err(error) = &row.outcomes {
            println!("\n{}: failed\n    {error}", row.id);
        }
        for Outcome { name, verdict, said } in row.outcomes.iter().flatten() {
            if *verdict != Verdict::Passed {
                println!("\n{}: {name} {verdict}\n    {said}", row.id);
            }
        }
    }
}
