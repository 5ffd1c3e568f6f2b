//! `--spec -`, and URLs, which are not read.

use super::project::Project;

const DOCUMENT: &str = "openapi: 3.1.0\ninfo: {title: Piped, version: '1'}\nservers: [{url: 'https://example.com'}]\npaths:\n  /things:\n    get:\n      \
                        operationId: listThings\n      responses: {'200': {description: Fine., content: {application/json: {schema: {$ref: 'shared/thing.yaml'}}}}}\n";

#[test]
fn a_document_is_read_from_standard_input() {
    let project = Project::new();
    project.write("shared/thing.yaml", "type: object\nproperties: {size: {type: integer}}\n");
    let run = project.run_with_input(&["--spec", "-", "--out", "client", "--deny-warnings"], DOCUMENT);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("read    <stdin>: 1 operation, "), "{}", run.stdout);
    project.write("api.yaml", DOCUMENT);
    assert_eq!(project.run(&["--spec", "api.yaml", "--out", "named", "--name", "client"]).code, 0);
    let files = project.files("client");
    let named = project.files("named");
    assert!(files.keys().eq(named.keys()));
    let folder = project.path("").display().to_string();
    for (path, text) in &files {
        assert_eq!(*text, named[path].replace("api.yaml", "standard input"), "{path}");
        assert!(!text.contains(&folder), "{path}");
    }
    let check = project.run_with_input(&["--spec", "-", "--out", "client", "--check"], DOCUMENT);
    assert_eq!(check.code, 0, "{}", check.stderr);
    let changed = DOCUMENT.replace("listThings", "list");
    let check = project.run_with_input(&["--spec", "-", "--out", "client", "--check"], &changed);
    assert!(check.stderr.contains("run `generator --spec - --out client`"), "{}", check.stderr);
}

#[test]
fn diagnostics_name_standard_input() {
    let project = Project::new();
    let run = project.run_with_input(&["--spec", "-"], "swagger: '2.0'\n");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--> <stdin>:1:10"), "{}", run.stderr);
    assert!(run.stderr.contains("cannot generate a client from <stdin>"), "{}", run.stderr);
    let run = project.run_with_input(&["--spec", "-", "--max-input", "10"], DOCUMENT);
    assert!(run.stderr.contains("error[input-limit]") && run.stderr.contains("<stdin>"), "{}", run.stderr);
    let run = project.run_with_input(&["--spec", "-"], "");
    assert!(run.stderr.contains("error[empty-document]: <stdin> is empty"), "{}", run.stderr);
    let run = project.run_with_input(&["compare", "HEAD", "--spec", "-"], DOCUMENT);
    assert!(run.code == 2 && run.stderr.contains("standard input"), "{}", run.stderr);
}

#[test]
fn a_url_is_to_be_downloaded_first() {
    let project = Project::new();
    for arguments in
        [&["--spec", "https://example.com/api/openapi.json"][..], &["compare", "https://example.com/api/openapi.json"]]
    {
        let run = project.run(arguments);
        assert_eq!(run.code, 2);
        let command = "curl -fsSLo openapi.json https://example.com/api/openapi.json";
        assert!(run.stderr.contains("is a URL") && run.stderr.contains(command), "{}", run.stderr);
    }
}
