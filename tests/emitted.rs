//! What clients do that were made for the small documents in `cases/`: each is generated and compiled, and the tests in `emitted/`
//! use them as a person would. What they send is compared to the byte. The examples in their documentation compile. Some are documented
//! too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::internals::generate;
use tests::together::{self, Crate, Runtime};
use tests::workspace::Workspace;
use tests::{case, dependencies, doc_examples, guide, progress};

/// The cases.
const CASES: &[&str] = &[
    "accept_what_can_be_read",
    "additional_properties",
    "any_of_and_or",
    "api_version",
    "argument_order",
    "argument_order_swapped",
    "binary_bodies",
    "composition",
    "conditional_schemas",
    "dates_and_formats",
    "deep_object_lists",
    "defaults_are_documented",
    "discriminators",
    "documented_redirects",
    "dynamic_references",
    "encoded_values",
    "event_stream_and_json_lines",
    "examples_of_methods",
    "form_styles",
    "form_text_and_bytes",
    "forms_in_parameters",
    "header_and_cookie_parameters",
    "headers_set_cookie",
    "inheritance",
    "json_in_strings",
    "json_merge_patch",
    "lenient_members",
    "media_per_status",
    "media_ranges_in_requests",
    "multipart",
    "multipart_file_in_union",
    "names_are_made_once",
    "number_whole",
    "operation_server_variable",
    "optional_body",
    "own_names_and_types",
    "pages_by_the_body",
    "pages_counted_from_zero",
    "pages_of_every_kind",
    "pages_by_extensions",
    "parameters_of_3_2",
    "parts_of_other_media_types",
    "password_format",
    "path_styles",
    "paths",
    "plurals",
    "queries_and_fragments_in_paths",
    "query_object_with_list",
    "query_styles",
    "read_only_and_write_only",
    "replies_in_several_media_types",
    "required_and_nullable",
    "required_defaults",
    "required_names_of_methods",
    "response_headers",
    "responses_by_status",
    "scalar_types",
    "security_schemes",
    "server_variables",
    "several_request_media_types",
    "skip_url_encoding",
    "union_by_integer_and_boolean_tags",
    "union_by_json_kind",
    "union_discriminator_by_name",
    "union_discriminator_mapping",
    "union_nested_constants",
    "union_tag_inferred",
    "union_tag_undeclared",
    "union_with_text",
    "xml_bodies",
    "xml_lists_of_text",
];

/// The clients of the examples in the README and in `docs/`, and their documents.
const GUIDE: [(&str, &str); 2] = [("pets_client", "../generator/examples/pets.yaml"), ("shop", "../docs/shop.yaml")];

/// Those whose documentation says the most: text of documents as it comes, and types that speak of each other across files. They are
/// compiled with the cases, and documented by themselves.
const DOCUMENTED: &[&str] = &[
    "deprecated",
    "descriptions_in_markdown",
    "hostile_text",
    "html_in_descriptions",
    "inheritance",
    "names_of_other_scripts",
    "names_that_collide",
    "operations_with_several_tags",
    "shared_by_several_tags",
    "union_alternatives_named",
    "webhooks_and_callbacks",
];

/// What compiles crates that nobody runs.
const EXAMINER: &str = env!("CARGO_BIN_EXE_rustc-without-code");

/// The files of `emitted/`.
const TOPICS: &[&str] = &[
    "bodies",
    "composition",
    "cursors",
    "errors",
    "guide",
    "leniency",
    "pages",
    "parameters",
    "replies",
    "security",
    "unions",
    "values",
];

#[test]
fn clients_do_what_their_documents_say() -> Result<(), String> {
    let folder = folder("emitted");
    let workspace = Workspace::at(&folder)?;
    let mut clients = clients(CASES)?;
    for (name, document) in GUIDE {
        clients.insert(name.to_owned(), files_of(name, Path::new(document))?);
    }
    let crates = together::write(&workspace, "emitted", &clients, Runtime::Whole)?;
    let dependencies: String = crates.iter().map(Crate::dependency).collect();
    workspace.user(&format!("{dependencies}{}", dependencies::of_clients()?))?;
    workspace.put("user/src/clients.rs", &all_clients(&crates))?;
    let examples: String = clients.iter().map(|(name, files)| doc_examples::module(name, files)).collect();
    assert!(examples.contains("fn example_"), "{examples}");
    workspace.put("user/src/examples.rs", &examples)?;
    let guide = guide::module(&GUIDE.map(|(name, _)| name));
    assert!(guide.contains("mod readme_") && guide.contains("mod docs_uploads_"), "{guide}");
    workspace.put("user/src/guide_pages.rs", &guide)?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("emitted");
    let module = |name: &str| format!("#[path = {:?}]\nmod {name};\n", here.join(format!("{name}.rs")));
    let modules: String = TOPICS.iter().map(|topic| module(topic)).collect();
    workspace.put(
        "user/src/lib.rs",
        &format!(
            "#![cfg(test)]\n\n#[macro_use]\n{}\nmod clients;\n#[allow(warnings)]\nmod examples;\n#[allow(dead_code, unused)]\nmod guide_pages;\n{modules}",
            module("support")
        ),
    )?;
    let mut cargo = workspace.cargo_of_test(Path::new(env!("CARGO_TARGET_TMPDIR")));
    cargo.args(["test", "--offline", "--package", "user", "--lib"]);
    let (success, out) = run(cargo, "the clients of the cases")?;
    assert!(success, "{out}");
    assert!(out.contains("test result: ok") && !out.contains(" 0 passed"), "{out}");
    Ok(())
}

