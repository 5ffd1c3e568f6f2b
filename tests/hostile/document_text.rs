//! Text of a document ends up in strings and comments of the generated crate, never in code.
//!
//! A walk over each document finds every location that holds text: all strings but those that choose a meaning (`type`, `in`, ...),
//! and all keys of maps from names. A text that would be code, if it left its string or comment, is put behind the text of each. The
//! strings that choose a meaning are attacked one keyword at a time, since no document is left when all of them are changed.
//!
//! The generator's own table of keywords says which locations there are (`generator::internals::dialect::keywords`), so a test fails when a
//! keyword is new there and no document of this suite has it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use generator::internals::config::{Config, Inputs};
use generator::internals::dialect::{Holds, Kind, keywords};
use generator::internals::{Analysis, analyze, generate};
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

/// What would be compiled. An identifier that is made of a text begins with the text before it, and so is never this one.
pub(crate) const MARKER: &str = "mod hostile_marker { compile_error!(); }";

/// What might leave a string, a comment, a code block, TOML or Markdown.
pub(crate) const BREAKS: [&str; 29] = [
    "\n",
    "\r\n",
    "\r",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "*/",
    "\"",
    "\\",
    "\\\"",
    "\"#",
    "{}",
    "}",
    "\u{202e}\u{2066}",
    "\0",
    "\n```\n",
    "\n```rust\n",
    "]]>",
    "\n#![allow(x)]\n",
    "\"\"\"\n",
    "-->",
    "'",
    "\n\n    ",
    "<script>",
    "\u{1b}[31m",
    "\u{1b}]8;;https://example.com\u{7}\u{9b}2J",
    "\u{3164}\u{200b}\u{e0041}",
];

/// Keys whose texts choose a meaning: anything else there is no document.
const MEANINGS: [&str; 14] = [
    "openapi",
    "scheme",
    "contentMediaType",
    "nextLinkName",
    "next_cursor",
    "type",
    "in",
    "style",
    "format",
    "$schema",
    "jsonSchemaDialect",
    "$id",
    "$anchor",
    "kind",
];

/// Keys of maps from names of the document's own.
const NAMED: [&str; 25] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "schemas",
    "parameters",
    "requestBodies",
    "responses",
    "headers",
    "securitySchemes",
    "examples",
    "links",
    "callbacks",
    "mapping",
    "variables",
    "scopes",
    "webhooks",
    "paths",
    "content",
    "encoding",
    "pathItems",
    "example",
    "default",
    "dependentRequired",
    "dependentSchemas",
];

struct Hostile<'a> {
    payload: &'a str,
    /// Which keywords' texts are changed.
    changes: &'a dyn Fn(&str) -> bool,
    /// Whether the names in maps and references are changed.
    names: bool,
    places: usize,
}

impl Hostile<'_> {
    fn text(&mut self, text: &str) -> Value {
        self.places += 1;
        Value::String(format!("{text}{}", self.payload))
    }

    fn reference(&self, reference: &str) -> Value {
        if !self.names || !reference.contains("#/components/") {
            return Value::from(reference);
        }
        let escaped: String = self.payload.replace('~', "~0").replace('/', "~1");
        let encoded: String = escaped.bytes().map(|byte| format!("%{byte:02X}")).collect();
        Value::String(format!("{reference}{encoded}"))
    }

    fn value(&mut self, value: &Value, within: &str) -> Value {
        match value {
            Value::String(text) if within == "$ref" || text.starts_with("#/components/") => self.reference(text),
            Value::String(text) if (self.changes)(within) => self.text(text),
            Value::Array(items) => {
                // The keys of parameters in a list are keywords, unlike those of a map of parameters.
                let below = |item: &Value| if item.is_object() && within != "security" { "" } else { within };
                items.iter().map(|item| self.value(item, below(item))).collect()
            }
            Value::Object(map) => Value::Object(self.map(map, within)),
            other => other.clone(),
        }
    }

    fn map(&mut self, map: &Map<String, Value>, within: &str) -> Map<String, Value> {
        let named = self.names && (NAMED.contains(&within) || within == "security");
        let entries = map.iter().map(|(key, value)| {
            let below = if named { "" } else { key.as_str() };
            let value = self.value(value, below);
            let key = if named && !key.starts_with("$ref") {
                self.text(key).as_str().unwrap_or_default().to_owned()
            } else {
                key.clone()
            };
            (key, value)
        });
        entries.collect()
    }
}

/// Keys of texts that nothing else refers to.
const TEXTS: [&str; 10] = [
    "title",
    "summary",
    "description",
    "default",
    "example",
    "pattern",
    "enum",
    "name",
    "version",
    "x-enum-descriptions",
];

