//! Runs that fail or are killed: the output is as it was, or what the next run makes whole.

use std::fs;

use super::project::{Project, SPEC};

/// A change that touches several files, adds one and removes none.
fn change(project: &Project) {
    project.edit(
        "    Integration:\n      type: object\n",
        "    Newcomer: {type: object, properties: {id: {type: string}}}\n    Integration:\n      type: object\n",
    );
    project.edit("Returns a list of data forwarders configured for the organization.", "Lists what forwards data.");
    project.edit("        id:\n", "        newcomer: {$ref: '#/components/schemas/Newcomer'}\n        id:\n");
}

#[test]
fn an_unusable_document_leaves_everything_as_it_was() {
    let project = Project::generated();
    let before = project.files("generated-client");
    project.write(SPEC, "openapi: 3.1.0\npaths: [");
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[syntax]") && run.stderr.contains("nothing was written"), "{}", run.stderr);
    assert_eq!(project.changed(&before), [""; 0]);
}

#[test]
fn a_run_that_was_killed_before_it_wrote_is_not_up_to_date() {
    let project = Project::generated();
    project.write("generated-client/.generated.new/src/lib.rs", "// half");
    let run = project.run(&["--check"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("an earlier run was interrupted"), "{}", run.stderr);
    change(&project);
    assert_eq!(project.run(&[]).code, 0);
    assert!(!project.path("generated-client/.generated.new").exists());
    assert_eq!(project.run(&["--check"]).code, 0);
}

#[test]
fn a_first_run_that_was_killed_before_it_wrote_is_begun_again() {
    let project = Project::new();
    project.write("generated-client/.generated.new/src/lib.rs", "// half");
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(project.run(&["--check"]).code, 0);
}

#[test]
fn a_run_that_was_killed_while_it_wrote_is_finished_by_the_next() {
    let project = Project::generated();
    let before = project.files("generated-client");
    change(&project);
    assert_eq!(project.run(&[]).code, 0);
    let after = project.files("generated-client");
    // As it is then: the list names the files of both runs, and some of them are still the old ones.
    for path in project.changed(&before).iter().filter(|path| *path != ".generated").step_by(2) {
        let place = format!("generated-client/{path}");
        match before.get(path) {
            Some(old) => project.write(&place, old),
            None => fs::remove_file(project.path(&place)).expect("a file"),
        }
    }
    project.write("generated-client/.generated.new/.generated", &after[".generated"]);
    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(project.files("generated-client"), after);
}

#[test]
fn a_folder_in_the_place_of_a_file_stops_the_run_before_anything_is_written() {
    let project = Project::generated();
    fs::remove_file(project.path("generated-client/src/types.rs")).expect("a file");
    project.write("generated-client/src/types.rs/mine.txt", "mine");
    change(&project);
    let before = project.files("generated-client");
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("generated-client/src/types.rs") && run.stderr.contains("as it was"), "{}", run.stderr);
    assert_eq!(project.changed(&before), [""; 0]);
}

/// What fails only while files are replaced: a new file's folder can't be made where a file of that name is.
#[test]
fn a_failure_in_the_middle_takes_back_what_was_done() {
    let project = Project::new();
    project.write(SPEC, "openapi: 3.1.0\ninfo: {title: Small, version: '1'}\npaths: {}\n");
    assert_eq!(project.run(&[]).code, 0);
    project.write("generated-client/src/types", "a file where the folder of the types goes");
    project.write(SPEC, &fs::read_to_string(format!("../{SPEC}")).expect("the given document"));
    let before = project.files("generated-client");
    let run = project.run(&[]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(run.stderr.contains("as it was"), "{}", run.stderr);
    assert_eq!(project.changed(&before), [""; 0]);
    assert!(!project.path("generated-client/.generated.new").exists(), "nothing is left behind");
    fs::remove_file(project.path("generated-client/src/types")).expect("a file");
    assert_eq!(project.run(&[]).code, 0);
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let project = Project::new();
    project.write("generated-client", "a file");
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("error: generated-client: "), "{}", run.stderr);
    assert_eq!(project.read("generated-client"), "a file");
}

#[test]
fn documents_that_can_not_be_chosen_from_are_named() {
    let project = Project::new();
    project.write("spec/other.json", "{}");
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("spec/other.json, spec/sentry-integrations.yaml; name one with `--spec FILE`"),
        "{}",
        run.stderr
    );
    fs::remove_dir_all(project.path("spec")).expect("a folder");
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("name a document with `--spec FILE`"), "{}", run.stderr);
}

#[test]
fn an_unknown_option_is_reported_with_exit_code_2() {
    let project = Project::new();
    assert_eq!(project.run(&["--nonsense"]).code, 2);
    assert_eq!(project.run(&["--check", "--dump", "api"]).code, 2);
}
