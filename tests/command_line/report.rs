//! `--report`: what became of each part of the document, in a form that tools rely on.

use serde_json::Value;

use super::project::{Project, SPEC};

fn report(project: &Project) -> Value {
    project.run(&["--report", "report.json"]);
    serde_json::from_str(&project.read("report.json")).expect("the report is JSON")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

#[test]
fn it_tells_of_every_operation_and_schema() {
    let report = report(&Project::new());
    assert_eq!(keys(&report), ["operations", "types", "diagnostics", "diagnostic_counts", "untyped"]);
    let operations = list(&report["operations"]);
    assert_eq!(operations.len(), 14);
    for operation in operations {
        assert_eq!(
            keys(operation),
            [
                "operation_id",
                "method",
                "path",
                "group",
                "call",
                "pointer",
                "parameters",
                "request",
                "responses",
                "headers"
            ]
        );
        for parameter in list(&operation["parameters"]) {
            assert_eq!(keys(parameter), ["name", "in", "required", "rust_name", "rust_type", "pointer"]);
        }
        for request in list(&operation["request"]) {
            assert_eq!(keys(request), ["media_type", "rust_type", "pointer"]);
        }
        for response in list(&operation["responses"]) {
            assert_eq!(keys(response), ["status", "media_type", "rust_type", "pointer"]);
        }
    }
    for ty in list(&report["types"]) {
        assert_eq!(keys(ty), ["pointer", "rust_type"]);
    }
    assert_eq!(list(&report["diagnostics"]).len(), 0);
}

#[test]
fn its_types_are_paths_and_its_calls_are_expressions() {
    let report = report(&Project::new());
    let operation = list(&report["operations"])
        .iter()
        .find(|operation| operation["operation_id"] == "listOrganizationIntegrations")
        .expect("the operation");
    assert_eq!(operation["call"], "client.integrations().list_organization_integrations");
    assert_eq!((&operation["method"], &operation["group"]), (&"GET".into(), &"Integrations".into()));
    assert_eq!(operation["responses"][0]["rust_type"], "Vec<generated_client::types::Integration>");
    assert_eq!(operation["parameters"][0]["rust_name"], "organization_id_or_slug");
    assert_eq!(operation["parameters"][0]["rust_type"], "String");
    let integration = list(&report["types"])
        .iter()
        .find(|ty| ty["pointer"] == "/components/schemas/Integration")
        .expect("the schema");
    assert_eq!(integration["rust_type"], "generated_client::types::Integration");
}

#[test]
fn its_pointers_lead_to_the_document() {
    let project = Project::new();
    let report = report(&project);
    let tree: Value = serde_json::from_str(&project.run(&["--dump", "tree"]).stdout).expect("the tree");
    for operation in list(&report["operations"]) {
        let parts = [&operation["parameters"], &operation["request"], &operation["responses"]];
        for part in parts.into_iter().flat_map(list) {
            let pointer = part["pointer"].as_str().expect("a pointer");
            assert!(tree.pointer(pointer).is_some(), "{} has {pointer}", operation["operation_id"]);
        }
    }
    for ty in list(&report["types"]) {
        assert!(tree.pointer(ty["pointer"].as_str().expect("a pointer")).is_some(), "{ty}");
    }
}

#[test]
fn it_tells_what_was_wrong_and_where() {
    let project = Project::new();
    project.write(SPEC, "openapi: 3.1.0\ninfo: {title: Report, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {type: strnig}\n    B: {}\n");
    let report = report(&project);
    let diagnostic = &list(&report["diagnostics"])[0];
    let position = ["file", "pointer", "line", "column", "end_line", "end_column"];
    let texts = ["label", "outcome", "help"];
    assert_eq!(keys(diagnostic), [&["code", "severity", "message"][..], &position, &texts, &["more"]].concat());
    assert_eq!((&diagnostic["severity"], &diagnostic["code"]), (&"warning".into(), &"unknown-type".into()));
    assert_eq!(
        (&diagnostic["file"], &diagnostic["line"], &diagnostic["column"]),
        (&SPEC.into(), &6.into(), &15.into())
    );
    assert_eq!(diagnostic["pointer"], "/components/schemas/A/type");
    let untyped: Vec<(&str, &str)> = list(&report["untyped"])
        .iter()
        .map(|untyped| (untyped["pointer"].as_str().expect("text"), untyped["reason"].as_str().expect("text")))
        .collect();
    assert!(untyped.contains(&("/components/schemas/B", "the document says any")), "{untyped:?}");
}

#[test]
fn an_unusable_document_has_a_report_too() {
    let project = Project::new();
    project.write(SPEC, "swagger: '2.0'\n");
    let report = report(&project);
    assert_eq!(report["diagnostics"][0]["code"], "swagger-2");
    assert_eq!(report["diagnostics"][0]["severity"], "error");
    assert_eq!(list(&report["operations"]).len(), 0);
}

#[test]
fn a_report_that_cannot_be_written_stops_the_run() {
    let project = Project::new();
    let run = project.run(&["--report", "no/such/folder/report.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no/such/folder/report.json"), "{}", run.stderr);
    assert!(!project.path("generated-client").exists());
}