fn document(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a document");
    serde_yaml::from_str::<Value>(&text).expect("a document is YAML")
}

/// A document with every keyword of the specification. Where a node lacks a keyword that holds a text, it is given one.
pub(crate) fn rich() -> Value {
    let mut rich = document(&Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile/documents/rich.yaml"));
    walk_document(&mut rich, &mut |kind, node| {
        for (keyword, holds) in keywords(kind) {
            if matches!(holds, Holds::Text) && !MEANINGS.contains(&keyword) && keyword != "pattern" {
                node.entry(keyword).or_insert_with(|| Value::from(format!("{keyword} of {}", kind.name())));
            }
        }
    });
    rich
}

/// Visits each node of a document with its kind, as the generator's table says which nodes there are.
fn walk_document(document: &mut Value, visit: &mut dyn FnMut(Kind, &mut Map<String, Value>)) {
    let mut at = |pointer: &str, holds: Holds| {
        if let Some(value) = document.pointer_mut(pointer) {
            walk_value(holds, value, visit);
        }
    };
    at("/info", Holds::Part(Kind::Info));
    at("/externalDocs", Holds::Part(Kind::ExternalDocs));
    at("/servers", Holds::Parts(Kind::Server));
    at("/tags", Holds::Parts(Kind::Tag));
    for (section, kind) in [
        ("parameters", Kind::Parameter),
        ("headers", Kind::Header),
        ("requestBodies", Kind::RequestBody),
        ("responses", Kind::Response),
        ("securitySchemes", Kind::SecurityScheme),
        ("schemas", Kind::Schema),
    ] {
        at(&format!("/components/{section}"), Holds::NodeMap(kind));
    }
    for section in ["paths", "webhooks"] {
        for (_, item) in document[section].as_object_mut().into_iter().flatten() {
            for (key, value) in item.as_object_mut().into_iter().flatten() {
                match key.as_str() {
                    "parameters" => walk_value(Holds::Nodes(Kind::Parameter), value, visit),
                    "servers" => walk_value(Holds::Parts(Kind::Server), value, visit),
                    _ if value.is_object() => walk_value(Holds::Node(Kind::Operation), value, visit),
                    _ => {}
                }
            }
        }
    }
}

fn walk_value(holds: Holds, value: &mut Value, visit: &mut dyn FnMut(Kind, &mut Map<String, Value>)) {
    match (holds, value) {
        (
            Holds::Part(kind) | Holds::Node(kind) | Holds::NodeOrFlag(kind) | Holds::Parts(kind) | Holds::Nodes(kind),
            Value::Object(node),
        ) => {
            if node.contains_key("$ref") {
                return;
            }
            visit(kind, node);
            for (keyword, holds) in keywords(kind) {
                if let Some(value) = node.get_mut(keyword) {
                    walk_value(holds, value, visit);
                }
            }
        }
        (Holds::Parts(kind) | Holds::Nodes(kind), Value::Array(items)) => {
            items.iter_mut().for_each(|item| walk_value(Holds::Node(kind), item, visit));
        }
        (Holds::PartMap(kind) | Holds::NodeMap(kind), Value::Object(map)) => {
            map.values_mut().for_each(|item| walk_value(Holds::Node(kind), item, visit));
        }
        (Holds::Responses, Value::Object(map)) => {
            map.values_mut().for_each(|item| walk_value(Holds::Node(Kind::Response), item, visit));
        }
        _ => {}
    }
}

/// Whether a keyword holds text: in its value, and in the names of its map.
fn holds_text(holds: Holds) -> (bool, bool) {
    match holds {
        Holds::Text | Holds::Texts | Holds::Any | Holds::Values => (true, false),
        Holds::TextMap => (true, true),
        Holds::PartMap(_) | Holds::NodeMap(_) | Holds::Requirements | Holds::Responses => (false, true),
        Holds::Unused => (true, false),
        Holds::Flag
        | Holds::Count
        | Holds::Number
        | Holds::Part(_)
        | Holds::Parts(_)
        | Holds::Node(_)
        | Holds::Nodes(_)
        | Holds::NodeOrFlag(_) => (false, false),
    }
}

/// The locations of the document whose text or names hold the marker.
fn marked(document: &mut Value) -> BTreeSet<String> {
    let mut marked = BTreeSet::new();
    walk_document(document, &mut |kind, node| {
        for (keyword, holds) in keywords(kind) {
            let (text, names) = holds_text(holds);
            let Some(value) = node.get(keyword) else { continue };
            if text && value.to_string().contains("hostile_marker") {
                marked.insert(format!("{} {keyword}", kind.name()));
            }
            let maps = value.as_array().into_iter().flatten().chain([value]).filter_map(Value::as_object);
            if names && maps.flat_map(Map::keys).any(|name| name.contains("hostile_marker")) {
                marked.insert(format!("{} {keyword}: names", kind.name()));
            }
        }
    });
    marked
}

#[test]
fn the_hostile_document_has_text_in_every_keyword() {
    let mut missing: BTreeSet<String> = BTreeSet::new();
    for kind in Kind::ALL {
        for (keyword, holds) in keywords(kind) {
            let (text, names) = holds_text(holds);
            if text && !MEANINGS.contains(&keyword) {
                missing.insert(format!("{} {keyword}", kind.name()));
            }
            if names {
                missing.insert(format!("{} {keyword}: names", kind.name()));
            }
        }
    }
    let (mut document, _) = hostile(&rich(), MARKER, true);
    for marked in marked(&mut document) {
        missing.remove(&marked);
    }
    assert_eq!(missing, BTreeSet::new());
    // The rest is attacked keyword by keyword.
    for keyword in MEANINGS {
        let (document, places) = attacked(&rich(), MARKER, &|within| within == keyword);
        assert!(places > 0 && document.to_string().contains("hostile_marker"), "no document has `{keyword}`");
    }
}

/// The document with the payload behind its texts, and behind its names or not.
pub(crate) fn hostile(document: &Value, payload: &str, names: bool) -> (Value, usize) {
    let changes = |keyword: &str| if names { !MEANINGS.contains(&keyword) } else { TEXTS.contains(&keyword) };
    let mut hostile = Hostile { payload, changes: &changes, names, places: 0 };
    let made = hostile.value(document, "");
    (made, hostile.places)
}

/// The document with the payload behind the texts of some keywords.
fn attacked(document: &Value, payload: &str, changes: &dyn Fn(&str) -> bool) -> (Value, usize) {
    let mut hostile = Hostile { payload, changes, names: false, places: 0 };
    let made = hostile.value(document, "");
    (made, hostile.places)
}

pub(crate) fn analysis(document: &Value, folder: &Path, name: &str) -> (Config, Analysis) {
    let spec = folder.join("a\u{202e} -->\n mod hostile_marker {} .json");
    fs::write(&spec, document.to_string()).expect("written");
    let config = Config {
        spec,
        inputs: Inputs::default(),
        out: folder.join("out"),
        name: name.to_owned(),
        emit_tests: true,
        ..Config::default()
    };
    let analysis = analyze(&config);
    (config, analysis)
}

fn generated(document: &Value) -> Option<BTreeMap<String, String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let (config, analysis) = analysis(document, folder.path(), "hostile");
    let api = analysis.api.as_ref()?;
    Some(generate(api, &analysis.sources, &config).unwrap_or_else(|defect| panic!("{defect}")))
}

