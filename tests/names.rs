//! Names that the emitted code gives a meaning to: a tag, an operation and a component may have any of them, and the crate
//! compiles without a warning.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use generator::internals::analyze;
use generator::internals::config::{Config, Inputs};
use serde_json::{Map, Value, json};
use tests::workspace::Workspace;
use tests::{case, dependencies, progress};

/// What Rust, its prelude, Cargo and the layout of a crate give a meaning to.
const OF_RUST: &str = "Option Some None Result Ok Err String Vec Box Into From TryFrom TryInto Clone Copy Send Sync Sized Drop Fn \
    FnMut FnOnce AsRef AsMut Iterator IntoIterator FromIterator Extend Default Eq PartialEq Ord PartialOrd ToOwned ToString Future \
    IntoFuture Unpin Debug Hash Self self super crate std core alloc str bool char u8 i32 i64 u64 f64 usize i128 Map BTreeMap \
    HashMap Value into try_into borrow to_owned clone_from type_id fmt main test lib mod operations types client runtime xml \
    default rustls rustls-ring native-tls blocking fs all-tags api abstract as async await become break const continue do dyn else enum extern false \
    final fn for gen if impl in let loop macro match move mut override priv pub ref return static struct trait true try type typeof \
    unsafe unsized use virtual where while yield union auto raw macro_rules con aux nul com1";

#[test]
fn names_of_the_runtime_and_of_rust_compile() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names");
    let spec = folder.join("document.json");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    fs::write(&spec, document(&names()?).to_string()).map_err(|error| error.to_string())?;
    compiles_without_a_warning(&folder, &spec)
}

fn compiles_without_a_warning(folder: &Path, spec: &Path) -> Result<(), String> {
    let workspace = Workspace::at(folder)?;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let config = Config {
        spec: spec.to_owned(),
        inputs: Inputs::default(),
        out: name.clone().into(),
        name,
        ..Config::default()
    };
    let analysis = analyze(&config);
    let api = analysis.api.as_ref().ok_or_else(|| case::shown_diagnostics(&analysis))?;
    let client = workspace.client(api, &analysis.sources, &config)?;
    workspace.user(&format!("{client}{}", dependencies::of_clients()?))?;
    workspace.put("user/src/lib.rs", "")?;
    let examiner = env!("CARGO_BIN_EXE_rustc-without-code");
    let mut cargo = workspace.cargo_of_examination(Path::new(env!("CARGO_TARGET_TMPDIR")), examiner);
    cargo.args(["build", "--offline", "--workspace", "--no-default-features"]);
    cargo.args(["--features", &Workspace::features(api, &config).join(",")]);
    let out = progress::output(cargo, &config.name).map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && !said.contains("warning"), "{said}");
    Ok(())
}

#[test]
fn an_unrelated_component_changes_nothing_of_an_operation() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("merge");
    let text = fs::read_to_string("cases/merge_by_shape.yaml").map_err(|error| error.to_string())?;
    let with: Value = serde_yaml::from_str(&text).map_err(|error| error.to_string())?;
    let mut without = with.clone();
    let removed = [("/paths", "/branches"), ("/components/schemas", "BranchNode")];
    for (place, key) in removed {
        let object = without.pointer_mut(place).and_then(Value::as_object_mut).ok_or(place)?;
        object.shift_remove(key).ok_or(key)?;
    }
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let [with, without] = [("with", with), ("without", without)].map(|(name, document)| {
        let path = folder.join(format!("{name}.json"));
        fs::write(&path, document.to_string()).map(|()| case::emitted(&path).0)
    });
    let [with, without] = [with.map_err(|error| error.to_string())?, without.map_err(|error| error.to_string())?];
    let types = |files: &std::collections::BTreeMap<String, String>| files.get("src/types/tags.rs").cloned();
    let body = |text: Option<String>| text.map(|text| text.lines().skip(1).collect::<Vec<_>>().join("\n"));
    assert!(body(types(&with)).is_some_and(|text| text.contains("pub struct TagValue")));
    assert_eq!(body(types(&with)), body(types(&without)));
    Ok(())
}

/// The names of the modules, types and macros of the runtime, of the methods of the client, of dependencies, and of Rust; one of
/// those that differ by case alone. Other code can't name what is private in the runtime, nor modules within its modules.
fn names() -> Result<BTreeSet<String>, String> {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/runtime");
    let mut names: BTreeSet<String> = OF_RUST.split_whitespace().map(str::to_lowercase).collect();
    for entry in fs::read_dir(&runtime).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        names.extend(path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()));
    }
    for path in files(&runtime).map_err(|error| error.to_string())? {
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let is_client = path.ends_with("client.rs") || path.ends_with("client_request.rs");
        for line in text.lines() {
            let declared = ["struct ", "enum ", "trait ", "type ", "macro_rules! "];
            let declared = declared.into_iter().chain(is_client.then_some("fn "));
            let public = declared.filter_map(|word| {
                let (before, name) = line.split_once(word)?;
                (before.contains("pub") || word == "macro_rules! ").then(|| identifier(name))
            });
            names.extend(public);
            names.extend(
                line.split_once(" = ").filter(|_| path.ends_with("dependencies.toml")).map(|(name, _)| name.to_owned()),
            );
        }
    }
    names.retain(|name| !name.is_empty());
    assert!(names.len() > 250, "only {} names were found", names.len());
    Ok(names)
}

/// The files of a folder and of the folders in it.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(self::files(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>().to_lowercase()
}

/// A document in which every name is a tag with an operation that sends, an operation that reads, and a component.
fn document(names: &BTreeSet<String>) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for (index, name) in names.iter().enumerate() {
        let json =
            |schema: Value| json!({ "description": "Fine.", "content": { "application/json": { "schema": schema } } });
        paths.insert(
            format!("/{index}"),
            json!({
                "post": {
                    "tags": [name],
                    "operationId": format!("send{index}"),
                    "parameters": [
                        { "name": "q", "in": "query", "schema": { "type": "string" } },
                        { "name": "r", "in": "query", "required": true, "schema": { "type": "array", "items": { "type": "string" } } },
                    ],
                    "requestBody": {
                        "required": true,
                        "content": {
                            "application/octet-stream": { "schema": { "type": "string", "format": "binary" } },
                            "text/plain": { "schema": { "type": "string" } },
                        },
                    },
                    "responses": {
                        "200": json(json!({ "type": "array", "items": { "type": "object", "additionalProperties": true } })),
                        "201": json(json!({ "type": "object", "properties": { format!("a{index}"): { "type": "string" } } })),
                    },
                },
                "get": {
                    "tags": [name],
                    "operationId": name,
                    "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer" } }],
                    "responses": {
                        "200": json(json!({ "type": "array", "items": { "$ref": format!("#/components/schemas/{name}") } })),
                    },
                },
            }),
        );
        schemas.insert(
            name.clone(),
            json!({
                "type": "object",
                "required": ["s"],
                "properties": {
                    "s": { "type": "string" },
                    "v": {},
                    "m": { "type": "object", "additionalProperties": { "type": "string" } },
                    "d": { "type": "string", "format": "date-time" },
                    "e": { "type": "string", "enum": ["a", format!("b{index}")] },
                    "n": { "type": "string", "nullable": true },
                    "u": { "oneOf": [{ "type": "string" }, { "type": "integer" }] },
                },
            }),
        );
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Names", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}
