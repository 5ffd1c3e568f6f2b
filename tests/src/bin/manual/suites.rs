//! Generates the clients of the documents of other tools' test suites, compiles them, and compares what is not as it should be with
//! the table of exceptions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use clap::Args;
use tests::compiler::Checked;
use tests::corpus::check::{self, Task};
use tests::corpus::rotation;
use tests::progress::bar;
use tests::suites::bundle::{self, Bundle, Client};
use tests::suites::examples;
use tests::suites::exceptions::{self, Exception, Exceptions, Kind};
use tests::suites::generation::{self, Outcome};
use tests::suites::index::{self, Document};
use tests::suites::operations;

use crate::run_options::RunOptions;

/// How often a bundle is compiled again without the clients that had errors: the errors of one phase of the compiler hide those of
/// the next.
const MOST_ROUNDS: usize = 8;

/// Generates and compiles clients for the documents of other tools' test suites.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 as the table says, 1 otherwise, 2 the run itself failed. `--update` preserves the reasons."
)]
pub struct Arguments {
    /// A folder with an INDEX.tsv (columns id, path, bytes and n_operations)
    folder: PathBuf,

    #[command(flatten)]
    options: RunOptions,

    /// Run the tests of the documents' examples
    #[arg(long, requires = "check")]
    examples: bool,

    /// Take only the documents whose ids begin with this text
    #[arg(long, value_name = "ID")]
    only: Vec<String>,

    /// The table of exceptions
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/suites/EXCEPTIONS.tsv"), hide_default_value = true)]
    exceptions: PathBuf,

