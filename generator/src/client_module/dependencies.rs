//! The dependencies of a client, as the crate needs them that includes it.

use std::collections::BTreeSet;

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

/// Returns the dependency tables of the manifest: of optional dependencies those that the features enable, with the features of
/// dependencies that they enable.
pub(super) fn dependencies(manifest: &DocumentMut, enabled: &BTreeSet<String>) -> String {
    let mut needed = DocumentMut::new();
    if let Some(Item::Table(table)) = manifest.get("dependencies") {
        needed.insert("dependencies", Item::Table(enabled_table(table, enabled)));
    }
    let targets = manifest.get("target").and_then(Item::as_table).into_iter().flat_map(Table::iter);
    let mut needed_targets = Table::new();
    needed_targets.set_implicit(true);
    for (target, tables) in targets {
        let Some(table) = tables.get("dependencies").and_then(Item::as_table) else { continue };
        let table = enabled_table(table, enabled);
        if !table.is_empty() {
            let mut tables = Table::new();
            tables.set_implicit(true);
            tables.insert("dependencies", Item::Table(table));
            needed_targets.insert(target, Item::Table(tables));
        }
    }
    if !needed_targets.is_empty() {
        needed.insert("target", Item::Table(needed_targets));
    }
    needed.to_string()
}

/// Returns the dependencies of a table that the features enable, with the features that they enable.
fn enabled_table(table: &Table, enabled: &BTreeSet<String>) -> Table {
    let mut table = table.clone();
    table.decor_mut().clear();
    table.retain(|name, item| !is_optional(item) || enabled.contains(&format!("dep:{name}")));
    for (name, item) in table.iter_mut() {
        let prefix = format!("{}/", name.get());
        let features: Vec<&str> = enabled.iter().filter_map(|entry| entry.strip_prefix(&prefix)).collect();
        add_features(item, &features);
    }
    table
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

    #[test]
    fn dependencies_of_a_target_are_those_that_are_enabled() {
        let text = "[target.'cfg(unix)'.dependencies]\n\
            rustls = { version = \"0.23\", optional = true }\n\n\
            # A comment.\n\
            [target.'cfg(windows)'.dependencies]\n\
            web-time = \"1\"\n";
        let manifest = text.parse().unwrap_or_else(|error| panic!("{error}"));
        let needed = dependencies(&manifest, &BTreeSet::new());
        assert_eq!(needed, "[target.\"cfg(windows)\".dependencies]\nweb-time = \"1\"\n");
    }
}
