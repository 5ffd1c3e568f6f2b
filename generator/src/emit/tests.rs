//! `tests/examples.rs`: a test for each example of the document, and the examples in a file beside it.
//!
//! The examples are data, not Rust: they can be megabytes, and rustc sees a line for each.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Map, Value, json};

use super::types::path;
use super::{Content, File, Output};
use crate::api::Example;
use crate::text::json::visible_json;

/// What every test does, as it is written into the file.
const HOLDS: &str = include_str!("tests/holds.rs");

pub(super) fn tests(output: &Output<'_>) -> [File; 2] {
    let examples = output.api.examples.iter();
    let lines = examples.clone().map(|example| line(output, example));
    let rust = Content::Copied {
        origin: output.document.to_owned(),
        emitter: "tests",
        text: HOLDS.replace("the_crate", &output.krate()),
        items: quote!(examples! { "examples.json"; #(#lines)* }),
    };
    let data: Map<String, Value> =
        examples.map(|example| (example.name.bare().to_owned(), entry(output, example))).collect();
    let data = visible_json(&format!("{:#}\n", Value::Object(data)));
    let file = |path: &str, content| File { path: path.to_owned(), content };
    [file("tests/examples.rs", rust), file("tests/examples.json", Content::Text(data))]
}

/// The line that declares the test of an example.
fn line(output: &Output<'_>, example: &Example) -> TokenStream {
    let krate = output.krate();
    let ty = path(output.api, &krate, &example.ty).replace(&format!("{krate}::"), "");
    // The path of a type is Rust by itself.
    let ty: TokenStream = ty.parse().unwrap_or_default();
    let name = &example.name;
    quote!(#name: #ty,)
}

/// What the test is given.
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
