//! The tests that are run by hand, as one program with a subcommand for each. They need documents, other programs or much time.
//! One program is linked faster, and takes less space on disk, than one for each of them.

mod churn;
mod conformance;
mod corpus;
mod mutations;
mod prism;
mod prism_corpus;
mod run_options;
mod semver_checks;
mod shuffle;
mod suites;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use tests::corpus::cost;

/// Tests that are run by hand.
#[derive(Debug, Parser)]
#[command(name = "cargo suite", bin_name = "cargo suite")]
enum Program {
    Corpus(corpus::Arguments),
    Suites(suites::Arguments),
    Churn(churn::Arguments),
    SemverChecks(semver_checks::Arguments),
    Shuffle(shuffle::Arguments),
    Mutations(mutations::Arguments),
    Conformance(conformance::Arguments),
    Prism(prism::Arguments),
    PrismCorpus(prism_corpus::Arguments),
}

fn main() -> ExitCode {
    // The program starts itself again as a stand-in for rustc, or to try one document in a process of its own.
    if let Some(costs) = std::env::var_os(cost::COSTS) {
        return cost::stand_in(Path::new(&costs), &std::env::args_os().skip(1).collect::<Vec<_>>());
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(done) = child(&words) {
        return done;
    }
    run(Program::parse()).unwrap_or_else(|message| {
        eprintln!("error: {message}");
        ExitCode::from(2)
    })
}

/// Does the work of a process that this program has started; `None` if a person started it.
fn child(words: &[String]) -> Option<ExitCode> {
    let (first, rest) = words.split_first()?;
    match first.as_str() {
        tests::corpus::generation::CHILD => Some(tests::corpus::generation::one(rest)),
        tests::suites::generation::CHILD => Some(tests::suites::generation::one(rest)),
        _ => mutations::child(words),
    }
}

fn run(program: Program) -> Result<ExitCode, String> {
    match program {
        Program::Corpus(arguments) => corpus::run(&arguments),
        Program::Suites(arguments) => suites::run(&arguments),
        Program::Churn(arguments) => churn::run(&arguments),
        Program::SemverChecks(arguments) => semver_checks::run(&arguments),
        Program::Shuffle(arguments) => shuffle::run(&arguments),
        Program::Mutations(arguments) => mutations::run(&arguments),
        Program::Conformance(arguments) => wait(conformance::run(&arguments)),
        Program::Prism(arguments) => wait(prism::run(&arguments)),
        Program::PrismCorpus(arguments) => wait(prism_corpus::run(&arguments)),
    }
}

fn wait(test: impl Future<Output = Result<ExitCode, String>>) -> Result<ExitCode, String> {
    tokio::runtime::Runtime::new().map_err(|error| error.to_string())?.block_on(test)
}
