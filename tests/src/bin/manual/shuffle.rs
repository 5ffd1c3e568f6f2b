//! Generates a client for each document in another order, and fails if a caller can see the difference.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use clap::Args;
use tests::corpus::documents::{Document, documents, inputs};
use tests::corpus::rotation;
use tests::progress::bar;
use tests::shuffle::differences::Differences;
use tests::shuffle::{Outcome, exceptions, outcome};

/// Documents that are tried each day.
const ALWAYS: [&str; 2] = ["sentry", "stripe"];

/// Generates a client for each document in another order, and compares what callers can see.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 as in the table of exceptions, 1 not so, 2 the run itself failed.")]
pub struct Arguments {
    /// A folder with an INDEX.tsv (columns `id` and `path`), or with .yaml and .json files
    folder: PathBuf,

    /// What the order follows from
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// How many documents are worked on at a time
    #[arg(long, value_name = "N", default_value_t = std::thread::available_parallelism().map_or(1, usize::from))]
    jobs: usize,

    /// Take these documents only
    #[arg(long, value_name = "ID")]
    only: Vec<String>,

    /// Begin no further document after so many minutes, and with other documents each day
    #[arg(long, value_name = "M")]
    minutes: Option<u64>,

    /// Show all items that differ, and the lines of names.lock
    #[arg(long)]
    all: bool,

    /// How many items may differ, with reasons
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/shuffle/EXCEPTIONS.tsv"), hide_default_value = true)]
    exceptions: PathBuf,

    /// Write the results to the table; you write the reasons
    #[arg(long)]
    update: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let found = documents(&arguments.folder).map_err(|error| format!("{}: {error}", arguments.folder.display()))?;
    let documents: Vec<Document> =
        found.into_iter().filter(|one| arguments.only.is_empty() || arguments.only.contains(&one.id)).collect();
    if documents.is_empty() {
        return Err(format!("{} holds no document that is asked for", arguments.folder.display()));
    }
    let outcomes = outcomes(arguments, order(documents, arguments.minutes.is_some()))?;
    let mut listed = exceptions::read(&arguments.exceptions)?;
    if arguments.update {
        outcomes.iter().for_each(|(id, outcome)| exceptions::update(&mut listed, id, outcome));
        exceptions::write(&arguments.exceptions, &listed)?;
    }
    let mut faults = Vec::new();
    for (id, outcome) in &outcomes {
        let found = exceptions::faults(&listed, id, outcome);
        if !found.is_empty() || arguments.all {
            show(id, "afresh", &outcome.afresh, arguments.all);
            show(id, "kept", &outcome.with_names, arguments.all);
            show(id, "again", &outcome.again, arguments.all);
        }
        faults.extend(found);
    }
    faults.iter().for_each(|fault| println!("{fault}"));
    println!("{} documents in another order, {} faults", outcomes.len(), faults.len());
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The documents of every day first, and then, if the time is limited, others each day; else the largest first.
fn order(documents: Vec<Document>, is_limited: bool) -> Vec<Document> {
    let (mut order, mut others): (Vec<Document>, Vec<Document>) =
        documents.into_iter().partition(|document| ALWAYS.contains(&document.id.as_str()));
    if is_limited {
        others = rotation::turned(&others, 7, rotation::today());
    } else {
        others.sort_by_key(|document| std::cmp::Reverse(document.bytes));
    }
    order.append(&mut others);
    order
}

fn outcomes(arguments: &Arguments, documents: Vec<Document>) -> Result<Vec<(String, Outcome)>, String> {
    let (started, next) = (Instant::now(), AtomicUsize::new(0));
    let bar = bar(documents.len(), "shuffling");
    let found = Mutex::new(Vec::new());
    let is_over = || arguments.minutes.is_some_and(|minutes| started.elapsed() > Duration::from_secs(60 * minutes));
    std::thread::scope(|scope| {
        for _ in 0..arguments.jobs.max(1) {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if is_over() && !ALWAYS.contains(&document.id.as_str()) {
                        break;
                    }
                    let outcome = outcome(&document.path, &inputs(&document.path), arguments.seed);
                    let outcome = outcome.map(|outcome| (document.id.clone(), outcome));
                    if let Ok(mut found) = found.lock() {
                        found.push(outcome.map_err(|error| format!("{}: {error}", document.id)));
                    }
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    let mut found = found.into_inner().unwrap_or_default().into_iter().collect::<Result<Vec<_>, String>>()?;
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

fn show(id: &str, names: &str, differences: &Differences, is_all: bool) {
    let shown = if is_all { usize::MAX } else { 5 };
    for (mark, items) in [("-", &differences.before), ("+", &differences.after)] {
        items.iter().take(shown).for_each(|item| println!("{id}, {names}: {mark} {item}"));
    }
    if is_all {
        differences.names.iter().for_each(|line| println!("{id}, {names}: names.lock: {line}"));
    }
}
