//! The types of the page: each with its fields or variants, its constructor, and what uses it.

use super::links::{Links, type_id};
use super::markdown;
use super::operations::{deprecated, fact, row_with_setter, table};
use super::writer::Writer;
use crate::api::{Api, TypeDef};
use crate::source::Sources;
use crate::surface::{Item, Kind, type_items};

/// A type with its items.
pub(super) struct TypeEntry<'a> {
    def: &'a TypeDef,
    pub(super) item: Item,
}

/// Returns all types, by name.
pub(super) fn types(api: &Api) -> Vec<TypeEntry<'_>> {
    let defs = api.declared.iter().filter_map(|index| api.types.get(*index));
    let mut types: Vec<_> = defs.zip(type_items::items(api)).map(|(def, item)| TypeEntry { def, item }).collect();
    types.sort_by(|a, b| a.item.name.cmp(&b.item.name));
    types
}

/// Writes the section of the types.
pub(super) fn write(page: &mut Writer, types: &[TypeEntry<'_>], links: &Links, sources: &Sources) {
    page.element("section", &[("id", "types")], |page| {
        page.element("h2", &[], |page| page.text("types"));
        for entry in types {
            type_entry(page, entry, links, sources);
        }
    });
}

fn type_entry(page: &mut Writer, entry: &TypeEntry<'_>, links: &Links, sources: &Sources) {
    let TypeEntry { def, item } = entry;
    page.entry("entry type", &type_id(&item.name), |page| {
        page.element("summary", &[], |page| {
            page.element("span", &[("class", "method")], |page| page.text(keyword(item)));
            page.element("span", &[("class", "title")], |page| {
                page.element("code", &[], |page| page.text(&item.name));
                deprecated(page, item.deprecated);
                page.element("span", &[("class", "line")], |page| page.prose(&markdown::first_line(&item.docs)));
            });
        });
        page.element("pre", &[("class", "code")], |page| links.code(page, &item.text));
        let constructor = item.children.iter().filter(|child| child.kind == Kind::Constructor);
        for constructor in constructor {
            page.element("pre", &[("class", "code")], |page| links.code(page, &constructor.text));
        }
        markdown::write(page, &item.docs);
        rows(page, "Fields", Kind::Field, item, links);
        rows(page, "Variants", Kind::Variant, item, links);
        page.element("dl", &[], |page| {
            page.element("dt", &[], |page| page.text("Used by"));
            page.element("dd", &[], |page| links.uses(page, &item.name));
            fact(page, "Kind", &format!("{}, {}", item.signature.result, found_in(def)));
            fact(page, "Location", &format!("`{}`", sources.describe(&def.pointer)));
        });
    });
}

/// Returns the keyword that declares a type.
fn keyword(item: &Item) -> &str {
    item.text.split_whitespace().nth(1).unwrap_or_default()
}

fn found_in(def: &TypeDef) -> &'static str {
    match (def.sent, def.received) {
        (true, true) => "in requests and responses",
        (true, false) => "in requests",
        (false, true) => "in responses",
        (false, false) => "in no request or response",
    }
}

fn rows(page: &mut Writer, heading: &str, kind: Kind, item: &Item, links: &Links) {
    let mut children = item.children.iter().filter(|child| child.kind == kind).peekable();
    if children.peek().is_none() {
        return;
    }
    table(page, heading, ["Rust", "Document", "Description"], |page| {
        for child in children {
            let setter = child.children.iter().find(|child| child.kind == Kind::FieldSetter);
            let setter = setter.map(|setter| setter.text.as_str());
            row_with_setter(page, links, (&child.text, setter), &child.wire, child.deprecated, &child.docs);
        }
    });
}
