//! `inspect`: what is written about the given document, and about one with a part of each kind.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use generator::internals::config::{Config, Inputs};
use generator::internals::inspect::{Summary, html, text};
use generator::internals::{Analysis, analyze};
use insta::{Settings, assert_snapshot};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

fn config(document: &str) -> Config {
    Config {
        spec: Path::new(document).to_owned(),
        inputs: Inputs::default(),
        out: PathBuf::from("client"),
        name: "client".to_owned(),
        ..Config::default()
    }
}

fn analysis_and_summary(document: &str) -> (Analysis, Summary) {
    let config = config(document);
    let analysis = analyze(&config);
    let summary = Summary::of(&analysis, &config).expect("the document can be used");
    (analysis, summary)
}

fn check(name: &str, document: &str, is_all: bool) {
    let (_, summary) = analysis_and_summary(document);
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots/inspect");
    settings.bind(|| assert_snapshot!(name, text::text(&summary, is_all)));
}

#[test]
fn the_given_document() {
    check("sentry", "../spec/sentry-integrations.yaml", false);
}

#[test]
fn a_document_with_all_operations() {
    check("all_operations", "inspect/document.yaml", true);
}

fn page() -> String {
    let (analysis, summary) = analysis_and_summary("inspect/document.yaml");
    html::page(&analysis, &summary).expect("the document can be used")
}

#[test]
fn the_page_allows_its_own_script_and_style_only() {
    let page = page();
    for tag in ["script", "style"] {
        let (_, behind) = page.split_once(&format!("<{tag}>")).expect("the element");
        let (content, _) = behind.split_once(&format!("</{tag}>")).expect("its end");
        let hash = STANDARD.encode(Sha256::digest(content));
        assert!(
            page.contains(&format!("{tag}-src &#39;sha256-{hash}&#39;")),
            "html.rs has another hash: sha256-{hash}"
        );
        assert_eq!(page.matches(&format!("<{tag}")).count(), 1);
    }
    assert!(page.contains("content=\"default-src &#39;none&#39;;"));
}

#[test]
fn text_of_the_document_is_no_html() {
    let page = page();
    for hostile in ["<img", "href=\"javascript", "<b>and", "alert(2)<"] {
        assert!(!page.contains(hostile), "{hostile}");
    }
    for escaped in ["&lt;script&gt;alert(1)&lt;/script&gt;", "https://pets.example/?a=1&amp;b="] {
        assert!(page.contains(escaped), "{escaped}");
    }
}

/// A document with a number of operations, each with a type. All share a parameter, a response, credentials and a union, which are as
/// long as there are operations.
fn document_of(count: usize) -> String {
    let numbers = || 0..count;
    let long = "word ".repeat(count);
    let shared = |kind: &str, name: &str| json!({ "$ref": format!("#/components/{kind}/{name}") });
    let content = |schema: Value| json!({ "application/json": { "schema": schema } });
    let path = |number| {
        let get = json!({
            "operationId": format!("op{number}"),
            "tags": ["a", format!("t{}", number % 5)],
            "parameters": [shared("parameters", "Long")],
            "responses": {
                "200": { "description": "", "content": content(shared("schemas", &format!("T{number}"))) },
                "404": shared("responses", "Long"),
            },
        });
        (format!("/p{number}"), json!({ "get": get }))
    };
    let ty = |number| {
        let properties = json!({ "long": shared("schemas", "Long"), "union": shared("schemas", "Union") });
        (format!("T{number}"), json!({ "type": "object", "properties": properties }))
    };
    let union: Vec<Value> = numbers().map(|number| shared("schemas", &format!("T{number}"))).collect();
    let mut schemas: Map<String, Value> = numbers().map(ty).collect();
    schemas.insert("Union".to_owned(), json!({ "oneOf": union }));
    schemas.insert("Long".to_owned(), json!({ "type": "object", "description": long, "properties": { "a": {} } }));
    let scheme =
        |number| (format!("key{number}"), json!({ "type": "apiKey", "in": "header", "name": format!("X-{number}") }));
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1" },
        "paths": numbers().map(path).collect::<Map<_, _>>(),
        "security": [numbers().map(|number| (format!("key{number}"), json!([]))).collect::<Map<_, _>>()],
        "components": {
            "schemas": schemas,
            "parameters": { "Long": { "name": "q", "in": "query", "description": long, "schema": { "type": "string" } } },
            "responses": { "Long": { "description": long, "content": content(shared("schemas", "Long")) } },
            "securitySchemes": numbers().map(scheme).collect::<Map<_, _>>(),
        },
    });
    document.to_string()
}

#[test]
fn the_page_grows_as_the_document_does() {
    let sizes = [200, 400].map(|count| {
        let text = document_of(count);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("page-of-{count}.json"));
        fs::write(&path, &text).expect("the document can be written");
        let (analysis, summary) = analysis_and_summary(&path.display().to_string());
        let page = html::page(&analysis, &summary).expect("the document can be used");
        assert!(page.contains("(the whole text)"));
        (text.len(), page.len(), text::text(&summary, true).len())
    });
    let [(document, page, text), (twice_document, twice_page, twice_text)] = sizes;
    // The numbers in names get longer.
    let is_linear = |one: usize, two: usize| two * document < one * twice_document * 11 / 10;
    assert!(is_linear(page, twice_page), "{sizes:?}");
    assert!(is_linear(text, twice_text), "{sizes:?}");
}
