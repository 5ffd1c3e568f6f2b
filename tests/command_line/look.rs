//! Looking without writing: stages, colour, help.

use super::project::{Project, SPEC};

#[test]
fn every_stage_can_be_looked_at() {
    let project = Project::new();
    let tree = project.run(&["--dump", "tree"]);
    let value: serde_json::Value = serde_json::from_str(&tree.stdout).expect("the tree is JSON");
    assert_eq!(value["info"]["title"], "Sentry Integrations API");
    let document = project.run(&["--dump", "document"]);
    assert!(document.stdout.starts_with("Document {") && document.stdout.contains("listDataForwarders"));
    let api = project.run(&["--dump", "api"]);
    assert!(api.stdout.starts_with("Api {") && api.stdout.contains("list_data_forwarders"));
    assert_eq!((tree.code, document.code, api.code), (0, 0, 0));
    assert!(!project.path("generated-client").exists(), "nothing is written");
}

#[test]
fn a_stage_that_is_not_reached_is_reported() {
    let project = Project::new();
    project.write(SPEC, "swagger: '2.0'\n");
    for stage in ["document", "api"] {
        let run = project.run(&["--dump", stage]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{stage}");
        assert!(run.stderr.contains("error[swagger-2]"), "{}", run.stderr);
    }
    project.write(SPEC, "paths: [");
    let run = project.run(&["--dump", "tree"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let project = Project::new();
    project.write(SPEC, "swagger: '2.0'\n");
    assert!(project.run(&["--color", "always"]).stderr.contains('\u{1b}'));
    assert!(!project.run(&["--color", "never"]).stderr.contains('\u{1b}'));
    assert!(!project.run(&[]).stderr.contains('\u{1b}'), "a pipe is no terminal");
}

#[test]
fn shells_and_man_know_the_options() {
    let project = Project::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let run = project.run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        assert!(run.stdout.contains("message-format") && run.stdout.contains("compare"), "{shell}");
    }
    assert_eq!(project.run(&["completions", "tcl"]).code, 2);
    let page = project.run(&["man"]);
    assert!(page.stdout.contains(".TH generator 1") && page.stdout.contains("message\\-format"), "{}", page.stdout);
    let compare = project.run(&["man", "compare"]);
    assert!(
        compare.stdout.contains(".TH generator-compare 1") && compare.stdout.contains("fail\\-on"),
        "{}",
        compare.stdout
    );
    let unknown = project.run(&["man", "nothing"]);
    assert!(
        unknown.code == 2 && unknown.stderr.contains("compare, inspect, init, completions, man"),
        "{}",
        unknown.stderr
    );
    assert!(!project.path("generated-client").exists(), "nothing is written");
}

#[test]
fn help_has_an_example_for_each_task() {
    let help = Project::new().run(&["--help"]).stdout;
    for option in [
        "--spec",
        "--overlay",
        "--root",
        "--max-input",
        "--all-warnings",
        "--out",
        "--name",
        "--check",
        "--report",
        "--dump",
        "--new-names",
        "--deny-warnings",
        "--quiet",
        "--color",
    ] {
        assert!(help.contains(option), "{option}");
    }
    let examples = help.split("Examples:").nth(1).expect("examples");
    for command in [
        "cargo run -p generator\n",
        "--spec petstore.yaml",
        "--check",
        "--deny-warnings",
        "--report",
        "--dump api",
        "Exit codes:",
    ] {
        assert!(examples.contains(command), "{command}");
    }
}
