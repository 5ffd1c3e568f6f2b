//! Emits the `Cargo.toml` of the generated crate. Texts of the document are escaped by `toml_edit`.

use std::collections::{BTreeSet, HashMap};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};

use super::{Content, File, Output, provenance, schemas_only};
use crate::api::Api;
use crate::names::Name;
use crate::runtime::{DEPENDENCIES, TARGET_DEPENDENCIES, dependencies_with_xml};
use crate::text::lines::one_line;

/// Returns the manifest of a crate with these files of the runtime.
pub(super) fn manifest(output: &Output<'_>, runtime: &[File]) -> File {
    let with_xml = !output.api.xml.documents.is_empty() && !output.schemas_only;
    let mut made = DocumentMut::new();
    let mut package = package(output);
    // The arguments count more than a name and a version of the settings.
    let is_decided = |key: &str, item: &Item| matches!(key, "name" | "version") && item.is_str() || key == "metadata";
    for (key, item) in output.manifest.package.iter().filter(|(key, item)| !is_decided(key, item)) {
        package.insert(key, item.clone());
    }
    package.insert("metadata", Item::Table(metadata(output)));
    made.insert("package", Item::Table(package));
    if !output.schemas_only {
        made.insert("features", Item::Table(features(output, with_xml)));
    }
    let dependencies = if output.schemas_only {
        schemas_only::dependencies(output.api, runtime)
    } else if with_xml {
        dependencies_with_xml()
    } else {
        DEPENDENCIES.to_owned()
    };
    let own = own_dependencies(&output.manifest.dependencies);
    let of_targets =
        if output.schemas_only { schemas_only::target_dependencies(runtime) } else { TARGET_DEPENDENCIES.to_owned() };
    let inherited = |text: String| if output.manifest.workspace_dependencies { of_workspace(&text) } else { text };
    let text = format!(
        "# @generated from {}. Do not edit.\n\n{made}\n{}{own}\n{}\n{}{}",
        one_line(output.document),
        inherited(dependencies),
        inherited(of_targets),
        if output.tests { super::tests::TARGET } else { "" },
        if output.manifest.workspace_lints { "[lints]\nworkspace = true\n" } else { "" },
    );
    File { path: "Cargo.toml".to_owned(), content: Content::Text(text) }
}

fn package(output: &Output<'_>) -> Table {
    let what = if output.schemas_only { "The types of the" } else { "A client for the" };
    let description = format!("{what} {}", one_line(&output.api.title));
    let entries = [
        ("name", output.package),
        ("version", &output.version.to_string()),
        ("description", &description),
        ("edition", "2024"),
        ("rust-version", "1.88"),
        ("readme", "README.md"),
    ];
    let license = output.api.license.iter().map(|license| ("license", license.as_str()));
    entries.into_iter().chain(license).map(|(key, text)| (key, value(text))).collect()
}

fn features(output: &Output<'_>, with_xml: bool) -> Table {
    let groups = needed_features(output.api);
    let default: Array = match &output.manifest.default_features {
        Some(chosen) => chosen.iter().map(String::as_str).collect(),
        None => ["rustls"].into_iter().chain(with_xml.then_some("xml")).chain(["all-tags"]).collect(),
    };
    let mut table = Table::new();
    let mut feature = |name: &str, others: Array| table.insert(name, value(others));
    feature("default", default);
    feature("rustls", Array::from_iter(["reqwest/rustls"]));
    feature("rustls-ring", Array::from_iter(["dep:rustls", "reqwest/rustls-no-provider"]));
    feature("native-tls", Array::from_iter(["reqwest/native-tls"]));
    feature("blocking", Array::new());
    feature("fs", Array::from_iter(["tokio/fs"]));
    if with_xml {
        feature("xml", Array::from_iter(["dep:quick-xml"]));
    }
    feature("all-tags", groups.iter().map(|(feature, _)| *feature).collect());
    for (group, needed) in groups {
        feature(group, needed.into_iter().collect());
    }
    for (key, text) in COMMENTS {
        comment(&mut table, key, text);
    }
    table
}

