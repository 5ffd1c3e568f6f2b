//! Text of a document ends up in strings and comments of the generated crate, never in code.
//!
//! A walk over each document finds every place that holds text: all strings but those that choose a meaning (`type`, `in`, ...), and
//! all keys of maps from names. A text that would be code, if it left its string or comment, is put behind the text of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use generator::config::{Config, Inputs};
use generator::{Understood, generate, understand};
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};
use tests::workspace::Workspace;

/// What would be compiled. An identifier that is made of a text begins with the text before it, and so is never this one.
const MARKER: &str = "mod hostile_marker { compile_error!(); }";

/// What might leave a string, a comment, a code block, TOML or Markdown.
const BREAKS: [&str; 26] = [
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
];

/// Keys whose texts choose a meaning: anything else there is no document.
const MEANINGS: [&str; 12] = [
    "openapi",
    "type",
    "in",
    "style",
    "format",
    "$schema",
    "jsonSchemaDialect",
    "$id",
    "$anchor",
    "kind",
    "extends",
    "update",
];

/// Keys of maps from names of the document's own.
const NAMED: [&str; 24] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "schemas",
    "parameters",
    "requestBodies",
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
    /// Whether names are changed too, or texts alone.
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
            Value::String(text) if MEANINGS.contains(&within) => Value::from(text.as_str()),
            Value::String(text) if self.names || TEXTS.contains(&within) => self.text(text),
            Value::Array(items) => items.iter().map(|item| self.value(item, within)).collect(),
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

fn rich() -> Value {
    document(&Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile/documents/rich.yaml"))
}

fn hostile(document: &Value, payload: &str, names: bool) -> (Value, usize) {
    let mut hostile = Hostile { payload, names, places: 0 };
    let made = hostile.value(document, "");
    (made, hostile.places)
}

fn understood(document: &Value, folder: &Path, name: &str) -> (Config, Understood) {
    let spec = folder.join("a\u{202e} -->\n mod hostile_marker {} .json");
    fs::write(&spec, document.to_string()).expect("written");
    let config =
        Config { spec, inputs: Inputs::default(), out: folder.join("out"), name: name.to_owned(), emit_tests: true };
    let understood = understand(&config);
    (config, understood)
}

fn generated(document: &Value) -> Option<BTreeMap<String, String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let (config, understood) = understood(document, folder.path(), "hostile");
    let api = understood.api.as_ref()?;
    Some(generate(api, &understood.sources, &config).unwrap_or_else(|defect| panic!("{defect}")))
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
    if !text.starts_with("# Generated") || !text.contains("[package]") {
        return;
    }
    let parsed: toml_edit::DocumentMut = text.parse().unwrap_or_else(|error| panic!("{about}: {error}\n{text}"));
    let tables: Vec<&str> = parsed.iter().map(|(key, _)| key).collect();
    assert!(
        tables.iter().all(|table| ["package", "features", "dependencies", "test"].contains(table)),
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
                assert!(html.starts_with("<!-- Generated") && html.matches("-->").count() == 1, "{about}: {html}");
            }
            Event::InlineHtml(html) => panic!("{about}: HTML in README: {html}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("{about}: a link in README\n{text}"),
            _ => {}
        }
    }
    assert!(heading && comments == 1 && headings == [1, 2, 2, 2], "{about}: {headings:?}\n{text}");
}

#[test]
fn nothing_but_strings_and_comments_comes_of_any_text_of_a_document() {
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
fn neither_does_in_the_documents_of_the_cases() {
    let payload: String = BREAKS.iter().map(|before| format!("{before}{MARKER}")).collect();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut generated_cases = 0;
    for case in fs::read_dir(cases).expect("cases") {
        let path = case.expect("a case").path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
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

#[test]
fn crates_of_hostile_documents_compile() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile_text");
    let workspace = Workspace::at(&folder)?;
    let rich = rich();
    let mut dependencies = String::new();
    for (index, breaks) in BREAKS.chunks(9).enumerate() {
        let payload: String = breaks.iter().map(|before| format!("{before}{MARKER}")).collect();
        let source = tempfile::tempdir().map_err(|error| error.to_string())?;
        let (document, _) = hostile(&rich, &payload, true);
        let (config, understood) = understood(&document, source.path(), &format!("hostile-{index}"));
        let api = understood.api.as_ref().ok_or("the document can't be used")?;
        dependencies.push_str(&workspace.client(api, &understood.sources, &config)?);
    }
    workspace.user(&dependencies)?;
    workspace.put("user/src/lib.rs", "")?;
    let mut cargo = workspace.cargo(&folder.join("target"));
    cargo.args(["check", "--quiet", "--offline", "--workspace", "--tests"]);
    let run = cargo.output().map_err(|error| error.to_string())?;
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Ok(())
}
