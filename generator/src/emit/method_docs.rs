//! Writes the documentation of an operation's method.

use crate::api::{Api, DocumentedError, DocumentedSuccess, Operation, Parameter, Reply, Type};
use crate::names::is_reason;
use crate::text::markdown::code;

/// Returns the lines of the documentation.
pub(super) fn about(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = operation.docs.clone();
    if lines.is_empty() {
        lines.push(format!("Calls the operation {}.", code(&operation.id)));
    }
    lines.push(String::new());
    let (failures, section) = errors(api, operation);
    lines.extend(exchange(operation, failures));
    let required: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.required && !parameter.docs.is_empty()).collect();
    lines
        .extend(required.iter().map(|parameter| format!("- `{}`: {}", parameter.name.bare(), joined(&parameter.docs))));
    lines.extend(headers(api, operation));
    lines.extend(section);
    lines
}

/// Joins the lines of a text.
fn joined(lines: &[String]) -> String {
    lines.iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Returns the route, the successes, and the failures without a section of their own.
fn exchange(operation: &Operation, failures: Option<String>) -> Vec<String> {
    let mut lines = route(operation);
    let Some(failures) = failures.map(|failures| format!("Fails with {failures}.")) else { return lines };
    match lines.as_mut_slice() {
        [line] => {
            let stop = if line.ends_with(['.', '!', '?', ':', '`']) { "" } else { "." };
            line.push_str(&format!("{stop} {failures}"));
        }
        _ => lines.extend([String::new(), failures]),
    }
    lines
}

/// Returns the method and path, and the successes that no enum of responses documents.
fn route(operation: &Operation) -> Vec<String> {
    let route = code(&format!("{} {}", operation.method, operation.path));
    let elsewhere = |status: &str| match &operation.reply {
        Reply::One(_) => false,
        Reply::ByStatus { variants, .. } => variants.iter().any(|variant| variant.status == status),
    };
    let successes: Vec<_> = operation.successes.iter().filter(|success| !elsewhere(&success.status)).collect();
    let says_nothing = |success: &&&DocumentedSuccess| success.docs.iter().all(|line| is_reason(&success.status, line));
    if successes.is_empty() {
        return vec![route];
    }
    if successes.iter().all(|success| says_nothing(&success)) {
        let statuses: Vec<&str> = successes.iter().map(|success| success.status.as_str()).collect();
        return vec![format!("{route} returns {}.", or(&statuses))];
    }
    if let [DocumentedSuccess { status, docs }] = successes.as_slice()
        && let [docs] = docs.as_slice()
    {
        return vec![format!("{route} returns {status}: {docs}")];
    }
    let items = successes.iter().map(|success| {
        if says_nothing(&success) { item(&success.status, &[]) } else { item(&success.status, &success.docs) }
    });
    [format!("{route} returns"), String::new()].into_iter().chain(items).collect()
}

/// Joins statuses: `200`, `200 or 304`, `200, 202 or 204`.
fn or(statuses: &[&str]) -> String {
    match statuses {
        [several @ .., last] if !several.is_empty() => format!("{} or {last}", several.join(", ")),
        _ => statuses.concat(),
    }
}

/// Returns a sentence that links to the type of the response headers.
fn headers(api: &Api, operation: &Operation) -> Vec<String> {
    let link = operation.headers.as_ref().and_then(|headers| link(api, headers));
    link.into_iter()
        .flat_map(|link| [String::new(), format!("`typed_headers` of the response returns {link}.")])
        .collect()
}

/// Returns the documented failures: a list of statuses if the document adds nothing to their registered reasons, otherwise a section.
fn errors(api: &Api, operation: &Operation) -> (Option<String>, Vec<String>) {
    let says_nothing = |error: &&DocumentedError| {
        error.bodies.is_empty() && error.docs.iter().all(|line| is_reason(&error.status, line))
    };
    let (plain, described): (Vec<_>, Vec<_>) = operation.errors.iter().partition(says_nothing);
    let plain: Vec<String> = plain
        .iter()
        .map(|error| format!("{} {}", error.status, error.docs.join(" ")).trim_end_matches([' ', '.']).to_owned())
        .collect();
    let plain = (!plain.is_empty()).then(|| plain.join(", "));
    if described.is_empty() {
        return (plain, Vec::new());
    }
    let described = described.into_iter().map(|error| {
        let bodies = error.bodies.iter().filter_map(|body| body_link(api, body, error.bodies.len() > 1));
        let types: Vec<String> = bodies.chain(error.headers.iter().filter_map(|ty| link(api, ty))).collect();
        let types = if types.is_empty() { String::new() } else { format!(" ({})", types.join(", ")) };
        item(&format!("{}{types}", error.status), &error.docs)
    });
    let heading = [String::new(), "# Errors".to_owned(), String::new()];
    let section = heading.into_iter().chain(described).chain(plain.map(|plain| format!("- {plain}")));
    (None, section.collect())
}

/// Returns a link to the type of a body, with its media types if the body may have several types.
fn body_link(api: &Api, (media_types, ty): &(Vec<String>, Type), is_one_of_several: bool) -> Option<String> {
    if !is_one_of_several {
        return link(api, ty);
    }
    let media_types: Vec<String> = media_types.iter().map(|media_type| code(media_type)).collect();
    let media_types: Vec<&str> = media_types.iter().map(String::as_str).collect();
    let ty = link(api, ty).unwrap_or_else(|| "a value".to_owned());
    Some(format!("{ty} as {}", or(&media_types)))
}

fn item(status: &str, docs: &[String]) -> String {
    if docs.is_empty() { format!("- {status}") } else { format!("- {status}: {}", docs.join(" ")) }
}

/// Returns a link to a type that is not in the signature.
fn link(api: &Api, of: &Type) -> Option<String> {
    match of {
        Type::Named(id) => Some(format!("[`{0}`](crate::types::{0})", api.types[id.0].name)),
        _ => None,
    }
}
