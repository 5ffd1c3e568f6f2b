//! Reads the table `rename`.

use toml_edit::{Item, TableLike};

use super::keys::RENAME;
use super::read::Reader;
use crate::customization::{Rename, problem};
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
                let problem = match item.as_str() {
                    Some(name) => problem(what, name),
                    None => Some(format!("the name of `{target}` is a text, such as `\"…\"`")),
                };
                if let Some(problem) = problem {
                    self.report(Code::SettingsValue, item.span(), problem);
                    continue;
                }
                renames.push(Rename {
                    what,
                    target: target.to_owned(),
                    name: item.as_str().unwrap_or_default().to_owned(),
                    place: Some(self.place(item.span())),
                });
            }
        }
        renames
    }
}