    /// The folder for everything that is written [default: target/suites]
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/suites"), hide_default_value = true)]
    work: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let wanted = |document: &Document| {
        arguments.only.is_empty() || arguments.only.iter().any(|prefix| document.id.starts_with(prefix))
    };
    let documents: Vec<Document> = index::read(&arguments.folder)?.into_iter().filter(wanted).collect();
    if documents.is_empty() {
        return Err(format!("{} has no document with such an id", arguments.folder.display()));
    }
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    check::prepare(&arguments.work, &lock)?;
    for folder in ["modules", "outcomes"] {
        let folder = arguments.work.join(folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let work = arguments.work.canonicalize().map_err(|error| format!("{}: {error}", arguments.work.display()))?;
    let outcomes = generate_all(&documents, &work, arguments);
    let mut found = of_generation(&documents, &outcomes);
    let mut compiled = BTreeSet::new();
    if arguments.options.check {
        let checked = check_all(arguments, &work, &outcomes, &mut found)?;
        found.extend(of_compiling(&checked));
        compiled = checked.into_keys().collect();
    }
    summarize(&documents, &outcomes, &found, &compiled);
    judge(arguments, &outcomes, &found, &compiled)
}

/// Generates the clients, the one of the largest document first, so that no long one is left for the end.
fn generate_all(documents: &[Document], work: &Path, arguments: &Arguments) -> BTreeMap<String, Outcome> {
    let mut order: Vec<&Document> = documents.iter().collect();
    order.sort_by_key(|document| std::cmp::Reverse(document.bytes));
    let (next, outcomes, bar) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()), bar(documents.len(), "generating"));
    std::thread::scope(|scope| {
        for _ in 0..arguments.options.jobs() {
            scope.spawn(|| {
                while let Some(document) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = generation::generate_apart(document, work, arguments.examples);
                    if let Ok(mut outcomes) = outcomes.lock() {
                        outcomes.insert(document.id.clone(), outcome);
                    }
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    outcomes.into_inner().unwrap_or_default()
}

/// What generation alone shows.
fn of_generation(documents: &[Document], outcomes: &BTreeMap<String, Outcome>) -> Exceptions {
    let mut found = Exceptions::new();
    for document in documents {
        let Some(outcome) = outcomes.get(&document.id) else { continue };
        let mut add = |kind, detail: String| {
            let detail = detail.replace(['\t', '\n', '\r'], " ");
            found.insert((document.id.clone(), kind), Exception { detail, reason: String::new() });
        };
        match (&outcome.failed, &outcome.refused) {
            (Some(failed), _) => add(Kind::Failed, failed.clone()),
            (None, Some(refused)) => add(Kind::Refused, refused.clone()),
            (None, None) => {
                if let Some(shortfall) = operations::shortfall(document, outcome) {
                    add(Kind::Operations, shortfall);
                }
            }
        }
    }
    found
}

/// Compiles the clients in bundles while there is time. The answer has the clients that were compiled.
fn check_all(
    arguments: &Arguments,
    work: &Path,
    outcomes: &BTreeMap<String, Outcome>,
    found: &mut Exceptions,
) -> Result<BTreeMap<String, Checked>, String> {
    let started = Instant::now();
    let made = outcomes.iter().filter(|(_, outcome)| outcome.failed.is_none() && outcome.refused.is_none());
    let clients: Vec<Client> = made
        .map(|(id, outcome)| Client { id: id.clone(), features: outcome.features.clone(), lines: outcome.lines })
        .collect();
    let bundles = bundle::distribute(&clients);
    // Cargo reads every crate of its workspace, so what an earlier run left must go.
    let crates = work.join("crates");
    for entry in fs::read_dir(&crates).map_err(|error| error.to_string())?.flatten() {
        if !bundles.iter().any(|bundle| entry.file_name() == bundle.package.as_str()) {
            fs::remove_dir_all(entry.path()).map_err(|error| error.to_string())?;
        }
    }
    for bundle in &bundles {
        bundle.write(work, &BTreeSet::new())?;
    }
    let order = match arguments.options.minutes {
        Some(_) => rotation::turned(&bundles, 3, rotation::today()),
        None => bundles.clone(),
    };
    let bar = bar(order.len(), "compiling");
    let mut checked = BTreeMap::new();
    for chunk in order.chunks(arguments.options.jobs()) {
        if arguments.options.is_over(started) {
            break;
        }
        check_bundles(arguments, work, chunk, &mut checked)?;
        if arguments.examples {
            for bundle in chunk {
                found.extend(of_examples(work, bundle, arguments.options.jobs())?);
            }
        }
        bar.inc(chunk.len() as u64);
    }
    bar.finish_and_clear();
    Ok(checked)
}

/// Compiles some bundles, again without the clients that have errors, until none has any.
fn check_bundles(
    arguments: &Arguments,
    work: &Path,
    bundles: &[Bundle],
    checked: &mut BTreeMap<String, Checked>,
) -> Result<(), String> {
    let mut failing = BTreeSet::new();
    let mut left: Vec<&Bundle> = bundles.iter().collect();
    for client in bundles.iter().flat_map(|bundle| &bundle.clients) {
        checked.entry(client.id.clone()).or_default();
    }
    for _ in 0..MOST_ROUNDS {
        let packages: Vec<String> = left.iter().map(|bundle| bundle.package.clone()).collect();
        let said = check::check(work, &packages, &Task::All, arguments.options.jobs(), || {})?;
        let mut again = Vec::new();
        for bundle in left {
            let by_client = bundle.by_client(said.get(&bundle.package).unwrap_or(&Checked::default()));
            let errors = by_client.values().any(|of_client| !of_client.errors.is_empty());
            for (id, of_client) in by_client {
                if !of_client.errors.is_empty() {
                    failing.insert(id.clone());
                }
                let known = checked.entry(id).or_default();
                if known.errors.is_empty() {
                    known.errors = of_client.errors;
                    known.warnings = of_client.warnings;
                }
            }
            if errors && bundle.clients.iter().any(|client| !failing.contains(&client.id)) {
                bundle.write(work, &failing)?;
                again.push(bundle);
            }
        }
        left = again;
        if left.is_empty() {
            break;
        }
    }
    Ok(())
}

/// What the tests of the examples show.
fn of_examples(work: &Path, bundle: &Bundle, jobs: usize) -> Result<Exceptions, String> {
    let held = match examples::run(work, bundle, jobs) {
        Ok(held) => held,
        Err(detail) => {
            let key = (bundle.package.clone(), Kind::Examples);
            return Ok([(key, Exception { detail, reason: String::new() })].into_iter().collect());
        }
    };
    let passed: usize = held.values().map(|held| held.passed).sum();
    let failing = held.into_iter().filter(|(_, held)| !held.failed.is_empty());
    let found: Exceptions = failing
        .map(|(id, held)| ((id, Kind::Examples), Exception { detail: held.failed.join(", "), reason: String::new() }))
        .collect();
    println!("{}: {passed} tests of examples pass, those of {} documents do not", bundle.package, found.len());
    Ok(found)
}

/// What compiling shows.
fn of_compiling(checked: &BTreeMap<String, Checked>) -> Exceptions {
    let mut found = Exceptions::new();
    for (id, checked) in checked {
        for (kind, messages) in [(Kind::Errors, &checked.errors), (Kind::Warnings, &checked.warnings)] {
            if let Some(first) = messages.first() {
                let first = first.lines().next().unwrap_or_default().replace('\t', " ");
                let more = if messages.len() > 1 { format!(" and {} more", messages.len() - 1) } else { String::new() };
                let detail = format!("{first}{more}");
                found.insert((id.clone(), kind), Exception { detail, reason: String::new() });
                println!(
                    "{id}: {}\n{}",
                    kind.name(),
                    messages.iter().take(3).map(|message| excerpt(message)).collect::<String>()
                );
            }
        }
    }
    found
}

/// The beginning of a message of the compiler.
fn excerpt(message: &str) -> String {
    let line = |line: &str| format!("    {}\n", line.chars().take(160).collect::<String>());
    message.lines().take(12).map(line).collect()
}

fn summarize(
    documents: &[Document],
    outcomes: &BTreeMap<String, Outcome>,
    found: &Exceptions,
    compiled: &BTreeSet<String>,
) {
    let suites: BTreeSet<&Path> = documents.iter().map(|document| document.suite.as_path()).collect();
    println!(
        "suite                     documents  generated  refused  failed  operations    compiled  errors  warnings  slowest"
    );
    let all = suites.iter().map(|suite| Some(*suite)).chain([None]);
    for suite in all {
        let of_suite: Vec<&Document> =
            documents.iter().filter(|document| suite.is_none_or(|suite| document.suite == suite)).collect();
        let count = |kind| of_suite.iter().filter(|document| found.contains_key(&(document.id.clone(), kind))).count();
        let outcome = |document: &&&Document| outcomes.get(&document.id);
        let made: usize =
            of_suite.iter().filter_map(|document| outcome(&document)).map(|made| made.operations.len()).sum();
        let expected: usize = of_suite.iter().map(|document| document.operations).sum();
        let (refused, failed) = (count(Kind::Refused), count(Kind::Failed));
        let slowest = of_suite
            .iter()
            .filter_map(|document| outcome(&document))
            .fold(0.0, |most: f64, made| most.max(made.seconds));
        let name = suite.and_then(Path::file_name).map_or("all".into(), |name| name.to_string_lossy());
        println!(
            "{name:<25} {:>9}  {:>9}  {refused:>7}  {failed:>6}  {:>10}    {:>8}  {:>6}  {:>8}  {slowest:>6.1}s",
            of_suite.len(),
            of_suite.len() - refused - failed,
            format!("{made}/{expected}"),
            of_suite.iter().filter(|document| compiled.contains(&document.id)).count(),
            count(Kind::Errors),
            count(Kind::Warnings),
        );
    }
}

/// Prints the differences from the table, and writes the table where that is wanted.
fn judge(
    arguments: &Arguments,
    outcomes: &BTreeMap<String, Outcome>,
    found: &Exceptions,
    compiled: &BTreeSet<String>,
) -> Result<ExitCode, String> {
    let mut listed = exceptions::read(&arguments.exceptions)?;
    let looked_at = |id: &str, kind: Kind| match kind {
        Kind::Refused | Kind::Failed | Kind::Operations => outcomes.contains_key(id),
        Kind::Errors | Kind::Warnings => compiled.contains(id),
        Kind::Examples => arguments.examples && compiled.contains(id),
    };
    if arguments.options.update {
        listed = exceptions::updated(&listed, found, looked_at);
        exceptions::write(&arguments.exceptions, &listed)?;
    }
    let differences = exceptions::differences(&listed, found, looked_at);
    differences.iter().for_each(|difference| println!("{difference}"));
    println!("{} differences from the table of {} exceptions", differences.len(), listed.len());
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
