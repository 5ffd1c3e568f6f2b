//! What the documentation of an operation's method says.

use super::Output;
use crate::api::{
    Api, DocumentedError, DocumentedSuccess, Encoding, Group, Media, Operation, Parameter, Reply, ReplyBody, Type,
};
use crate::names::{Name, is_reason};

/// The lines of it.
pub(super) fn about(
    output: &Output<'_>,
    group: &Group,
    operation: &Operation,
    name: &Name,
    media: Option<&Media>,
) -> Vec<String> {
    let mut lines = operation.docs.clone();
    if lines.is_empty() {
        lines.push(format!("`{}` of the document.", operation.id));
    }
    lines.push(String::new());
    lines.extend(route(operation));
    let required: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.required && !parameter.docs.is_empty()).collect();
    if !required.is_empty() {
        lines.push(String::new());
        lines.extend(
            required.iter().map(|parameter| format!("- `{}`: {}", parameter.name.bare(), parameter.docs.join(" "))),
        );
    }
    lines.extend(headers(output.api, operation));
    lines.extend(errors(output.api, operation));
    lines.extend(example(output, group, operation, name, media));
    lines
}

/// Method and path, and the successes that no enum of replies documents.
fn route(operation: &Operation) -> Vec<String> {
    let route = format!("`{} {}`", operation.method, operation.path);
    let elsewhere = |status: &str| match &operation.reply {
        Reply::One(_) => false,
        Reply::ByStatus { variants, .. } => variants.iter().any(|variant| variant.status == status),
    };
    let successes: Vec<_> = operation.successes.iter().filter(|success| !elsewhere(&success.status)).collect();
    match successes.as_slice() {
        [] => vec![route],
        [DocumentedSuccess { status, docs }] if docs.len() < 2 => match docs.first() {
            Some(docs) if !is_reason(status, docs) => vec![format!("{route} gives {status}: {docs}")],
            _ => vec![format!("{route} gives {status}.")],
        },
        several => {
            let items = several.iter().map(|DocumentedSuccess { status, docs }| item(status, docs));
            [format!("{route} gives"), String::new()].into_iter().chain(items).collect()
        }
    }
}

/// Where the types of a success's headers are.
fn headers(api: &Api, operation: &Operation) -> Vec<String> {
    let link = operation.headers.as_ref().and_then(|headers| link(api, headers));
    link.into_iter()
        .flat_map(|link| [String::new(), format!("The reply has {link}, which `typed_headers` reads.")])
        .collect()
}

/// The documented failures; those of which only the registered reason is said share a line.
fn errors(api: &Api, operation: &Operation) -> Vec<String> {
    if operation.errors.is_empty() {
        return Vec::new();
    }
    let says_nothing =
        |error: &&DocumentedError| error.body.is_none() && error.docs.iter().all(|line| is_reason(&error.status, line));
    let (plain, told): (Vec<_>, Vec<_>) = operation.errors.iter().partition(says_nothing);
    let told = told.into_iter().map(|error| {
        let types: Vec<String> = error.body.iter().chain(&error.headers).filter_map(|ty| link(api, ty)).collect();
        let types = if types.is_empty() { String::new() } else { format!(" ({})", types.join(", ")) };
        item(&format!("{}{types}", error.status), &error.docs)
    });
    let plain: Vec<String> = plain
        .iter()
        .map(|error| format!("{} {}", error.status, error.docs.join(" ")).trim_end_matches([' ', '.']).to_owned())
        .collect();
    let plain = (!plain.is_empty()).then(|| format!("- {}", plain.join(", ")));
    [String::new(), "# Errors".to_owned(), String::new()].into_iter().chain(told).chain(plain).collect()
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

/// A call that compiles: arguments that are more than text or a number are taken from outside.
fn example(
    output: &Output<'_>,
    group: &Group,
    operation: &Operation,
    name: &Name,
    media: Option<&Media>,
) -> Vec<String> {
    let krate = output.krate();
    let mut given = Vec::new();
    let mut arguments: Vec<String> = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        arguments.push(match &parameter.ty {
            Type::String => format!("\"{}\"", parameter.wire.replace(['"', '\\'], "")),
            Type::Integer(_) => "1".to_owned(),
            Type::Number => "1.0".to_owned(),
            Type::Boolean => "true".to_owned(),
            other => {
                given.push((parameter.name.clone(), super::type_path(output.api, &krate, other)));
                parameter.name.to_string()
            }
        });
    }
    if let (Some(body), Some(media)) = (operation.body.as_ref().filter(|body| body.required), media) {
        arguments.extend(media.range.as_ref().map(|_| "\"application/octet-stream\"".to_owned()));
        arguments.push(body.name.to_string());
        let of = match media.encoding {
            Encoding::Bytes => "Vec<u8>".to_owned(),
            Encoding::Text => "String".to_owned(),
            _ => super::type_path(output.api, &krate, &media.ty),
        };
        given.push((body.name.clone(), of));
    }
    let given: String = given.iter().map(|(name, ty)| format!(", {name}: {ty}")).collect();
    let stream = operation.reply.bodies().any(ReplyBody::is_stream);
    let allow = operation.deprecated.then_some("# #[allow(deprecated)]".to_owned());
    let mut lines = vec![String::new(), "# Example".to_owned(), String::new(), "```no_run".to_owned()];
    lines.extend(allow);
    lines.extend([
        format!("# async fn example(client: {krate}::Client{given}) -> Result<(), {krate}::Error> {{"),
        format!(
            "let {} = client.{}().{name}({}).await?;",
            if stream { "mut items" } else { "reply" },
            group.module,
            arguments.join(", ")
        ),
    ]);
    if stream {
        lines.push("while let Some(item) = items.next().await.transpose()? { /* … */ }".to_owned());
    }
    lines.extend(["# Ok(()) }".to_owned(), "```".to_owned()]);
    lines
}
