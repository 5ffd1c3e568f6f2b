//! The generated crate's Cargo.toml.

use super::{Content, File, Output};

pub(super) fn manifest(output: &Output<'_>) -> File {
    let api = output.api;
    let features: Vec<&str> = api.groups.iter().map(|group| group.feature.as_str()).collect();
    let with_xml = !api.xml.documents.is_empty();
    let (default, xml) = if with_xml {
        (", \"xml\"", "# Bodies of XML, and the operations that have no others.\nxml = [\"dep:quick-xml\"]\n")
    } else {
        ("", "")
    };
    let dependencies = if with_xml { with_quick_xml() } else { DEPENDENCIES.to_owned() };
    let tags: String = api.groups.iter().map(|group| format!("{} = []\n", group.feature)).collect();
    let text = format!(
        r#"# Generated from {document} by generator/src/emit/cargo.rs. Do not edit.

[package]
name = {package:?}
version = {version:?}
description = {description:?}
edition = "2024"
rust-version = "1.88"
license = "MIT OR Apache-2.0"
readme = "README.md"

[features]
# How TLS is done, files to send (`Upload::file`), and a feature per tag of the document.
default = ["rustls"{default}, "all-tags"]
rustls = ["reqwest/rustls"]
native-tls = ["reqwest/native-tls"]
fs = ["tokio/fs"]
{xml}all-tags = {features:?}
{tags}
{dependencies}
{tests}[package.metadata.docs.rs]
all-features = true
"#,
        document = output.document,
        package = output.package,
        version = version(&api.version),
        description = format!("A client for the {}", plain(&api.title)),
        tests = if output.tests { super::tests::TARGET.to_owned() } else { String::new() },
    );
    File { path: "Cargo.toml".to_owned(), content: Content::Text(text) }
}

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

/// One line without what TOML or Markdown would read.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['"', '\\', '`'], "'")
}
