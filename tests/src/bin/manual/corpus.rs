//! Runs the generator over a folder of documents, shows what came of each, and fails when any falls short of the baseline.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use clap::Args;
use tests::compiler::Checked;
use tests::corpus::check::{self, Task};
use tests::corpus::documents::{Document, documents};
use tests::corpus::examples;
use tests::corpus::generation;
use tests::corpus::table::{Row, table};
use tests::corpus::{baseline, cost, rotation};
use tests::progress::bar;

use crate::run_options::RunOptions;

/// Runs the generator over a folder of documents.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 as good as the baseline, 1 short of it, 2 the run itself failed. `--update` raises the baseline and never lowers it."
)]
pub struct Arguments {
    /// A folder with an INDEX.tsv (columns `id` and `path`), or with .yaml and .json files
    folder: PathBuf,

    #[command(flatten)]
    options: RunOptions,

    /// Run the documents' own examples through the crates: each must be read and written again as it is
    #[arg(long)]
    examples: bool,

    /// Compile each crate with each tag feature alone too
    #[arg(long, requires = "check")]
    alone: bool,

    /// Run rustdoc on so many crates, others each day
    #[arg(long, value_name = "N", default_value_t = 0, requires = "check")]
    doc: usize,

    /// Take these documents only
    #[arg(long, value_name = "ID")]
    only: Vec<String>,

    /// The results that must be reached
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/BASELINE.tsv"), hide_default_value = true)]
    baseline: PathBuf,

    /// Where crates, reports and logs are written [default: target/corpus]
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/corpus"), hide_default_value = true)]
    work: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let found = documents(&arguments.folder).map_err(|error| format!("{}: {error}", arguments.folder.display()))?;
    let wanted = |document: &Document| arguments.only.is_empty() || arguments.only.contains(&document.id);
    let documents: Vec<Document> = found.into_iter().filter(wanted).collect();
    if documents.is_empty() {
        return Err(format!("{} holds no document that is asked for", arguments.folder.display()));
    }
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    check::prepare(&arguments.work, &lock)?;
    let work = arguments.work.canonicalize().map_err(|error| format!("{}: {error}", arguments.work.display()))?;
    let mut rows = generate_all(&documents, &work, arguments);
    let mut samples = Vec::new();
    if arguments.options.check {
        check_all(arguments, &work, &mut rows)?;
        samples = sample(arguments, &work, &rows)?;
    }
    if arguments.examples {
        try_examples(arguments, &work, &mut rows)?;
    }
    println!("{}", table(&rows));
    judge(arguments, &rows, &samples)
}

