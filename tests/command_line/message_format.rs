//! Diagnostics for people and programs: `--message-format`, `--explain`, and the hint at it.

use serde_json::Value;

use super::project::{Project, Run};

/// Two files with a fault each, and a note.
fn documents(project: &Project) {
    let document = "openapi: 3.1.0\ninfo: {title: Users, version: '1'}\nservers: [{url: 'https://example.com'}]\npaths:\n  /users:\n    get:\n      \
                    responses: {'200': {description: Fine., content: {application/json: {schema: {$ref: 'parts/us%er,s.yaml#/User'}}}}}\n";
    project.write("api/openapi.yaml", document);
    project.write("api/parts/us%er,s.yaml", "User:\n  type: object\n  properties:\n    naïve: {type: strnig}\n");
}

fn run(project: &Project, format: &str) -> Run {
    let run = project.run(&["--spec", "api/openapi.yaml", "--out", "client", "--message-format", format]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

#[test]
fn json_is_an_object_on_each_line() {
    let project = Project::new();
    documents(&project);
    let run = run(&project, "json");
    let records: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let wanted = serde_json::json!([
        {
            "code": "missing-operation-id", "severity": "note", "message": "the operation has no `operationId`",
            "file": "api/openapi.yaml", "pointer": "/paths/~1users/get",
            "line": 6, "column": 5, "end_line": 6, "end_column": 8,
            "label": null, "outcome": "its method is named after the HTTP method and the path",
            "help": "add an `operationId`, so that the name stays when the path changes", "more": 0,
        },
        {
            "code": "unknown-type", "severity": "warning", "message": "unknown type `strnig`",
            "file": "api/parts/us%er,s.yaml", "pointer": "parts/us%er,s.yaml#/User/properties/naïve/type",
            "line": 4, "column": 19, "end_line": 4, "end_column": 25,
            "label": "read as any value", "outcome": null, "help": "did you mean `string`?", "more": 0,
        },
    ]);
    assert_eq!(Value::Array(records), wanted);
    assert!(run.stderr.starts_with("read    api/openapi.yaml"), "text for people is elsewhere: {}", run.stderr);
    assert!(!run.stdout.contains(&project.path("").display().to_string()));
}

#[test]
fn a_diagnostic_that_repeats_is_merged_for_people_and_located_for_programs() {
    let project = Project::new();
    let paths = |method: &str| format!("  /{method}: {{{method}: {{responses: {{}}}}}}\n");
    let paths = ["get", "put", "post"].map(paths).concat();
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\npaths:\n{paths}"
    );
    project.write("api/openapi.yaml", &document);
    let records = run(&project, "json").stdout;
    let lines = records.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["line"].as_u64());
    assert_eq!(lines.collect::<Vec<_>>(), [Some(5), Some(6), Some(7)], "{records}");
    let shown = run(&project, "human").stderr;
    let count = |shown: &str| shown.matches("note[missing-operation-id]").count();
    assert!(count(&shown) == 1 && shown.contains("has no `operationId` (and 2 more like this)"), "{shown}");
    assert!(shown.contains("api/openapi.yaml:5:") && !shown.contains("more of `missing-operation-id`"), "{shown}");
    let all = project.run(&["--spec", "api/openapi.yaml", "--out", "client", "--all-warnings"]).stderr;
    assert!(count(&all) == 3 && !all.contains("more like this"), "{all}");
}

#[test]
fn github_annotates_the_lines_of_the_files() {
    let project = Project::new();
    documents(&project);
    let run = run(&project, "github");
    let wanted = [
        "::notice file=api/openapi.yaml,line=6,endLine=6,col=5,endColumn=8,title=missing-operation-id::the operation has no \
         `operationId`%0Aits method is named after the HTTP method and the path%0Aadd an `operationId`, so that the name stays when the \
         path changes",
        "::warning file=api/parts/us%25er%2Cs.yaml,line=4,endLine=4,col=19,endColumn=25,title=unknown-type::unknown type `strnig`%0Adid \
         you mean `string`?",
    ];
    assert_eq!(run.stdout.lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn sarif_has_the_required_properties() {
    let project = Project::new();
    documents(&project);
    let run = run(&project, "sarif");
    let document: Value = serde_json::from_str(&run.stdout).expect("SARIF is JSON");
    assert_eq!(document["version"], "2.1.0");
    let [sarif_run] = document["runs"].as_array().expect("runs").as_slice() else { panic!("one run") };
    let driver = &sarif_run["tool"]["driver"];
    assert_eq!(driver["name"], "generator");
    let rules = driver["rules"].as_array().expect("rules");
    let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(ids, ["missing-operation-id", "unknown-type"]);
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| text.contains('.')), "{rule}");
        }
    }
    let results = sarif_run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("an index");
        assert_eq!(result["ruleId"], ids[index]);
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().expect("a level")));
        assert!(result["message"]["text"].is_string());
        let location = &result["locations"][0]["physicalLocation"];
        assert!(location["artifactLocation"]["uri"].is_string());
        for property in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(location["region"][property].as_u64().is_some_and(|number| number > 0), "{property}");
        }
    }
    let location = &results[1]["locations"][0];
    assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "api/parts/us%25er%2Cs.yaml");
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "parts/us%er,s.yaml#/User/properties/naïve/type");
}

