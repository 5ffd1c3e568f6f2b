//! The command line: arguments in, exit code out, nothing else.

mod arguments;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    run::run(&arguments::Arguments::parse())
}