/// What the features enable.
const COMMENTS: [(&str, &str); 7] = [
    ("rustls", "TLS with rustls, the cryptography of aws-lc and the certificates of the system."),
    ("rustls-ring", "TLS with rustls, the cryptography of ring and the certificates of the system."),
    ("native-tls", "TLS of the system: SChannel, Secure Transport or OpenSSL."),
    ("blocking", "Calls that wait on the thread of the caller: `send_blocking`."),
    ("fs", "Files in request bodies: `Upload::file`."),
    ("xml", "XML bodies, and operations that have no other bodies."),
    ("all-tags", "The operations of all groups, and of each group."),
];

/// Returns the names of the features that the crate of an API has.
#[must_use]
pub fn feature_names(api: &Api) -> Vec<String> {
    let xml = (!api.xml.documents.is_empty()).then_some("xml");
    let groups = api.groups.iter().map(|group| group.feature.as_str());
    ["rustls", "rustls-ring", "native-tls", "blocking", "fs", "all-tags"]
        .into_iter()
        .chain(xml)
        .chain(groups)
        .map(str::to_owned)
        .collect()
}

/// Returns the feature of each group, with those of the groups whose operations it has methods for.
fn needed_features(api: &Api) -> Vec<(&str, BTreeSet<&str>)> {
    let mut needed: HashMap<&Name, BTreeSet<&str>> = HashMap::new();
    for group in &api.groups {
        for other in group.operations.iter().flat_map(|operation| &operation.other_groups) {
            needed.entry(&other.module).or_default().insert(&group.feature);
        }
    }
    let features = api.groups.iter().map(|group| (group.feature.as_str(), needed.remove(&group.module)));
    features.map(|(feature, needed)| (feature, needed.unwrap_or_default())).collect()
}

/// Adds a comment above an entry, if the table has it.
fn comment(table: &mut Table, key: &str, text: &str) {
    if let Some(mut key) = table.key_mut(key) {
        key.leaf_decor_mut().set_prefix(format!("# {text}\n"));
    }
}

/// Returns the table `[package.metadata]`: that of the settings, with what made the crate, and the setting by which docs.rs documents all
/// features.
fn metadata(output: &Output<'_>) -> Table {
    let mut metadata = Table::new();
    metadata.set_implicit(true);
    let mut docs = Table::new();
    docs.insert("all-features", value(true));
    let mut docs_rs = Table::new();
    docs_rs.set_implicit(true);
    docs_rs.insert("rs", Item::Table(docs));
    metadata.insert("docs", Item::Table(docs_rs));
    let chosen = output.manifest.package.get("metadata").and_then(Item::as_table_like);
    for (key, item) in chosen.into_iter().flat_map(toml_edit::TableLike::iter) {
        metadata.insert(key, item.clone());
    }
    provenance::add(&mut metadata, &output.api.fingerprint);
    metadata
}

/// Returns dependencies with the versions of the workspace.
fn of_workspace(dependencies: &str) -> String {
    let Ok(mut written) = dependencies.parse::<DocumentMut>() else { return dependencies.to_owned() };
    for dependency in all_dependencies(&mut written) {
        let mut inherited = InlineTable::new();
        inherited.insert("workspace", true.into());
        for key in ["features", "optional"] {
            if let Some(own) = dependency.get(key).and_then(Item::as_value) {
                inherited.insert(key, own.clone());
            }
        }
        *dependency = value(inherited);
    }
    written.to_string()
}

/// Returns the dependencies of all targets, and of some.
fn all_dependencies(manifest: &mut DocumentMut) -> impl Iterator<Item = &mut Item> {
    let mut tables = Vec::new();
    for (key, item) in manifest.iter_mut() {
        match key.get() {
            "dependencies" => tables.push(item),
            "target" => {
                let targets = item.as_table_like_mut().into_iter().flat_map(toml_edit::TableLike::iter_mut);
                tables.extend(targets.filter_map(|(_, target)| target.get_mut("dependencies")));
            }
            _ => {}
        }
    }
    let tables = tables.into_iter().filter_map(Item::as_table_like_mut);
    tables.flat_map(toml_edit::TableLike::iter_mut).map(|(_, dependency)| dependency)
}

