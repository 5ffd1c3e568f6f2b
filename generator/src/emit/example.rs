//! Writes the example of a group: a call of the operation with the fewest arguments.

use super::Output;
use super::method::feature_of;
use crate::api::{Encoding, Group, Media, Operation, ReplyBody, Type};
use crate::text::literal;

/// Returns the section with the example; nothing if all operations need the feature `xml`.
pub(super) fn example(output: &Output<'_>, group: &Group) -> Vec<String> {
    let always = group.operations.iter().filter(|operation| feature_of(operation).is_none() && !sends_xml(operation));
    always
        .min_by_key(|operation| (operation.deprecated, needed(operation)))
        .map_or_else(Vec::new, |operation| call(output, group, operation))
}

fn required_media(operation: &Operation) -> Option<&Media> {
    operation.body.as_ref().filter(|body| body.required)?.media.first()
}

fn sends_xml(operation: &Operation) -> bool {
    required_media(operation).is_some_and(|media| media.encoding == Encoding::Xml)
}

/// Returns whether the operation requires a body, and how many parameters it requires.
fn needed(operation: &Operation) -> (bool, usize) {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    (required_media(operation).is_some(), required.count())
}

/// Returns a call that compiles: arguments other than literals are parameters of the surrounding function.
fn call(output: &Output<'_>, group: &Group, operation: &Operation) -> Vec<String> {
    let krate = output.krate();
    let mut given = Vec::new();
    let mut arguments: Vec<String> = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        arguments.push(match &parameter.ty {
            Type::String => literal::string(&parameter.wire).to_string(),
            Type::Integer(_) => "1".to_owned(),
            Type::Number => "1.0".to_owned(),
            Type::Boolean => "true".to_owned(),
            other => {
                given.push((parameter.name.clone(), super::type_path(output.api, &krate, other)));
                parameter.name.to_string()
            }
        });
    }
    if let (Some(body), Some(media)) = (&operation.body, required_media(operation)) {
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
            "let {} = client.{}().{}({}).await?;",
            if stream { "mut items" } else { "reply" },
            group.module,
            operation.name,
            arguments.join(", ")
        ),
    ]);
    if stream {
        lines.push("while let Some(item) = items.next().await.transpose()? { /* … */ }".to_owned());
    }
    lines.extend(["# Ok(()) }".to_owned(), "```".to_owned()]);
    lines
}
