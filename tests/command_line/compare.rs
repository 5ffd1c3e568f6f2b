//! `compare`: which documents it reads, what it exits with, and the summary after a run.

use super::project::{Project, SPEC, commit, git};

#[test]
fn two_files_are_compared() {
    let project = Project::new();
    project.write("new.yaml", &project.read(SPEC).replace("providerKey", "providerId"));
    let run = project.run(&["compare", SPEC, "new.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.lines().next().is_some_and(|line| line.contains(" breaking")), "{}", run.stdout);
    assert_eq!(project.run(&["compare", SPEC, SPEC]).stdout, "no changes of the API\n");
}

#[test]
fn a_revision_is_compared_with_the_document_in_the_folder() {
    let project = Project::new();
    commit(&project);
    project.edit("summary: ", "summary: Another text. ");
    let run = project.run(&["compare", "HEAD"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("1 documentation change: "), "{}", run.stdout);
    git(&project, &["commit", "-q", "-a", "-m", "Change the document"]);
    assert_eq!(project.run(&["compare", "HEAD"]).stdout, "no changes of the API\n");
    let run = project.run(&["compare", "HEAD~1", "HEAD", "--format", "markdown"]);
    assert!(run.stdout.starts_with("**1 documentation change: "), "{}", run.stdout);
}

#[test]
fn a_revision_has_the_files_that_its_document_refers_to() {
    let project = Project::new();
    std::fs::remove_file(project.path(SPEC)).expect("a file");
    let document = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n\
                    components: {schemas: {A: {$ref: 'parts/a.yaml'}}}\n";
    project.write("spec/api.yaml", document);
    project.write("spec/parts/a.yaml", "{type: object, properties: {a: {type: string}}}\n");
    commit(&project);
    project.write("spec/parts/a.yaml", "{type: object, properties: {a: {type: integer}}}\n");
    let run = project.run(&["compare", "HEAD"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for text in ["A::a: another type", "- pub a: Option<String>", "+ pub a: Option<i64>"] {
        assert!(run.stdout.contains(text), "{text}\n{}", run.stdout);
    }
}

#[test]
fn an_unknown_revision_or_document_is_refused() {
    let project = Project::new();
    let run = project.run(&["compare", "v1"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`v1` is neither a file nor a usable git revision"), "{}", run.stderr);
    commit(&project);
    for name in ["v1", "--output=x", "HEAD:spec"] {
        let run = project.run(&["compare", "--", name]);
        assert_eq!(run.code, 2, "{name}: {}", run.stdout);
        assert!(run.stderr.contains("git does not know it"), "{}", run.stderr);
    }
    project.write("broken.yaml", "openapi: 3.1.0\npaths: [\n");
    let run = project.run(&["compare", "broken.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot generate a client from broken.yaml"), "{}", run.stderr);
    let run = project.run(&["compare", "spec"]);
    assert!(run.stderr.contains("spec is a folder"), "{}", run.stderr);
}

#[test]
fn changes_fail_where_that_is_wanted() {
    let project = Project::new();
    commit(&project);
    assert_eq!(project.run(&["compare", "HEAD", "--fail-on", "any"]).code, 0);
    project.edit("summary: ", "summary: Another text. ");
    assert_eq!(project.run(&["compare", "HEAD", "--fail-on", "breaking"]).code, 0);
    assert_eq!(project.run(&["compare", "HEAD", "--fail-on", "any"]).code, 1);
    project.edit("providerKey", "providerId");
    assert_eq!(project.run(&["compare", "HEAD", "--fail-on", "breaking"]).code, 1);
    assert_eq!(project.run(&["compare", "HEAD"]).code, 0);
}

#[test]
fn the_other_formats_are_for_programs() {
    let project = Project::new();
    commit(&project);
    project.edit("providerKey", "providerId");
    let json = project.run(&["compare", "HEAD", "--format", "json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((&report["summary"]["breaking"], &report["summary"]["additive"]), (&1.into(), &1.into()));
    assert_eq!(report["changes"][0]["difference"], "removed");
    let github = project.run(&["compare", "HEAD", "--format", "github"]).stdout;
    assert!(github.contains("::error file=spec/sentry-integrations.yaml,line="), "{github}");
}

#[test]
fn a_run_that_changes_the_output_says_what_changed_since_the_last_commit() {
    let project = Project::generated();
    assert!(!project.run(&[]).stdout.contains("since HEAD"), "there is no repository");
    commit(&project);
    assert!(!project.run(&[]).stdout.contains("since HEAD"), "nothing changed");
    project.edit("providerKey", "providerId");
    let check = project.run(&["--check"]);
    assert!(check.stdout.contains("since HEAD: ") && check.stdout.contains(" breaking"), "{}", check.stdout);
    let without = project.run(&["--check", "--no-compare"]);
    assert!(!without.stdout.contains("since HEAD"), "{}", without.stdout);
    let run = project.run(&[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("since HEAD: ") && run.stdout.contains("generator compare HEAD"), "{}", run.stdout);
    assert!(!project.run(&[]).stdout.contains("since HEAD"), "the output is up to date");
}

#[test]
fn the_repository_stays_as_it_is() {
    let project = Project::new();
    commit(&project);
    project.edit("summary: ", "summary: Another text. ");
    let index = std::fs::read(project.path(".git/index")).expect("an index");
    assert_eq!(project.run(&["compare", "HEAD"]).code, 0);
    assert_eq!(std::fs::read(project.path(".git/index")).expect("an index"), index);
    let before = project.read(SPEC);
    assert!(before.contains("Another text."));
}

#[test]
fn a_new_operation_id_changes_no_name() {
    let project = Project::new();
    commit(&project);
    project.edit("operationId: ", "operationId: new ");
    let run = project.run(&["compare", "HEAD"]);
    assert!(!run.stdout.contains("renamed"), "a run keeps the names: {}", run.stdout);
}

#[test]
fn a_revision_has_its_own_overlays() {
    let project = Project::new();
    let overlay = |actions: &str| {
        let text = format!(
            "overlay: 1.0.0\ninfo: {{title: Ours, version: '1'}}\nactions:\n- {{target: $.info, update: {{title: A}}}}\n{actions}"
        );
        project.write("overlays/ours.yaml", &text);
    };
    overlay("");
    assert_eq!(project.run(&["--overlay", "overlays/ours.yaml"]).code, 0);
    commit(&project);
    overlay("- {target: \"$.paths['/organizations/{organization_id_or_slug}/config/integrations/']\", remove: true}\n");
    let run = project.run(&["compare", "HEAD", "--overlay", "overlays/ours.yaml"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("1 breaking") && run.stdout.contains(": removed"), "{}", run.stdout);
    let run = project.run(&["--overlay", "overlays/ours.yaml"]);
    assert!(run.stdout.contains("since HEAD: 1 breaking"), "{}", run.stdout);
    // An overlay that the revision does not have was not applied there.
    std::fs::rename(project.path("overlays/ours.yaml"), project.path("overlays/new.yaml")).expect("a file");
    let run = project.run(&["compare", "HEAD", "--overlay", "overlays/new.yaml"]);
    assert!(run.stdout.starts_with("1 breaking"), "{}", run.stdout);
}

#[test]
fn a_revision_has_the_names_of_its_crate() {
    let project = Project::generated();
    commit(&project);
    let names = project.read("generated-client/names.lock");
    let edited = names.replace("GetIntegrationProviderInfo", "ProviderInfo");
    assert_ne!(edited, names, "the crate has the name");
    project.write("generated-client/names.lock", &edited);
    let run = project.run(&["compare", "HEAD"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("renamed") || run.stdout.contains("another signature"), "{}", run.stdout);
    // Files have no crate of their own, so both documents have the names of the first.
    assert_eq!(project.run(&["compare", SPEC, SPEC]).stdout, "no changes of the API\n");
}
