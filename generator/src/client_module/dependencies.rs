//! The dependencies of a client, as the crate needs them that includes it.

use std::collections::BTreeSet;

use toml_edit::{Array, DocumentMut, InlineTable, Item, Value};

/// Returns the dependency tables of the manifest: of optional dependencies those that the features enable, with the features of
/// dependencies that they enable.
pub(super) fn dependencies(manifest: &DocumentMut, enabled: &BTreeSet<String>) -> String {
    let mut needed = DocumentMut::new();
    if let Some(Item::Table(table)) = manifest.get("dependencies") {
        let mut table = table.clone();
        table.decor_mut().clear();
        table.retain(|name, item| !is_optional(item) || enabled.contains(&format!("dep:{name}")));
        for (name, item) in table.iter_mut() {
            let prefix = format!("{}/", name.get());
            let features: Vec<&str> = enabled.iter().filter_map(|entry| entry.strip_prefix(&prefix)).collect();
            add_features(item, &features);
        }
        needed.insert("dependencies", Item::Table(table));
    }
    if let Some(target) = manifest.get("target") {
        needed.insert("target", target.clone());
    }
    needed.to_string()
}

fn is_optional(item: &Item) -> bool {
    item.get("optional").and_then(Item::as_bool) == Some(true)
}

/// Adds features to a dependency, which the crate does not have as optional.
fn add_features(item: &mut Item, features: &[&str]) {
    if let Some(version) = item.as_str().filter(|_| !features.is_empty()) {
        let mut table = InlineTable::new();
        table.insert("version", version.into());
        *item = Item::Value(Value::InlineTable(table));
    }
    let Some(table) = item.as_inline_table_mut() else { return };
    table.remove("optional");
    if !features.is_empty() {
        let list = table.entry("features").or_insert_with(|| Value::Array(Array::new()));
        if let Some(list) = list.as_array_mut() {
            list.extend(features.iter().copied());
            list.fmt();
        }
    }
    table.fmt();
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::dependencies;

    #[test]
    fn dependencies_have_the_features_that_are_enabled() {
        let text = "[dependencies]\n\
            bytes = \"1\"\n\
            quick-xml = { version = \"0.42\", optional = true }\n\
            regex = { version = \"1\", optional = true }\n\
            tokio = { version = \"1\", features = [\"rt\"] }\n\
            url = \"2\"\n";
        let manifest = text.parse().unwrap_or_else(|error| panic!("{error}"));
        let enabled = BTreeSet::from(["dep:quick-xml", "tokio/fs", "url/serde"].map(str::to_owned));
        assert_eq!(
            dependencies(&manifest, &enabled),
            "[dependencies]\n\
            bytes = \"1\"\n\
            quick-xml = { version = \"0.42\" }\n\
            tokio = { version = \"1\", features = [\"rt\", \"fs\"] }\n\
            url = { version = \"2\", features = [\"serde\"] }\n"
        );
    }
}
