//! Writing the client: with nothing said, again, after an edit, under another name, among other people's files.

use std::fs;

use super::project::{Project, SPEC};

#[test]
fn without_arguments_the_client_of_the_one_document_is_written() {
    let project = Project::new();
    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stderr, "");
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    assert!(lines[0].starts_with("read    spec/sentry-integrations.yaml: 14 operations, "), "{}", lines[0]);
    assert!(
        lines[1].starts_with("wrote   generated-client: ") && lines[1].ends_with(" files, 0 unchanged"),
        "{}",
        lines[1]
    );
    assert!(project.read("generated-client/Cargo.toml").contains("name = \"generated-client\""));
}

#[test]
fn the_second_run_writes_nothing() {
    let project = Project::generated();
    let written = |path: &str| fs::metadata(project.path(path)).and_then(|file| file.modified()).expect("a time");
    let paths: Vec<String> =
        project.files("generated-client").into_keys().map(|path| format!("generated-client/{path}")).collect();
    let before: Vec<_> = paths.iter().map(|path| written(path)).collect();
    let run = project.run(&[]);
    assert!(run.stdout.contains("generated-client: 0 files, "), "{}", run.stdout);
    assert_eq!(before, paths.iter().map(|path| written(path)).collect::<Vec<_>>(), "no file was touched");
}

#[test]
fn an_edited_description_changes_its_own_files_alone() {
    let project = Project::generated();
    let before = project.files("generated-client");
    project.edit("Returns a list of data forwarders configured for the organization.", "Lists what forwards data.");
    assert_eq!(project.run(&[]).code, 0);
    // The manifest has the fingerprint of the document.
    assert_eq!(project.changed(&before), ["Cargo.toml", "src/operations/data_forwarders.rs"]);
}

#[test]
fn an_edited_schema_changes_its_own_file_alone() {
    let project = Project::generated();
    let before = project.files("generated-client");
    project.edit(
        "    Integration:\n      type: object\n",
        "    Integration:\n      type: object\n      description: What is connected.\n",
    );
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(project.changed(&before), ["Cargo.toml", "src/types/integration.rs"]);
}

#[test]
fn files_that_are_no_more_go_and_files_of_others_stay() {
    let project = Project::generated();
    project.write("generated-client/NOTES.md", "mine");
    project.write("generated-client/src/types/mine.rs", "// mine");
    project.write("generated-client/Cargo.lock", "# cargo's");
    project.write(SPEC, "openapi: 3.1.0\ninfo: {title: Small, version: '1'}\npaths: {}\n");
    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains(" removed"), "{}", run.stdout);
    let files = project.files("generated-client");
    assert!(!files.contains_key("src/types/integration.rs") && !files.contains_key("src/operations/integrations.rs"));
    assert!(!project.path("generated-client/src/operations").exists(), "a folder goes with its last file");
    for mine in ["NOTES.md", "src/types/mine.rs", "Cargo.lock"] {
        assert!(files.contains_key(mine), "{mine} stays");
    }
    assert_eq!(project.run(&["--check"]).code, 0);
}

#[test]
fn a_folder_of_others_is_refused() {
    let project = Project::new();
    project.write("theirs/src/main.rs", "fn main() {}");
    let run = project.run(&["--out", "theirs"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains(
            "theirs contains files that the generator did not write: src; name another folder with `--out DIR`"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(project.files("theirs").len(), 1, "nothing is written");
}

#[test]
fn a_file_of_others_in_the_way_is_refused() {
    let project = Project::generated();
    project.edit(
        "    Integration:\n      type: object\n",
        "    Newcomer: {type: object, properties: {id: {type: string}}}\n    Integration:\n      type: object\n",
    );
    project.edit("        id:\n", "        newcomer: {$ref: '#/components/schemas/Newcomer'}\n        id:\n");
    project.write("generated-client/src/types/newcomer.rs", "// mine");
    let before = project.files("generated-client");
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("src/types/newcomer.rs"), "{}", run.stderr);
    assert_eq!(project.changed(&before), [""; 0]);
}

#[test]
fn an_empty_folder_and_one_with_a_repository_are_taken() {
    let project = Project::new();
    project.write("new/.git/HEAD", "ref: refs/heads/main");
    assert_eq!(project.run(&["--out", "new", "--name", "sentry"]).code, 0);
    assert!(project.read("new/Cargo.toml").contains("name = \"sentry\""));
}

#[test]
fn the_crate_is_named_after_its_folder_or_by_the_option() {
    let project = Project::new();
    let name = |arguments: &[&str], out: &str| {
        let run = project.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        project.read(&format!("{out}/Cargo.toml")).lines().find(|line| line.starts_with("name")).map(str::to_owned)
    };
    assert_eq!(name(&["--out", "some/sentry-api"], "some/sentry-api").as_deref(), Some("name = \"sentry-api\""));
    assert_eq!(
        name(&["--out", "other", "--name", "sentry_client"], "other").as_deref(),
        Some("name = \"sentry_client\"")
    );
    assert_eq!(name(&["--out", "1password"], "1password").as_deref(), Some("name = \"api-1password\""));
    for bad in ["", "a b", "../up", "fn", "std", "é"] {
        let run = project.run(&["--out", "bad", "--name", bad]);
        assert_eq!(run.code, 2, "{bad}");
        assert!(run.stderr.contains("--name CRATE"), "{bad}: {}", run.stderr);
    }
    assert!(!project.path("bad").exists());
}

#[test]
fn quiet_says_nothing() {
    let project = Project::new();
    let run = project.run(&["--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}
