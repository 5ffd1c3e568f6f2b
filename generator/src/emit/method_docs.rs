//! What the documentation of an operation's method says.

use crate::api::{Api, DocumentedError, DocumentedSuccess, Operation, Parameter, Reply, Type};
use crate::names::is_reason;
use crate::text::markdown::code;

/// The lines of it.
pub(super) fn about(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = operation.docs.clone();
    if lines.is_empty() {
        lines.push(format!("{} of the document.", code(&operation.id)));
    }
    lines.push(String::new());
    let (failures, told) = errors(api, operation);
    lines.extend(exchange(operation, failures));
    let required: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.required && !parameter.docs.is_empty()).collect();
    lines
        .extend(required.iter().map(|parameter| format!("- `{}`: {}", parameter.name.bare(), joined(&parameter.docs))));
    lines.extend(headers(api, operation));
    lines.extend(told);
    lines
}

/// The lines of a text as one.
fn joined(lines: &[String]) -> String {
    lines.iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// What is sent, what comes of it, and the failures that a few words tell.
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

/// Method and path, and the successes that no enum of replies documents.
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
        return vec![format!("{route} gives {}.", or(&statuses))];
    }
    if let [DocumentedSuccess { status, docs }] = successes.as_slice()
        && let [docs] = docs.as_slice()
    {
        return vec![format!("{route} gives {status}: {docs}")];
    }
    let items = successes.iter().map(|success| {
        if says_nothing(&success) { item(&success.status, &[]) } else { item(&success.status, &success.docs) }
    });
    [format!("{route} gives"), String::new()].into_iter().chain(items).collect()
}

/// `200`, `200 or 304`, `200, 202 or 204`.
fn or(statuses: &[&str]) -> String {
    match statuses {
        [several @ .., last] if !several.is_empty() => format!("{} or {last}", several.join(", ")),
        _ => statuses.concat(),
    }
}

/// Where the types of a success's headers are.
fn headers(api: &Api, operation: &Operation) -> Vec<String> {
    let link = operation.headers.as_ref().and_then(|headers| link(api, headers));
    link.into_iter()
        .flat_map(|link| [String::new(), format!("The reply has {link}, which `typed_headers` reads.")])
        .collect()
}

/// The documented failures: a few words where only their registered reasons are said, a section where there is more to tell.
fn errors(api: &Api, operation: &Operation) -> (Option<String>, Vec<String>) {
    let says_nothing = |error: &&DocumentedError| {
        error.bodies.is_empty() && error.docs.iter().all(|line| is_reason(&error.status, line))
    };
    let (plain, told): (Vec<_>, Vec<_>) = operation.errors.iter().partition(says_nothing);
    let plain: Vec<String> = plain
        .iter()
        .map(|error| format!("{} {}", error.status, error.docs.join(" ")).trim_end_matches([' ', '.']).to_owned())
        .collect();
    let plain = (!plain.is_empty()).then(|| plain.join(", "));
    if told.is_empty() {
        return (plain, Vec::new());
    }
    let told = told.into_iter().map(|error| {
        let bodies = error.bodies.iter().filter_map(|body| body_link(api, body, error.bodies.len() > 1));
        let types: Vec<String> = bodies.chain(error.headers.iter().filter_map(|ty| link(api, ty))).collect();
        let types = if types.is_empty() { String::new() } else { format!(" ({})", types.join(", ")) };
        item(&format!("{}{types}", error.status), &error.docs)
    });
    let heading = [String::new(), "# Errors".to_owned(), String::new()];
    let section = heading.into_iter().chain(told).chain(plain.map(|plain| format!("- {plain}")));
    (None, section.collect())
}

/// The type of a body, with its media types where the body may be of several types.
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

/// A link to a type that is not in the signature.
fn link(api: &Api, of: &Type) -> Option<String> {
    match of {
        Type::Named(id) => Some(format!("[`{0}`](crate::types::{0})", api.types[id.0].name)),
        _ => None,
    }
}
