//! Emits `tests/examples.rs`, with a test for each example of the document, and a JSON file with the examples.
//!
//! The examples are not Rust, because they can have megabytes.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Map, Value, json};

use super::types::path;
use super::{Content, File, Output};
use crate::api::Example;
use crate::text::json::visible_json;

/// The code that all tests use.
const HOLDS: &str = include_str!("tests/holds.rs");

pub(super) fn tests(output: &Output<'_>) -> [File; 2] {
    let examples = output.api.examples.iter();
    let lines = examples.clone().map(|example| line(output, example));
    let rust = Content::Copied {
        origin: output.document.to_owned(),
        text: HOLDS.replace("the_crate", &output.krate()),
        items: quote!(examples! { "examples.json"; #(#lines)* }),
    };
    let data: Map<String, Value> =
        examples.map(|example| (example.name.bare().to_owned(), entry(output, example))).collect();
    let data = visible_json(&format!("{:#}\n", Value::Object(data)));
    let file = |path: &str, content| File { path: path.to_owned(), content };
    [file("tests/examples.rs", rust), file("tests/examples.json", Content::Text(data))]
}

/// Emits the line that declares the test of an example.
fn line(output: &Output<'_>, example: &Example) -> TokenStream {
    let krate = output.krate();
    let ty = path(output.api, &krate, &example.ty).replace(&format!("{krate}::"), "");
    // The path of a type is Rust by itself.
    let ty: TokenStream = ty.parse().unwrap_or_default();
    let name = &example.name;
    quote!(#name: #ty,)
}

/// Returns the data of a test.
fn entry(output: &Output<'_>, example: &Example) -> Value {
    let mut entry = json!({ "pointer": (output.describe)(&example.pointer) });
    let values = example.values.iter().filter_map(|value| serde_json::from_str::<Value>(value).ok());
    entry["examples"] = values.collect();
    if !example.unknown.is_empty() {
        entry["unknown"] = json!(example.unknown);
    }
    entry
}

/// The target in the manifest: the tests need every type.
pub(super) const TARGET: &str = "[[test]]\nname = \"examples\"\nrequired-features = [\"all-tags\"]\n\n";
