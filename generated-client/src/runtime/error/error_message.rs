// @generated, the same for every API. Do not edit.
//! The words in an error body. Servers put them under many names and in many shapes; each that is known is
//! looked for, from the particular to the general, and what is found is cut to one line.

use serde_json::{Map, Value};

use crate::runtime::codec::budget::{self, Budget};
use crate::runtime::json::json_repair;
use crate::runtime::transport::raw_response::RawResponse;

/// Longer messages are cut: the whole body is in the error besides.
const MOST_CHARACTERS: usize = 500;

/// Longer messages are cut before secrets are searched for in them.
const MOST_SEARCHED: usize = 8 * MOST_CHARACTERS;

/// The memory that a body may need to be looked through.
const MOST_MEMORY: u64 = 16 * 1024 * 1024;

/// The bytes of a text that are looked through.
const MOST_TEXT: usize = 256 * 1024;

/// Where objects keep their message, the most telling first.
const MESSAGE_MEMBERS: [&str; 11] = [
    "detail",
    "message",
    "error_description",
    "msg",
    "error",
    "errors",
    "title",
    "info",
    "reason",
    "description",
    "non_field_errors",
];

/// Where objects keep their code.
const CODE_MEMBERS: [&str; 4] = ["code", "error_code", "errorCode", "type"];

/// What else may stand beside a message without being one.
const NOT_FIELDS: [&str; 8] =
    ["errorId", "status", "status_code", "statusCode", "timestamp", "path", "request_id", "requestId"];

/// The message of an error.
pub(crate) fn find(received: &RawResponse) -> Option<String> {
    let message = match value(received) {
        Some(value) => of_value(&value),
        None => of_text(&String::from_utf8_lossy(&received.body[..received.body.len().min(MOST_TEXT)])),
    };
    some(one_line(&received.secrets.redact(&cut(message?))))
}

/// The code of an error.
pub(crate) fn code(received: &RawResponse) -> Option<String> {
    let value = value(received)?;
    let inner = ["detail", "error"].iter().filter_map(|name| value.get(name));
    let code = inner.chain([&value]).find_map(|holder| CODE_MEMBERS.iter().find_map(|name| scalar(holder.get(name)?)));
    // OAuth calls the code `error`, and tells it from the description.
    let code = code.or_else(|| value.get("error_description").and_then(|_| scalar(value.get("error")?)));
    code.map(|code| received.secrets.redact(&cut(code)))
}

/// The beginning of a text that secrets are searched for, which takes longer than to find the text.
fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MOST_SEARCHED) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The body, if it is JSON that is not too large to look for a message in.
fn value(received: &RawResponse) -> Option<Value> {
    let budget = Budget { memory: received.budget.memory.min(MOST_MEMORY), end: None };
    budget::within(budget, None, || json_repair::from_slice(&received.body)).ok().map(|decoded| decoded.value)
}

/// The text on one line, without control characters, and not too long.
pub(crate) fn one_line(text: &str) -> String {
    let line = unbroken(text);
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}..", &line[..end]),
        None => line,
    }
}

fn unbroken(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn of_value(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => some(items.iter().filter_map(of_value).collect::<Vec<_>>().join("; ")),
        Value::Object(members) => of_object(members),
        value => scalar(value),
    }
}

fn of_object(members: &Map<String, Value>) -> Option<String> {
    let named = MESSAGE_MEMBERS.iter().find_map(|name| members.get(*name).and_then(of_value));
    match named {
        Some(message) => Some(match place(members) {
            Some(place) => format!("{place}: {message}"),
            None => message,
        }),
        None => of_fields(members),
    }
}

/// Validators name the place of a fault beside its message: `loc`, `field`, `pointer`.
fn place(members: &Map<String, Value>) -> Option<String> {
    match ["loc", "field", "pointer", "param"].iter().find_map(|name| members.get(*name))? {
        Value::Array(steps) => some(steps.iter().filter_map(scalar).collect::<Vec<_>>().join(".")),
        value => scalar(value),
    }
}

/// An object without any such member maps the fields of the request to what is wrong with them.
fn of_fields(members: &Map<String, Value>) -> Option<String> {
    let known = |name: &&str| CODE_MEMBERS.contains(name) || NOT_FIELDS.contains(name);
    let fields = members.iter().filter(|(name, _)| !known(&name.as_str()));
    let fields = fields.filter_map(|(name, value)| Some(format!("{name}: {}", of_value(value)?)));
    some(fields.collect::<Vec<_>>().join("; "))
        .or_else(|| CODE_MEMBERS.iter().find_map(|name| scalar(members.get(*name)?)))
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// Of a page only what it says of itself, of plain text all.
fn of_text(text: &str) -> Option<String> {
    if !text.trim_start().starts_with('<') {
        return some(text.trim().to_owned());
    }
    ["title", "h1", "message", "detail"]
        .iter()
        .find_map(|name| element(text, name))
        .or_else(|| Some("a page of markup".to_owned()))
}

/// The text of the first element of this name.
fn element(text: &str, name: &str) -> Option<String> {
    // ASCII case folding keeps byte offsets.
    let folded = text.to_ascii_lowercase();
    let tag = format!("<{name}");
    let open =
        folded.match_indices(&tag).map(|(at, tag)| at + tag.len()).find(|at| folded[*at..].starts_with(['>', ' ']))?;
    let start = open + folded[open..].find('>')? + 1;
    let end = start + folded[start..].find(&format!("</{name}"))?;
    let inner = text[start..end].split('<').enumerate();
    let inner = inner.map(
        |(index, piece)| {
            if index == 0 { piece } else { piece.split_once('>').map_or("", |(_, after)| after) }
        },
    );
    some(unbroken(&inner.collect::<Vec<_>>().join(" ")))
}
