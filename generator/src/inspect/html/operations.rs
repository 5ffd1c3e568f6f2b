//! The operations of the page: each with its call, what is sent and returned, and its errors.

use super::links::{Links, group_id};
use super::markdown;
use super::writer::Writer;
use crate::api::{Api, Group, Operation};
use crate::source::Sources;
use crate::surface::operation_items::{methods, requirement};
use crate::surface::{Item, Kind, pagination};

/// An operation with its items: its methods, the first of which has what they have in common.
pub(super) struct OperationEntry<'a> {
    group: &'a Group,
    operation: &'a Operation,
    pub(super) methods: Vec<Item>,
}

impl OperationEntry<'_> {
    /// Returns its identifier in the page.
    pub(super) fn id(&self) -> String {
        format!("call.{}.{}", self.group.module.bare(), self.operation.name.bare())
    }

    /// Returns its name in links and in its heading.
    pub(super) fn label(&self) -> String {
        format!("{}().{}", self.group.module, self.operation.name)
    }
}

/// Returns all operations.
pub(super) fn operations(api: &Api) -> Vec<OperationEntry<'_>> {
    let calls = api.groups.iter().flat_map(|group| group.calls().map(move |operation| (group, operation)));
    calls
        .map(|(group, operation)| OperationEntry { group, operation, methods: methods(api, group, operation) })
        .collect()
}

/// Writes a section for each group.
pub(super) fn write(page: &mut Writer, api: &Api, operations: &[OperationEntry<'_>], links: &Links, sources: &Sources) {
    let mut rest = operations;
    for group in &api.groups {
        let (own, others) = rest.split_at(group.calls().count().min(rest.len()));
        rest = others;
        let id = group_id(group.module.bare());
        page.element("section", &[("id", &id)], |page| {
            page.element("h2", &[], |page| page.text(&format!("client.{}()", group.module)));
            page.element("p", &[("class", "note")], |page| {
                page.with_code(&format!("{} The Cargo feature is `{}`.", group.title, group.feature));
            });
            markdown::write(page, &group.docs);
            for entry in own {
                operation(page, api, entry, links, sources);
            }
        });
    }
}

fn operation(page: &mut Writer, api: &Api, entry: &OperationEntry<'_>, links: &Links, sources: &Sources) {
    let Some((first, others)) = entry.methods.split_first() else { return };
    let operation = entry.operation;
    page.entry("entry operation", &entry.id(), |page| {
        page.element("summary", &[], |page| heading(page, entry));
        page.element("pre", &[("class", "code")], |page| links.code(page, &first.text));
        for other in others {
            page.element("pre", &[("class", "code")], |page| links.code(page, &other.text));
        }
        markdown::write(page, &operation.docs);
        arguments(page, operation, first, links);
        setters(page, first, links);
        responses(page, operation, first, links);
        errors(page, api, operation, links);
        page.element("dl", &[], |page| facts(page, api, operation, sources));
    });
}

fn heading(page: &mut Writer, entry: &OperationEntry<'_>) {
    let operation = entry.operation;
    page.element("span", &[("class", "method"), ("data-method", &operation.method)], |page| {
        page.text(&operation.method);
    });
    page.element("span", &[("class", "title")], |page| {
        page.element("code", &[], |page| page.text(&entry.label()));
        deprecated(page, operation.deprecated);
        if operation.paged.is_some() {
            page.element("span", &[("class", "mark")], |page| page.text("paginated"));
        }
        page.element("span", &[("class", "path")], |page| page.text(&operation.path));
        page.element("span", &[("class", "line")], |page| page.prose(&markdown::first_line(&operation.docs)));
    });
}

pub(super) fn deprecated(page: &mut Writer, is_deprecated: bool) {
    if is_deprecated {
        page.element("span", &[("class", "mark warning")], |page| page.text("deprecated"));
    }
}

/// Writes a table row: code, what it is in the document, and its documentation.
fn row(page: &mut Writer, links: &Links, code: &str, wire: &str, is_deprecated: bool, docs: &[String]) {
    row_with_setter(page, links, (code, None), wire, is_deprecated, docs);
}

/// Writes a table row with the setter below the code.
pub(super) fn row_with_setter(
    page: &mut Writer,
    links: &Links,
    (code, setter): (&str, Option<&str>),
    wire: &str,
    is_deprecated: bool,
    docs: &[String],
) {
    page.element("tr", &[], |page| {
        page.element("td", &[("class", "name")], |page| {
            page.element("code", &[], |page| links.code(page, code));
            deprecated(page, is_deprecated);
            if let Some(setter) = setter {
                page.element("code", &[("class", "setter")], |page| links.code(page, setter));
            }
        });
        page.element("td", &[], |page| page.with_code(wire));
        page.element("td", &[], |page| markdown::write(page, docs));
    });
}

/// Writes a table with a heading.
pub(super) fn table(page: &mut Writer, heading: &str, columns: [&str; 3], rows: impl FnOnce(&mut Writer)) {
    page.element("h4", &[], |page| page.text(heading));
    page.element("table", &[], |page| {
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                for column in columns {
                    page.element("th", &[("scope", "col")], |page| page.text(column));
                }
            });
        });
        page.element("tbody", &[], rows);
    });
}

