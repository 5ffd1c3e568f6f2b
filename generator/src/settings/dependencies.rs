//! Reads the table `dependencies`.

use toml_edit::{DocumentMut, Item, TableLike};

use super::Manifest;
use super::read::{Reader, plain};
use crate::diagnostic::Code;
use crate::runtime::dependencies_with_xml;

impl Reader<'_> {
    /// Adds the dependencies of the table. What each of them has is a matter of Cargo.
    pub(super) fn dependencies(&mut self, manifest: &mut Manifest, item: &Item) {
        let all: DocumentMut = dependencies_with_xml().parse().unwrap_or_default();
        let own = all.get("dependencies").and_then(Item::as_table_like);
        for (name, item) in item.as_table_like().into_iter().flat_map(TableLike::iter) {
            if own.is_some_and(|own| own.contains_key(name)) {
                let message = format!("the client depends on `{name}` already");
                self.report(Code::SettingsValue, item.span(), message);
            } else if item.is_str() || item.is_table_like() {
                manifest.dependencies.insert(name, plain(item));
            } else {
                let message = format!("`{name}` is a version, or a table such as `{{ version = \"1\" }}`");
                self.report(Code::SettingsValue, item.span(), message);
            }
        }
    }
}
