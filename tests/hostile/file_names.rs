//! Names of files and modules that some system or compiler refuses.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use generator::internals::config::{Config, Inputs};
use generator::internals::{Analysis, analyze, generate};
use serde_json::{Map, Value, json};

const NAMES: [&str; 46] = [
    "Mod",
    "mod",
    "con",
    "CON",
    "nul",
    "aux",
    "prn",
    "com",
    "Com",
    "COM",
    "com1",
    "lpt9",
    "LPT",
    "lpt",
    "lib",
    "main",
    "self",
    "super",
    "crate",
    "Self",
    "default",
    "std",
    "reqwest",
    "tokio",
    "fs",
    "xml",
    "rustls",
    "rustls-ring",
    "native-tls",
    "blocking",
    "all-tags",
    "all_tags",
    "quick-xml",
    "type",
    "thing",
    "THING",
    "café",
    "cafe\u{301}",
    "ﬁle",
    "file",
    "",
    "!!!",
    "1st",
    "com¹",
    "types",
    "webhooks",
];

fn document() -> Value {
    let long = ["very long ".repeat(60), "very long ".repeat(60) + "too"];
    let names: Vec<&str> = NAMES.into_iter().chain(long.iter().map(String::as_str)).collect();
    let mut paths = Map::new();
    let mut schemas = Map::new();
    let mut parameters = Map::new();
    for (index, name) in names.iter().enumerate() {
        let body = json!({ "application/json": { "schema": { "type": "object", "properties": { "a": { "type": "string" } } } } });
        paths.insert(
            format!("/p{index}"),
            json!({ "post": {
                "tags": [name], "operationId": name,
                "parameters": [{ "$ref": format!("#/components/parameters/{}", name.replace(' ', "%20")) }],
                "requestBody": { "content": body },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
                    "type": "object", "properties": { (format!("b{index}")): { "type": "string" } } } } } } }
            } }),
        );
        let choice = json!({ "type": "string", "enum": [format!("p{index}"), "other"] });
        parameters.insert((*name).to_owned(), json!({ "name": format!("q{index}"), "in": "query", "schema": choice }));
        schemas.insert(
            (*name).to_owned(),
            json!({ "type": "object", "properties": { (format!("c{index}")): { "type": "string" } } }),
        );
    }
    let all: Map<String, Value> = schemas
        .keys()
        .enumerate()
        .map(|(index, name)| {
            (format!("s{index}"), json!({ "$ref": format!("#/components/schemas/{}", name.replace(' ', "%20")) }))
        })
        .collect();
    schemas.insert("Every".to_owned(), json!({ "type": "object", "properties": all }));
    paths.insert(
        "/every".to_owned(),
        json!({ "get": { "operationId": "every", "responses": { "200": { "description": "", "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Every" } } } } } } }),
    );
    json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": paths, "components": { "schemas": schemas, "parameters": parameters } })
}

pub(crate) fn analysis(folder: &Path) -> (Config, Analysis) {
    let spec = folder.join("names.json");
    fs::write(&spec, document().to_string()).expect("written");
    let config = Config {
        spec,
        inputs: Inputs::default(),
        out: folder.join("out"),
        name: "file-names".to_owned(),
        ..Config::default()
    };
    let analysis = analyze(&config);
    (config, analysis)
}

#[test]
fn file_names_are_valid_on_all_systems() {
    let folder = tempfile::tempdir().expect("a folder");
    let (config, analysis) = analysis(folder.path());
    let api = analysis.api.as_ref().expect("an API");
    let files: BTreeMap<String, String> = generate(api, &analysis.sources, &config).expect("files");
    let mut seen = HashSet::new();
    for path in files.keys() {
        assert!(path.is_ascii() && seen.insert(path.to_lowercase()), "{path}");
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            let numbered =
                stem.len() == 4 && stem.starts_with(['c', 'l']) && stem.ends_with(|c: char| c.is_ascii_digit());
            let device = ["con", "nul", "aux", "prn"].contains(&stem.as_str())
                || numbered && (stem.starts_with("com") || stem.starts_with("lpt"));
            // Only the runtime's own folders have a `mod.rs`: no name of a document makes one.
            let is_module = part == "mod.rs" && !path.starts_with("src/runtime/");
            assert!(!device && !is_module && part.len() <= 120, "{path}");
        }
    }
    assert!(
        files.keys().filter(|path| path.starts_with("src/operations/")).count() >= NAMES.len(),
        "a file for each tag"
    );
}
