//! The program: parses the arguments, runs, and returns the exit code.

mod arguments;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    run::run(&arguments::Arguments::parse())
}
