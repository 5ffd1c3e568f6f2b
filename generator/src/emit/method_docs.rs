//! Writes the documentation of an operation's method.

use super::list_item::{joined, list_item};
use crate::api::{Api, DocumentedError, DocumentedSuccess, ErrorBody, Media, Operation, Reply, Type};
use crate::names::is_reason;
use crate::text::markdown::code;

/// Returns the lines of the documentation.
pub(super) fn about(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = operation.docs.clone();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(code(&format!("{} {}", operation.method, operation.path)));
    lines.extend(arguments(operation));
    lines.extend(section("Returns", returns(api, operation)));
    lines.extend(section("Errors", errors(api, operation)));
    lines
}

/// Returns the lines of a method that requests another media type: what it returns, and which method has the rest.
pub(super) fn about_alternative(api: &Api, alternative: &Operation) -> Vec<String> {
    let returns = section("Returns", returns(api, alternative));
    alternative.docs.iter().cloned().chain(returns).collect()
}

/// Returns the lines of the method for a further media type of the request body.
pub(super) fn about_other_media(operation: &Operation, media: &Media) -> Vec<String> {
    let like = operation.name.bare();
    vec![format!("Like [`{like}`](Self::{like}), with a body of {}.", code(&media.media_type))]
}

/// Returns the lines below a heading; nothing if there are none.
fn section(heading: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    [String::new(), format!("# {heading}"), String::new()].into_iter().chain(lines).collect()
}

/// Returns an item for each required parameter that is described, and one that links to the setters of the others.
fn arguments(operation: &Operation) -> Vec<String> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required && !parameter.docs.is_empty());
    let mut lines: Vec<String> =
        required.flat_map(|parameter| list_item(&format!("`{}`", parameter.name.bare()), &parameter.docs)).collect();
    let parameters =
        operation.parameters.iter().filter(|parameter| !parameter.required).map(|parameter| &parameter.name);
    let bodies = operation.body.iter().filter(|body| !body.required).flat_map(|body| &body.media);
    let setters = parameters.chain(bodies.map(|media| &media.name));
    let setters: Vec<String> =
        setters.map(|name| format!("[`{0}`]({1}::{0})", name.bare(), operation.type_name)).collect();
    if !setters.is_empty() {
        lines.push(format!("- Optional: {}", setters.join(", ")));
    }
    if !lines.is_empty() {
        lines.insert(0, String::new());
    }
    lines
}

/// Returns what awaiting the request returns, and the successes that no enum of responses documents.
fn returns(api: &Api, operation: &Operation) -> Vec<String> {
    let output = format!("`Response<{}>`", super::reply::output_text(api, operation));
    let output = match &operation.reply {
        Reply::One(body) => {
            body.ty().and_then(|ty| named(api, ty)).map_or(output.clone(), |path| format!("[{output}]({path})"))
        }
        Reply::ByStatus { name, .. } => format!("[{output}]({name})"),
    };
    let elsewhere = |status: &str| match &operation.reply {
        Reply::One(_) => false,
        Reply::ByStatus { variants, .. } => variants.iter().any(|variant| variant.status == status),
    };
    let says_nothing = |success: &DocumentedSuccess| success.docs.iter().all(|line| is_reason(&success.status, line));
    let successes: Vec<_> = operation.successes.iter().filter(|success| !elsewhere(&success.status)).collect();
    let mut lines = match successes.as_slice() {
        [] => vec![format!("{output}.")],
        [one] if says_nothing(one) => vec![format!("{output}, for status {}.", one.status)],
        [one] if one.docs.len() == 1 => vec![format!("{output}, for status {}: {}", one.status, one.docs.concat())],
        several if several.iter().all(|success| says_nothing(success)) => {
            let statuses: Vec<&str> = several.iter().map(|success| success.status.as_str()).collect();
            vec![format!("{output}, for status {}.", or(&statuses))]
        }
        several => {
            let items = several.iter().flat_map(|success| {
                list_item(&success.status, if says_nothing(success) { &[] } else { success.docs.as_slice() })
            });
            [format!("{output}, for the statuses"), String::new()].into_iter().chain(items).collect()
        }
    };
    if let (Some(headers), [line]) =
        (operation.headers.as_ref().and_then(|headers| link(api, headers)), lines.as_mut_slice())
    {
        let stop = if line.ends_with(['.', '!', '?', ':', '`']) { "" } else { "." };
        line.push_str(&format!("{stop} Its `typed_headers` returns {headers}."));
    }
    if operation.paged.is_some() {
        let name = &operation.type_name;
        lines.extend([
            String::new(),
            format!("All pages of the list: [`items`]({name}::items) and [`pages`]({name}::pages)."),
        ]);
    }
    lines
}

/// Returns the path of a type of the document, or of the items of a list of it.
fn named(api: &Api, of: &Type) -> Option<String> {
    match of {
        Type::Named(id) => Some(format!("crate::types::{}", api.types[id.0].name)),
        Type::List(item) | Type::Map(item) | Type::Nullable(item) | Type::Boxed(item) => named(api, item),
        _ => None,
    }
}

/// Joins statuses: `200`, `200 or 304`, `200, 202 or 204`.
fn or(statuses: &[&str]) -> String {
    match statuses {
        [several @ .., last] if !several.is_empty() => format!("{} or {last}", several.join(", ")),
        _ => statuses.concat(),
    }
}

/// Returns the documented failures: those that say more than their status, and then the others in one item.
fn errors(api: &Api, operation: &Operation) -> Vec<String> {
    let says_nothing = |error: &&DocumentedError| {
        error.bodies.is_empty() && error.docs.iter().all(|line| is_reason(&error.status, line))
    };
    let (plain, described): (Vec<_>, Vec<_>) = operation.errors.iter().partition(says_nothing);
    let described = described.into_iter().flat_map(|error| {
        let bodies = error.bodies.iter().filter_map(|body| body_link(api, body, error.bodies.len() > 1));
        let types: Vec<String> = bodies.chain(error.headers.iter().filter_map(|ty| link(api, ty))).collect();
        let types = if types.is_empty() { String::new() } else { format!(" ({})", types.join(", ")) };
        list_item(&format!("{}{types}", error.status), &error.docs)
    });
    let plain: Vec<String> = plain
        .iter()
        .map(|error| format!("{} {}", error.status, joined(&error.docs)).trim_end_matches([' ', '.']).to_owned())
        .collect();
    let plain = (!plain.is_empty()).then(|| format!("- {}", plain.join(", ")));
    described.chain(plain).collect()
}

/// Returns a link to the type of a body, with its media types if the body may have several types.
fn body_link(api: &Api, body: &ErrorBody, is_one_of_several: bool) -> Option<String> {
    let ErrorBody { media_types, ty, .. } = body;
    if !is_one_of_several {
        return link(api, ty);
    }
    let media_types: Vec<String> = media_types.iter().map(|media_type| code(media_type)).collect();
    let media_types: Vec<&str> = media_types.iter().map(String::as_str).collect();
    let ty = link(api, ty).unwrap_or_else(|| "a value".to_owned());
    Some(format!("{ty} as {}", or(&media_types)))
}

/// Returns a link to a type that is not in the signature.
fn link(api: &Api, of: &Type) -> Option<String> {
    match of {
        Type::Named(id) => Some(format!("[`{0}`](crate::types::{0})", api.types[id.0].name)),
        _ => None,
    }
}