#[test]
fn programs_are_also_told_of_documents_that_cannot_be_used() {
    let project = Project::new();
    for format in ["json", "github", "sarif"] {
        let run = project.run(&["--spec", "nowhere.yaml", "--message-format", format]);
        assert_eq!(run.code, 2);
        assert!(run.stdout.contains("unreadable") && run.stdout.contains("nowhere.yaml"), "{}", run.stdout);
        assert!(run.stderr.starts_with("error: cannot generate"), "{}", run.stderr);
    }
    documents(&project);
    let arguments = ["--spec", "api/openapi.yaml", "--out", "client", "--message-format"];
    assert_eq!(project.run(&[&arguments[..], &["json", "--quiet"]].concat()).stdout, "");
    let denied = project.run(&[&arguments[..], &["json", "--quiet", "--deny-warnings"]].concat());
    assert_eq!((denied.code, denied.stdout.lines().count()), (2, 1), "{}", denied.stdout);
    let sarif = project.run(&[&arguments[..], &["sarif", "--quiet"]].concat());
    let sarif: Value = serde_json::from_str(&sarif.stdout).expect("SARIF is JSON");
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]), "a run without results is a document too");
    assert_eq!(project.run(&["--message-format", "json", "--dump", "api"]).code, 2, "both write to standard output");
}

#[test]
fn a_check_keeps_its_diff_apart_from_the_diagnostics() {
    let project = Project::new();
    documents(&project);
    let arguments = ["--spec", "api/openapi.yaml", "--out", "client"];
    assert_eq!(project.run(&arguments).code, 0);
    project.write("client/src/lib.rs", "// edited");
    let run = project.run(&[&arguments[..], &["--check", "--message-format", "json"]].concat());
    assert_eq!((run.code, run.stdout.lines().count()), (1, 2), "{}", run.stdout);
    assert!(run.stderr.contains("-// edited"), "{}", run.stderr);
}

#[test]
fn people_are_told_once_how_to_learn_more() {
    let project = Project::new();
    documents(&project);
    let arguments = ["--spec", "api/openapi.yaml", "--out", "client"];
    let run = project.run(&arguments);
    let hint = "for more about a diagnostic, run `generator --explain unknown-type`\n";
    assert_eq!(run.stderr.matches("--explain").count(), 1, "{}", run.stderr);
    assert!(
        run.stderr.trim_end().ends_with(hint.trim_end()),
        "the warning is more serious than the note: {}",
        run.stderr
    );
    let by_cargo = project.run_by_cargo(&arguments);
    assert!(by_cargo.stderr.contains("`cargo run -p generator -- --explain unknown-type`"), "{}", by_cargo.stderr);
    assert_eq!(project.run(&[&arguments[..], &["--quiet"]].concat()).stderr, "");
}

#[test]
fn codes_are_explained() {
    let project = Project::new();
    let run = project.run(&["--explain", "dangling-reference"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, generator::internals::diagnostic::Code::DanglingReference.explanation());
    let misspelt = project.run(&["--explain", "dangling-refrence"]);
    assert_eq!(misspelt.code, 2);
    assert!(misspelt.stderr.contains("did you mean `dangling-reference`?"), "{}", misspelt.stderr);
    let without = project.run(&["--explain"]);
    assert_eq!(without.code, 2);
    assert!(without.stderr.contains("--explain CODE") && without.stderr.contains("unusable-server-default"));
    assert!(!project.path("generated-client").exists(), "nothing is written");
}

#[test]
fn the_nearest_option_and_file_are_suggested() {
    let project = Project::new();
    let option = project.run(&["--sepc", "api.yaml"]);
    assert_eq!(option.code, 2);
    assert!(option.stderr.contains("'--spec'"), "{}", option.stderr);
    let value = project.run(&["--message-format", "jsn"]);
    assert!(value.stderr.contains("'json'"), "{}", value.stderr);
    let command = project.run(&["comapre", "HEAD"]);
    assert!(command.stderr.contains("compare"), "{}", command.stderr);
    for (written, meant) in [
        ("spec/sentry-integration.yaml", "spec/sentry-integrations.yaml"),
        ("spec/sentry-integrations.yml", "spec/sentry-integrations.yaml"),
    ] {
        let file = project.run(&["--spec", written]);
        assert_eq!(file.code, 2);
        assert!(file.stderr.contains(&format!("did you mean `{meant}`?")), "{}", file.stderr);
    }
    project.write("corrections.overlay.yaml", "");
    let overlay = project.run(&["--overlay", "correction.overlay.yaml"]);
    assert!(overlay.stderr.contains("did you mean `corrections.overlay.yaml`?"), "{}", overlay.stderr);
    let nothing = project.run(&["--spec", "spec/unlike.yaml"]);
    assert!(!nothing.stderr.contains("did you mean"), "{}", nothing.stderr);
}
