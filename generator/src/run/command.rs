//! The commands that messages recommend: the current command with other options.

use std::path::Path;

use clap::ValueEnum as _;
use generator::internals::version::Version;

use crate::arguments::Arguments;

/// The command that brings the output up to date: this one, without `--check`.
pub(super) fn regenerate(arguments: &Arguments) -> String {
    command(&what_is_made(arguments), arguments.emit_tests, is_run_by_cargo())
}

/// The command that gives the crate another version.
pub(super) fn regenerate_as(arguments: &Arguments, version: Version) -> String {
    let others = what_is_made(arguments).into_iter().filter(|option| !option.starts_with("--crate-version "));
    let options: Vec<String> = others.chain([format!("--crate-version {version}")]).collect();
    command(&options, arguments.emit_tests, is_run_by_cargo())
}

/// The command that shows how the API changed since the last commit.
pub(super) fn compare_with_head(arguments: &Arguments) -> String {
    let mut options = vec!["compare HEAD".to_owned()];
    options.extend(what_is_read(arguments));
    command(&options, false, is_run_by_cargo())
}

/// The command that explains a diagnostic.
pub(super) fn explain(code: &str) -> String {
    command(&[format!("--explain {code}")], false, is_run_by_cargo())
}

/// What to do to run this command with a generator that is built with the feature `emit-tests`. An installed program does not know where
/// it was installed from.
pub(super) fn with_emit_tests(arguments: &Arguments) -> String {
    this(arguments, is_run_by_cargo())
}

fn this(arguments: &Arguments, by_cargo: bool) -> String {
    let again = command(&[what_is_made(arguments), what_is_done(arguments)].concat(), true, by_cargo);
    if by_cargo {
        format!("run `{again}`")
    } else {
        format!("install it with `--features emit-tests`, and run `{again}`")
    }
}

/// Whether Cargo runs the program: Cargo sets this variable for the programs that it runs.
fn is_run_by_cargo() -> bool {
    std::env::var_os("CARGO_PKG_NAME").is_some()
}

fn command(options: &[String], emits_tests: bool, by_cargo: bool) -> String {
    let mut words = match (by_cargo, emits_tests) {
        (true, true) => vec!["cargo run -p generator --features emit-tests"],
        (true, false) => vec!["cargo run -p generator"],
        (false, _) => vec!["generator"],
    };
    if by_cargo && !options.is_empty() {
        words.push("--");
    }
    words.extend(options.iter().map(String::as_str));
    words.join(" ")
}

/// The options for what is read, and the folder of the crate.
fn what_is_read(arguments: &Arguments) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    options.extend(arguments.settings.config.iter().map(|file| path("--config", file)));
    options.extend(arguments.settings.client.iter().map(|name| format!("--client {}", quoted(name))));
    options.extend(arguments.input.spec.iter().map(|spec| path("--spec", spec)));
    options.extend(arguments.input.overlay.iter().map(|overlay| path("--overlay", overlay)));
    options.extend(arguments.input.map.iter().map(|map| format!("--map {}", quoted(map))));
    options.extend(arguments.input.root.iter().map(|root| path("--root", root)));
    options.extend(arguments.input.max_input.iter().map(|bytes| format!("--max-input {bytes}")));
    options.extend(arguments.out.iter().map(|out| path("--out", out)));
    options
}

/// The options that the output depends on.
fn what_is_made(arguments: &Arguments) -> Vec<String> {
    let mut options = what_is_read(arguments);
    options.extend(arguments.include.iter().map(|entry| format!("--include {}", quoted(entry))));
    options.extend(arguments.exclude.iter().map(|entry| format!("--exclude {}", quoted(entry))));
    options.extend(arguments.name.iter().map(|name| format!("--name {name}")));
    options.extend(arguments.crate_version.iter().map(|version| format!("--crate-version {version}")));
    options.extend(arguments.schemas_only.then(|| "--schemas-only".to_owned()));
    options.extend(arguments.emit_tests.then(|| "--emit-tests".to_owned()));
    options.extend(arguments.new_names.then(|| "--new-names".to_owned()));
    options
}

/// The options for the output and for the messages.
fn what_is_done(arguments: &Arguments) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    options.extend(arguments.require_version.iter().map(|revision| format!("--require-version {}", quoted(revision))));
    options.extend(arguments.report.iter().map(|report| path("--report", report)));
    let stage = arguments.dump.and_then(|stage| Some(stage.to_possible_value()?.get_name().to_owned()));
    options.extend(stage.map(|stage| format!("--dump {stage}")));
    options.extend(arguments.deny.iter().map(|code| format!("--deny {}", quoted(code))));
    let flags = [
        (arguments.check, "--check"),
        (arguments.deny_warnings, "--deny-warnings"),
        (arguments.all_warnings, "--all-warnings"),
        (arguments.quiet, "--quiet"),
    ];
    options.extend(flags.into_iter().filter(|(given, _)| *given).map(|(_, flag)| flag.to_owned()));
    options
}

fn path(option: &str, path: &Path) -> String {
    format!("{option} {}", quoted(&path.display().to_string()))
}

/// An argument as a shell takes it for one.
pub(super) fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%".contains(c);
    if argument.chars().all(plain) { argument.to_owned() } else { format!("'{}'", argument.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn arguments(options: &[&str]) -> Arguments {
        Arguments::parse_from([&["generator"], options].concat())
    }

    #[test]
    fn a_command_with_emit_tests_names_the_feature_and_repeats_the_options() {
        let arguments =
            arguments(&["--spec", "a b.yaml", "--emit-tests", "--deny-warnings", "--report", "r.json", "-q"]);
        let options = "--spec 'a b.yaml' --emit-tests --report r.json --deny-warnings --quiet";
        assert_eq!(this(&arguments, true), format!("run `cargo run -p generator --features emit-tests -- {options}`"));
        let install = "install it with `--features emit-tests`, and run";
        assert_eq!(this(&arguments, false), format!("{install} `generator {options}`"));
    }

    #[test]
    fn a_command_that_regenerates_needs_the_feature_only_with_emit_tests() {
        let regenerate = |options: &[&str], by_cargo| {
            let arguments = arguments(options);
            command(&what_is_made(&arguments), arguments.emit_tests, by_cargo)
        };
        assert_eq!(regenerate(&["--check"], true), "cargo run -p generator");
        assert_eq!(regenerate(&["--check"], false), "generator");
        assert_eq!(regenerate(&["--name", "a"], true), "cargo run -p generator -- --name a");
        let options = ["--check", "--require-version", "main", "--crate-version", "1.4.0", "--new-names"];
        assert_eq!(regenerate(&options, false), "generator --crate-version 1.4.0 --new-names");
        let with_feature = "cargo run -p generator --features emit-tests -- --emit-tests";
        assert_eq!(regenerate(&["--emit-tests"], true), with_feature);
        assert_eq!(regenerate(&["--emit-tests"], false), "generator --emit-tests");
    }

    #[test]
    fn an_argument_with_spaces_or_quotes_is_quoted() {
        assert_eq!(quoted("spec/api.yaml"), "spec/api.yaml");
        assert_eq!(quoted("it's here"), r"'it'\''s here'");
    }
}
