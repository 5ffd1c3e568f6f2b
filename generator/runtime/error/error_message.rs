//! Finds the message in an error body. Servers use many names and structures; the known ones are searched for, specific
//! ones first, and the message is cut to one line.

use serde_json::{Map, Value};

use super::error_reading;
use crate::runtime::codec::budget::{self, Budget};
use crate::runtime::json::json_repair;
use crate::runtime::transport::one_line::{MOST_CHARACTERS, one_line, unbroken};
use crate::runtime::transport::raw_response::RawResponse;

/// Longer messages are cut before secrets are searched for in them.
const MOST_SEARCHED: usize = 8 * MOST_CHARACTERS;

/// The memory limit for parsing a body to find its message.
const MOST_MEMORY: u64 = 16 * 1024 * 1024;

/// The number of bytes of a text that are searched.
const MOST_TEXT: usize = 256 * 1024;

/// The names of messages in objects, the most specific first.
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

/// The names of codes in objects.
const CODE_MEMBERS: [&str; 4] = ["code", "error_code", "errorCode", "type"];

/// Other names beside a message, which are no messages.
const NOT_FIELDS: [&str; 8] =
    ["errorId", "status", "status_code", "statusCode", "timestamp", "path", "request_id", "requestId"];

/// Returns the message of an error.
pub(crate) fn find(received: &RawResponse) -> Option<String> {
    let text = || String::from_utf8_lossy(&received.body[..received.body.len().min(MOST_TEXT)]);
    let message = match value(received) {
        // The message of XML may be in an element that the document does not define.
        Some(value) => of_markup(&text()).or_else(|| of_value(&value)),
        None => of_text(&text()),
    };
    some(one_line(&received.secrets.redact(&cut(message?))))
}

/// Returns the code of an error.
pub(crate) fn code(received: &RawResponse) -> Option<String> {
    let value = value(received)?;
    let inner = ["detail", "error"].iter().filter_map(|name| value.get(name));
    let code =
        inner.chain([&value]).find_map(|holder| CODE_MEMBERS.iter().find_map(|name| scalar(member(holder, name)?)));
    // OAuth uses `error` for the code and `error_description` for the message.
    let code = code.or_else(|| value.get("error_description").and_then(|_| scalar(value.get("error")?)));
    code.map(|code| received.secrets.redact(&cut(code)))
}

/// Returns a field of an object. XML often has names with capitals.
fn member<'v>(holder: &'v Value, name: &str) -> Option<&'v Value> {
    let named = || holder.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    holder.get(name).or_else(named)
}

/// Returns the beginning of a text, since searching for secrets takes longer than finding the message.
fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MOST_SEARCHED) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Returns the body as JSON, if it is JSON or documented XML and not too large.
fn value(received: &RawResponse) -> Option<Value> {
    let budget = Budget { memory: received.budget.memory.min(MOST_MEMORY), end: None };
    let decoded = budget::within(budget, None, || match error_reading::as_json(received) {
        Some(json) => json_repair::from_slice(&json.ok()?).ok(),
        None => json_repair::from_slice(&received.body).ok(),
    });
    decoded.map(|decoded| decoded.value)
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
        Some(message) => Some(match location(members) {
            Some(location) => format!("{location}: {message}"),
            None => message,
        }),
        None => of_fields(members),
    }
}

/// Validators name the location of a fault beside its message: `loc`, `field`, `pointer`.
fn location(members: &Map<String, Value>) -> Option<String> {
    match ["loc", "field", "pointer", "param"].iter().find_map(|name| members.get(*name))? {
        Value::Array(steps) => some(steps.iter().filter_map(scalar).collect::<Vec<_>>().join(".")),
        value => scalar(value),
    }
}

/// An object without any of these fields maps fields of the request to their faults.
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

/// Returns the title or heading of an HTML page, or the whole plain text.
fn of_text(text: &str) -> Option<String> {
    if !is_markup(text) {
        return some(text.trim().to_owned());
    }
    of_markup(text).or_else(|| Some("a page of markup".to_owned()))
}

fn of_markup(text: &str) -> Option<String> {
    ["title", "h1", "message", "detail"].iter().filter(|_| is_markup(text)).find_map(|name| element(text, name))
}

fn is_markup(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<')
}

/// Returns the text of the first element with this name.
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
