//! What the manifest of a crate says about the run that made it: the version of the generator, and a fingerprint of the document.
//!
//! Only the manifest says it, so that a new version of the generator changes one line of a crate that is otherwise the same.

use toml_edit::{DocumentMut, Item, Table, value};

/// The table in `[package.metadata]`.
const TABLE: &str = "generator";

/// What made a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The version of the generator.
    pub generator: String,
    /// The fingerprint of the document.
    pub document: String,
}

impl Provenance {
    /// Reads the manifest of a crate; `None` if it does not say.
    #[must_use]
    pub fn of(manifest: &str) -> Option<Self> {
        let manifest: DocumentMut = manifest.parse().ok()?;
        let table = manifest.get("package")?.get("metadata")?.get(TABLE)?;
        let text = |key| table.get(key).and_then(Item::as_str).map(str::to_owned);
        Some(Self { generator: text("version")?, document: text("document")? })
    }
}

/// Adds what made a crate to `[package.metadata]`.
pub(super) fn add(metadata: &mut Table, document: &str) {
    let mut made_by = Table::new();
    made_by.insert("version", value(crate::VERSION));
    made_by.insert("document", value(document));
    metadata.insert(TABLE, Item::Table(made_by));
}

#[cfg(test)]
mod tests {
    use super::{Item, Provenance, Table, add};

    #[test]
    fn what_is_written_is_read() {
        let (mut package, mut metadata) = (Table::new(), Table::new());
        add(&mut metadata, "00ff");
        package.insert("metadata", Item::Table(metadata));
        let mut manifest = toml_edit::DocumentMut::new();
        manifest.insert("package", Item::Table(package));
        let wanted = Provenance { generator: crate::VERSION.to_owned(), document: "00ff".to_owned() };
        assert_eq!(Provenance::of(&manifest.to_string()), Some(wanted), "{manifest}");
    }

    #[test]
    fn other_manifests_do_not_say_it() {
        for manifest in ["", "[package]\nname = \"a\"", "[package.metadata.generator]\nversion = 1", "not a manifest"] {
            assert_eq!(Provenance::of(manifest), None, "{manifest}");
        }
    }
}
