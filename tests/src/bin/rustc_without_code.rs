//! Stands in for rustc where nobody runs what is compiled: it examines a crate as `cargo check` does, with the dependencies as they are
//! built for programs. `cargo check` and `cargo doc` would compile each dependency once more.
//!
//! Cargo calls it if `RUSTC` names it. It examines the packages that the command line of Cargo selects; anything else it hands on to
//! rustc. If `DOCUMENTATION` names a folder, it writes the documentation of these packages there instead of examining them. A warning in it
//! is an error.

use std::fs::File;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, io};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let result = if env::var_os("CARGO_PRIMARY_PACKAGE").is_some() {
        examine(&arguments)
    } else {
        run(Command::new("rustc").args(&arguments))
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn examine(arguments: &[String]) -> io::Result<()> {
    let emitted = if env::var_os("DOCUMENTATION").is_some() { "dep-info" } else { "dep-info,metadata" };
    let examined: Vec<String> = arguments.iter().map(|argument| without_code(argument, emitted)).collect();
    run(Command::new("rustc").args(&examined))?;
    if let Ok(folder) = env::var("DOCUMENTATION") {
        run(&mut rustdoc(&examined, &folder))?;
        put_placeholder(arguments, "rmeta")?;
    }
    put_placeholder(arguments, "rlib")
}

/// The argument in a form that asks for these outputs of the crate, and for metadata only of its dependencies.
fn without_code(argument: &str, emitted: &str) -> String {
    match (argument.starts_with("--emit="), argument.strip_suffix(".rlib")) {
        (true, _) => format!("--emit={emitted}"),
        (false, Some(path)) => format!("{path}.rmeta"),
        (false, None) => argument.to_owned(),
    }
}

/// rustdoc with the arguments of rustc.
fn rustdoc(arguments: &[String], folder: &str) -> Command {
    let mut rustdoc = Command::new("rustdoc");
    let mut is_folder = false;
    for argument in arguments.iter().filter(|argument| !argument.starts_with("--emit=")) {
        rustdoc.arg(if is_folder { folder } else { argument });
        is_folder = argument == "--out-dir";
    }
    rustdoc.args(["--deny", "warnings"]);
    rustdoc
}

fn run(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{command:?}: {status}"))) }
}

/// Puts an empty file where the code or the metadata would be, without which Cargo would compile the crate again the next time.
fn put_placeholder(arguments: &[String], extension: &str) -> io::Result<()> {
    let suffix = arguments.iter().find_map(|argument| argument.strip_prefix("extra-filename="));
    let of_crate = value(arguments, "--out-dir").zip(value(arguments, "--crate-name")).zip(suffix);
    let Some(((folder, name), suffix)) = of_crate else { return Ok(()) };
    let is_program = arguments.iter().any(|argument| argument == "--test" || argument == "bin");
    let file = if is_program { format!("{name}{suffix}") } else { format!("lib{name}{suffix}.{extension}") };
    File::create(Path::new(folder).join(file)).map(|_| ())
}

/// The argument behind an option.
fn value<'a>(arguments: &'a [String], option: &str) -> Option<&'a str> {
    arguments.windows(2).find_map(|pair| match pair {
        [name, value] if name == option => Some(value.as_str()),
        _ => None,
    })
}