fn arguments(page: &mut Writer, operation: &Operation, method: &Item, links: &Links) {
    if method.signature.arguments.is_empty() {
        return;
    }
    table(page, "Arguments", ["Argument", "Sent in", "Description"], |page| {
        for argument in &method.signature.arguments {
            let parameter =
                operation.parameters.iter().find(|found| found.required && found.name.bare() == argument.name);
            let code = format!("{}: {}", argument.name, argument.ty);
            match (parameter, &operation.body) {
                (Some(found), _) => row(page, links, &code, &argument.wire, found.deprecated, &found.docs),
                (None, Some(body)) => {
                    let media: Vec<String> = body.media.iter().map(|media| format!("`{}`", media.media_type)).collect();
                    let wire = format!("{} as {}", argument.wire, media.join(", "));
                    row(page, links, &code, &wire, false, &body.docs);
                }
                (None, None) => row(page, links, &code, &argument.wire, false, &[]),
            }
        }
    });
}

fn setters(page: &mut Writer, method: &Item, links: &Links) {
    let mut setters = method.children.iter().filter(|child| child.kind == Kind::Parameter).peekable();
    if setters.peek().is_none() {
        return;
    }
    table(page, "Optional", ["Setter", "Sent in", "Description"], |page| {
        for setter in setters {
            row(page, links, &setter.text, &setter.wire, setter.deprecated, &setter.docs);
        }
    });
}

fn responses(page: &mut Writer, operation: &Operation, method: &Item, links: &Links) {
    let variants: Vec<&Item> = method.children.iter().filter(|child| child.kind == Kind::Response).collect();
    if variants.is_empty() && operation.successes.is_empty() {
        return;
    }
    let output = method.signature.result.split(", pages of ").next().unwrap_or_default();
    table(page, "Responses", ["Returned", "Status", "Description"], |page| {
        for variant in &variants {
            row(page, links, &variant.text, &variant.wire, false, &variant.docs);
        }
        // The variants have the documentation of the successes.
        for success in operation.successes.iter().filter(|_| variants.is_empty()) {
            row(page, links, output, &success.status, false, &success.docs);
        }
    });
}

fn errors(page: &mut Writer, api: &Api, operation: &Operation, links: &Links) {
    if operation.errors.is_empty() {
        return;
    }
    table(page, "Errors", ["Documented body", "Status", "Description"], |page| {
        for error in &operation.errors {
            let bodies: Vec<String> =
                error.bodies.iter().map(|body| crate::emit::signature::type_text(api, &body.ty)).collect();
            let bodies = if bodies.is_empty() { "none".to_owned() } else { bodies.join(" or ") };
            row(page, links, &bodies, &error.status, false, &error.docs);
        }
    });
}

fn facts(page: &mut Writer, api: &Api, operation: &Operation, sources: &Sources) {
    if let Some(paged) = &operation.paged {
        let items = format!("items in {}; the next page {}", pagination::items(paged), pagination::next_page(paged));
        fact(page, "Pagination", &items);
    }
    fact(page, "Credentials", &credentials(api, operation));
    if let Some(server) = &operation.server {
        fact(page, "Server", &server.url);
    }
    if let Some(accept) = &operation.accept {
        fact(page, "Accepts", accept);
    }
    fact(page, "Operation", &format!("`{}`", operation.label()));
    fact(page, "Location", &format!("`{}`", sources.describe(&operation.pointer)));
}

/// How many bytes the requirement of the document may have that is written at each operation without one of its own.
const LONGEST_DEFAULT: usize = 200;

fn credentials(api: &Api, operation: &Operation) -> String {
    match &operation.security {
        Some(own) => requirement(own),
        None => Some(requirement(&api.security))
            .filter(|text| text.len() <= LONGEST_DEFAULT)
            .unwrap_or_else(|| "those of the document, which the overview lists".to_owned()),
    }
}

/// Writes a term with its description.
pub(super) fn fact(page: &mut Writer, term: &str, text: &str) {
    page.element("dt", &[], |page| page.text(term));
    page.element("dd", &[], |page| page.with_code(text));
}
