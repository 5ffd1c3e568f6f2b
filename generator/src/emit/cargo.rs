//! The generated crate's Cargo.toml. What comes from the document is written by a crate for TOML.

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::{Content, File, Output};
use crate::text::lines::one_line;

pub(super) fn manifest(output: &Output<'_>) -> File {
    let with_xml = !output.api.xml.documents.is_empty();
    let mut made = DocumentMut::new();
    made.insert("package", Item::Table(package(output)));
    made.insert("features", Item::Table(features(output, with_xml)));
    let text = format!(
        "# Generated from {} by generator/src/emit/cargo.rs. Do not edit.\n\n{made}\n{}\n{}{DOCS_RS}",
        one_line(output.document),
        if with_xml { with_quick_xml() } else { DEPENDENCIES.to_owned() },
        if output.tests { super::tests::TARGET } else { "" },
    );
    File { path: "Cargo.toml".to_owned(), content: Content::Text(text) }
}

fn package(output: &Output<'_>) -> Table {
    let description = format!("A client for the {}", one_line(&output.api.title));
    let entries = [
        ("name", output.package),
        ("version", &version(&output.api.version)),
        ("description", &description),
        ("edition", "2024"),
        ("rust-version", "1.88"),
        ("readme", "README.md"),
    ];
    entries.into_iter().map(|(key, text)| (key, value(text))).collect()
}

fn features(output: &Output<'_>, with_xml: bool) -> Table {
    let tags: Vec<&str> = output.api.groups.iter().map(|group| group.feature.as_str()).collect();
    let default = ["rustls"].into_iter().chain(with_xml.then_some("xml")).chain(["all-tags"]);
    let mut table = Table::new();
    let mut feature = |name: &str, others: Array| table.insert(name, value(others));
    feature("default", default.collect());
    feature("rustls", Array::from_iter(["reqwest/rustls"]));
    feature("native-tls", Array::from_iter(["reqwest/native-tls"]));
    feature("fs", Array::from_iter(["tokio/fs"]));
    if with_xml {
        feature("xml", Array::from_iter(["dep:quick-xml"]));
    }
    feature("all-tags", tags.iter().copied().collect());
    for tag in tags {
        feature(tag, Array::new());
    }
    comment(
        &mut table,
        "default",
        "How TLS is done, files to send (`Upload::file`), and a feature per tag of the document.",
    );
    comment(&mut table, "xml", "Bodies of XML, and the operations that have no others.");
    table
}

/// Puts a comment above an entry, where the table has it.
fn comment(table: &mut Table, key: &str, text: &str) {
    if let Some(mut key) = table.key_mut(key) {
        key.leaf_decor_mut().set_prefix(format!("# {text}\n"));
    }
}

const DOCS_RS: &str = "[package.metadata.docs.rs]\nall-features = true\n";

/// What the runtime depends on.
const DEPENDENCIES: &str = include_str!("../../runtime/dependencies.toml");

/// The dependencies with that for XML, in their order.
fn with_quick_xml() -> String {
    DEPENDENCIES.replace(
        "\nreqwest =",
        "\nquick-xml = { version = \"0.42\", default-features = false, optional = true }\nreqwest =",
    )
}

/// The document's version where Cargo takes it, else the nearest that it takes.
pub(super) fn version(text: &str) -> String {
    let text = text.trim().trim_start_matches('v');
    let core: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let mut numbers: Vec<u64> = core.split('.').map_while(|part| part.parse().ok()).take(3).collect();
    numbers.resize(3, 0);
    format!("{}.{}.{}", numbers[0], numbers[1], numbers[2])
}