/// Generates the crates, the largest document first, so that none is left for the end.
fn generate_all(documents: &[Document], work: &Path, arguments: &Arguments) -> Vec<Row> {
    let mut order: Vec<&Document> = documents.iter().collect();
    order.sort_by_key(|document| std::cmp::Reverse(document.bytes));
    let (next, rows, bar) = (AtomicUsize::new(0), Mutex::new(Vec::new()), bar(documents.len(), "generating"));
    std::thread::scope(|scope| {
        for _ in 0..arguments.options.jobs() {
            scope.spawn(|| {
                while let Some(document) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let generated = generation::generate_apart(document, work, arguments.examples);
                    let row = Row { document: (*document).clone(), generated, checked: None, cost: None, held: None };
                    if let Ok(mut rows) = rows.lock() {
                        rows.push(row);
                    }
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    let mut rows = rows.into_inner().unwrap_or_default();
    rows.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    rows
}

/// Compiles the crates, as many at once as there are jobs, while there is time.
fn check_all(arguments: &Arguments, work: &Path, rows: &mut [Row]) -> Result<(), String> {
    let started = Instant::now();
    let ids: Vec<String> = made(rows).map(|row| row.document.id.clone()).collect();
    let (order, at_once) = match arguments.options.minutes {
        Some(_) => (rotation::turned(&ids, 7, rotation::today()), arguments.options.jobs()),
        None => (ids.clone(), ids.len().max(1)),
    };
    let bar = bar(ids.len(), "compiling");
    for chunk in order.chunks(at_once) {
        if arguments.options.is_over(started) {
            break;
        }
        let packages: Vec<String> = chunk.iter().map(|id| generation::package(id)).collect();
        let mut checked = check::check(work, &packages, &Task::All, arguments.options.jobs(), || bar.inc(1))?;
        for row in rows.iter_mut().filter(|row| chunk.contains(&row.document.id)) {
            row.checked = Some(checked.remove(&row.document.id).unwrap_or_default());
        }
    }
    bar.finish_and_clear();
    let costs = cost::read(&work.join("costs"));
    for row in rows.iter_mut().filter(|row| row.checked.is_some()) {
        row.cost = costs.get(&generation::package(&row.document.id).replace('-', "_")).copied();
    }
    Ok(())
}

/// Runs the tests of the examples, crate after crate, while there is time.
fn try_examples(arguments: &Arguments, work: &Path, rows: &mut [Row]) -> Result<(), String> {
    let started = Instant::now();
    let mut tried: Vec<(String, usize)> = made(rows)
        .map(|row| (row.document.id.clone(), row.generated.made.as_ref().map_or(0, |made| made.examples)))
        .collect();
    if arguments.options.minutes.is_some() {
        tried = rotation::turned(&tried, 7, rotation::today());
    }
    let bar = bar(tried.len(), "examples");
    for (id, count) in tried {
        if arguments.options.is_over(started) {
            break;
        }
        let held = examples::run(work, &id, count, arguments.options.jobs())?;
        rows.iter_mut().filter(|row| row.document.id == id).for_each(|row| row.held = Some(held));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

fn made(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().filter(|row| row.generated.made.is_ok())
}

/// A crate that was compiled or documented otherwise than whole: what was asked, and what was said.
type Sample = (String, Checked);

/// Compiles each crate with each tag feature alone, and documents some, where that is asked for.
fn sample(arguments: &Arguments, work: &Path, rows: &[Row]) -> Result<Vec<Sample>, String> {
    let compiled: Vec<&Row> =
        rows.iter().filter(|row| row.checked.as_ref().is_some_and(|checked| checked.compiled)).collect();
    let mut samples = if arguments.alone { alone(arguments, work, &compiled)? } else { Vec::new() };
    let bar = bar(arguments.doc, "documenting");
    for row in rotation::turned(&compiled, arguments.doc, rotation::today()).into_iter().take(arguments.doc) {
        let id = &row.document.id;
        let mut checked = check::check(work, &[generation::package(id)], &Task::Doc, arguments.options.jobs(), || {})?;
        samples.push((format!("documentation of {id}"), checked.remove(id).unwrap_or_default()));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(samples)
}

/// One tag feature of each crate at a time, until none has another.
fn alone(arguments: &Arguments, work: &Path, compiled: &[&Row]) -> Result<Vec<Sample>, String> {
    let features: Vec<(&str, Vec<String>)> =
        compiled.iter().map(|row| (row.document.id.as_str(), check::tag_features(work, &row.document.id))).collect();
    let rounds = features.iter().map(|(_, features)| features.len()).max().unwrap_or_default();
    let bar = bar(features.iter().map(|(_, features)| features.len()).sum(), "each feature alone");
    let mut samples = Vec::new();
    for round in 0..rounds {
        let turn: Vec<(&str, &String)> =
            features.iter().filter_map(|(id, features)| Some((*id, features.get(round)?))).collect();
        let packages: Vec<String> = turn.iter().map(|(id, _)| generation::package(id)).collect();
        let named = turn.iter().zip(&packages).map(|((_, feature), package)| format!("{package}/{feature}")).collect();
        let mut checked =
            check::check(work, &packages, &Task::Features(named), arguments.options.jobs(), || bar.inc(1))?;
        for (id, feature) in turn {
            samples.push((format!("{id} with the feature {feature} alone"), checked.remove(id).unwrap_or_default()));
        }
    }
    bar.finish_and_clear();
    Ok(samples)
}

/// Tells what falls short, and raises the baseline where that is asked for.
fn judge(arguments: &Arguments, rows: &[Row], samples: &[Sample]) -> Result<ExitCode, String> {
    let mut reached = baseline::read(&arguments.baseline)?;
    let mut short = 0;
    for row in rows {
        let id = &row.document.id;
        let said = row.checked.iter().flat_map(|checked| checked.errors.iter().chain(&checked.warnings));
        let shortfalls = baseline::shortfalls(row, reached.get(id));
        if !shortfalls.is_empty() {
            short += 1;
            println!("{id}: {}", shortfalls.join("; "));
            said.take(3).for_each(|message| println!("{}", excerpt(message)));
        }
    }
    for (what, checked) in samples.iter().filter(|(_, checked)| !checked.is_clean()) {
        short += 1;
        println!("{what}: {} errors, {} warnings", checked.errors.len(), checked.warnings.len());
        checked.errors.iter().chain(&checked.warnings).take(3).for_each(|message| println!("{}", excerpt(message)));
    }
    if !samples.is_empty() {
        println!(
            "{} of {} samples are clean",
            samples.iter().filter(|(_, checked)| checked.is_clean()).count(),
            samples.len()
        );
    }
    if arguments.options.update {
        for row in rows {
            if let Some(now) = baseline::reached(row) {
                let raised = baseline::raised(reached.get(&row.document.id), &now);
                reached.insert(row.document.id.clone(), raised);
            }
        }
        baseline::write(&arguments.baseline, &reached)?;
    }
    println!("{}", if short == 0 { "nothing short".to_owned() } else { format!("{short} short") });
    Ok(if short == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The beginning of what the compiler said, enough to find the place; lines of documentation may be very long.
fn excerpt(message: &str) -> String {
    let line = |line: &str| format!("    {}\n", line.chars().take(160).collect::<String>());
    message.lines().take(12).map(line).collect()
}
