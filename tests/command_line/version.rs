//! The version of the crate: where it comes from, and whether it is high enough for what changed.

use super::project::{Project, SPEC, commit};

fn document(version: &str, property: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: A, version: '{version}'}}\nservers: [{{url: 'https://a.example'}}]\npaths:\n  /users:\n    \
         get:\n      operationId: getUser\n      tags: [users]\n      responses:\n        '200':\n          description: ''\n          \
         content:\n            application/json:\n              schema: {{$ref: '#/components/schemas/User'}}\ncomponents:\n  \
         schemas:\n    User: {{type: object, properties: {{id: {{type: string}}, {property}: {{type: string}}}}}}\n"
    )
}

fn project(version: &str) -> Project {
    let project = Project::new();
    project.write(SPEC, &document(version, "name"));
    project
}

fn version(project: &Project) -> String {
    let manifest = project.read("generated-client/Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with("version = ")).unwrap_or_default();
    line.trim_start_matches("version = ").to_owned()
}

#[test]
fn the_version_is_that_of_the_document_unless_the_user_says_otherwise() {
    let project = project("1.2.3");
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(version(&project), "\"1.2.3\"");
    assert_eq!(project.run(&["--crate-version", "1.4.0"]).code, 0);
    assert_eq!(version(&project), "\"1.4.0\"");
    assert!(project.read("generated-client/src/client.rs").contains("generated-client/1.4.0"), "the user agent has it");
    assert_eq!(project.run(&["--check", "--crate-version", "1.4.0"]).code, 0);
    assert_eq!(project.run(&["--check"]).code, 1);
    project.write(SPEC, &document("v0", "name"));
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(version(&project), "\"0.1.0\"");
    let run = project.run(&["--crate-version", "1.4"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("expected three numbers, such as `1.4.0`"), "{}", run.stderr);
}

#[test]
fn a_version_that_is_too_low_for_the_changes_fails() {
    let project = project("1.2.3");
    assert_eq!(project.run(&[]).code, 0);
    commit(&project);
    let require = |project: &Project, options: &[&str]| {
        assert_eq!(project.run(&[&["--no-compare"], options].concat()).code, 0);
        project.run(&[&["--check", "--require-version", "HEAD"], options].concat())
    };
    assert_eq!(require(&project, &[]).code, 0, "nothing changed");
    project.write(SPEC, &document("1.3.0", "label"));
    let run = require(&project, &[]);
    assert_eq!(run.code, 1);
    for text in [
        "the version 1.3.0 is too low for the changes since HEAD: ",
        "breaking",
        "or run `generator --crate-version 2.0.0`",
    ] {
        assert!(run.stderr.contains(text), "{text}\n{}", run.stderr);
    }
    assert_eq!(require(&project, &["--crate-version", "2.0.0"]).code, 0);
    project.write(SPEC, &document("2.0.0", "label"));
    assert_eq!(require(&project, &[]).code, 0);
    let run = require(&project, &["--crate-version", "1.9.0"]);
    assert_eq!(run.code, 1, "the option decides");
    assert!(run.stderr.contains("run `generator --crate-version 2.0.0`"), "{}", run.stderr);
}

#[test]
fn before_the_first_major_version_the_minor_version_is_for_breaking_changes() {
    let project = project("0.3.1");
    assert_eq!(project.run(&[]).code, 0);
    commit(&project);
    for (next, code) in [("0.3.2", 1), ("0.4.0", 0), ("1.0.0", 0)] {
        project.write(SPEC, &document(next, "label"));
        assert_eq!(project.run(&[]).code, 0);
        assert_eq!(project.run(&["--check", "--require-version", "HEAD"]).code, code, "{next}");
    }
}

#[test]
fn the_version_before_is_that_of_the_crate_and_not_of_its_document() {
    let project = project("1.0.0");
    assert_eq!(project.run(&["--crate-version", "3.1.0"]).code, 0);
    commit(&project);
    project.write(SPEC, &document("1.0.0", "label"));
    let run = project.run(&["--crate-version", "3.2.0"]);
    assert!(run.stdout.contains("the version 3.2.0; it should be at least 4.0.0"), "{}", run.stdout);
    let run = project.run(&["compare", "HEAD", "--crate-version", "4.0.0"]);
    assert!(run.stdout.contains(": 4.0.0\n") && !run.stdout.contains("it should be"), "{}", run.stdout);
}

#[test]
fn a_revision_that_cannot_be_used_is_an_error() {
    let project = project("1.0.0");
    assert_eq!(project.run(&[]).code, 0);
    let run = project.run(&["--check", "--require-version", "main"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`main` is neither a file nor a usable git revision"), "{}", run.stderr);
    assert_eq!(project.run(&["--require-version", "HEAD"]).code, 2, "it belongs to --check");
}
