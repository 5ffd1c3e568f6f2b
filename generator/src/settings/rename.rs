//! Reads the table `rename`.

use toml_edit::{Item, TableLike};

use super::keys::RENAME;
use super::read::Reader;
use crate::customization::Rename;
use crate::diagnostic::Code;

impl Reader<'_> {
    /// Returns the names that the table has.
    pub(super) fn renames(&mut self, item: &Item) -> Vec<Rename> {
        let Some(tables) = item.as_table_like() else { return Vec::new() };
        self.refuse_unknown(tables, &RENAME.map(|(key, _)| key));
        let mut renames = Vec::new();
        for (key, what) in RENAME {
            let Some(item) = tables.get(key) else { continue };
            let Some(table) = item.as_table_like() else {
                self.report(Code::SettingsValue, item.span(), format!("`{key}` is a table of names"));
                continue;
            };
            for (target, item) in TableLike::iter(table) {
                let Some(name) = item.as_str() else {
                    let problem = format!("the name of `{target}` is a text, such as `\"…\"`");
                    self.report(Code::SettingsValue, item.span(), problem);
                    continue;
                };
                let (target, name, place) = (target.to_owned(), name.to_owned(), Some(self.place(item.span())));
                renames.push(Rename { what, target, name, place });
            }
        }
        renames
    }
}
