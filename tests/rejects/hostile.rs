//! Documents that are cut off, nested without end, or hold what no document should: told or read, never a panic.

use std::fs;
use std::path::Path;

use generator::internals::{generate, has_errors};
use serde_json::Value;
use tests::case;

/// Reads the document and writes what can be written of it, in memory; the codes of what was told.
fn codes(name: &str, text: &[u8]) -> Vec<&'static str> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, text).expect("a document");
    let (config, analysis) = case::analysis(&path);
    assert_eq!(analysis.api.is_none(), has_errors(&analysis.diagnostics), "there is an API unless there is an error");
    if let Some(api) = &analysis.api {
        generate(api, &analysis.sources, &config).expect("the emitter makes Rust");
    }
    assert!(case::shown_diagnostics(&analysis).len() < 1_000_000, "the diagnostics are of a readable size");
    analysis.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect()
}

fn given() -> String {
    fs::read_to_string("../spec/sentry-integrations.yaml").expect("the given document")
}

/// A document with one schema, written in YAML's flow style, which JSON's is.
fn with_schema(schema: &str) -> String {
    format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "Hostile", "version": "1"}}, "paths": {{}}, "components": {{"schemas": {{"A": {schema}}}}}}}"#
    )
}

#[test]
fn cut_off_anywhere() {
    let yaml = given();
    let tree: Value = generator::internals::load::load(
        Path::new("../spec/sentry-integrations.yaml"),
        &generator::internals::config::Inputs::default(),
    )
    .tree;
    let json = serde_json::to_string_pretty(&tree).expect("a tree is JSON");
    for (name, text) in [("cut.yaml", &yaml), ("cut.json", &json)] {
        for end in (0..text.len()).step_by(211).filter(|end| text.is_char_boundary(*end)) {
            let codes = codes(name, &text.as_bytes()[..end]);
            assert!(name == "cut.yaml" || !codes.is_empty(), "JSON that is cut off at {end} can't be read");
        }
    }
}

#[test]
fn nested_ten_thousand_levels_deep() {
    let levels = 10_000;
    for (open, close) in [("{\"items\": ", "}"), ("{\"allOf\": [", "]}"), ("[", "]")] {
        let schema = with_schema(&format!("{}{{}}{}", open.repeat(levels), close.repeat(levels)));
        assert_eq!(codes("deep.json", schema.as_bytes()), ["syntax"], "{open}");
        assert_eq!(codes("deep.yaml", schema.as_bytes()), ["syntax"], "{open}");
    }
}

#[test]
fn references_behind_each_other() {
    let links = 600;
    let chain = |link: &dyn Fn(usize) -> String| {
        let schemas: Vec<String> = (0..links).map(|at| format!(r#""S{at}": {}"#, link(at + 1))).collect();
        with_schema(&format!(
            r##"{{"$ref": "#/components/schemas/S0"}}, {}, "S{links}": {{"type": "string"}}"##,
            schemas.join(", ")
        ))
    };
    let reference = |to: usize| format!(r##"{{"$ref": "#/components/schemas/S{to}"}}"##);
    assert!(codes("chain.json", chain(&reference).as_bytes()).is_empty());
    let members = chain(&|to| format!(r#"{{"type": "object", "properties": {{"next": {}}}}}"#, reference(to)));
    assert!(codes("members.json", members.as_bytes()).contains(&"too-deep"));
    codes("lists.json", chain(&|to| format!(r#"{{"type": "array", "items": {}}}"#, reference(to))).as_bytes());
    codes("unions.json", chain(&|to| format!(r#"{{"oneOf": [{}, {{"type": "string"}}]}}"#, reference(to))).as_bytes());
}

#[test]
fn numbers_that_nothing_can_hold() {
    let digits = "9".repeat(40);
    let schema = format!(
        r#"{{"type": "integer", "maximum": {digits}, "minimum": -{digits}, "default": {digits}, "enum": [{digits}, 1], "minLength": {digits}, "maxItems": -1, "multipleOf": 0}}"#
    );
    for name in ["numbers.json", "numbers.yaml"] {
        codes(name, with_schema(&schema).as_bytes());
    }
    let endless = with_schema(&format!(r#"{{"type": "integer", "maximum": {}}}"#, "9".repeat(400)));
    assert_eq!(codes("endless.json", endless.as_bytes()), ["syntax"]);
    assert_eq!(codes("endless.yaml", endless.as_bytes()), ["malformed-keyword"]);
}

#[test]
fn bytes_that_are_no_text() {
    let document = with_schema(r#"{"type": "string"}"#);
    let nul = document.replace("Hostile", "Host\0ile");
    assert_eq!(codes("nul.json", nul.as_bytes()), ["syntax"]);
    assert_eq!(codes("nul.yaml", nul.as_bytes()), ["syntax"]);
    let marked = [b"\xef\xbb\xbf", document.as_bytes()].concat();
    assert!(codes("mark.json", &marked).is_empty(), "a byte order mark is no part of the text");
    assert!(codes("mark.yaml", &marked).is_empty(), "a byte order mark is no part of the text");
    let utf16: Vec<u8> = document.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(codes("utf16.json", &[b"\xff\xfe", utf16.as_slice()].concat()), ["not-text"]);
}

#[test]
fn lines_that_end_as_on_windows() {
    let given = given();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sentry-integrations.yaml");
    fs::write(&path, given.replace('\n', "\r\n")).expect("a document");
    assert!(case::emitted(&path).0 == case::emitted(Path::new("../spec/sentry-integrations.yaml")).0);
}

#[test]
fn one_line_of_five_megabytes() {
    let long = "x".repeat(5_000_000);
    let document =
        with_schema(&format!(r##"{{"description": "{long}", "properties": {{"a": {{"$ref": "#/nowhere"}}}}}}"##));
    assert_eq!(codes("long.json", document.as_bytes()), ["dangling-reference"]);
    assert_eq!(codes("long.yaml", document.as_bytes()), ["dangling-reference"]);
    assert_eq!(codes("broken.json", format!("{document},").as_bytes()), ["syntax"]);
}

#[test]
fn aliases_that_multiply() {
    let mut text = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (before, next) in ('a'..='i').zip('b'..='j') {
        let nine = vec![format!("*{before}"); 9].join(", ");
        text.push_str(&format!("{next}: &{next} [{nine}]\n"));
    }
    assert_eq!(codes("bomb.yaml", text.as_bytes()), ["syntax"]);
}