/// Fails where the marker is anything but text.
fn check(files: &BTreeMap<String, String>, about: &str) {
    for (path, text) in files.iter().filter(|(path, _)| !path.starts_with("src/runtime")) {
        match path.rsplit('.').next() {
            Some("rs") => {
                let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{about}: {path}: {error}\n{text}"));
                tokens(quote::ToTokens::into_token_stream(parsed), &format!("{about}: {path}"));
                documentation(text, &format!("{about}: {path}"));
            }
            Some("toml") => manifest(text, about),
            Some("md") => readme(text, about),
            _ => {}
        }
    }
}

/// A variable in a server's address may be called `compile_error!();`, so its setter `compile_error`: a call of the macro is code.
fn tokens(stream: TokenStream, about: &str) {
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => self::tokens(group.stream(), about),
            TokenTree::Ident(name) => {
                let called = matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
                assert!(name != "hostile_marker" && !(name == "compile_error" && called), "{about}: code");
            }
            TokenTree::Punct(_) => {}
            TokenTree::Literal(literal) => {
                assert!(!literal.to_string().contains(['\u{202e}', '\u{2066}', '\0']), "{about}");
            }
        }
    }
}

/// No example in the documentation, which rustdoc would compile, holds the marker as code.
fn documentation(text: &str, about: &str) {
    let mut comment = String::new();
    for line in text.lines().chain([""]) {
        let line = line.trim_start();
        if let Some(said) = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) {
            comment.push_str(said.strip_prefix(' ').unwrap_or(said));
            comment.push('\n');
            continue;
        }
        if comment.contains("hostile_marker") {
            examples(&comment, about);
        }
        comment.clear();
    }
}

