//! Breaks the documents of a folder at random, many times, and fails when the generator panics, hangs, swells, or writes
//! what is no Rust.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use tests::corpus::documents::documents;
use tests::mutations::pool::Pool;
use tests::mutations::shrink::shrink;
use tests::mutations::{mutation, worker};

/// The first argument of a process that tries mutations.
const WORK: &str = "mutations-work";
/// The first argument of a process that tries one file.
const TRY: &str = "mutations-try";

/// How often a fault is tried again to find a smaller document that shows it.
const SHRINKING: usize = 600;

/// Breaks the documents of a folder at random and sees what the generator makes of them.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 no fault, 1 a fault was found, 2 the run itself failed.")]
pub struct Arguments {
    /// A folder of documents, as the corpus command takes it
    folder: PathBuf,

    /// How many mutations are tried
    #[arg(long, value_name = "N", default_value_t = 1000)]
    count: u64,

    /// What all choices follow from; the same seed gives the same mutations
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// The number of the first mutation
    #[arg(long, value_name = "N", default_value_t = 0)]
    from: u64,

    /// How many processes work at a time
    #[arg(long, value_name = "N", default_value_t = std::thread::available_parallelism().map_or(1, |jobs| jobs.get() as u64))]
    jobs: u64,

    /// Where broken documents are written [default: target/mutations]
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/mutations"), hide_default_value = true)]
    work: PathBuf,
}

/// What was counted, and the numbers that showed each fault.
#[derive(Debug, Default)]
struct Tally {
    crates: u64,
    refused: u64,
    faults: BTreeMap<String, Vec<u64>>,
}

/// Does the work of a process that this program has started, if the arguments are those of one.
pub fn child(arguments: &[String]) -> Option<ExitCode> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [TRY, path] => Some(worker::one(Path::new(path))),
        [WORK, folder, seed, from, step, end, scratch] => {
            Some(worked(folder, [seed, from, step, end], scratch).unwrap_or_else(|message| {
                eprintln!("error: {message}");
                ExitCode::from(2)
            }))
        }
        _ => None,
    }
}

fn worked(folder: &str, numbers: [&str; 4], scratch: &str) -> Result<ExitCode, String> {
    let number = |text: &str| text.parse::<u64>().map_err(|error| format!("{text}: {error}"));
    let [seed, from, step, end] = numbers;
    worker::work(Path::new(folder), number(seed)?, number(from)?, number(step)?, number(end)?, Path::new(scratch))?;
    Ok(ExitCode::SUCCESS)
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    std::fs::create_dir_all(&arguments.work).map_err(|error| format!("{}: {error}", arguments.work.display()))?;
    let tally = Mutex::new(Tally::default());
    let bar = ProgressBar::new(arguments.count);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {elapsed} {msg}") {
        bar.set_style(style);
    }
    let ends: Vec<Result<(), String>> = std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..arguments.jobs.max(1))
            .map(|job| {
                scope.spawn({
                    let (tally, bar) = (&tally, &bar);
                    move || share(arguments, job, tally, bar)
                })
            })
            .collect();
        jobs.into_iter()
            .map(|job| job.join().unwrap_or_else(|_| Err("a thread of this program panicked".to_owned())))
            .collect()
    });
    bar.finish_and_clear();
    ends.into_iter().collect::<Result<(), String>>()?;
    let tally = tally.into_inner().map_err(|error| error.to_string())?;
    println!(
        "seed {}: {} crates, {} refused, {} faults of {} kinds",
        arguments.seed,
        tally.crates,
        tally.refused,
        tally.faults.values().map(Vec::len).sum::<usize>(),
        tally.faults.len()
    );
    for (number, (fault, numbers)) in tally.faults.iter().enumerate() {
        explain(arguments, number, fault, numbers)?;
    }
    Ok(if tally.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One job's share of the numbers; a process that dies is followed by another that goes on behind the number that killed it.
fn share(arguments: &Arguments, job: u64, tally: &Mutex<Tally>, bar: &ProgressBar) -> Result<(), String> {
    let (step, end) = (arguments.jobs.max(1), arguments.from + arguments.count);
    let mut next = arguments.from + job;
    while next < end {
        let scratch = arguments.work.join(format!("job-{job}"));
        let mut child = Command::new(std::env::current_exe().map_err(|error| error.to_string())?)
            .args([WORK.as_ref(), arguments.folder.as_os_str()])
            .args([arguments.seed, next, step, end].map(|number| number.to_string()))
            .arg(&scratch)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut open = None;
        for line in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).lines()) {
            let line = line.map_err(|error| error.to_string())?;
            let Some((number, said)) =
                line.split_once('\t').and_then(|(number, said)| Some((number.parse::<u64>().ok()?, said)))
            else {
                continue;
            };
            open = (said == worker::BEGUN).then_some(number);
            next = number + step;
            if open.is_none() {
                count(tally, number, said);
                bar.inc(1);
            }
        }
        let status = child.wait().map_err(|error| error.to_string())?;
        if let Some(number) = open {
            count(tally, number, &format!("{}\tended: {status}", worker::FAULT));
            bar.inc(1);
        } else if status.code() == Some(2) {
            return Err(format!("{} can't be worked on", arguments.folder.display()));
        }
    }
    Ok(())
}

