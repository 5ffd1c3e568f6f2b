//! `--check`: whether the client is what the document says, and how to mend it.

use super::project::Project;

#[test]
fn an_up_to_date_client_passes() {
    let project = Project::generated();
    let run = project.run(&["--check"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("generated-client is up to date: "), "{}", run.stdout);
}

#[test]
fn a_stale_client_fails_with_a_diff_and_nothing_is_written() {
    let project = Project::generated();
    project.edit("Returns a list of data forwarders configured for the organization.", "Lists what forwards data.");
    let before = project.files("generated-client");
    let run = project.run_by_cargo(&["--check"]);
    assert_eq!(run.code, 1);
    for line in [
        "--- a/generated-client/src/operations/data_forwarders.rs",
        "+++ b/generated-client/src/operations/data_forwarders.rs",
        "-    /// Returns a list of data forwarders configured for the organization.",
        "+    /// Lists what forwards data.",
    ] {
        assert!(run.stdout.lines().any(|found| found == line), "{line}\n{}", run.stdout);
    }
    assert!(run.stdout.lines().count() < 20, "only what differs is shown");
    assert_eq!(
        run.stderr.trim_end(),
        "error: generated-client is not what spec/sentry-integrations.yaml says: 1 to write, 0 to remove; run `cargo run -p generator`"
    );
    assert_eq!(project.changed(&before), [""; 0]);
}

#[test]
fn edited_missing_and_stale_files_are_all_found() {
    let project = Project::generated();
    project.write("generated-client/src/lib.rs", "// edited\n");
    std::fs::remove_file(project.path("generated-client/README.md")).expect("a file");
    let list = project.read("generated-client/.generated");
    project.write("generated-client/.generated", &format!("{list}src/old.rs\n"));
    project.write("generated-client/src/old.rs", "// of an earlier run\n");
    let run = project.run(&["--check"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("3 to write, 1 to remove"), "{}", run.stderr);
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(project.run(&["--check"]).code, 0, "a run mends it");
}

#[test]
fn the_mending_command_is_the_one_that_was_given() {
    let project = Project::new();
    let spec = "spec/sentry-integrations.yaml";
    let arguments = ["--check", "--spec", spec, "--out", "a client", "--name", "sentry"];
    let told = "run `generator --spec spec/sentry-integrations.yaml --out 'a client' --name sentry`";
    let run = project.run(&arguments);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains(told), "{}", run.stderr);
    let run = project.run_by_cargo(&arguments);
    assert!(run.stderr.contains("run `cargo run -p generator -- --spec "), "{}", run.stderr);
    assert!(!project.path("a client").exists(), "a check writes nothing");
}

#[test]
fn quiet_leaves_the_diff_out() {
    let project = Project::new();
    let run = project.run(&["--check", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(run.stderr.lines().count(), 1);
}
