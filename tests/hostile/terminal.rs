//! Text of a document on the user's terminal, in the report, and in the manifest.

use std::process::Command;

use serde_json::{Value, json};

use crate::program::Folder;

/// What moves a cursor, sets a title, ends a line, or turns the direction of the text behind it.
const CONTROLS: [&str; 16] = [
    "\u{1b}[2J",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\u{8}\u{8}\u{8}",
    "\r",
    "\n",
    "\r\n",
    "\n\n",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{2066}",
    "\0",
];

/// What a forged line says.
const FORGED: &str = "error[forged]: ";

/// A document in which much is wrong, with this text wherever a diagnostic shows one.
fn wrong(text: &str) -> Value {
    let name = |name: &str| format!("{name}{text}{FORGED}{name}");
    let path = format!("/a{}", name("path"));
    let parameters = json!([
        { "name": name("one"), "in": "path", "required": true, "schema": { "type": "string" } },
        { "name": name("two"), "in": name("nowhere"), "schema": {} },
        { "name": "three", "in": "header", "style": name("style"), "schema": {} },
        { "name": "four", "in": "query", "schema": { "$ref": format!("#/components/schemas/{}", name("Gone")) } },
        { "name": "five", "in": "query", "schema": { "$ref": format!("{}.yaml", name("gone")) } },
        { "name": "six", "in": "query", "schema": { "$ref": format!("https://{}", name("remote")) } },
        { "name": "seven", "in": "query", "schema": { "$ref": format!("#{}", name("anchor")) } }
    ]);
    let responses = json!({ name("77"): { "description": "" }, "200": { "description": "", name("content"): 1 } });
    let get = json!({
        "operationId": name("same"), "tags": [name("tag")], "parameters": parameters, "responses": responses,
        "security": [{ name("scheme"): [] }], "x-fern-pagination": { "cursor": name("cursor"), "next_cursor": name("next") }
    });
    let post =
        json!({ "operationId": name("same"), "responses": {}, "x-ms-pageable": { "nextLinkName": name("next") } });
    let schemas = json!({
        name("Type"): { "type": name("odd"), "properties": 9, "format": 7, "required": name("required") },
        name("Circle"): { "$ref": format!("#/components/schemas/{}", name("Circle")) },
        "All": { "allOf": [{ "type": "string" }, { "type": "integer", "title": name("title") }] },
        "Union": { "oneOf": [{ "type": "object" }], "discriminator": { "mapping": { name("key"): name("value") } } }
    });
    json!({
        "openapi": "3.1.0", "info": { "title": name("title"), "version": name("version") },
        "servers": [{ "url": format!("https://{{{}}}.example.com", name("variable")) }],
        "paths": { path: { "get": get, "post": post } },
        "components": { "schemas": schemas, "securitySchemes": { name("odd"): { "type": name("type") } } }
    })
}

#[test]
fn diagnostics_contain_no_control_characters_or_forged_lines() {
    for control in CONTROLS {
        let folder = Folder::new();
        folder.write("api.json", &wrong(control).to_string());
        // The characters themselves are in the excerpt of a YAML document, as far as YAML allows them.
        folder.write("api.yaml", &serde_yaml::to_string(&wrong(control)).expect("YAML"));
        for document in ["api.json", "api.yaml"] {
            let run =
                folder.run(&["--spec", document, "--out", "client", "--report", "report.json", "--color", "never"]);
            assert_eq!(run.code, Some(0), "{control:?}: {}", run.stderr);
            assert!(run.stderr.matches("warning[").count() > 10, "{}", run.stderr);
            for shown in [&run.stderr, &run.stdout] {
                let hidden = shown.chars().find(|c| *c != '\n' && generator::internals::text::hidden::is_hidden(*c));
                assert_eq!(hidden, None, "{control:?}: {shown}");
                let forged = shown.lines().find(|line| line.trim_start().starts_with(FORGED));
                assert_eq!(forged, None, "{control:?}: {shown}");
            }
            let report = folder.read("report.json");
            assert!(!report.contains(|c| c != '\n' && generator::internals::text::hidden::is_hidden(c)), "{control:?}");
            let report: Value = serde_json::from_str(&report).expect("JSON");
            let names = report["operations"][0]["parameters"].to_string();
            assert!(names.contains(FORGED) || report.to_string().contains(FORGED), "the report says what is written");
            let dump = folder.run(&["--spec", document, "--dump", "tree", "--color", "never"]);
            assert!(
                !dump.stdout.contains(|c| c != '\n' && generator::internals::text::hidden::is_hidden(c)),
                "{control:?}"
            );
        }
    }
}

