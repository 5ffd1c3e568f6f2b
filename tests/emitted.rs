//! What clients do that were made for the small documents in `cases/`: each is generated and compiled, and the tests in `emitted/`
//! use them as a person would. What they send is compared to the byte.

use std::path::Path;

use tests::case;
use tests::workspace::Workspace;

/// The cases, each a crate.
const CASES: [&str; 36] = [
    "accept_what_can_be_read",
    "additional_properties",
    "any_of_and_or",
    "binary_bodies",
    "dates_and_formats",
    "defaults_are_documented",
    "encoded_values",
    "event_stream_and_json_lines",
    "form_styles",
    "form_text_and_bytes",
    "header_and_cookie_parameters",
    "inheritance",
    "json_merge_patch",
    "multipart",
    "optional_body",
    "pages_of_every_kind",
    "pages_told_by_extensions",
    "parameters_of_3_2",
    "path_styles",
    "queries_and_fragments_in_paths",
    "query_styles",
    "read_only_and_write_only",
    "replies_in_several_media_types",
    "required_and_nullable",
    "response_headers",
    "responses_by_status",
    "security_schemes",
    "server_variables",
    "several_request_media_types",
    "union_by_integer_and_boolean_tags",
    "union_by_json_kind",
    "union_discriminator_by_name",
    "union_discriminator_mapping",
    "union_tag_inferred",
    "union_tag_undeclared",
    "xml_bodies",
];

/// The files of `emitted/`.
const TOPICS: [&str; 6] = ["bodies", "parameters", "replies", "security", "unions", "values"];

const DEPENDENCIES: &str = "chrono = { version = \"0.4\", default-features = false }\n\
    futures-util = { version = \"0.3\", default-features = false }\n\
    http = \"1\"\n\
    serde = \"1\"\n\
    serde_json = \"1\"\n\
    tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

#[test]
fn clients_do_what_their_documents_say() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    let workspace = Workspace::at(&folder)?;
    let clients: String = CASES.iter().map(|case| client(&workspace, case)).collect::<Result<_, _>>()?;
    workspace.user(&format!("{clients}{DEPENDENCIES}"))?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("emitted");
    let module = |name: &str| format!("#[path = {:?}]\nmod {name};\n", here.join(format!("{name}.rs")));
    let modules: String = TOPICS.iter().map(|topic| module(topic)).collect();
    workspace.put("user/src/lib.rs", &format!("#![cfg(test)]\n\n#[macro_use]\n{}\n{modules}", module("support")))?;
    let run = workspace
        .cargo(&folder.join("target"))
        .args(["test", "--quiet", "--offline", "--package", "user", "--lib"])
        .output()
        .map_err(|error| error.to_string())?;
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{out}\n{err}");
    assert!(out.contains("test result: ok") && !out.contains(" 0 passed"), "{out}");
    Ok(())
}

fn client(workspace: &Workspace, case: &str) -> Result<String, String> {
    let (mut config, understood) = case::understood(&Path::new("cases").join(format!("{case}.yaml")));
    case.clone_into(&mut config.name);
    let api = understood.api.as_ref().ok_or_else(|| case::told(&understood))?;
    workspace.client(api, &understood.sources, &config)
}
