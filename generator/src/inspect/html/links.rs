//! Links between operations and types: from each name of a type to the type, and from a type to what uses it.

use std::collections::{BTreeMap, BTreeSet};

use super::operations::OperationEntry;
use super::types::TypeEntry;
use super::writer::Writer;
use crate::surface::Item;

/// How many uses of a type are listed. Others are counted.
const SHOWN: usize = 40;

/// The links of a page.
pub(super) struct Links {
    /// The types, each with the identifiers and names of what uses it.
    types: BTreeMap<String, Vec<(String, String)>>,
}

impl Links {
    pub(super) fn new(types: &[TypeEntry<'_>]) -> Self {
        Self { types: types.iter().map(|entry| (entry.item.name.clone(), Vec::new())).collect() }
    }

    pub(super) fn add_operation(&mut self, entry: &OperationEntry<'_>) {
        let mut used = BTreeSet::new();
        entry.methods.iter().for_each(|item| self.names_in_item(item, &mut used));
        self.add(used, &entry.id(), &entry.label());
    }

    pub(super) fn add_type(&mut self, entry: &TypeEntry<'_>) {
        let mut used = BTreeSet::new();
        self.names_in_item(&entry.item, &mut used);
        used.remove(&entry.item.name);
        self.add(used, &type_id(&entry.item.name), &entry.item.name);
    }

    fn add(&mut self, used: BTreeSet<String>, id: &str, label: &str) {
        for name in used {
            if let Some(uses) = self.types.get_mut(&name) {
                uses.push((id.to_owned(), label.to_owned()));
            }
        }
    }

    fn names_in_item(&self, item: &Item, names: &mut BTreeSet<String>) {
        names.extend(words(&item.text).filter(|word| self.is_type(word)).map(|word| word.text.to_owned()));
        item.children.iter().for_each(|child| self.names_in_item(child, names));
    }

    fn is_type(&self, word: &Word<'_>) -> bool {
        !word.is_in_path && self.types.contains_key(word.text)
    }

    /// Writes code, with links from the names of types.
    pub(super) fn code(&self, page: &mut Writer, code: &str) {
        for word in words(code) {
            if self.is_type(&word) {
                let href = format!("#{}", type_id(word.text));
                page.element("a", &[("href", &href)], |page| page.text(word.text));
            } else {
                page.text(word.text);
            }
        }
    }

    /// Writes what uses a type.
    pub(super) fn uses(&self, page: &mut Writer, name: &str) {
        let uses = self.types.get(name).map_or(&[][..], Vec::as_slice);
        for (index, (id, label)) in uses.iter().take(SHOWN).enumerate() {
            page.text(if index > 0 { ", " } else { "" });
            page.element("a", &[("href", &format!("#{id}"))], |page| page.text(label));
        }
        if uses.len() > SHOWN {
            page.text(&format!(" and {} more", uses.len() - SHOWN));
        }
        if uses.is_empty() {
            page.text("no operation or type");
        }
    }
}

/// Returns the identifier of a type in the page.
pub(super) fn type_id(name: &str) -> String {
    format!("type.{name}")
}

/// Returns the identifier of a group in the page.
pub(super) fn group_id(module: &str) -> String {
    format!("group.{module}")
}

/// A word of code, or what is between two words.
struct Word<'a> {
    text: &'a str,
    /// Whether it is behind `::`: the word before it says what it is.
    is_in_path: bool,
}

fn words(code: &str) -> impl Iterator<Item = Word<'_>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code;
    let mut is_in_path = false;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_part(c) != is_part(first)).unwrap_or(rest.len());
        let (text, behind) = rest.split_at(end);
        rest = behind;
        let word = Word { text, is_in_path };
        is_in_path = text.ends_with("::");
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn code_is_split_into_words() {
        let code = "pub a_b: Vec<uuid::Pet>";
        let texts: Vec<&str> = words(code).map(|word| word.text).collect();
        assert_eq!(texts, ["pub", " ", "a_b", ": ", "Vec", "<", "uuid", "::", "Pet", ">"]);
        assert_eq!(texts.concat(), code);
        let in_path: Vec<&str> = words(code).filter(|word| word.is_in_path).map(|word| word.text).collect();
        assert_eq!(in_path, ["Pet"]);
    }
}