fn examples(comment: &str, about: &str) {
    let mut compiled = false;
    for event in Parser::new_ext(comment, Options::all()) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                compiled = match kind {
                    CodeBlockKind::Indented => true,
                    CodeBlockKind::Fenced(said) => {
                        let rust = ["rust", "no_run", "should_panic", "compile_fail", "ignore"];
                        said.split([',', ' '])
                            .all(|word| word.is_empty() || rust.contains(&word) || word.starts_with("edition"))
                    }
                };
            }
            Event::End(TagEnd::CodeBlock) => compiled = false,
            Event::Text(code) if compiled => {
                let code: String = code.lines().map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect();
                let code: TokenStream = code.parse().unwrap_or_else(|_| panic!("{about}: {code}\nin\n{comment}"));
                tokens(code, &format!("{about}: documentation:\n{comment}"));
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("{about}: HTML in documentation: {html}\n{comment}"),
            _ => {}
        }
    }
}

fn manifest(text: &str, about: &str) {
    if !text.starts_with("# @generated") || !text.contains("[package]") {
        return;
    }
    let parsed: toml_edit::DocumentMut = text.parse().unwrap_or_else(|error| panic!("{about}: {error}\n{text}"));
    let tables: Vec<&str> = parsed.iter().map(|(key, _)| key).collect();
    assert!(
        tables.iter().all(|table| ["package", "features", "dependencies", "target", "test"].contains(table)),
        "{about}: {tables:?}"
    );
    assert!(!text.contains(['\u{202e}', '\0']), "{about}");
}

fn readme(text: &str, about: &str) {
    let mut headings = Vec::new();
    let (mut heading, mut comments) = (false, 0);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                headings.push(level as u8);
                heading = true;
            }
            Event::Html(html) => {
                comments += 1;
                assert!(html.starts_with("<!-- @generated") && html.matches("-->").count() == 1, "{about}: {html}");
            }
            Event::InlineHtml(html) => panic!("{about}: HTML in README: {html}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("{about}: a link in README\n{text}"),
            _ => {}
        }
    }
    assert!(heading && comments == 1 && headings == [1, 2, 2, 2, 2], "{about}: {headings:?}\n{text}");
}

#[test]
fn hostile_text_changes_only_strings_and_comments() {
    let rich = rich();
    for before in BREAKS {
        let payload = format!("{before}{MARKER}{before}\n{MARKER}");
        for names in [false, true] {
            let (document, places) = hostile(&rich, &payload, names);
            assert!(places > if names { 200 } else { 60 }, "{places} places");
            let files = generated(&document).unwrap_or_else(|| panic!("{before:?}: the document can't be used"));
            let all: String = files.values().map(String::as_str).collect();
            assert!(all.contains("hostile_marker"), "{before:?}: the texts are in the crate");
            check(&files, &format!("{before:?}, names: {names}"));
        }
    }
}

#[test]
fn hostile_text_in_keywords_with_a_fixed_meaning_changes_only_strings_and_comments() {
    let rich = rich();
    let payload: String = BREAKS.iter().map(|before| format!("{before}{MARKER}")).collect();
    for keyword in MEANINGS {
        for payload in [payload.as_str(), &format!("\n{MARKER}\n"), &format!("\";{MARKER}//"), ""] {
            let (document, _) = attacked(&rich, payload, &|within| within == keyword);
            if let Some(files) = generated(&document) {
                check(&files, keyword);
            }
        }
    }
}

#[test]
fn very_long_texts_change_only_strings_and_comments() {
    let rich = rich();
    for (length, names, units) in
        [(20_000, false, &["mod hostile_marker { compile_error!(); }\n"][..]), (1_000, true, &["x", "語\u{202e} "])]
    {
        for unit in units {
            let payload = unit.repeat(length / unit.len());
            let (document, _) = hostile(&rich, &payload, names);
            let files = generated(&document).unwrap_or_else(|| panic!("{unit:?}: the document can't be used"));
            check(&files, &format!("{unit:?}, names: {names}"));
            for path in files.keys() {
                assert!(path.split('/').all(|part| part.len() <= 120), "{path}");
            }
        }
    }
}

#[test]
fn hostile_text_in_the_cases_changes_only_strings_and_comments() {
    let payload: String = BREAKS.iter().map(|before| format!("{before}{MARKER}")).collect();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut generated_cases = 0;
    for case in fs::read_dir(cases).expect("cases") {
        let path = case.expect("a case").path();
        // The documents are read here by a parser that refuses some of YAML 1.2.
        let refused = path.file_stem().is_some_and(|stem| stem == "yaml_1_2");
        if refused || path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let (document, _) = hostile(&document(&path), &payload, false);
        if let Some(files) = generated(&document) {
            generated_cases += 1;
            check(&files, &path.display().to_string());
        }
    }
    assert!(generated_cases > 40, "{generated_cases} cases");
}
