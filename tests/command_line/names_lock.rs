//! The names that runs keep: `names.lock`.

use super::project::{Project, SPEC};

const LOCK: &str = "generated-client/names.lock";

/// A document whose operation is called `id`.
fn document(id: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\npaths:\n  /users:\n    get:\n      operationId: {id}\n      \
         responses:\n        '200':\n          description: ''\n          content:\n            application/json:\n              \
         schema: {{type: object, properties: {{id: {{type: string}}, name: {{type: string}}}}}}\n"
    )
}

#[test]
fn names_stay_when_the_document_changes_and_new_names_are_made_on_request() {
    let project = Project::new();
    project.write(SPEC, &document("getUser"));
    assert_eq!(project.run(&[]).code, 0);
    let lock = project.read(LOCK);
    assert!(lock.contains("#/paths/~1users/get method get_user\n"), "{lock}");
    assert!(lock.contains("/schema type GetUserResponse\n"), "{lock}");
    project.write(SPEC, &document("readUser"));
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(project.read(LOCK), lock);
    assert_eq!(project.run(&["--check"]).code, 0);
    assert_eq!(project.run(&["--new-names"]).code, 0);
    let lock = project.read(LOCK);
    assert!(lock.contains("method read_user\n") && lock.contains("type ReadUserResponse\n"), "{lock}");
}

#[test]
fn an_edited_name_is_the_name_from_then_on() {
    let project = Project::new();
    project.write(SPEC, &document("getUser"));
    assert_eq!(project.run(&[]).code, 0);
    let edited = project.read(LOCK).replace("GetUserResponse", "User");
    project.write(LOCK, &edited);
    assert_eq!(project.run(&["--check"]).code, 1);
    for _ in 0..2 {
        assert_eq!(project.run(&[]).code, 0);
        assert_eq!(project.read(LOCK), edited);
        assert!(project.read("generated-client/src/types/users.rs").contains("pub struct User {"));
    }
}

#[test]
fn a_broken_line_is_an_error_and_nothing_is_written() {
    let project = Project::new();
    project.write(SPEC, &document("getUser"));
    assert_eq!(project.run(&[]).code, 0);
    let before = project.read("generated-client/src/types/users.rs");
    let broken = format!("{}<<<<<<< HEAD\n", project.read(LOCK));
    project.write(LOCK, &broken);
    project.write(SPEC, &document("readUser"));
    let run = project.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[names-lock-line]") && run.stderr.contains("merge conflict"), "{}", run.stderr);
    assert!(run.stderr.contains("names.lock:"), "{}", run.stderr);
    assert_eq!((project.read(LOCK), project.read("generated-client/src/types/users.rs")), (broken, before));
    assert_eq!(project.run(&["--new-names"]).code, 0);
}

#[test]
fn a_name_that_is_taken_is_reported() {
    let project = Project::new();
    project.write(SPEC, &document("getUser"));
    assert_eq!(project.run(&[]).code, 0);
    project.write(LOCK, &project.read(LOCK).replace("GetUserResponse", "Option"));
    let run = project.run(&[]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("warning[name-not-kept]") && run.stderr.contains("`Option`"), "{}", run.stderr);
    assert!(project.read(LOCK).contains("type GetUserResponse\n"));
    assert_eq!(project.run(&["--check"]).code, 0);
}

#[test]
fn a_new_parameter_before_others_takes_none_of_their_names() {
    let project = Project::new();
    let document = |parameters: &[(&str, &str)]| {
        let parameter = |(name, value): &(&str, &str)| {
            format!("        - {{name: {name}, in: query, schema: {{type: string, enum: [{value}, other]}}}}\n")
        };
        let parameters: String = parameters.iter().map(parameter).collect();
        format!(
            "openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\npaths:\n  /users:\n    get:\n      \
             operationId: getUser\n      parameters:\n{parameters}      responses: {{'204': {{description: ''}}}}\n"
        )
    };
    project.write(SPEC, &document(&[("sort", "up"), ("state", "open")]));
    assert_eq!(project.run(&[]).code, 0);
    let lock = project.read(LOCK);
    assert!(lock.contains("#/paths/~1users/get/parameters/query:state/schema type GetUserState\n"), "{lock}");
    project.write(SPEC, &document(&[("kind", "big"), ("state", "open"), ("sort", "up")]));
    let run = project.run(&[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let after = project.read(LOCK);
    let lost: Vec<&str> = lock.lines().filter(|line| !after.contains(line)).collect();
    assert!(lost.is_empty() && after.contains("query:kind/schema type GetUserKind\n"), "{after}");
}

#[test]
fn a_form_beside_the_type_of_its_component_is_the_same_again() {
    let project = Project::new();
    let body = |name: &str| {
        let schema = format!("schema: {{$ref: '#/components/schemas/{name}'}}");
        format!("{{required: true, content: {{application/json: {{{schema}}}, multipart/form-data: {{{schema}}}}}}}")
    };
    let operation = |path: &str, name: &str| {
        let body = body(name);
        format!(
            "  /{path}:\n    post:\n      operationId: {path}\n      requestBody: {body}\n      responses: {{'204': {{description: ''}}}}\n"
        )
    };
    let schema = "{type: object, required: [to, file, size], properties: {to: {type: string}, file: {type: string, format: binary}, \
                  size: {type: integer}}}";
    let paths = operation("send", "Send") + &operation("edit", "Edit");
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: A, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\npaths:\n{paths}components:\n  \
         schemas:\n    Send: {schema}\n    Edit: {schema}\n"
    );
    project.write(SPEC, &document);
    assert_eq!(project.run(&[]).code, 0);
    let run = project.run(&["--check"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);

    let form = "post/requestBody/content/multipart~1form-data/schema";
    let lock = project.read(LOCK);
    assert!(lock.contains(&format!("#/paths/~1send/{form} type SendBody\n")), "{lock}");
    assert!(lock.contains(&format!("#/paths/~1send/{form} new file size to\n")), "{lock}");
    let edited = lock.replace("type SendBody\n", "type Letter\n").replace(
        &format!("#/paths/~1send/{form} new file size to\n"),
        &format!("#/paths/~1send/{form} new to size file\n"),
    );
    project.write(LOCK, &edited);
    assert_eq!(project.run(&[]).code, 0);
    assert_eq!(project.read(LOCK), edited);
    let run = project.run(&["inspect"]);
    assert!(run.stdout.contains("Letter, otherwise SendBody"), "{}", run.stdout);
    let files = project.files("generated-client/src/types");
    let forms = files.values().find(|text| text.contains("pub struct Letter {")).expect("a file with the form");
    let arguments =
        forms.split_once("impl Letter {\n    pub fn new(").map(|(_, rest)| rest.split(')').next().unwrap_or_default());
    let names: Vec<&str> =
        arguments.unwrap_or_default().split(',').filter_map(|one| one.trim().split(':').next()).collect();
    assert_eq!(names, ["to", "size", "file"], "{forms}");
}
