//! Writes the example of a method: a call that compiles, and the JSON that the document has as an example of the body and the response.

use serde_json::Value;

use super::Output;
use super::example_value::Wanted;
use super::method::{method_name, required_media};
use crate::api::{Api, Encoding, Group, Media, Operation, Parameter, Reply, ReplyBody, Type};
use crate::names::Name;
use crate::text::json_lines::json_lines;
use crate::text::literal;

/// How long a call may be before its body becomes a variable.
const CALL: usize = 60;

/// How long a line of code may be, if it can be broken.
const LINE: usize = 100;

/// How long a line of JSON may be, if it can be broken.
const JSON_LINE: usize = 100;

/// How many lines of JSON are an example and not a listing.
const JSON_LINES: usize = 20;

/// Returns the section with the example of the method for a media type of the request body.
pub(super) fn example(output: &Output<'_>, group: &Group, operation: &Operation, media: Option<&Media>) -> Vec<String> {
    let mut lines = [String::new(), "# Example".to_owned(), String::new(), "```no_run".to_owned()].to_vec();
    lines.extend(call(output, group, operation, media));
    lines.push("```".to_owned());
    let sent = media.filter(|media| media.encoding == Encoding::Json).and_then(|media| media.example.as_ref());
    lines.extend(sent.map(|example| json("The body as JSON:", example)).unwrap_or_default());
    // The methods for other media types of the body have the same response.
    let is_first = *method_name(operation, media) == operation.name;
    let received = operation.example.as_ref().filter(|_| is_first);
    lines.extend(received.map(|example| json("The response as JSON:", example)).unwrap_or_default());
    lines
}

/// Returns a block of JSON below its title; nothing if it is long.
fn json(title: &str, example: &Value) -> Vec<String> {
    let lines = json_lines(example, JSON_LINE);
    if lines.len() > JSON_LINES {
        return Vec::new();
    }
    let start = [String::new(), title.to_owned(), "```json".to_owned()];
    start.into_iter().chain(lines).chain(["```".to_owned()]).collect()
}

/// The arguments of a call.
#[derive(Default)]
struct Arguments {
    values: Vec<String>,
    /// The arguments without a short value, with their types. They are parameters of the function around the call.
    given: Vec<(String, String)>,
}

impl Arguments {
    fn push(&mut self, name: &Name, value: Option<String>, ty: impl FnOnce() -> String) {
        let value = value.unwrap_or_else(|| {
            // The function has a parameter for the client too.
            let name = if name.as_str() == "client" { "client_".to_owned() } else { name.to_string() };
            self.given.push((name.clone(), ty()));
            name
        });
        self.values.push(value);
    }
}

/// Returns the call, in a function that rustdoc hides.
fn call(output: &Output<'_>, group: &Group, operation: &Operation, media: Option<&Media>) -> Vec<String> {
    let Arguments { mut values, given } = arguments(output, operation, media);
    let (group, method) = (&group.module, method_name(operation, media));
    let call = |values: &[String]| format!("client.{group}().{method}({})", values.join(", "));
    let mut lines = Vec::new();
    let is_long = call(&values).len() > CALL;
    if let (Some(body), Some(last)) = (&operation.body, values.last_mut())
        && is_long
        && last.starts_with("types::")
    {
        lines.push(format!("let {} = {last};", body.name));
        *last = body.name.to_string();
    }
    lines.extend(awaited(operation, &call(&values)));
    lines.insert(0, opening(&output.krate(), &lines, &given));
    lines.push("# Ok(()) }".to_owned());
    lines
}

/// Returns the hidden line before these lines: the function around them, whose parameters are the client and what is given.
fn opening(krate: &str, lines: &[String], given: &[(String, String)]) -> String {
    let given: String = given.iter().map(|(name, ty)| format!(", {name}: {ty}")).collect();
    let uses_types = lines.iter().any(|line| line.contains("types::"));
    let import = if uses_types { format!("use {krate}::types; ") } else { String::new() };
    format!("# {import}async fn example(client: {krate}::Client{given}) -> Result<(), {krate}::Error> {{")
}

fn arguments(output: &Output<'_>, operation: &Operation, media: Option<&Media>) -> Arguments {
    let mut arguments = Arguments::default();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        let ty = || super::type_path(output.api, &output.krate(), &parameter.ty);
        arguments.push(&parameter.name, value(output.api, parameter), ty);
    }
    if let (Some(body), Some(media)) = (&operation.body, required_media(operation, media)) {
        arguments.values.extend(media.range.as_ref().map(|_| "\"application/octet-stream\"".to_owned()));
        arguments.push(&body.name, body_value(output.api, media), || body_type(output, media));
    }
    arguments
}

/// Returns the statements that send the request.
fn awaited(operation: &Operation, call: &str) -> Vec<String> {
    if operation.reply.bodies().any(ReplyBody::is_stream) {
        let mut lines = statement(&format!("let mut items = {call}.await?;"));
        lines.push("while let Some(item) = items.next().await.transpose()? { /* … */ }".to_owned());
        return lines;
    }
    match &operation.reply {
        Reply::One(ReplyBody::Empty) => statement(&format!("{call}.await?;")),
        _ => statement(&format!("let response = {call}.await?;")),
    }
}

/// Returns the lines of a statement that sends a request. If it is long, each call is on a line, as rustfmt has it.
fn statement(text: &str) -> Vec<String> {
    let parts = text.split_once("().").zip(text.strip_suffix(".await?;"));
    match parts {
        Some(((start, _), before)) if text.len() > LINE => {
            let (client, group) = start.rsplit_once('.').unwrap_or((start, ""));
            let call = before.get(start.len() + 3..).unwrap_or_default();
            vec![client.to_owned(), format!("    .{group}()"), format!("    .{call}"), "    .await?;".to_owned()]
        }
        _ => vec![text.to_owned()],
    }
}

/// Returns the value of a parameter.
fn value(api: &Api, parameter: &Parameter) -> Option<String> {
    let Parameter { ty, wire, .. } = parameter;
    let wanted = Wanted { api, ty, wire, example: parameter.example.as_ref() };
    match ty {
        Type::List(item) => {
            let example = wanted.example.map(|list| list.get(0).unwrap_or(list));
            Wanted { ty: item, example, ..wanted }.list()
        }
        Type::Integer(_) => wanted.value(),
        _ => wanted.argument(),
    }
}

/// Returns the value of a body.
fn body_value(api: &Api, media: &Media) -> Option<String> {
    let wanted = Wanted { api, ty: body_argument_type(media), wire: "text", example: media.example.as_ref() };
    match media.encoding {
        Encoding::Text => Some(literal::string("text").to_string()),
        Encoding::Bytes | Encoding::Lines => None,
        _ if media.ty == Type::String => wanted.argument(),
        _ => wanted.value(),
    }
}

/// Returns the type of a body that is a parameter of the function around the call.
fn body_type(output: &Output<'_>, media: &Media) -> String {
    match media.encoding {
        Encoding::Bytes => "Vec<u8>".to_owned(),
        _ => super::type_path(output.api, &output.krate(), body_argument_type(media)),
    }
}

/// Returns the type of the body without null: callers give a value as itself.
fn body_argument_type(media: &Media) -> &Type {
    match &media.ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    }
}
