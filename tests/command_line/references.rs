//! Which files `$ref`s may name: URLs that are mapped, and files below the root.

use super::project::Project;

fn documents(project: &Project, reference: &str) {
    let document = "openapi: 3.1.0\ninfo: {title: Referring, version: '1'}\npaths:\n  /things:\n    get:\n      operationId: listThings\n      \
                    responses: {'200': {description: Fine., content: {application/json: {schema: {$ref: 'REFERENCE'}}}}}\nservers: [{url: 'https://example.com'}]\n";
    project.write("api/openapi.yaml", &document.replace("REFERENCE", reference));
    project.write("shared/thing.yaml", "type: object\nproperties: {size: {$ref: 'size.yaml'}}\n");
    project.write("shared/size.yaml", "type: integer\nformat: int32\n");
}

const SPEC: [&str; 4] = ["--spec", "api/openapi.yaml", "--out", "client"];

#[test]
fn urls_are_read_from_the_files_that_they_are_mapped_to() {
    let project = Project::new();
    documents(&project, "https://example.com/schemas/thing.yaml");
    let run = project.run(&[&SPEC[..], &["--deny-warnings"]].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("warning[remote-reference]") && run.stderr.contains("--map URL=PATH"),
        "{}",
        run.stderr
    );
    // What is mapped more closely counts.
    let map =
        ["--map", "https://example.com/=nowhere", "--map", "https://example.com/schemas/=shared", "--deny-warnings"];
    let run = project.run(&[&SPEC[..], &map].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(project.read("client/src/types/thing.rs").contains("size: Option<super::Size>"));
    assert!(project.read("client/src/types/size.rs").contains("= i32"));
    let run = project.run(&[&SPEC[..], &["--map", "shared"]].concat());
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is not of the form URL=PATH"), "{}", run.stderr);
}

#[test]
fn files_outside_of_the_root_are_refused() {
    let project = Project::new();
    documents(&project, "../shared/thing.yaml");
    for root in [&[][..], &["--root", "api"]] {
        let run = project.run(&[&SPEC[..], root].concat());
        assert_eq!(run.code, 0);
        assert!(run.stderr.contains("outside of the folder api and is not read"), "{}", run.stderr);
        assert!(run.stderr.contains("api/openapi.yaml:7") && run.stderr.contains("--root DIR"), "{}", run.stderr);
    }
    let run = project.run(&[&SPEC[..], &["--root", ".", "--deny-warnings"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let run = project.run(&[&SPEC[..], &["--root", ".", "--max-input", "1M"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    project.write("client/src/lib.rs", "// edited");
    let run = project.run(&[&SPEC[..], &["--root", ".", "--max-input", "1M", "--check"]].concat());
    let command = "run `generator --spec api/openapi.yaml --root . --max-input 1048576 --out client`";
    assert!(run.stderr.contains(command), "{}", run.stderr);
}