#[test]
fn the_runtime_compiles_without_the_files_that_a_client_does_not_contain() -> Result<(), String> {
    let workspace = Workspace::at(&folder("parts"))?;
    let mut clients = clients(CASES)?;
    clients.extend(self::clients(DOCUMENTED)?);
    let crates = together::write(&workspace, "part", &clients, Runtime::Carried)?;
    let dependencies: String = crates.iter().map(Crate::dependency).collect();
    workspace.user(&format!("{dependencies}{}", dependencies::of_clients()?))?;
    workspace.put("user/src/lib.rs", "")?;
    let mut cargo = workspace.cargo_of_examination(Path::new(env!("CARGO_TARGET_TMPDIR")), EXAMINER);
    cargo.args(["build", "--offline", "--workspace"]);
    let (success, out) = run(cargo, "clients with the files of the runtime that they carry")?;
    assert!(success && !out.contains("warning"), "{out}");
    Ok(())
}

#[test]
fn rustdoc_does_not_warn_about_their_documentation() -> Result<(), String> {
    let folder = folder("documented");
    let workspace = Workspace::at(&folder)?;
    let crates = together::write(&workspace, "documented", &clients(DOCUMENTED)?, Runtime::Carried)?;
    let dependencies: String = crates.iter().map(Crate::dependency).collect();
    workspace.user(&format!("{dependencies}{}", dependencies::of_clients()?))?;
    workspace.put("user/src/lib.rs", "")?;
    let documentation = folder.join("doc");
    let mut cargo = workspace.cargo_of_examination(Path::new(env!("CARGO_TARGET_TMPDIR")), EXAMINER);
    cargo.args(["build", "--offline", "--workspace"]).env("DOCUMENTATION", &documentation);
    let (success, out) = run(cargo, "documentation of the cases")?;
    assert!(success, "{out}");
    for krate in &crates {
        let documentation = documentation.join(krate.package.replace('-', "_"));
        for case in &krate.clients {
            assert!(documentation.join(case).join("index.html").exists(), "{case} was not documented:\n{out}");
        }
        // Nobody reads the documentation, and that of the runtime is most of it.
        let _ = fs::remove_dir_all(documentation.join("runtime"));
    }
    for folder in ["src", "trait.impl", "type.impl"] {
        let _ = fs::remove_dir_all(documentation.join(folder));
    }
    Ok(())
}

/// The files of the clients of cases, by the name of the case.
fn clients(cases: &[&str]) -> Result<BTreeMap<String, together::Files>, String> {
    cases.iter().map(|case| Ok(((*case).to_owned(), files(case)?))).collect()
}

/// A module with all clients, and the implementation of `RequestParts` for each crate.
fn all_clients(crates: &[Crate]) -> String {
    let mut text = String::from("//! The clients that the tests use.\n\n");
    for Crate { package, clients, .. } in crates {
        let krate = package.replace('-', "_");
        text.push_str(&format!("pub use {krate}::{{{}}};\n", clients.join(", ")));
    }
    let names: Vec<String> = crates.iter().map(|krate| krate.package.replace('-', "_")).collect();
    format!("{text}\nimplement_request_parts! {{ {} }}\n", names.join(" "))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Whether it succeeded, and all that it said.
fn run(cargo: Command, doing: &str) -> Result<(bool, String), String> {
    let run = progress::output(cargo, doing).map_err(|error| error.to_string())?;
    let said = [run.stdout, run.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    Ok((run.status.success(), said.join("\n")))
}

fn files(case: &str) -> Result<together::Files, String> {
    files_of(case, &Path::new("cases").join(format!("{case}.yaml")))
}

fn files_of(name: &str, document: &Path) -> Result<together::Files, String> {
    let (mut config, analysis) = case::analysis(document);
    name.clone_into(&mut config.name);
    let api = analysis.api.as_ref().ok_or_else(|| case::shown_diagnostics(&analysis))?;
    generate(api, &analysis.sources, &config)
}
