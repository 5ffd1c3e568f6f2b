//! Reads the tables `derive` and `attributes`.

use toml_edit::{Item, TableLike, Value};

use super::read::Reader;
use crate::choices::Added;
use crate::customization::{Addition, Customization};

impl Reader<'_> {
    /// Adds the traits or attributes of the table.
    pub(super) fn additions(&mut self, customization: &mut Customization, item: &Item, what: Added) {
        for (target, item) in item.as_table_like().into_iter().flat_map(TableLike::iter) {
            let values: Vec<&Value> = item.as_array().into_iter().flatten().collect();
            customization.additions.extend(values.into_iter().map(|value| Addition {
                what,
                target: target.to_owned(),
                text: value.as_str().unwrap_or_default().trim().to_owned(),
                place: Some(self.place(value.span())),
            }));
        }
    }
}