/// Returns the lines of the dependencies of the settings.
fn own_dependencies(own: &Table) -> String {
    let entries = own.iter().map(|(name, item)| {
        let mut table = Table::new();
        // A table of its own would end the table of the dependencies.
        table.insert(name, item.clone().into_value().map_or_else(|item| item, |made| value(made.decorated(" ", ""))));
        table.to_string()
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use toml_edit::DocumentMut;

    use super::manifest;
    use crate::api::Api;
    use crate::emit::{Content, Output};
    use crate::pointer::Pointer;
    use crate::settings::Manifest;
    use crate::test_documents::api;
    use crate::version::Version;

    /// Texts that would leave a string, a comment or a table if they were copied into TOML.
    const HOSTILE: [&str; 12] = [
        "\"",
        "'''",
        "\"\"\"",
        "\\",
        "\\u0000",
        "a\n[dependencies]\nevil = \"1\"",
        "a\r\n[lib]",
        "\u{2028}\u{85}",
        "\0\u{7f}\u{1b}[2J",
        "\u{202e}",
        "# { } [ ] = ,",
        "é 🦀",
    ];

    fn api_called(title: &str, version: &str, tag: &str) -> Api {
        let response = json!({ "200": { "description": "" } });
        let (api, _) = api(json!({
            "openapi": "3.1.0",
            "info": { "title": title, "version": version, "license": { "name": title } },
            "paths": { "/a": { "get": { "operationId": "a", "tags": [tag], "responses": response } } },
        }));
        api
    }

    /// The manifest for an API, read back.
    fn read(api: &Api, document: &str, tests: bool) -> DocumentMut {
        let output = Output {
            api,
            package: "my-client",
            version: Version::of(&api.version),
            manifest: &Manifest::default(),
            schemas_only: false,
            document,
            tests,
            describe: &|pointer: &Pointer| pointer.to_string(),
        };
        let Content::Text(text) = manifest(&output, &[]).content else { panic!("the manifest is text") };
        text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    #[test]
    fn no_text_of_a_document_changes_more_of_the_manifest_than_its_value() {
        let plain = read(&api_called("a", "1", "a"), "a.yaml", true);
        let keys = |manifest: &DocumentMut| -> Vec<String> { manifest.iter().map(|(key, _)| key.to_owned()).collect() };
        for text in HOSTILE {
            let manifest = read(&api_called(text, text, text), text, true);
            assert_eq!(keys(&manifest), keys(&plain), "{text:?}");
            assert_eq!(manifest["dependencies"].to_string(), plain["dependencies"].to_string(), "{text:?}");
            assert_eq!(manifest["package"]["version"].as_str(), Some("0.1.0"), "{text:?}");
            assert_eq!(manifest["package"]["name"].as_str(), Some("my-client"));
            let description = manifest["package"]["description"].as_str().unwrap_or_default();
            assert!(description.starts_with("A client for the"), "{description:?}");
            assert!(!description.contains(char::is_control), "{description:?}");
        }
    }

    #[test]
    fn a_title_is_the_same_when_it_is_read_back() {
        let manifest = read(&api_called("The \"Acme\" C:\\ 'API' # 1", "1", "a"), "a.yaml", false);
        let description = manifest["package"]["description"].as_str();
        assert_eq!(description, Some("A client for the The \"Acme\" C:\\ 'API' # 1"));
    }

    #[test]
    fn each_tag_is_a_feature_and_all_of_them_are_one() {
        let api = api_called("a", "1", "User accounts");
        let manifest = read(&api, "a.yaml", false);
        let features = manifest["features"].as_table().unwrap_or_else(|| panic!("{manifest}"));
        let feature = &api.groups[0].feature;
        assert_eq!(features[feature].as_array().map(toml_edit::Array::len), Some(0), "{manifest}");
        let all: Vec<_> =
            features["all-tags"].as_array().into_iter().flatten().filter_map(|tag| tag.as_str()).collect();
        assert_eq!(all, [feature]);
    }

    #[test]
    fn a_crate_without_xml_does_not_depend_on_its_parser() {
        let manifest = read(&api_called("a", "1", "a"), "a.yaml", false);
        assert!(manifest["dependencies"].get("quick-xml").is_none());
        assert!(manifest["features"].get("xml").is_none());
        let with_xml: DocumentMut = super::dependencies_with_xml().parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(with_xml["dependencies"]["quick-xml"]["optional"].as_bool(), Some(true));
    }
}
