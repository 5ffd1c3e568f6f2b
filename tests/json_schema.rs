//! The JSON Schema Test Suite: valid instances of each group of draft 2020-12 are read as the type of their schema and written again
//! unchanged.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use generator::internals::config::{Config, Inputs};
use generator::internals::{analyze, report};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tests::workspace::Workspace;
use tests::{case, dependencies, progress};

/// Files whose schemas put no constraint on instances.
const LEFT_OUT: [&str; 2] = ["format", "vocabulary"];

/// The columns of the list of instances that do not pass.
const HEADER: &str = "group\tinstance\tresult\treason";

/// What the program around the client does: the test of an emitted example, for each instance.
const HOLDS: &str = include_str!("../generator/src/emit/tests/holds.rs");

/// The beginning of its function that compares values.
const SAME: &str = "pub(crate) fn same(";

#[derive(Deserialize)]
struct Group {
    description: String,
    schema: Value,
    tests: Vec<Instance>,
}

#[derive(Deserialize)]
struct Instance {
    description: String,
    data: Value,
    valid: bool,
}

/// A group with the name of its schema in the document.
struct Named {
    name: String,
    title: String,
    group: Group,
}

#[test]
fn valid_instances_are_read_and_written_again_unchanged() -> Result<(), String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("json_schema");
    let groups = groups(&here.join("draft2020-12"))?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json_schema");
    let types = client(&here, &folder, &groups)?;
    let results = run(&folder, &groups, &types)?;
    let count = results.len();
    let failed: BTreeMap<(String, String), String> =
        results.into_iter().filter_map(|(instance, result)| Some((instance, result.err()?))).collect();
    println!("{} of {count} valid instances are read and written again unchanged", count - failed.len());
    compare(&here.join("EXCEPTIONS.tsv"), &failed)
}

fn groups(folder: &Path) -> Result<Vec<Named>, String> {
    let shown = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).map_err(|error| shown(&error))?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut groups = Vec::new();
    for path in paths {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if LEFT_OUT.contains(&stem.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| shown(&error))?;
        let of_file: Vec<Group> = serde_json::from_str(&text).map_err(|error| shown(&error))?;
        groups.extend(of_file.into_iter().enumerate().map(|(index, group)| Named {
            name: format!("{stem}-{index}"),
            title: format!("{stem}: {}", group.description),
            group,
        }));
    }
    Ok(groups)
}

/// Generates the client and returns the type of each schema, by the name of the schema.
///
/// Each schema is a file of its own, so that its references into itself mean what they mean in the suite.
fn client(here: &Path, folder: &Path, groups: &[Named]) -> Result<BTreeMap<String, String>, String> {
    let workspace = Workspace::at(folder)?;
    let mut schemas = Map::new();
    for Named { name, group, .. } in groups {
        let mut schema = group.schema.clone();
        // The type of a schema that is nothing but a reference is reported at the schema that it refers to.
        if let Some(keywords) = schema.as_object_mut().filter(|keywords| keywords.keys().eq(["$ref"])) {
            keywords.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        }
        workspace.put(&format!("document/{name}.json"), &schema.to_string())?;
        schemas.insert(name.clone(), json!({ "$ref": format!("{name}.json") }));
    }
    let info = json!({ "title": "JSON Schema Test Suite", "version": "1" });
    let document = json!({ "openapi": "3.1.0", "info": info, "components": { "schemas": schemas } });
    workspace.put("document/openapi.json", &document.to_string())?;
    let config = Config {
        spec: folder.join("document/openapi.json"),
        inputs: Inputs {
            mapped: vec![("http://localhost:1234".to_owned(), here.join("remotes"))],
            ..Inputs::default()
        },
        out: "case".into(),
        name: "suite".to_owned(),
        ..Config::default()
    };
    let analysis = analyze(&config);
    let api = analysis.api.as_ref().ok_or_else(|| case::shown_diagnostics(&analysis))?;
    let line = workspace.client(api, &analysis.sources, &config)?;
    workspace.user(&format!("{line}{}", dependencies::of_clients()?))?;
    let report = report::report(Some(api), &analysis.diagnostics, &analysis.sources, &config.name);
    let report = serde_json::to_value(&report).map_err(|error| error.to_string())?;
    // The component is a reference, and types are reported at the schema that it refers to.
    let named = |entry: &Value| {
        let (file, inner) = entry["pointer"].as_str()?.split_once('#')?;
        let name = Path::new(file).file_stem().filter(|_| inner.is_empty())?;
        Some((name.to_string_lossy().into_owned(), entry["rust_type"].as_str()?.to_owned()))
    };
    Ok(report["types"].as_array().into_iter().flatten().filter_map(named).collect())
}

