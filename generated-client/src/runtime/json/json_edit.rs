// @generated, the same for every API. Do not edit.
//! Reads and sets one value in the JSON text of a request body. The rest of the text stays as it is, so no number of it changes.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::at_path;

/// Returns the value at a JSON pointer, unless it is missing or null.
pub(crate) fn get(json: &[u8], pointer: &str) -> Option<Value> {
    let keys: Vec<Cow<'_, str>> = keys(pointer).collect();
    let keys: Vec<&str> = keys.iter().map(Cow::as_ref).collect();
    at_path::at(json, &keys)
}

/// Returns the text with `value`, which is JSON, at a JSON pointer. Objects on the way that are missing or null are made; `None`
/// when something else is on the way.
pub(crate) fn set(json: &str, pointer: &str, value: &str) -> Option<String> {
    let keys: Vec<Cow<'_, str>> = keys(pointer).collect();
    set_at(json, &keys, value)
}

fn keys(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(|key| match key.contains('~') {
        true => key.replace("~1", "/").replace("~0", "~").into(),
        false => key.into(),
    })
}

fn set_at(json: &str, keys: &[Cow<'_, str>], value: &str) -> Option<String> {
    let Some((key, rest)) = keys.split_first() else { return Some(value.to_owned()) };
    let json = if json.trim() == "null" { "{}" } else { json };
    let Members { found, end, is_empty } = members(json, key)?;
    let old = found.clone().map_or(Some("{}"), |span| json.get(span))?;
    let new = set_at(old, rest, value)?;
    let (before, after) = match found {
        Some(span) => (json.get(..span.start)?.to_owned(), json.get(span.end..)?),
        None => {
            let comma = if is_empty { "" } else { "," };
            let key = Value::from(key.as_ref());
            (format!("{}{comma}{key}:", json.get(..end)?), json.get(end..)?)
        }
    };
    Some(format!("{before}{new}{after}"))
}

/// What is known of the members of an object.
struct Members {
    /// The text of the member's value.
    found: Option<Range<usize>>,
    /// Where the last member ends.
    end: usize,
    is_empty: bool,
}

/// Looks for a member of the object that the text is.
fn members(json: &str, key: &str) -> Option<Members> {
    let mut at = skip(json, 0, '{')?;
    let mut found = None;
    let mut is_empty = true;
    if let Some(last) = skip(json, at, '}') {
        return json.get(last..)?.trim().is_empty().then_some(Members { found, end: at, is_empty });
    }
    loop {
        let (name, end) = value::<String>(json, at)?;
        let begin = skip(json, end, ':')?;
        let begin = json.len() - json.get(begin..)?.trim_start().len();
        let (_, end) = value::<IgnoredAny>(json, begin)?;
        if name == key {
            found = Some(begin..end);
        }
        is_empty = false;
        match skip(json, end, ',') {
            Some(next) => at = next,
            None => return skip(json, end, '}').map(|_| Members { found, end, is_empty }),
        }
    }
}

/// Where the text goes on behind a sign, and white space before it.
fn skip(json: &str, at: usize, sign: char) -> Option<usize> {
    let rest = json.get(at..)?.trim_start().strip_prefix(sign)?;
    Some(json.len() - rest.len())
}

/// The value that the text has from here on, and where it ends.
fn value<'de, T: Deserialize<'de>>(json: &'de str, at: usize) -> Option<(T, usize)> {
    let mut values = serde_json::Deserializer::from_str(json.get(at..)?).into_iter::<T>();
    let value = values.next()?.ok()?;
    Some((value, at + values.byte_offset()))
}
