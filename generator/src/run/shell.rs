//! `completions` and `man`: what a shell and `man` know about the command line, from its own definition.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;

/// Prints the script that completes the command line in a shell.
pub(super) fn completions(shell: Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "generator", &mut script);
    print(&script)
}

/// Prints the man page of the program, or of one of its commands.
pub(super) fn man(name: Option<&str>) -> Result<ExitCode, String> {
    let page = page(name)?;
    let mut text = Vec::new();
    let man = Man::new(page).source(concat!("generator ", env!("CARGO_PKG_VERSION")));
    man.render(&mut text).map_err(|error| format!("cannot write the man page: {error}"))?;
    Ok(print(&text))
}

fn page(name: Option<&str>) -> Result<Command, String> {
    // The argument of --help and what commands inherit are added when the command is built.
    let mut program = Arguments::command();
    program.build();
    let Some(name) = name else { return Ok(program) };
    program.find_subcommand(name).cloned().ok_or_else(|| {
        let names: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        format!("there is no command `{name}`; the commands are: {}", names.join(", "))
    })
}

fn print(text: &[u8]) -> ExitCode {
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = io::stdout().write_all(text);
    ExitCode::SUCCESS
}
