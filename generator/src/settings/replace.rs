//! Reads the table `replace`.

use toml_edit::{Item, TableLike};

use super::keys::{OWN_TYPE, REPLACE};
use super::read::Reader;
use crate::customization::{Customization, Replaced, Replacement, form};
use crate::diagnostic::Code;

impl Reader<'_> {
    /// Adds the types of the table.
    pub(super) fn replacements(&mut self, customization: &mut Customization, item: &Item) {
        let Some(tables) = item.as_table_like() else { return };
        self.refuse_unknown(tables, &REPLACE.map(|(key, _)| key));
        for (key, what) in REPLACE {
            let Some(item) = tables.get(key) else { continue };
            let Some(table) = item.as_table_like() else {
                self.report(Code::SettingsValue, item.span(), format!("`{key}` is a table of types"));
                continue;
            };
            for (target, item) in TableLike::iter(table) {
                customization.replacements.extend(self.replacement(what, target, item));
            }
        }
    }

    fn replacement(&mut self, what: Replaced, target: &str, item: &Item) -> Option<Replacement> {
        let (path, word) = match item.as_table_like() {
            Some(table) => {
                self.refuse_unknown(table, &OWN_TYPE);
                (table.get("type").and_then(Item::as_str), table.get("as"))
            }
            None => (item.as_str(), None),
        };
        let Some(path) = path else {
            let message = format!("`{target}` is the path of a type, such as `\"uuid::Uuid\"`");
            self.report(Code::SettingsValue, item.span(), message);
            return None;
        };
        let chosen = word.and_then(Item::as_str).and_then(form);
        if let Some(word) = word.filter(|_| chosen.is_none()) {
            self.report(Code::SettingsValue, word.span(), "`as` is `\"text\"` or `\"serde\"`".to_owned());
        }
        let (target, path) = (target.to_owned(), path.trim().to_owned());
        Some(Replacement { what, target, path, form: chosen, place: Some(self.place(item.span())) })
    }
}
