//! Reads the tables `derive` and `attributes`.

use syn::Attribute;
use syn::parse::Parser;
use toml_edit::{Item, TableLike, Value};

use super::read::Reader;
use crate::customization::{Attributes, Customization};
use crate::diagnostic::Code;

/// What is added to types.
#[derive(Clone, Copy)]
pub(super) enum Added {
    Derives,
    Attributes,
}

impl Reader<'_> {
    /// Adds the traits or attributes of the table.
    pub(super) fn attributes(&mut self, customization: &mut Customization, item: &Item, what: Added) {
        for (target, item) in item.as_table_like().into_iter().flat_map(TableLike::iter) {
            let values: Vec<&Value> = item.as_array().into_iter().flatten().collect();
            let mut texts = Vec::new();
            for value in values {
                let text = value.as_str().unwrap_or_default();
                if let Some(problem) = problem(what, text) {
                    self.report(Code::SettingsValue, value.span(), problem);
                    continue;
                }
                texts.push(text.trim().to_owned());
            }
            let (derives, attributes) = match what {
                Added::Derives => (texts, Vec::new()),
                Added::Attributes => (Vec::new(), texts),
            };
            let place = Some(self.place(item.span()));
            customization.attributes.push(Attributes { target: target.to_owned(), derives, attributes, place });
        }
    }
}

fn problem(what: Added, text: &str) -> Option<String> {
    let shown = text.escape_debug();
    match what {
        Added::Derives => {
            syn::parse_str::<syn::Path>(text).err().map(|_| format!("`{shown}` is not the path of a trait"))
        }
        Added::Attributes => match Attribute::parse_outer.parse_str(text) {
            Ok(attributes) if attributes.len() == 1 => None,
            _ => Some(format!("`{shown}` is not an attribute, such as `#[must_use]`")),
        },
    }
}
