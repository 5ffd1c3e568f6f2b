//! The overview of the page: the summary of the document, for a reader who opens the page.

use super::markdown;
use super::operations::fact;
use super::writer::Writer;
use crate::api::Api;
use crate::inspect::Summary;
use crate::inspect::text::{self, count};

/// Writes the section.
pub(super) fn write(page: &mut Writer, api: &Api, summary: &Summary) {
    page.element("section", &[("id", "overview")], |page| {
        page.element("h2", &[], |page| page.text("Overview"));
        page.element("p", &[("class", "note")], |page| {
            page.text("The client that is generated from this document. Press / to search, and the arrow keys to go through what is found.");
        });
        markdown::write(page, &api.docs);
        page.element("dl", &[], |page| facts(page, summary));
        list(page, &format!("Pagination: {}", count(summary.pagination.len(), "operation")), &summary.pagination, |paged| {
            text::paged(paged).join("; ")
        });
        list(page, &text::capitalized(&text::untyped_heading(&summary.untyped)), &summary.untyped, |schema| {
            text::untyped(schema).join("; ")
        });
        let made = &summary.made_names;
        let total = count(made.operations.len() + made.types.len(), "name");
        let lines: Vec<String> = text::made_lines(made);
        list(page, &format!("Made by the generator: {total} that the document does not have"), &lines, Clone::clone);
        let lines = text::kept_lines(&summary.kept_names);
        if !lines.is_empty() {
            let total = count(lines.len(), "name");
            list(page, &format!("Kept from names.lock: {total} that would be others without it"), &lines, Clone::clone);
        }
        let total: usize = summary.diagnostics.iter().map(|found| found.count).sum();
        list(page, &format!("Diagnostics: {total}"), &summary.diagnostics, |found| {
            format!("{} {} `{}`", found.count, found.severity, found.code)
        });
    });
}

fn facts(page: &mut Writer, summary: &Summary) {
    fact(page, "Operations", &format!("{} in {}", summary.operations(), count(summary.groups.len(), "group")));
    fact(page, "Types", &text::type_lines(&summary.types).join("; "));
    fact(page, "Servers", &summary.servers.iter().map(|url| format!("`{url}`")).collect::<Vec<_>>().join(", "));
    fact(page, "Credentials", &summary.security.default);
    for setting in &summary.security.settings {
        fact(page, "Setting", &format!("`{}`: {}", setting.setter, setting.sent));
    }
    let files = summary.files.iter().map(|file| format!("`{}`, {}", file.path, text::size(file.bytes)));
    fact(page, "Files", &files.collect::<Vec<_>>().join("; "));
}

fn list<T>(page: &mut Writer, heading: &str, entries: &[T], line: impl Fn(&T) -> String) {
    if entries.is_empty() {
        page.element("p", &[("class", "note")], |page| page.with_code(heading));
        return;
    }
    page.element("details", &[], |page| {
        page.element("summary", &[], |page| page.with_code(heading));
        page.element("ul", &[], |page| {
            for entry in entries {
                page.element("li", &[], |page| page.with_code(&line(entry)));
            }
        });
    });
}
