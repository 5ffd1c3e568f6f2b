//! `tests/examples.rs`: a test for each example of the document, and the examples in a file beside it.
//!
//! The examples are data, not Rust: they can be megabytes, and rustc sees a line for each.

use serde_json::{Map, Value, json};

use super::types::path;
use super::{Content, File, Output};

/// What every test does, as it is written into the file.
const HOLDS: &str = include_str!("tests/holds.rs");

pub(super) fn tests(output: &Output<'_>) -> [File; 2] {
    let krate = output.krate();
    let mut text = format!("// Generated from {} by generator/src/emit/tests.rs. Do not edit.\n\n", output.document);
    text.push_str(&HOLDS.replace("the_crate", &krate));
    text.push_str("\nexamples! {\n    \"examples.json\";\n");
    let mut data = Map::new();
    for example in &output.api.examples {
        let ty = path(output.api, &krate, &example.ty).replace(&format!("{krate}::"), "");
        text.push_str(&format!("    {}: {ty},\n", example.name));
        let mut entry = json!({ "pointer": (output.describe)(&example.pointer) });
        let values = example.values.iter().filter_map(|value| serde_json::from_str::<Value>(value).ok());
        entry["examples"] = values.collect();
        if !example.unknown.is_empty() {
            entry["unknown"] = json!(example.unknown);
        }
        data.insert(example.name.bare().to_owned(), entry);
    }
    text.push_str("}\n");
    let data = format!("{:#}\n", Value::Object(data));
    let file = |path: &str, text| File { path: path.to_owned(), content: Content::Text(text) };
    [file("tests/examples.rs", text), file("tests/examples.json", data)]
}

/// The target in the manifest: the tests need every type.
pub(super) const TARGET: &str = "[[test]]\nname = \"examples\"\nrequired-features = [\"all-tags\"]\n\n";