/// The results, by title of the group and description of the instance.
type Results = BTreeMap<(String, String), Result<(), String>>;

/// Compiles and runs a program that reads and writes the valid instances.
fn run(folder: &Path, groups: &[Named], types: &BTreeMap<String, String>) -> Result<Results, String> {
    let workspace = Workspace::at(folder)?;
    let mut rows = String::new();
    let mut data: Vec<Value> = Vec::new();
    let mut results = Results::new();
    for Named { name, title, group } in groups {
        for instance in group.tests.iter().filter(|instance| instance.valid) {
            let key = (title.clone(), instance.description.clone());
            let Some(ty) = types.get(name) else {
                results.insert(key, Err("the schema has no type".to_owned()));
                continue;
            };
            let _ = writeln!(rows, "    through::<{ty}>,");
            data.push(json!([key.0, key.1, instance.data]));
        }
    }
    workspace.put("user/src/instances.json", &Value::from(data).to_string())?;
    // The part of the emitted test that needs no test harness.
    let holds = HOLDS.split("pub(crate) fn holds(").next().unwrap_or_default();
    let (_, same) = HOLDS.split_once(SAME).ok_or("the emitted tests compare values by another function")?;
    let same = same.split("macro_rules!").next().unwrap_or_default();
    let program = format!("{holds}{SAME}{same}{PROGRAM}").replace("the_crate", "suite").replace("//ROWS", &rows);
    workspace.put("user/src/main.rs", &program)?;
    let mut cargo = workspace.cargo_of_test(Path::new(env!("CARGO_TARGET_TMPDIR")));
    cargo.args(["run", "--offline", "--package", "user"]);
    let output =
        progress::output(cargo, "the client of the JSON Schema Test Suite").map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let (group, instance, error): (String, String, Option<String>) =
            serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        results.insert((group, instance), error.map_or(Ok(()), Err));
    }
    Ok(results)
}

/// The end of the program.
const PROGRAM: &str = r#"
const ROWS: &[Through] = &[
//ROWS
];

fn main() {
    let instances: Vec<(String, String, Value)> =
        serde_json::from_str(include_str!("instances.json")).expect("the instances are JSON");
    for ((group, instance, value), through) in instances.iter().zip(ROWS) {
        let text = value.to_string();
        let result = std::panic::catch_unwind(|| match through(text.as_bytes()) {
            Err(error) => Some(format!("cannot be read: {error}")),
            Ok((_, deviations)) if !deviations.is_empty() => Some(format!("deviation: {}", deviations.trim())),
            Ok((written, _)) => same(value, &written, "", &[]).err().map(|difference| format!("changed: {difference}")),
        });
        let result = result.unwrap_or_else(|_| Some("panic".to_owned()));
        println!("{}", serde_json::json!([group, instance, result]));
    }
}
"#;

/// Compares what failed with the list.
fn compare(path: &Path, failed: &BTreeMap<(String, String), String>) -> Result<(), String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut listed: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for line in text.lines().filter(|line| *line != HEADER) {
        let mut fields = line.splitn(4, '\t').map(str::to_owned);
        let mut field = || fields.next().unwrap_or_default();
        listed.insert((field(), field()), (field(), field()));
    }
    let flat = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let failed = failed.iter().map(|((group, instance), result)| ((flat(group), flat(instance)), flat(result)));
    let failed: BTreeMap<(String, String), String> = failed.collect();
    if std::env::var_os("UPDATE_EXCEPTIONS").is_some() {
        let mut text = format!("{HEADER}\n");
        for ((group, instance), result) in &failed {
            let reason = listed.get(&(group.clone(), instance.clone())).map_or("", |(_, reason)| reason);
            let _ = writeln!(text, "{group}\t{instance}\t{result}\t{reason}");
        }
        return fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()));
    }
    let mut differences = String::new();
    for (key, result) in &failed {
        if listed.get(key).is_none_or(|(known, reason)| known != result || reason.is_empty()) {
            let _ = writeln!(differences, "{}: {}: {result}", key.0, key.1);
        }
    }
    for key in listed.keys().filter(|key| !failed.contains_key(*key)) {
        let _ = writeln!(differences, "{}: {}: passes now, remove it from the list", key.0, key.1);
    }
    if differences.is_empty() { Ok(()) } else { Err(format!("not as in {}:\n{differences}", path.display())) }
}
