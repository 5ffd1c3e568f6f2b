//! A page of the generated API: each operation and type with its documentation, and a search over them.
//!
//! The page is one file that loads nothing. A document is hostile input: `writer` escapes all text, and the policy in the head allows no
//! other script and style than those of the page. Without its script, the page has no search, and all else works.

mod links;
mod markdown;
mod operations;
mod overview;
mod types;
mod writer;

use super::Summary;
use super::text::count;
use crate::Analysis;
use crate::api::Api;
use crate::source::Sources;
use links::Links;
use writer::Writer;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// Allows the style and the script of the page by their hashes, and nothing else.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
    style-src 'sha256-k5SS1C09uaiLaAPQnbM3SyJjdxP58SuhAhWnnBGxWNo='; script-src 'sha256-MM/ZlxcrcrOtBiEab/AcOXRIeg8ltU1LViM07W7vq+0='";

/// Returns the page of an analysed document, if it is usable.
#[must_use]
pub fn page(analysis: &Analysis, summary: &Summary) -> Option<String> {
    let api = analysis.api.as_ref()?;
    Some(crate::large_stack::on_large_stack(|| whole(api, &analysis.sources, summary)))
}

fn whole(api: &Api, sources: &Sources, summary: &Summary) -> String {
    let operations = operations::operations(api);
    let types = types::types(api);
    let mut links = Links::new(&types);
    for operation in &operations {
        links.add_operation(operation);
    }
    for described in &types {
        links.add_type(described);
    }
    let mut page = Writer::new();
    page.element("head", &[], |page| head(page, api));
    page.element("body", &[], |page| {
        page.element("aside", &[], |page| navigation(page, api, summary));
        page.element("main", &[], |page| {
            overview::write(page, api, summary);
            operations::write(page, api, &operations, &links, sources);
            types::write(page, &types, &links, sources);
        });
        page.raw("script", SCRIPT);
    });
    format!("<!DOCTYPE html>\n<html lang=\"en\">\n{}</html>\n", page.finish())
}

fn head(page: &mut Writer, api: &Api) {
    page.void("meta", &[("charset", "utf-8")]);
    page.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    page.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    page.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    page.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    page.element("title", &[], |page| page.text(&format!("{} {}", api.title, api.version)));
    page.raw("style", STYLE);
}

fn navigation(page: &mut Writer, api: &Api, summary: &Summary) {
    page.element("h1", &[], |page| {
        page.text(&api.title);
        page.element("small", &[], |page| page.text(&api.version));
    });
    let search = [
        ("id", "search"),
        ("type", "search"),
        ("placeholder", "Search (press /)"),
        ("aria-label", "Search operations and types"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
    ];
    page.void("input", &search);
    page.element("p", &[("id", "status"), ("role", "status")], |page| {
        page.text(&format!("{}, {}", count(summary.operations(), "operation"), count(summary.types.total, "type")));
    });
    page.element("nav", &[("aria-label", "Sections")], |page| {
        page.element("ul", &[], |page| {
            section_link(page, "overview", "Overview", None);
            for group in &api.groups {
                let name = group.module.bare();
                section_link(page, &links::group_id(name), name, Some(group.calls().count()));
            }
            section_link(page, "types", "Types", Some(summary.types.total));
        });
    });
}

fn section_link(page: &mut Writer, id: &str, label: &str, count: Option<usize>) {
    page.element("li", &[], |page| {
        page.element("a", &[("href", &format!("#{id}"))], |page| page.text(label));
        if let Some(count) = count {
            page.element("span", &[], |page| page.text(&count.to_string()));
        }
    });
}