fn count(tally: &Mutex<Tally>, number: u64, said: &str) {
    let Ok(mut tally) = tally.lock() else { return };
    match said.split_once('\t') {
        Some((_, fault)) => tally.faults.entry(kind(fault)).or_default().push(number),
        None if said == worker::CRATE => tally.crates += 1,
        None => tally.refused += 1,
    }
}

/// The fault without what differs from document to document: a panic is known by its place, a file by what is wrong in it.
fn kind(fault: &str) -> String {
    let same = match fault.split_once(": ") {
        Some((place, _)) if place.starts_with("panicked at") => place,
        _ => fault.rsplit_once(" in src/").map_or(fault, |(what, _)| what),
    };
    same.chars().take(200).collect()
}

/// Shows a fault: how to see it again, and the smallest document that was found to show it.
fn explain(arguments: &Arguments, index: usize, fault: &str, numbers: &[u64]) -> Result<(), String> {
    let first = numbers.first().copied().unwrap_or_default();
    println!("\n{fault}\n  {} times, first by --seed {} --from {first} --count 1", numbers.len(), arguments.seed);
    let mut pool = Pool::new(documents(&arguments.folder).map_err(|error| error.to_string())?);
    let found = mutation(&mut pool, arguments.seed, first)?;
    println!("  {} with: {}", found.document, found.edits.join("; "));
    let path = arguments.work.join("shrinking.json");
    let shows = |tree: &Value| {
        std::fs::write(&path, tree.to_string()).is_ok() && fault_of(&path).is_some_and(|found| kind(&found) == fault)
    };
    let smallest = shrink(&found.tree, SHRINKING, shows);
    let kept = arguments.work.join(format!("fault-{index}.json"));
    std::fs::write(&kept, format!("{smallest:#}")).map_err(|error| format!("{}: {error}", kept.display()))?;
    let text = smallest.to_string();
    let shown: String = text.chars().take(1500).collect();
    println!("  {}: {shown}", kept.display());
    Ok(())
}

/// What is wrong with the document at `path`, found in a process of its own.
fn fault_of(path: &Path) -> Option<String> {
    let output = Command::new(std::env::current_exe().ok()?).arg(TRY).arg(path).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let last = said.lines().last()?;
    match last.split('\t').collect::<Vec<_>>().as_slice() {
        [_, word] if *word == worker::BEGUN => Some(format!("ended: {}", output.status)),
        [_, _, fault] => Some((*fault).to_owned()),
        _ => None,
    }
}