#[test]
fn file_names_contain_no_control_characters_or_forged_lines() {
    for control in CONTROLS.into_iter().filter(|control| !control.contains('\0')) {
        let folder = Folder::new();
        let document = json!({ "openapi": "3.1.0", "info": { "title": "A", "version": "1" }, "paths": { "a": {} } });
        // Found by itself, and checked: nobody typed the name.
        folder.write(&format!("spec/api{control}{FORGED}.json"), &document.to_string());
        for options in [&["--check"][..], &[], &["--check"], &["--deny-warnings"], &["--report", "none/report.json"]] {
            let run = folder.run(&[&["--out", "client", "--color", "never"], options].concat());
            for shown in [&run.stderr, &run.stdout] {
                let hidden = shown.chars().find(|c| *c != '\n' && generator::internals::text::hidden::is_hidden(*c));
                assert_eq!(hidden, None, "{control:?}: {shown}");
                assert!(!shown.lines().any(|line| line.trim_start().starts_with(FORGED)), "{control:?}: {shown}");
            }
        }
    }
}

#[test]
fn cargo_reads_the_manifest_for_every_title() {
    let titles = [
        "e\u{301}a\u{300}\u{316}",
        "\u{301}",
        "👩\u{200d}🚀 ❤\u{fe0f}",
        "a\u{200b}b",
        "\u{200d}",
        "\u{200b}\u{200c}\u{feff}\u{2060}",
        "",
        " \t ",
        "\"quoted\" 'and' \"\"\"more\"\"\" '''",
        "back\\slash \\u0041 \\",
        "a\nb\r\nc\rd\u{85}e\u{2028}f",
        "\0\u{1}\u{1b}\u{7f}\u{9b}",
        "\u{202e}\u{2066}",
        "# [package]\nname = \"evil\"",
        "\"\n[dependencies]\nevil = \"1\"\n#",
        "\u{e0041}\u{3164}\u{ffa0}",
        "\u{ffff}\u{10ffff}\u{fdd0}\u{e000}",
    ];
    let folder = Folder::new();
    for (index, title) in titles.into_iter().enumerate() {
        let info = json!({ "title": title, "version": title });
        let document = json!({ "openapi": "3.1.0", "info": info, "tags": [{ "name": title }],
            "paths": { "/a": { "get": { "tags": [title], "responses": {} } } } });
        folder.write("api.json", &document.to_string());
        let out = format!("client{index}");
        let run = folder.run(&["--spec", "api.json", "--out", &out, "--quiet"]);
        assert_eq!(run.code, Some(0), "{title:?}: {}", run.stderr);
        let manifest = folder.read(&format!("{out}/Cargo.toml"));
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(folder.path(&out)).args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
        let output = cargo.output().expect("cargo starts");
        assert!(output.status.success(), "{title:?}: {}\n{manifest}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let package = &metadata["packages"][0];
        assert_eq!(package["name"], out.as_str(), "{title:?}");
        let names: Vec<&str> =
            package["dependencies"].as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).collect();
        assert!(names.contains(&"reqwest") && !names.contains(&"evil"), "{title:?}: {names:?}");
    }
}
