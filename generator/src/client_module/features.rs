//! The features of a client that a module has: the default features of its crate.

use std::collections::BTreeSet;

use toml_edit::{DocumentMut, Item};

/// Returns the features that the default ones enable, with entries such as `tokio/fs` and `dep:quick-xml`.
pub(super) fn enabled_features(manifest: &DocumentMut) -> BTreeSet<String> {
    let table = manifest.get("features").and_then(Item::as_table_like);
    let mut enabled = BTreeSet::new();
    let mut pending = vec!["default".to_owned()];
    while let Some(feature) = pending.pop() {
        let list = table.and_then(|table| table.get(&feature)).and_then(Item::as_array).into_iter().flatten();
        pending
            .extend(list.filter_map(|entry| entry.as_str()).filter(|name| !enabled.contains(*name)).map(str::to_owned));
        enabled.insert(feature);
    }
    enabled
}

#[cfg(test)]
mod tests {
    use super::enabled_features;

    #[test]
    fn features_enable_others() {
        let text = "[features]\ndefault = [\"a\"]\na = [\"b\", \"tokio/fs\"]\nb = [\"a\"]\nc = []\n";
        let manifest = text.parse().unwrap_or_else(|error| panic!("{error}"));
        let enabled: Vec<String> = enabled_features(&manifest).into_iter().collect();
        assert_eq!(enabled, ["a", "b", "default", "tokio/fs"]);
    }
}
